//! Taking a change of type or comment back.

use crate::session::{
    announcer::announcer,
    journal::{Attended, Recipient, journal, report},
    proxy6::Proxy6,
    words::words,
};
use desk::journal::Request;
use leptos::prelude::*;

/// The button, where the change can be taken back.
#[component]
pub fn UndoButton(
    /// The inverse calls.
    undo: Vec<Request>,
) -> impl IntoView {
    let (words, journal, announcer) = (words(), journal(), announcer());
    let proxy6 = Proxy6::followed();
    let pending = RwSignal::new(false);
    let take_back = move |_| {
        let Some(recipient) = proxy6.get_untracked().and_then(Recipient::proxy6) else { return };
        let undo = undo.clone();
        pending.set(true);
        leptos::task::spawn_local(async move {
            let ending = journal.send(recipient, undo, Attended::confirmed()).await;
            match untrack(|| report::complaint(&ending, &words)) {
                None => announcer.result(untrack(|| words.journal.undone)),
                Some(complaint) => announcer.failure(complaint),
            }
            let _ = pending.try_set(false);
        });
    };
    let may_change = move || proxy6.with(|proxy6| proxy6.as_ref().is_some_and(Proxy6::may_change));
    view! {
        <button type="button" disabled=move || pending.get() || !may_change() on:click=take_back>
            {move || words.journal.undo}
        </button>
    }
}
