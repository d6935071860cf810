//! How far a change or the checking is, with a way to stop it.

use crate::session::{bulk::bulk, checks::checks, journal::Stage, words::words};
use leptos::prelude::*;

/// The change that is under way.
#[component]
pub fn BulkProgress() -> impl IntoView {
    let (words, bulk) = (words(), bulk());
    move || {
        let under_way = bulk.under_way()?;
        let (done, stage) = match under_way.stage {
            Stage::Queued => (0, words.journal.waiting_for_other_tab.to_owned()),
            Stage::Reading => (0, words.proxies.looking_first.to_owned()),
            Stage::Sending(call) => {
                (call.saturating_sub(1), (words.proxies.sending)(call as u64, under_way.calls as u64))
            }
        };
        Some(view! {
            <div class="row proxies-progress">
                <strong>{(words.journal.kind)(under_way.kind)}</strong>
                <span class="soft">{if under_way.stopping { words.proxies.stopping.to_owned() } else { stage }}</span>
                <progress aria-label=(words.journal.kind)(under_way.kind) max=under_way.calls value=done></progress>
                <button type="button" disabled=under_way.stopping on:click=move |_| bulk.cancel()>{words.shell.cancel}</button>
            </div>
        })
    }
}

/// The checking.
#[component]
pub fn CheckProgress() -> impl IntoView {
    let (words, checks) = (words(), checks());
    let under_way = Memo::new(move |_| checks.progress().is_some());
    let done = move || checks.progress().map_or(0, |progress| progress.done);
    let of = move || checks.progress().map_or(0, |progress| progress.of);
    view! {
        <Show when=move || under_way.get()>
            <div class="row proxies-progress">
                <strong>{move || words.proxies.check}</strong>
                <span class="soft">{move || (words.proxies.done_of)(&words.number(done() as u64), &words.number(of() as u64))}</span>
                <progress aria-label=move || words.proxies.check max=of value=done></progress>
                <button type="button" on:click=move |_| checks.cancel()>{move || words.shell.cancel}</button>
            </div>
        </Show>
    }
}
