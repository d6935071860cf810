//! The stock of favourite countries.

use crate::browser::task::Task;
use crate::effects::effect;
use crate::session::{
    announcer::announcer, order::order, preferences::PreferencesSignal, proxy6::Proxy6, roster::roster, stock::stock,
    words::words,
};
use crate::ui::{
    combobox::{Combobox, Suggestion},
    flag::Flag,
};
use api::Country;
use desk::route::{Page, Route};
use leptos::prelude::*;
use std::collections::HashMap;

/// How many countries are shown while none is chosen.
const USUAL: usize = 4;
/// The most that a person can choose: each is a call.
const MOST: usize = 12;

/// The card.
#[component]
pub fn Favourites() -> impl IntoView {
    let (words, roster, stock, order, announcer) = (words(), roster(), stock(), order(), announcer());
    let preferences: PreferencesSignal = expect_context();
    let chosen = Memo::new(move |_| preferences.with(|own| own.favourite_countries.clone()));
    let usual = Memo::new(move |_| {
        let mut counts: HashMap<Country, usize> = HashMap::new();
        roster.with(|roster| {
            roster.iter().filter_map(|row| row.country()).for_each(|own| *counts.entry(own).or_default() += 1)
        });
        let mut counts: Vec<_> = counts.into_iter().collect();
        counts.sort_by_key(|(country, count)| (std::cmp::Reverse(*count), country.upper()));
        counts.into_iter().take(USUAL).map(|(country, _)| country).collect::<Vec<_>>()
    });
    let shown = Memo::new(move |_| if chosen.with(Vec::is_empty) { usual.get() } else { chosen.get() });
    let version = Memo::new(move |_| order.read_version());
    let proxy6 = Proxy6::followed();
    let asking: StoredValue<Option<Task>, LocalStorage> = StoredValue::new_local(None);
    effect(move || {
        let answers = proxy6.with(|proxy6| proxy6.as_ref().filter(|proxy6| proxy6.may_change()).cloned());
        let countries = shown.get();
        asking.set_value(answers.map(|proxy6| stock.ask(version.get(), countries, proxy6)));
    });
    let remove = move |country: Country| {
        let before = chosen.get_untracked();
        preferences.change(|own| {
            own.favourite_countries = shown.get_untracked();
            own.favourite_countries.retain(|other| *other != country);
        });
        let told = untrack(|| (words.home.removed)(&words.country(country)));
        announcer.result_with_undo(told, move || {
            preferences.change(|own| own.favourite_countries.clone_from(&before));
        });
    };
    view! {
        <section class="card" aria-labelledby="home-stock">
            <header>
                <h2 id="home-stock">{move || (words.home.stock)((words.buy.version_name)(version.get()))}</h2>
            </header>
            <div class="content home-reserved">
                <ul class="home-stock">
                    <For each=move || shown.get() key=|country| *country let:country>
                        <Line country version remove=Callback::new(remove) />
                    </For>
                </ul>
                <Show when=move || shown.with(Vec::is_empty)><p class="soft">{move || words.home.no_favourites}</p></Show>
                <details>
                    <summary>{move || words.home.favourites}</summary>
                    <Add shown />
                </details>
            </div>
        </section>
    }
}

#[component]
fn Line(country: Country, version: Memo<proxy6::Version>, remove: Callback<Country>) -> impl IntoView {
    let (words, stock) = (words(), stock());
    let in_stock = Memo::new(move |_| stock.of(version.get(), country));
    let hash = move || {
        let settings =
            vec![("version".to_owned(), version.get().to_string()), ("country".to_owned(), country.lower().to_owned())];
        Route { page: Page::Buy, settings }.hash()
    };
    view! {
        <li>
            <a href=hash>
                <Flag country />
                <span>{move || words.country(country)}</span>
            </a>
            <span class="number" class:warn=move || in_stock.get() == Some(0)>
                {move || in_stock.get().map_or_else(|| "–".to_owned(), |count| words.number(count.into()))}
            </span>
            <button
                type="button"
                class="quiet small"
                aria-label=move || (words.home.remove)(&words.country(country))
                on:click=move |_| remove.run(country)
            >
                "×"
            </button>
        </li>
    }
}

#[component]
fn Add(shown: Memo<Vec<Country>>) -> impl IntoView {
    let words = words();
    let preferences: PreferencesSignal = expect_context();
    let typed = RwSignal::new(String::new());
    let names = Memo::new_with_compare(move |_| words.country_names(), |_, _| true);
    let suggest = Callback::new(move |typed: String| {
        let found = names.with(|names| names.search(&typed));
        let known = shown.get_untracked();
        let line = |country: Country| Suggestion {
            value: country.lower().to_owned(),
            label: words.country(country),
            note: country.upper(),
            country: Some(country),
        };
        found.into_iter().filter(|country| !known.contains(country)).map(line).collect::<Vec<_>>()
    });
    let choose = Callback::new(move |line: Suggestion| {
        if let Some(country) = line.country {
            preferences.change(|own| {
                own.favourite_countries = shown.get_untracked();
                own.favourite_countries.push(country);
                own.favourite_countries.truncate(MOST);
            });
        }
        typed.set(String::new());
    });
    view! {
        <Combobox
            label=Signal::derive(move || words.buy.country.to_owned())
            text=typed
            suggest
            choose
            hint=Signal::derive(move || words.home.favourites_hint.to_owned())
            nothing=Signal::derive(move || words.home.no_such_country.to_owned())
        />
    }
}
