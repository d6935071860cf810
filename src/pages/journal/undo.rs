//! Taking a change of type or comment back.

use crate::session::{
    accounts::accounts,
    announcer::announcer,
    journal::{Attended, Recipient, journal, report},
    proxy6::Proxy6,
    words::words,
};
use desk::journal::{Account, Request};
use leptos::prelude::*;

/// The button, where the change can be taken back.
#[component]
pub fn UndoButton(
    /// The inverse calls.
    undo: Vec<Request>,
    /// On which account: it need not be the one in use.
    account: Account,
) -> impl IntoView {
    let (words, journal, announcer, accounts) = (words(), journal(), announcer(), accounts());
    let name = account.name.clone();
    let recipient = Memo::new_with_compare(
        move |_| {
            let all = accounts.all_proxy6().into_iter().map(Proxy6::of).filter(Proxy6::may_change);
            all.filter_map(Recipient::proxy6).find(|recipient| *recipient.account() == account)
        },
        |_, _| true,
    );
    let pending = RwSignal::new(false);
    let take_back = move |_| {
        let Some(recipient) = recipient.get_untracked() else { return };
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
    let is_here = move || recipient.with(Option::is_some);
    view! {
        <button type="button" disabled=move || pending.get() || !is_here() on:click=take_back>
            {move || words.journal.undo}
        </button>
        <Show when=move || !is_here()>
            <p class="soft">{(words.journal.undo_elsewhere)(&name)}</p>
        </Show>
    }
}
