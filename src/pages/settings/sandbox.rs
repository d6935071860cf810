//! Into the sandbox, and a new one.

use crate::session::{
    announcer::announcer, connection::connection, greeting::greeting, preferences::PreferencesSignal,
    price_table::price_table, roster::roster, stock::stock, trouble::Trouble, words::words,
};
use crate::transport;
use api::Effect as CallEffect;
use desk::preferences::Mode;
use leptos::prelude::*;

/// The card.
#[component]
pub fn SandboxSettings() -> impl IntoView {
    let (words, connection, announcer) = (words(), connection(), announcer());
    let (greeting, roster, stock, price_table) = (greeting(), roster(), stock(), price_table());
    let preferences: PreferencesSignal = expect_context();
    let pending = RwSignal::new(false);
    let reset = move |_| {
        pending.set(true);
        leptos::task::spawn_local(async move {
            match transport::reset_sandbox().await {
                Ok(()) => {
                    roster.forget();
                    stock.forget();
                    price_table.forget();
                    greeting.greet_proxy6();
                    greeting.greet_soax();
                    announcer.result(untrack(|| words.settings.sandbox_reset));
                }
                Err(no_reply) => {
                    let told = untrack(|| Trouble::from(no_reply).explain(&words, CallEffect::Changes).sentence());
                    announcer.failure(told);
                }
            }
            // The page may have been left meanwhile.
            let _ = pending.try_set(false);
        });
    };
    view! {
        <section class="card" aria-labelledby="settings-sandbox">
            <header><h2 id="settings-sandbox">{move || words.settings.sandbox}</h2></header>
            <div class="content">
                <p class="soft">{move || words.settings.sandbox_explained}</p>
                <Show
                    when=move || connection.mode() == Mode::Sandbox
                    fallback=move || {
                        view! {
                            <div class="row">
                                <button type="button" on:click=move |_| preferences.change(|own| own.choose_mode(Mode::Sandbox))>
                                    {move || words.settings.try_sandbox}
                                </button>
                            </div>
                        }
                    }
                >
                    <p class="soft">{move || words.settings.reset_sandbox_hint}</p>
                    <div class="row">
                        <button type="button" on:click=reset disabled=move || pending.get()>
                            {move || words.settings.reset_sandbox}
                        </button>
                    </div>
                </Show>
            </div>
        </section>
    }
}
