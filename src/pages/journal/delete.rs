//! Deleting an entry by hand.

use crate::session::{announcer::announcer, journal::journal, words::words};
use crate::ui::dialog::Dialog;
use desk::journal::Entry;
use leptos::prelude::*;

/// The entry that is about to be deleted.
#[derive(Clone, Copy)]
pub struct Doomed {
    entry: RwSignal<Option<Entry>>,
    open: RwSignal<bool>,
}

impl Doomed {
    /// Puts the context in place.
    pub fn provide() {
        provide_context(Self { entry: RwSignal::new(None), open: RwSignal::new(false) });
    }
}

fn doomed() -> Doomed {
    expect_context()
}

/// Asks whether the entry shall go.
#[component]
pub fn DeleteButton(
    /// The entry, which is settled.
    entry: Entry,
) -> impl IntoView {
    let (words, doomed) = (words(), doomed());
    let ask = move |_| {
        doomed.entry.set(Some(entry.clone()));
        doomed.open.set(true);
    };
    view! { <button type="button" class="quiet" on:click=ask>{move || words.journal.delete_entry}</button> }
}

/// The one dialog of the page.
#[component]
pub fn DeleteDialog() -> impl IntoView {
    let (words, journal, announcer, doomed) = (words(), journal(), announcer(), doomed());
    let what = move || {
        let entry = doomed.entry.get()?;
        Some(format!("{}, {}", (words.journal.kind)(entry.kind()), words.moment(entry.intended_at() / 1000)))
    };
    let delete = move |_| {
        let Some(entry) = doomed.entry.get_untracked() else { return };
        doomed.open.set(false);
        leptos::task::spawn_local(async move {
            match journal.delete(&entry).await {
                Ok(()) => announcer.result(untrack(|| words.journal.entry_deleted)),
                Err(_) => announcer.failure(untrack(|| words.journal.entry_not_deleted)),
            }
        });
    };
    view! {
        <Dialog open=doomed.open title=Signal::derive(move || words.journal.delete_entry.to_owned())>
            <p><strong>{what}</strong></p>
            <p>{move || words.journal.delete_entry_lead}</p>
            <div class="row">
                <button type="button" on:click=move |_| doomed.open.set(false)>{move || words.shell.cancel}</button>
                <button type="button" class="main" on:click=delete>{move || words.journal.delete_entry}</button>
            </div>
        </Dialog>
    }
}
