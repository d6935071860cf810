//! The last entries of the journal.

use crate::session::words::words;
use desk::journal::{Entry, Outcome};
use leptos::prelude::*;

const SHOWN: usize = 5;

/// The card.
#[component]
pub fn LastEntries(
    /// The journal's entries of this realm, the newest first.
    entries: Memo<Vec<Entry>>,
) -> impl IntoView {
    let words = words();
    let last = Memo::new(move |_| entries.with(|entries| entries.iter().take(SHOWN).cloned().collect::<Vec<_>>()));
    let line = move |entry: Entry| {
        let (when, kind) = (entry.intended_at() / 1_000, entry.kind());
        let spent = entry.before().currency.filter(|_| kind.spends()).map(|currency| (entry.spent(), currency));
        let outcome = move || {
            let words = &words.journal;
            match entry.outcome() {
                Outcome::Open => (words.open, "soft"),
                Outcome::Unknown { .. } => (words.unknown, "warn"),
                Outcome::Done { .. } => (words.done, "good"),
                Outcome::Refused(_) => (words.refused, "bad"),
                Outcome::NotDone { .. } => (words.not_done, "soft"),
                Outcome::Waived => (words.waived, "warn"),
            }
        };
        let (text, class) = outcome();
        view! {
            <li>
                <span>{(words.journal.kind)(kind)}</span>
                <span class=class>{text}</span>
                <span class="number">{spent.map(|(spent, currency)| words.money(spent, currency))}</span>
                <span class="soft">{words.moment(when)}</span>
            </li>
        }
    };
    view! {
        <section class="card" aria-labelledby="home-entries">
            <header>
                <h2 id="home-entries">{move || words.home.last_entries}</h2>
                <a class="push" href="#/journal">{move || words.home.all_entries}</a>
            </header>
            <div class="content home-reserved">
                <Show when=move || !last.with(Vec::is_empty) fallback=move || view! { <p class="soft">{words.home.no_entries}</p> }>
                    <ul class="home-entries">{move || last.get().into_iter().map(line).collect_view()}</ul>
                </Show>
            </div>
        </section>
    }
}
