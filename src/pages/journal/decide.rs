//! Where nothing that can be read tells what came of an entry, the person does.

use crate::session::{announcer::announcer, journal::journal, words::words};
use desk::journal::{Decision, Entry};
use desk::text::journal::Journal as JournalWords;
use leptos::prelude::*;

/// The sentence on a button.
type Told = fn(&JournalWords) -> &'static str;

/// What the person may say.
const DECISIONS: [(Decision, Told); 3] = [
    (Decision::Done, |words| words.decided_done),
    (Decision::NotDone, |words| words.decided_not_done),
    (Decision::Waive, |words| words.decided_waived),
];

/// The question and its answers.
#[component]
pub fn Decide(
    /// The entry, which is unclear.
    entry: Entry,
) -> impl IntoView {
    let (words, journal, announcer) = (words(), journal(), announcer());
    let pending = RwSignal::new(false);
    let button = move |(decision, told): (Decision, Told)| {
        let entry = entry.clone();
        let say = move |_| {
            let entry = entry.clone();
            pending.set(true);
            leptos::task::spawn_local(async move {
                match journal.decide(&entry, decision).await {
                    Ok(()) => announcer.result(untrack(|| words.journal.decided)),
                    Err(_) => announcer.failure(untrack(|| words.journal.not_decided)),
                }
                // The row is another one now.
                let _ = pending.try_set(false);
            });
        };
        view! { <button type="button" disabled=move || pending.get() on:click=say>{move || told(&words.journal)}</button> }
    };
    view! {
        <section class="journal-decide">
            <h3>{move || words.journal.decide}</h3>
            <p>{move || words.journal.decide_lead}</p>
            <div class="row">{DECISIONS.map(button).collect_view()}</div>
        </section>
    }
}
