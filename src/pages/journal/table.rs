//! The entries, newest first.

use super::details::{Details, account_name};
use crate::browser::page;
use crate::effects::effect;
use crate::router::router;
use crate::session::{drafts, words::words};
use crate::ui::field::Choice;
use desk::journal::{Entry, Kind, Outcome, Refusal};
use desk::route::Page;
use leptos::prelude::*;
use std::collections::BTreeSet;

const KINDS: [Kind; 8] = [
    Kind::Buy,
    Kind::Prolong,
    Kind::Delete,
    Kind::SetType,
    Kind::SetComment,
    Kind::IpAuth,
    Kind::UpdateIp,
    Kind::DetachIp,
];
/// So many entries more are shown at a time: each with all its details is some dozens of elements, and a journal grows for years.
const AT_A_TIME: usize = 50;
const OUTCOMES: [&str; 6] = ["open", "unknown", "done", "refused", "not-done", "waived"];

/// The word for an outcome, and the class that colours it.
pub fn outcome_text(entry: &Entry, words: &desk::text::journal::Journal) -> (&'static str, &'static str) {
    match entry.outcome() {
        Outcome::Open => (words.open, "soft"),
        Outcome::Unknown { .. } => (words.unknown, "warn"),
        Outcome::Done { .. } => (words.done, "good"),
        Outcome::Refused(Refusal::NeverSent) => (words.never_sent, "soft"),
        Outcome::Refused(_) => (words.refused, "bad"),
        Outcome::NotDone { .. } => (words.not_done, "soft"),
        Outcome::Waived => (words.waived, "warn"),
    }
}

/// The table with its filters.
#[component]
pub fn EntryTable(
    /// The entries of this realm.
    entries: Memo<Vec<Entry>>,
) -> impl IntoView {
    let (words, router) = (words(), router());
    // A link says all of it; else what was chosen last in this tab.
    let route = untrack(|| router.route()).filter(|route| !route.settings.is_empty());
    let route = route.or_else(|| drafts::settings_of(Page::Journal));
    let setting = move |name| route.as_ref().and_then(|route| route.setting(name)).unwrap_or_default().to_owned();
    let [kind, outcome, account] = ["kind", "outcome", "account"].map(|name| RwSignal::new(setting(name)));
    effect(move || {
        let settings = vec![("kind", kind.get()), ("outcome", outcome.get()), ("account", account.get())];
        drafts::keep_settings(Page::Journal, &settings);
        router.keep(Page::Journal, settings);
    });
    // The address may change under the page: a link to what is unknown.
    effect(move || {
        if let Some(route) = router.route().filter(|route| route.page == Page::Journal) {
            let set = |own: RwSignal<String>, name| {
                let wanted = route.setting(name).unwrap_or_default().to_owned();
                if own.with_untracked(|own| *own != wanted) {
                    own.set(wanted);
                }
            };
            set(kind, "kind");
            set(outcome, "outcome");
            set(account, "account");
        }
    });
    let accounts = Memo::new(move |_| {
        let names = entries.with(|entries| entries.iter().map(account_name).collect::<BTreeSet<_>>());
        names.into_iter().collect::<Vec<_>>()
    });
    let fitting = Memo::new(move |_| {
        let (kind, outcome, account) = (kind.get(), outcome.get(), account.get());
        let fits = |entry: &Entry| {
            (kind.is_empty() || entry.kind().function() == kind)
                && (outcome.is_empty() || entry.outcome().word() == outcome)
                && (account.is_empty() || account_name(entry) == account)
        };
        entries.with(|entries| entries.iter().filter(|entry| fits(entry)).cloned().collect::<Vec<_>>())
    });
    let most = RwSignal::new(AT_A_TIME);
    let shown = move || fitting.with(|fitting| fitting.iter().take(most.get()).cloned().collect::<Vec<_>>());
    let left_out = move || fitting.with(Vec::len) > most.get();
    // Whoever pressed goes on with the first of them: the button may be gone.
    let show_earlier = move || {
        let first = most.get_untracked() + 1;
        most.update(|most| *most += AT_A_TIME);
        request_animation_frame(move || page::focus(&format!("main tbody tr:nth-child({first}) summary")));
    };
    let outcome_name = move |word: &str| match word {
        "open" => words.journal.open,
        "unknown" => words.journal.unknown,
        "done" => words.journal.done,
        "refused" => words.journal.refused,
        "not-done" => words.journal.not_done,
        _ => words.journal.waived,
    };
    view! {
        <div class="row">
            <Choice
                label=Signal::derive(move || words.journal.filter_kind.to_owned())
                value=kind
                options=Signal::derive(move || {
                    let all = std::iter::once((String::new(), words.journal.all.to_owned()));
                    all.chain(KINDS.map(|kind| (kind.function().to_owned(), (words.journal.kind)(kind).to_owned()))).collect()
                })
            />
            <Choice
                label=Signal::derive(move || words.journal.filter_outcome.to_owned())
                value=outcome
                options=Signal::derive(move || {
                    let all = std::iter::once((String::new(), words.journal.all.to_owned()));
                    all.chain(OUTCOMES.map(|word| (word.to_owned(), outcome_name(word).to_owned()))).collect()
                })
            />
            <Choice
                label=Signal::derive(move || words.journal.filter_account.to_owned())
                value=account
                options=Signal::derive(move || {
                    let all = std::iter::once((String::new(), words.journal.all.to_owned()));
                    all.chain(accounts.get().into_iter().map(|name| (name.clone(), name))).collect()
                })
            />
        </div>
        <div class="card scroll" tabindex="0" role="group" aria-label=move || words.journal.table>
            <table aria-label=move || words.journal.table>
                <thead>
                    <tr>
                        <th scope="col">{move || words.journal.when}</th>
                        <th scope="col">{move || words.journal.what}</th>
                        <th scope="col">{move || words.journal.outcome}</th>
                        <th scope="col" class="number">{move || words.journal.price}</th>
                        <th scope="col">{move || words.journal.details}</th>
                    </tr>
                </thead>
                <tbody>
                    <For each=shown key=|entry| (entry.id(), entry.ended_at(), entry.outcome().word(), entry.is_unclear()) let:entry>
                        <Row entry />
                    </For>
                </tbody>
            </table>
            <Show when=left_out>
                <div class="row">
                    <p class="soft">
                        {move || (words.journal.shown)(&words.number(most.get() as u64), &words.number(fitting.with(Vec::len) as u64))}
                    </p>
                    <button type="button" on:click=move |_| show_earlier()>{move || words.journal.earlier}</button>
                </div>
            </Show>
            <Show when=move || fitting.with(Vec::is_empty)>
                <p class="journal-empty soft">
                    {move || if entries.with(Vec::is_empty) { words.journal.empty } else { words.journal.nothing_fits }}
                </p>
            </Show>
        </div>
    }
}

#[component]
fn Row(entry: Entry) -> impl IntoView {
    let words = words();
    let when = entry.intended_at() / 1000;
    let kind = entry.kind();
    let for_outcome = entry.clone();
    let spent = entry.before().currency.filter(|_| kind.spends()).map(|currency| (entry.spent(), currency));
    view! {
        <tr>
            <td>{move || words.moment(when)}</td>
            <td>{move || (words.journal.kind)(kind)}</td>
            <td>
                {move || {
                    let (text, class) = outcome_text(&for_outcome, &words.journal);
                    view! { <span class=class>{text}</span> }
                }}
            </td>
            <td class="number">{move || spent.map(|(spent, currency)| words.money(spent, currency))}</td>
            <td><Details entry /></td>
        </tr>
    }
}
