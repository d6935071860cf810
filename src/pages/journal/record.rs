//! The entries, what was spent, and what is asked of them from above.

use super::{Above, Command, delete, spent::Spent, table::EntryTable};
use crate::browser::download;
use crate::effects::effect;
use crate::session::{announcer::announcer, connection::connection, journal::journal, words::words};
use desk::journal::{csv, json_lines};
use desk::preferences::Mode;
use leptos::prelude::*;

/// All below the page's lead.
#[component]
pub fn Record() -> impl IntoView {
    let (words, journal, connection, announcer) = (words(), journal(), connection(), announcer());
    let above: Above = expect_context();
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
    let entries = Memo::new(move |_| {
        let sandbox = connection.mode() == Mode::Sandbox;
        journal.entries().into_iter().filter(|entry| entry.account().sandbox == sandbox).collect::<Vec<_>>()
    });
    let offer = move |name: &'static str, kind: &'static str, text: String| {
        if download::offer(name, kind, &text).is_err() {
            announcer.failure(words.shell.copy_failed);
        }
    };
    effect(move || above.empty.set(entries.with(Vec::is_empty)));
    effect(move || {
        let command = above.command.get();
        untrack(|| match command {
            None => {}
            Some(Command::Refresh) => read(),
            Some(Command::JsonLines) => {
                offer("proxydeck-journal.jsonl", "application/jsonl", entries.with(|entries| json_lines(entries)));
            }
            Some(Command::Csv) => offer("proxydeck-journal.csv", "text/csv", entries.with(|entries| csv(entries))),
        });
    });
    view! {
        <Show when=move || not_readable.get()>
            <p class="failure" role="alert">{move || words.journal.not_readable}</p>
        </Show>
        <Show when=move || { journal.unreadable() != 0 }>
            <p class="failure" role="alert">{move || (words.journal.unreadable_entries)(journal.unreadable() as u64)}</p>
        </Show>
        <EntryTable entries />
        <Spent entries />
        <delete::DeleteDialog />
    }
}
