//! All fields as at the beginning, and back again.

use super::fields::Fields;
use crate::browser::page;
use crate::session::{announcer::announcer, drafts, words::words};
use desk::route::Page;
use leptos::prelude::*;

/// The button, where anything is not as at the beginning.
#[component]
pub fn StartOver(
    /// What stands in the fields.
    fields: Fields,
) -> impl IntoView {
    let (words, announcer) = (words(), announcer());
    let touched = Memo::new(move |_| fields.form() != fields.beginning());
    let start_over = move |_| {
        let before = untrack(|| fields.form());
        untrack(|| fields.fill(fields.beginning(), words));
        announcer.result_with_undo(untrack(|| words.shell.started_over), move || {
            // Where the page has been left, it finds them when it is opened again.
            drafts::keep_settings(Page::Targeting, &before.settings());
            untrack(|| fields.fill(before.clone(), words));
        });
        page::focus("main h1");
    };
    view! {
        <Show when=move || touched.get()>
            <button type="button" class="quiet small push" on:click=start_over>{move || words.shell.start_over}</button>
        </Show>
    }
}
