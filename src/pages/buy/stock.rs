//! The stock of all countries for the version: where is anything to be had.

use super::country::CountryChoice;
use super::loading::{LoadingBar, LoadingFailure};
use super::map::{self, StockMap};
use crate::effects::effect;
use crate::on_demand::{OnDemand, pieces};
use crate::session::{
    loading::Loading,
    order::order,
    proxy6::Proxy6,
    stock::{Wanted, stock},
    words::words,
};
use crate::ui::flag::Flag;
use api::Country;
use leptos::prelude::*;
use std::{cmp::Reverse, collections::HashMap};

pieces! {
    stock_map in stock_map: StockMap;
}

/// The card.
#[component]
pub fn Stock(
    /// The account in use.
    proxy6: Memo<Option<Proxy6>>,
    /// Which country is chosen.
    choice: CountryChoice,
) -> impl IntoView {
    let (words, stock, order) = (words(), stock(), order());
    let version = Memo::new(move |_| order.read_version());
    let loading = Signal::derive(move || stock.loading(version.get()));
    let load = move |wanted: Wanted| {
        if let Some(proxy6) = proxy6.get_untracked() {
            stock.load(version.get_untracked(), wanted, proxy6);
        }
    };
    let due = Memo::new(move |_| {
        let answers = proxy6.with(|proxy6| proxy6.as_ref().is_some_and(Proxy6::may_change));
        (answers && stock.loading(version.get()) == Loading::NotBegun).then(|| version.get())
    });
    effect(move || {
        if due.get().is_some() {
            untrack(|| load(Wanted::Missing));
        }
    });
    provide_context(choice);
    let mapped = RwSignal::new(false);
    let by_stock = RwSignal::new(false);
    let countries = Memo::new(move |_| {
        let version = version.get();
        let sold = stock.countries(version).unwrap_or_default();
        let mut countries = choice.in_order(&sold);
        if by_stock.get() {
            countries.sort_by_key(|country| Reverse(stock.of(version, *country)));
        }
        countries
    });
    // Once for all lines: the stock keeps a mark of everything that ever read it, until it changes.
    let in_stock = Memo::new(move |_| stock.all_of(version.get()));
    let chosen = Memo::new(move |_| choice.chosen());
    let sort_button = move |stocked: bool, label: fn(&desk::text::buy::Buy) -> &'static str| {
        view! {
            <button
                type="button"
                class="quiet"
                aria-pressed=move || if by_stock.get() == stocked { "true" } else { "false" }
                on:click=move |_| by_stock.set(stocked)
            >
                {move || label(&words.buy)}
            </button>
        }
    };
    view! {
        <section class="card" aria-labelledby="buy-stock">
            <header>
                <h2 id="buy-stock">{move || (words.buy.stock)((words.buy.version_name)(version.get()))}</h2>
                <LoadingBar
                    loading
                    cancel=move |()| stock.cancel(version.get_untracked())
                    go_on=move |()| load(Wanted::Missing)
                    refresh=move |()| load(Wanted::All)
                />
                {map::DRAWN.then(|| view! {
                    <button
                        type="button"
                        class="small"
                        aria-expanded=move || if mapped.get() { "true" } else { "false" }
                        on:click=move |_| mapped.update(|mapped| *mapped = !*mapped)
                        on:pointerenter=move |_| stock_map().expect()
                        on:focus=move |_| stock_map().expect()
                    >
                        {move || words.buy.map}
                    </button>
                })}
                <div class="buy-sort" role="group" aria-label=move || words.buy.sort_by>
                    {sort_button(false, |own| own.by_name)}
                    {sort_button(true, |own| own.by_stock)}
                </div>
            </header>
            <Show when=move || mapped.get()>
                <div class="buy-map"><OnDemand piece=stock_map() /></div>
            </Show>
            <ul class="buy-stock">
                <For each=move || countries.get() key=|country| *country let:country>
                    <Line country in_stock chosen />
                </For>
            </ul>
            <Show when=move || countries.with(Vec::is_empty) && loading.with(|loading| *loading == Loading::Complete)>
                <p class="soft buy-note">{move || words.buy.nowhere_sold}</p>
            </Show>
            <LoadingFailure loading go_on=move |()| load(Wanted::Missing) />
        </section>
    }
}

#[component]
fn Line(
    country: Country,
    /// How many there are in each country.
    in_stock: Memo<HashMap<Country, u32>>,
    chosen: Memo<Option<Country>>,
) -> impl IntoView {
    let (words, order) = (words(), order());
    let in_stock = Memo::new(move |_| in_stock.with(|all| all.get(&country).copied()));
    let chosen = Memo::new(move |_| chosen.get() == Some(country));
    view! {
        <li>
            <button
                type="button"
                class:none=move || in_stock.get() == Some(0)
                aria-pressed=move || if chosen.get() { "true" } else { "false" }
                on:click=move |_| order.country.set(words.country(country))
            >
                <Flag country />
                <span class="name">{move || words.country(country)}</span>
                <span class="count">
                    {move || in_stock.get().map_or_else(|| "–".to_owned(), |count| words.number(count.into()))}
                </span>
            </button>
        </li>
    }
}
