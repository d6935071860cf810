//! What is unknown, and "Settle now".

use crate::session::{
    announcer::announcer,
    journal::{Recipient, journal},
    proxy6::Proxy6,
    soax::Soax,
    standing::standing,
    words::words,
};
use desk::journal::{Account, Entry, Outcome, Provider};
use leptos::prelude::*;

/// The unknown entries, account by account.
#[component]
pub fn Unsettled(
    /// The entries of this realm.
    entries: Memo<Vec<Entry>>,
) -> impl IntoView {
    let waiting = Memo::new(move |_| {
        let mut accounts: Vec<(Account, u64)> = Vec::new();
        entries.with(|entries| {
            for entry in entries.iter().filter(|entry| entry.is_unsettled()) {
                match accounts.iter_mut().find(|(account, _)| account == entry.account()) {
                    Some((_, count)) => *count += 1,
                    None => accounts.push((entry.account().clone(), 1)),
                }
            }
        });
        accounts
    });
    view! {
        <For each=move || waiting.get() key=Clone::clone let:((account, count))>
            <UnsettledAccount account count />
        </For>
    }
}

/// The recipient that an account's name stands for, where its key is there.
async fn recipient_of(account: &Account, proxy6: Option<Proxy6>, soax: Option<Soax>) -> Option<Recipient> {
    let recipient = match account.provider {
        Provider::Proxy6 => Recipient::proxy6(proxy6?)?,
        Provider::Soax => Recipient::soax(soax?).await?,
    };
    (recipient.account() == account).then_some(recipient)
}

#[component]
fn UnsettledAccount(account: Account, count: u64) -> impl IntoView {
    let (words, journal, announcer, standing) = (words(), journal(), announcer(), standing());
    let pending = RwSignal::new(false);
    let reachable = RwSignal::new(false);
    let name = account.name.clone();
    let looked_for = account.clone();
    Effect::new(move || {
        // The account's name is known once it has answered.
        let _ = standing.current();
        let (account, proxy6, soax) = (looked_for.clone(), Proxy6::current(), Soax::current());
        leptos::task::spawn_local(async move {
            let there = recipient_of(&account, proxy6, soax).await.is_some();
            let _ = reachable.try_set(there);
        });
    });
    let settle = move |_| {
        let (account, proxy6, soax) = (account.clone(), untrack(Proxy6::current), untrack(Soax::current));
        pending.set(true);
        leptos::task::spawn_local(async move {
            if let Some(recipient) = recipient_of(&account, proxy6, soax).await {
                let ending = journal.settle(recipient).await;
                for entry in &ending.entries {
                    match entry.outcome() {
                        Outcome::Done { .. } => announcer.result(untrack(|| words.journal.settled_done)),
                        Outcome::NotDone { .. } | Outcome::Refused(_) => {
                            announcer.result(untrack(|| words.journal.settled_not_done));
                        }
                        _ => announcer.failure(untrack(|| words.journal.still_unknown)),
                    }
                }
                if let Some(why) = ending.why {
                    announcer.failure(untrack(|| (words.journal.not_begun)(&why)));
                }
            }
            let _ = pending.try_set(false);
        });
    };
    view! {
        <section class="failure journal-unsettled" aria-label=move || words.journal.unknown>
            <p><strong>{move || (words.journal.unsettled)(count)}</strong></p>
            <Show
                when=move || reachable.get()
                fallback={
                    let name = name.clone();
                    move || {
                        let name = name.clone();
                        view! { <p>{move || (words.journal.unsettled_elsewhere)(&name)}</p> }
                    }
                }
            >
                <button type="button" class="main" disabled=move || pending.get() on:click=settle.clone()>
                    {move || if pending.get() { words.journal.settling } else { words.journal.settle }}
                </button>
            </Show>
        </section>
    }
}
