//! The map of the stock beside the picker: its shapes come when it is opened; the same figures stand under it as a table.

use super::country::{CountryChoice, stock_told};
use crate::session::{order::order, stock::stock, words::words};
use crate::transport::own_file;
use crate::ui::world_map::{Atlas, Section};
use api::Country;
use desk::world_map::{Shade, WorldMap};
use leptos::prelude::*;
use std::sync::Arc;

/// Whether this build has the shapes: `cargo xtask` draws them.
pub const DRAWN: bool = cfg!(world_map);

/// Its address, from the page's own.
const SHAPES: &str = "world/countries.txt";

#[derive(Clone)]
enum Shapes {
    Awaited,
    Here(Arc<WorldMap>),
    Missing,
}

/// The map.
#[component]
pub fn StockMap() -> impl IntoView {
    let (words, stock, order) = (words(), stock(), order());
    let choice: CountryChoice = expect_context();
    let version = Memo::new(move |_| order.read_version());
    let shapes = RwSignal::new(Shapes::Awaited);
    let fetch = move || {
        leptos::task::spawn_local(async move {
            let map = own_file::read(SHAPES).await.ok().and_then(|text| WorldMap::parse(&text));
            // Whoever closes it meanwhile takes the signal along.
            let _ = shapes.try_set(map.map_or(Shapes::Missing, |map| Shapes::Here(Arc::new(map))));
        });
    };
    fetch();
    let section = RwSignal::new(Section::WORLD);
    let sold = Memo::new(move |_| stock.countries(version.get()).unwrap_or_default());
    let picked = Memo::new(move |_| choice.chosen());
    let tell = Callback::new(move |country: Country| {
        (words.country(country), stock_told(stock.of(version.get(), country), words))
    });
    let shade = Callback::new(move |country: Country| Shade::of(stock.of(version.get(), country)));
    let pick = Callback::new(move |country: Country| order.country.set(untrack(|| words.country(country))));
    let label = Signal::derive(move || (words.buy.map_of)((words.buy.version_name)(version.get())));
    let section_button = move |shown: Section, label: fn(&desk::text::buy::Buy) -> &'static str| {
        view! {
            <button
                type="button"
                class="quiet"
                aria-pressed=move || if section.get() == shown { "true" } else { "false" }
                on:click=move |_| section.set(shown)
            >
                {move || label(&words.buy)}
            </button>
        }
    };
    view! {
        <div class="buy-atlas">
            {move || match shapes.get() {
                Shapes::Here(map) => {
                    view! { <Atlas map section countries=sold shade tell picked pick label /> }.into_any()
                }
                Shapes::Awaited => view! { <p class="soft" aria-busy="true">{words.shell.loading}</p> }.into_any(),
                Shapes::Missing => view! {
                    <div class="failure" role="alert">
                        <p>{words.shell.code_not_fetched}</p>
                        <button type="button" on:click=move |_| { shapes.set(Shapes::Awaited); fetch(); }>
                            {words.shell.try_again}
                        </button>
                    </div>
                }
                .into_any(),
            }}
        </div>
        <div class="buy-map-foot">
            <ul class="buy-legend" aria-label=move || words.buy.legend>
                {Shade::KNOWN.map(|own| view! { <li data-shade=own.name()>{move || explained(own, words)}</li> }).collect_view()}
            </ul>
            <div class="buy-sort" role="group" aria-label=move || words.buy.section>
                {section_button(Section::WORLD, |own| own.world)}
                {section_button(Section::EUROPE, |own| own.europe)}
            </div>
        </div>
        <details class="buy-map-table">
            <summary>{move || words.buy.as_table}</summary>
            <table aria-label=label>
                <thead>
                    <tr>
                        <th scope="col">{move || words.buy.country}</th>
                        <th scope="col" class="number">{move || words.buy.available}</th>
                    </tr>
                </thead>
                <tbody>
                    <For each=move || choice.in_order(&sold.get()) key=|country| *country let:country>
                        <tr>
                            <td>{move || words.country(country)}</td>
                            <td class="number">
                                {move || stock.of(version.get(), country)
                                    .map_or_else(|| "–".to_owned(), |count| words.number(count.into()))}
                            </td>
                        </tr>
                    </For>
                </tbody>
            </table>
        </details>
    }
}

fn explained(shade: Shade, words: crate::session::words::Words) -> String {
    match shade {
        Shade::Unknown => "–".to_owned(),
        Shade::Nothing => words.number(0),
        Shade::Ones => "1–9".to_owned(),
        Shade::Tens => "10–99".to_owned(),
        Shade::Hundreds => "100–999".to_owned(),
        Shade::Thousands => format!("{}+", words.number(1_000)),
    }
}
