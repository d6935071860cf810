//! One entry in full, and taking it back.

use crate::session::{
    announcer::announcer,
    journal::{Attended, Recipient, journal, report},
    proxy6::Proxy6,
    words::words,
};
use desk::journal::{Entry, KnownBy, Outcome, Provider};
use leptos::prelude::*;

/// What stands behind "Details".
#[component]
pub fn Details(
    /// The entry.
    entry: Entry,
) -> impl IntoView {
    let words = words();
    let undo = entry.undo();
    let told = entry.clone();
    let said = move || report::of_entry(&told, &words);
    let facts = move || {
        let own = &words.journal;
        let provider = match entry.account().provider {
            Provider::Proxy6 => "Proxy6",
            Provider::Soax => "SOAX",
        };
        let moment = |millis: Option<i64>| match millis {
            Some(millis) => words.moment(millis / 1000),
            None => own.not_sent.to_owned(),
        };
        let money = |amount: Option<api::Money>| match (amount, entry.before().currency) {
            (Some(amount), Some(currency)) => words.money(amount, currency),
            _ => "–".to_owned(),
        };
        let mut facts = vec![
            (own.request, format!("{}?{}", entry.kind().function(), entry.request().parameters())),
            (own.account, format!("{provider} {}", entry.account().name)),
            (own.intended, words.moment(entry.intended_at() / 1000)),
            (own.sent, moment(entry.sent_at())),
            (own.ended, entry.ended_at().map(|millis| words.moment(millis / 1000)).unwrap_or_else(|| "–".to_owned())),
            (own.balance_before, money(entry.before().balance)),
        ];
        if let Outcome::Done { effect, known_by } = entry.outcome() {
            facts.push((own.balance_after, money(effect.balance)));
            if !effect.proxies.is_empty() {
                let ids: Vec<String> = effect.proxies.iter().map(|id| id.get().to_string()).collect();
                facts.push((own.proxies, ids.join(", ")));
            }
            if let Some(order) = &effect.order {
                facts.push((own.order, order.clone()));
            }
            if *known_by == KnownBy::List {
                facts.push((own.outcome, own.known_by_list.to_owned()));
            }
        }
        facts.into_iter().map(|(name, fact)| view! { <dt>{name}</dt><dd>{fact}</dd> }).collect_view()
    };
    view! {
        <details class="journal-details">
            <summary>{move || words.journal.details}</summary>
            <p>{said}</p>
            <dl>{facts}</dl>
        </details>
        {(!undo.is_empty()).then(|| view! { <UndoButton undo /> })}
    }
}

#[component]
fn UndoButton(undo: Vec<desk::journal::Request>) -> impl IntoView {
    let (words, journal, announcer) = (words(), journal(), announcer());
    let pending = RwSignal::new(false);
    let take_back = move |_| {
        let Some(recipient) = untrack(Proxy6::current).and_then(Recipient::proxy6) else { return };
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
    view! {
        <button type="button" disabled=move || pending.get() || !Proxy6::current().is_some_and(|own| own.may_change()) on:click=take_back>
            {move || words.journal.undo}
        </button>
    }
}
