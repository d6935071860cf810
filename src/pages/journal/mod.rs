//! The Journal page: everything that changed something or cost money, and what came of it.

mod decide;
mod delete;
mod details;
mod settle;
mod spent;
mod table;
mod undo;

pub use settle::Unsettled;

use crate::session::{announcer::announcer, connection::connection, journal::journal, words::words};
use desk::journal::{csv, json_lines};
use desk::preferences::Mode;
use desk::route::Page;
use leptos::prelude::*;

/// The page.
#[component]
pub fn Journal() -> impl IntoView {
    let (words, journal, connection, announcer) = (words(), journal(), connection(), announcer());
    delete::Doomed::provide();
    let not_readable = RwSignal::new(false);
    let read = move || {
        leptos::task::spawn_local(async move {
            // The page may be left meanwhile.
            let _ = not_readable.try_set(journal.load().await.is_err());
        });
    };
    read();
    // The sandbox's entries are never among the real ones.
    let own = Memo::new(move |_| {
        let sandbox = connection.mode() == Mode::Sandbox;
        journal.entries().into_iter().filter(|entry| entry.account().sandbox == sandbox).collect::<Vec<_>>()
    });
    let download = move |name: &'static str, kind: &'static str, text: String| {
        if crate::browser::download::offer(name, kind, &text).is_err() {
            announcer.failure(words.shell.copy_failed);
        }
    };
    view! {
        <div class="row">
            <h1 tabindex="-1">{move || (words.shell.page)(Page::Journal)}</h1>
            <button type="button" class="push" on:click=move |_| read()>{move || words.journal.refresh}</button>
            <button
                type="button"
                disabled=move || own.with(Vec::is_empty)
                on:click=move |_| download("proxydeck-journal.jsonl", "application/jsonl", own.with_untracked(|own| json_lines(own)))
            >
                {move || words.journal.export_lines}
            </button>
            <button
                type="button"
                disabled=move || own.with(Vec::is_empty)
                on:click=move |_| download("proxydeck-journal.csv", "text/csv", own.with_untracked(|own| csv(own)))
            >
                {move || words.journal.export_csv}
            </button>
        </div>
        <p class="soft">{move || words.journal.lead}</p>
        <Show when=move || not_readable.get()>
            <p class="failure" role="alert">{move || words.journal.not_readable}</p>
        </Show>
        <Show when=move || { journal.unreadable() != 0 }>
            <p class="failure" role="alert">{move || (words.journal.unreadable_entries)(journal.unreadable() as u64)}</p>
        </Show>
        <table::EntryTable entries=own />
        <spent::Spent entries=own />
        <delete::DeleteDialog />
    }
}
