//! What became of a procedure, in one paragraph.

use desk::journal::{Ending, Entry, KnownBy, NotBegun, Outcome, Refusal};
use desk::text::{Messages, failures::Consequence};
use proxy6::ErrorCode;

/// What to tell a person of an ending in which not everything was done; `None` where everything was, or where they declined.
pub fn complaint(ending: &Ending, messages: &Messages) -> Option<String> {
    let mut sentences: Vec<String> = Vec::new();
    if let Some(entry) = ending.entries.iter().find(|entry| !matches!(entry.outcome(), Outcome::Done { .. })) {
        sentences.push(of_entry(entry, messages));
    }
    match &ending.why {
        None => {}
        Some(NotBegun::Declined) if ending.entries.is_empty() => {}
        Some(why) => sentences.push((messages.journal.not_begun)(why).to_owned()),
    }
    if ending.outcome_not_stored {
        sentences.push(messages.journal.outcome_not_stored.to_owned());
    }
    (!sentences.is_empty()).then(|| sentences.join(" "))
}

/// What became of one entry that is not done, and what to do next.
pub fn of_entry(entry: &Entry, messages: &Messages) -> String {
    let failures = &messages.failures;
    let nothing = (failures.consequence)(Consequence::NothingHappened);
    match entry.outcome() {
        Outcome::Refused(Refusal::Proxy6 { code, words }) => {
            let code = ErrorCode::from_number(*code);
            let cause = (failures.proxy6)(code);
            let words = code.documented_text().unwrap_or(words);
            let said = (failures.said_by_proxy6)(code.number(), words);
            format!("{} {nothing} {} ({said})", cause.what, cause.next)
        }
        Outcome::Refused(Refusal::Soax { status, words }) => {
            let cause = (failures.soax)(soax::ErrorKind::from_status(*status));
            format!("{} {nothing} {} ({})", cause.what, cause.next, (failures.said_by_soax)(*status, words))
        }
        Outcome::Refused(Refusal::NeverSent) => {
            format!("{} {nothing} {}", failures.unreachable.what, failures.unreachable.next)
        }
        Outcome::Unknown { loss, unclear, .. } => {
            let lost = if entry.kind().spends() { Consequence::SpendUnknown } else { Consequence::ChangeUnknown };
            let unclear = unclear.map(messages.journal.unclear).unwrap_or_default();
            let sentence = format!(
                "{} {} {} {unclear}",
                (messages.journal.loss)(loss),
                (failures.consequence)(lost),
                messages.journal.unknown_next
            );
            sentence.trim_end().to_owned()
        }
        Outcome::NotDone { .. } => messages.journal.settled_not_done.to_owned(),
        Outcome::Done { known_by: KnownBy::List, .. } => messages.journal.settled_done.to_owned(),
        Outcome::Waived => messages.journal.waived_told.to_owned(),
        Outcome::Open | Outcome::Done { .. } => String::new(),
    }
}
