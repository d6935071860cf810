//! Forgetting everything on this device.

use crate::browser::{device, page};
use crate::session::{journal::journal, vault::vault, words::words};
use crate::ui::dialog::Dialog;
use leptos::prelude::*;

/// The card.
#[component]
pub fn ForgetEverything() -> impl IntoView {
    let (words, journal, vault) = (words(), journal(), vault());
    let open = RwSignal::new(false);
    let failed = RwSignal::new(false);
    let unsettled = Memo::new(move |_| journal.entries().iter().any(desk::journal::Entry::is_unsettled));
    let ask = move |_| {
        failed.set(false);
        leptos::task::spawn_local(async move {
            // Where it cannot be read there is nothing to warn of.
            let _ = journal.load().await;
            let _ = open.try_set(true);
        });
    };
    let forget = move |_| {
        vault.abandon();
        leptos::task::spawn_local(async move {
            match device::forget_everything().await {
                Ok(()) => page::reload(),
                Err(_) => drop(failed.try_set(true)),
            }
        });
    };
    view! {
        <section class="card" aria-labelledby="settings-forget">
            <header><h2 id="settings-forget">{move || words.vault.forget}</h2></header>
            <div class="content">
                <p class="soft">{move || words.vault.forget_lead}</p>
                <div class="row">
                    <button type="button" class="bad" on:click=ask>{move || words.vault.forget_button}</button>
                </div>
                <Dialog open title=Signal::derive(move || words.vault.forget.to_owned())>
                    <p>{move || words.vault.forget_lead}</p>
                    <p>{move || words.vault.forget_confirm}</p>
                    <Show when=move || unsettled.get()><p class="bad">{move || words.vault.forget_unsettled}</p></Show>
                    <Show when=move || failed.get()><p class="bad" role="alert">{move || words.vault.forget_failed}</p></Show>
                    <div class="row">
                        <button type="button" class="bad" on:click=forget>{move || words.vault.forget_button}</button>
                        <button type="button" on:click=move |_| open.set(false)>{move || words.shell.cancel}</button>
                    </div>
                </Dialog>
            </div>
        </section>
    }
}
