//! What to do when the browser hides a provider's answers: the relay, in one command.

use crate::browser::page;
use crate::session::{connection::connection, preferences::PreferencesSignal, words::words};
use crate::ui::copy::CopyButton;
use desk::preferences::Mode;
use leptos::prelude::*;

/// Builds and starts the relay with the app in it.
const SERVE: &str = "cargo xtask serve";

/// Starts a relay that this page may call.
fn stay() -> String {
    format!("cargo run --release -p relay -- --origin {}", page::origin())
}

/// The offer, under a failure that the relay would mend.
#[component]
pub fn RelayOffer() -> impl IntoView {
    let (words, connection) = (words(), connection());
    let preferences: PreferencesSignal = expect_context();
    view! {
        <Show when=move || connection.mode() == Mode::Direct>
            <div class="settings-offer">
                <h3>{move || words.relay.offer}</h3>
                {(!page::looks_served_by_relay()).then(|| view! { <Commands /> })}
                <button type="button" on:click=move |_| preferences.change(|own| own.choose_mode(Mode::Relay))>
                    {move || words.relay.use_relay}
                </button>
            </div>
        </Show>
    }
}

/// How to have one, where none serves this page already.
#[component]
fn Commands() -> impl IntoView {
    let words = words();
    view! {
        <p>{move || words.relay.offer_lead}</p>
        <p class="row"><code>{SERVE}</code><CopyButton text=Callback::new(|()| SERVE.to_owned()) /></p>
        <p>{move || words.relay.offer_here}</p>
        <p class="row"><code>{stay()}</code><CopyButton text=Callback::new(|()| stay()) /></p>
        <p>{move || words.relay.offer_stay}</p>
    }
}
