//! What this is, and three ways to begin.

use crate::session::{preferences::PreferencesSignal, words::words};
use desk::preferences::Mode;
use leptos::prelude::*;

/// The three cards.
#[component]
pub fn FirstRun() -> impl IntoView {
    let words = words();
    let preferences: PreferencesSignal = expect_context();
    view! {
        <p class="home-lead">{move || words.home.lead}</p>
        <div class="home-steps">
            <section class="card" aria-labelledby="home-sandbox">
                <div class="content">
                    <h2 id="home-sandbox">{move || words.home.sandbox_title}</h2>
                    <p class="soft">{move || words.home.sandbox_text}</p>
                    <button type="button" class="main" on:click=move |_| preferences.change(|own| own.choose_mode(Mode::Sandbox))>
                        {move || words.home.try_sandbox}
                    </button>
                </div>
            </section>
            <section class="card" aria-labelledby="home-keys">
                <div class="content">
                    <h2 id="home-keys">{move || words.home.keys_title}</h2>
                    <p class="soft">{move || words.home.keys_text}</p>
                    <a class="button" href="#/settings">{move || words.home.add_keys}</a>
                </div>
            </section>
            <section class="card" aria-labelledby="home-convert">
                <div class="content">
                    <h2 id="home-convert">{move || words.home.convert_title}</h2>
                    <p class="soft">{move || words.home.convert_text}</p>
                    <a class="button" href="#/convert">{move || words.home.convert}</a>
                </div>
            </section>
        </div>
    }
}
