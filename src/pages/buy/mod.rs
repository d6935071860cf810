//! The Buy page: what it costs, where there is stock, buying.

mod address;
mod calculator;
mod confirmation;
mod country;
mod loading;
mod map;
mod offer;
mod prices;
mod quote;
mod stock;

use crate::on_demand::{OnDemand, pieces};
use crate::session::{accounts::accounts, preferences::PreferencesSignal, proxy6::Proxy6, words::words};
use desk::preferences::Mode;
use desk::route::Page;
use leptos::prelude::*;

pieces! {
    counter in calculator: Counter;
}

/// The page. It is small for somebody without an account.
#[component]
pub fn Buy() -> impl IntoView {
    let (words, accounts) = (words(), accounts());
    let anybody = Memo::new(move |_| accounts.proxy6().is_some());
    view! {
        <h1 tabindex="-1">{move || (words.shell.page)(Page::Buy)}</h1>
        <Show when=move || anybody.get() fallback=|| view! { <NoAccount /> }>
            <OnDemand piece=counter() />
        </Show>
    }
}

/// Prices and stock are told to accounts only.
#[component]
fn NoAccount() -> impl IntoView {
    let words = words();
    let preferences: PreferencesSignal = expect_context();
    view! {
        <section class="card">
            <div class="content">
                <p>{move || words.shell.no_proxy6_account}</p>
                <div class="row">
                    <a class="button main" href="#/settings">{move || words.shell.add_account}</a>
                    <button type="button" on:click=move |_| preferences.change(|own| own.choose_mode(Mode::Sandbox))>
                        {move || words.home.try_sandbox}
                    </button>
                </div>
            </div>
        </section>
    }
}

#[component]
fn Counter() -> impl IntoView {
    let proxy6 = Proxy6::followed();
    let choice = country::CountryChoice::new();
    address::follow(choice);
    view! {
        <div class="buy">
            <calculator::Calculator proxy6 choice />
            <div class="buy-tables">
                <prices::Prices proxy6 />
                <stock::Stock proxy6 choice />
            </div>
        </div>
        <confirmation::Confirmation />
    }
}
