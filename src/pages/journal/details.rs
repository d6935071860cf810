//! One entry in full.

use super::{decide::Decide, delete::DeleteButton, undo::UndoButton};
use crate::session::{
    journal::{journal, report},
    words::{Words, words},
};
use desk::journal::{Entry, KnownBy, Outcome, Provider};
use leptos::prelude::*;

/// What stands behind "Details", and what can be done with the entry.
#[component]
pub fn Details(
    /// The entry.
    entry: Entry,
) -> impl IntoView {
    let (words, journal) = (words(), journal());
    let undo = entry.undo();
    let (unclear, settled) = (entry.is_unclear(), !entry.is_unsettled());
    let kept = StoredValue::new(entry.clone());
    view! {
        <details class="journal-details" open=unclear>
            <summary>{move || words.journal.details}</summary>
            <p>{move || report::of_entry(&journal.latest(&kept.get_value()), &words)}</p>
            <dl>
                {move || {
                    let fact = |(name, fact)| view! { <dt>{name}</dt><dd>{fact}</dd> };
                    kept.with_value(|entry| facts(entry, words).into_iter().map(fact).collect_view())
                }}
            </dl>
            {unclear.then(|| view! { <Decide entry=entry.clone() /> })}
            {settled.then(|| view! { <DeleteButton entry=entry.clone() /> })}
        </details>
        {(!undo.is_empty()).then(|| view! { <UndoButton undo account=entry.account().clone() /> })}
    }
}

/// How the account is called in filters and details.
pub fn account_name(entry: &Entry) -> String {
    let provider = match entry.account().provider {
        Provider::Proxy6 => "Proxy6",
        Provider::Soax => "SOAX",
    };
    format!("{provider} {}", entry.account().name)
}

fn facts(entry: &Entry, words: Words) -> Vec<(&'static str, String)> {
    let own = &words.journal;
    let none = || "–".to_owned();
    let moment = |millis: Option<i64>| millis.map(|millis| words.moment(millis / 1000));
    let money = |amount: Option<api::Money>| match (amount, entry.before().currency) {
        (Some(amount), Some(currency)) => words.money(amount, currency),
        _ => none(),
    };
    let took = entry.sent_at().zip(entry.ended_at()).and_then(|(sent, ended)| u64::try_from(ended - sent).ok());
    let mut facts = vec![
        (own.request, entry.masked_request()),
        (own.reply, entry.reply()),
        (own.account, account_name(entry)),
        (own.intended, words.moment(entry.intended_at() / 1000)),
        (own.sent, moment(entry.sent_at()).unwrap_or_else(|| own.not_sent.to_owned())),
        (own.ended, moment(entry.ended_at()).unwrap_or_else(none)),
        (own.took, took.map_or_else(none, |took| (own.milliseconds)(&words.number(took)))),
        (own.balance_before, money(entry.before().balance)),
    ];
    let known_by = match entry.outcome() {
        Outcome::Done { known_by, .. } | Outcome::NotDone { known_by } => Some(*known_by),
        _ => None,
    };
    if let Outcome::Done { effect, .. } = entry.outcome() {
        facts.push((own.balance_after, money(effect.balance)));
        if !effect.proxies.is_empty() {
            let ids: Vec<String> = effect.proxies.iter().map(|id| id.get().to_string()).collect();
            facts.push((own.proxies, ids.join(", ")));
        }
        facts.extend(effect.order.clone().map(|order| (own.order, order)));
    }
    let told = known_by.map(|known_by| match known_by {
        KnownBy::Answer => own.known_by_answer,
        KnownBy::List => own.known_by_list,
        KnownBy::User => own.known_by_user,
    });
    facts.extend(told.map(|told| (own.known_by, told.to_owned())));
    facts
}
