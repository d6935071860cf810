//! The Journal page: everything that changed something or cost money, and what came of it.

mod decide;
mod delete;
mod details;
mod record;
mod settle;
mod spent;
mod table;
mod undo;

pub use settle::Unsettled;

use crate::on_demand::{OnDemand, pieces};
use crate::session::words::words;
use desk::route::Page;
use leptos::prelude::*;

pieces! {
    record in entries: record::Record;
}

/// What is asked of the entries from above them.
#[derive(Clone, Copy)]
enum Command {
    Refresh,
    JsonLines,
    Csv,
}

/// What stands above the entries and the entries know of each other.
#[derive(Clone, Copy)]
struct Above {
    /// Obeyed as soon as the entries' code is there.
    command: RwSignal<Option<Command>>,
    empty: RwSignal<bool>,
}

/// The page. What stands above the entries is there before the code that reads and shows them.
#[component]
pub fn Journal() -> impl IntoView {
    let words = words();
    let above = Above { command: RwSignal::new(None), empty: RwSignal::new(true) };
    provide_context(above);
    let give = move |command| move |_| above.command.set(Some(command));
    let empty = move || above.empty.get();
    view! {
        <div class="row">
            <h1 tabindex="-1">{move || (words.shell.page)(Page::Journal)}</h1>
            <button type="button" class="push" on:click=give(Command::Refresh)>{move || words.journal.refresh}</button>
            <button type="button" disabled=empty on:click=give(Command::JsonLines)>{move || words.journal.export_lines}</button>
            <button type="button" disabled=empty on:click=give(Command::Csv)>{move || words.journal.export_csv}</button>
        </div>
        <p class="soft">{move || words.journal.lead}</p>
        <OnDemand piece=record() below=true />
    }
}
