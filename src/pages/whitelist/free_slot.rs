//! Freeing a slot by its number or by the address in it.

use crate::session::{
    whitelist::{Owner, whitelists},
    words::words,
};
use crate::ui::field::TextField;
use leptos::prelude::*;

/// A field and its button. Like everything in the table it only marks the slot; applying frees it.
#[component]
pub fn FreeSlot(
    /// Whose list it is.
    owner: Owner,
) -> impl IntoView {
    let (words, whitelists) = (words(), whitelists());
    let typed = RwSignal::new(String::new());
    let found = Memo::new(move |_| {
        let text = typed.get();
        whitelists.with(owner, |sheet| {
            let index = sheet.draft.find(&text)?;
            Some((index, sheet.draft.rows().get(index).is_some_and(|row| row.wanted.is_free())))
        })
    });
    let complaint = move || match found.get().flatten() {
        _ if typed.with(|text| text.trim().is_empty()) => "",
        None => words.whitelist.no_such_slot,
        Some((_, true)) => words.whitelist.already_free,
        Some((_, false)) => "",
    };
    let free = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if let Some((index, false)) = found.get_untracked().flatten() {
            whitelists.change(owner, |sheet| sheet.draft.free(index));
            typed.set(String::new());
        }
    };
    view! {
        <form class="whitelist-free" on:submit=free>
            <TextField
                label=Signal::derive(move || words.whitelist.slot.to_owned())
                value=typed
                hint=Signal::derive(move || words.whitelist.slot_hint.to_owned())
                complaint=Signal::derive(move || complaint().to_owned())
            />
            <button type="submit" disabled=move || !matches!(found.get().flatten(), Some((_, false)))>
                {move || words.whitelist.free_slot}
            </button>
        </form>
    }
}
