//! The Journal page: everything that changed something or cost money, and what came of it.

mod decide;
mod delete;
mod details;
mod settle;
mod spent;
mod table;
mod undo;

pub use settle::Unsettled;

use crate::on_demand::{Missing, OnDemand, on_demand, pieces};
use crate::session::{announcer::announcer, connection::connection, journal::journal, words::words};
use desk::journal::Entry;
use desk::preferences::Mode;
use desk::route::Page;
use leptos::prelude::*;

pieces! {
    record in entries: Record;
}

on_demand! { in entries: fn json_lines(entries: Vec<Entry>) -> String { desk::journal::json_lines(&entries) } }
on_demand! { in entries: fn csv(entries: Vec<Entry>) -> String { desk::journal::csv(&entries) } }

/// The entries of this realm.
#[derive(Clone, Copy)]
struct Own(Memo<Vec<Entry>>);

/// The page. What stands above the entries is there before the code that shows them.
#[component]
pub fn Journal() -> impl IntoView {
    let (words, journal, connection, announcer) = (words(), journal(), connection(), announcer());
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
    provide_context(Own(own));
    let download = move |name: &'static str, kind: &'static str, text: Result<String, Missing>| match text {
        Err(Missing) => announcer.failure(words.shell.code_not_fetched),
        Ok(text) if crate::browser::download::offer(name, kind, &text).is_err() => {
            announcer.failure(words.shell.copy_failed);
        }
        Ok(_) => {}
    };
    let download_lines = move |_| {
        leptos::task::spawn_local(async move {
            download("proxydeck-journal.jsonl", "application/jsonl", json_lines(own.get_untracked()).await);
        });
    };
    let download_csv = move |_| {
        leptos::task::spawn_local(async move {
            download("proxydeck-journal.csv", "text/csv", csv(own.get_untracked()).await);
        });
    };
    view! {
        <div class="row">
            <h1 tabindex="-1">{move || (words.shell.page)(Page::Journal)}</h1>
            <button type="button" class="push" on:click=move |_| read()>{move || words.journal.refresh}</button>
            <button
                type="button"
                disabled=move || own.with(Vec::is_empty)
                on:click=download_lines
            >
                {move || words.journal.export_lines}
            </button>
            <button
                type="button"
                disabled=move || own.with(Vec::is_empty)
                on:click=download_csv
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
        <OnDemand piece=record() />
    }
}

#[component]
fn Record() -> impl IntoView {
    let Own(entries) = expect_context();
    delete::Doomed::provide();
    view! {
        <table::EntryTable entries />
        <spent::Spent entries />
        <delete::DeleteDialog />
    }
}
