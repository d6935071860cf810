//! The price table, versions × periods; a click on a cell takes it over.

use super::loading::{LoadingBar, LoadingFailure};
use crate::effects::effect;
use crate::session::{
    loading::Loading,
    order::order,
    price_table::{Prices as Known, VERSIONS, price_table},
    proxy6::Proxy6,
    words::words,
};
use leptos::prelude::*;
use proxy6::Version;

/// The card.
#[component]
pub fn Prices(
    /// The account in use.
    proxy6: Memo<Option<Proxy6>>,
) -> impl IntoView {
    let (words, table, order) = (words(), price_table(), order());
    let load = move || {
        if let Some(proxy6) = proxy6.get_untracked() {
            table.load(proxy6);
        }
    };
    let reload = move || {
        if let Some(proxy6) = proxy6.get_untracked() {
            table.reload(proxy6);
        }
    };
    // Begins once the account has answered: until then the calculator says what is wrong, and saying it twice helps nobody.
    let due = Memo::new(move |_| {
        table.loading() == Loading::NotBegun && proxy6.with(|proxy6| proxy6.as_ref().is_some_and(Proxy6::may_change))
    });
    effect(move || {
        if due.get() {
            untrack(load);
        }
    });
    let periods = Memo::new(move |_| table.periods());
    // Once for all cells: the table and the order keep a mark of everything that ever read them, until they change.
    let prices = Memo::new(move |_| table.all());
    let picked = Memo::new(move |_| Some((order.read_version(), order.read_period().ok()?.get())));
    let loading = Signal::derive(move || table.loading());
    view! {
        <section class="card" aria-labelledby="buy-all-prices">
            <header>
                <h2 id="buy-all-prices">{move || words.buy.all_prices}</h2>
                <LoadingBar loading cancel=move |()| table.cancel() go_on=move |()| load() refresh=move |()| reload() />
            </header>
            <div class="scroll" tabindex="0" role="group" aria-label=move || words.buy.all_prices>
                <table class="buy-prices" aria-labelledby="buy-all-prices">
                    <thead>
                        <tr>
                            <th scope="col">{move || words.buy.version}</th>
                            <For each=move || periods.get() key=|days| *days let:days>
                                <th scope="col" class="number">{move || (words.buy.days)(days.into())}</th>
                            </For>
                        </tr>
                    </thead>
                    <tbody>
                        {VERSIONS
                            .map(|version| {
                                view! {
                                    <tr>
                                        <th scope="row">{move || (words.buy.version_name)(version)}</th>
                                        <For each=move || periods.get() key=|days| *days let:days>
                                            <Cell version days prices picked />
                                        </For>
                                    </tr>
                                }
                            })
                            .collect_view()}
                    </tbody>
                </table>
            </div>
            <LoadingFailure loading go_on=move |()| load() />
        </section>
    }
}

#[component]
fn Cell(
    /// The row.
    version: Version,
    /// The column.
    days: u32,
    /// All of the table.
    prices: Memo<Known>,
    /// Version and period of the order.
    picked: Memo<Option<(Version, u32)>>,
) -> impl IntoView {
    let (words, order) = (words(), order());
    let price = Memo::new(move |_| {
        let (price, currency) = prices.with(|prices| prices.of(version, days))?;
        Some(words.money(price, currency))
    });
    let cheapest = Memo::new(move |_| prices.with(|prices| prices.cheapest(version)) == Some(days));
    let picked = Memo::new(move |_| picked.get() == Some((version, days)));
    let pick = move |_| {
        order.version.set(version.to_string());
        order.period.set(days.to_string());
    };
    let name = move || {
        let cell = (words.buy.cell)((words.buy.version_name)(version), days.into(), &price.get().unwrap_or_default());
        if cheapest.get() { format!("{cell}, {}", words.buy.cheapest) } else { cell }
    };
    view! {
        <td>
            {move || match price.get() {
                Some(price) => view! {
                    <button
                        type="button"
                        class:cheapest=move || cheapest.get()
                        title=move || cheapest.get().then_some(words.buy.cheapest)
                        aria-label=name
                        aria-pressed=move || if picked.get() { "true" } else { "false" }
                        on:click=pick
                    >
                        {price}
                    </button>
                }
                .into_any(),
                None if prices.with(Known::is_complete) => {
                    view! {
                        <span class="soft">
                            <span aria-hidden="true">"–"</span>
                            <span class="visually-hidden">{words.buy.not_sold}</span>
                        </span>
                    }
                    .into_any()
                }
                None => view! { <span class="buy-awaited"></span> }.into_any(),
            }}
        </td>
    }
}
