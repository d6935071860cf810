//! A thousand random sessions against the sandbox: purchases, extensions, deletions and changes of comments, while requests
//! are refused, reset before or after they are processed, cut, garbled, answered late or with 429 and 500, processed late,
//! tabs die at any step and storage fails. The procedures and requests are the app's own; the sandbox reads them with its own
//! reading of the documents. Afterwards every entry is compared with what the sandbox did.
#![allow(
    clippy::print_stdout,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod carrier;
mod chance;
mod session;

use desk::journal::{Kind, Outcome};
use session::Session;
use std::collections::BTreeMap;

const SESSIONS: u64 = 1_000;

#[derive(Default, Debug, PartialEq, Eq)]
struct Totals {
    confirmed: usize,
    charges: usize,
    double_charges: usize,
    lost_purchases: usize,
    wrong_verdicts: usize,
    unsettled: usize,
}

#[test]
fn no_session_pays_twice_loses_a_purchase_or_is_wrong_about_one() {
    let mut totals = Totals::default();
    let mut outcomes: BTreeMap<(Kind, &str), usize> = BTreeMap::new();
    for seed in 0..SESSIONS {
        let session = Session::play(seed);
        totals.confirmed += session.confirmed.len();
        for (id, times) in &session.desk.carried_out {
            let entry = session.storage.get(id);
            totals.charges += usize::from(entry.is_some_and(|entry| entry.kind().spends()));
            totals.double_charges += usize::from(times.len() > 1 || !session.confirmed.contains(id));
            totals.lost_purchases += usize::from(entry.is_none());
        }
        for entry in session.storage.values() {
            let truth = session.desk.carried_out.contains_key(&entry.id());
            let (name, wrong) = match entry.outcome() {
                Outcome::Done { .. } => ("done", !truth || !session.tells_the_truth_about(entry)),
                Outcome::Refused(_) => ("refused", truth),
                Outcome::NotDone { .. } => ("not done", truth),
                _ => ("unsettled", false),
            };
            assert!(!wrong, "session {seed}: the truth is {truth}, the entry says {:?}", entry.outcome());
            totals.wrong_verdicts += usize::from(wrong);
            totals.unsettled += usize::from(entry.is_unsettled());
            *outcomes.entry((entry.kind(), name)).or_default() += 1;
        }
    }
    println!("{SESSIONS} sessions: {totals:?}");
    for ((kind, outcome), count) in &outcomes {
        println!("{:>9} {outcome}: {count}", kind.function());
    }
    let Totals { confirmed, charges, .. } = totals;
    assert_eq!(totals, Totals { confirmed, charges, ..Totals::default() });
    for kind in [Kind::Buy, Kind::Prolong, Kind::Delete, Kind::SetComment] {
        for outcome in ["done", "refused", "not done"] {
            assert!(outcomes.contains_key(&(kind, outcome)), "no {} was ever {outcome}", kind.function());
        }
    }
}
