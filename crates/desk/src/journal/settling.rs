//! Settling: from unknown outcomes to known ones.

use super::{Account, Action, Ending, Entry, Event, Loss, Need, NotBegun, Seen, Verdict};
use std::collections::VecDeque;

/// Settles every unsettled entry of an account, one after the other, as far as the provider can be read. Sends nothing that
/// changes anything, and needs no confirmation.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Settling {
    account: Account,
    processed_within: i64,
    phase: Phase,
    queue: VecDeque<Entry>,
    entries: Vec<Entry>,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Phase {
    Locking,
    Loading,
    Recalling(Box<Entry>),
    Looking(Box<Entry>),
    Waiting(Box<Entry>),
    /// And whether the provider could be read, so that it makes sense to go on.
    Storing(Box<Entry>, bool),
    Ended,
}

impl Settling {
    /// Begins. `processed_within` is [`super::PROCESSED_WITHIN`] but in tests.
    pub fn begin(account: Account, processed_within: i64) -> (Self, Action) {
        let phase = Phase::Locking;
        (Self { account, processed_within, phase, queue: VecDeque::new(), entries: Vec::new() }, Action::Lock)
    }

    /// Takes what happened at `at` (unix milliseconds), and says what to do next; `None` for an event that is not waited for.
    pub fn on(&mut self, event: Event, at: i64) -> Option<Action> {
        let phase = std::mem::replace(&mut self.phase, Phase::Ended);
        Some(match (phase, event) {
            (Phase::Locking, Event::Locked) => {
                self.phase = Phase::Loading;
                Action::Load
            }
            (Phase::Locking, Event::NoLocks) => self.end(Some(NotBegun::NoLocks), false),
            (Phase::Loading, Event::Loaded { entries, .. }) => {
                let own = entries.into_iter().filter(|entry| *entry.account() == self.account && entry.is_unsettled());
                self.queue = own.collect();
                self.next(at)
            }
            (Phase::Loading, Event::NotLoaded) => self.end(Some(NotBegun::NotLoaded), false),
            (Phase::Recalling(mut entry), Event::Recalled(kept)) => {
                if let Some(answered) = kept {
                    entry.answered(answered, at);
                }
                if entry.is_unsettled() { self.look(entry, at) } else { self.store(entry, true) }
            }
            (Phase::Looking(entry), Event::Seen(seen)) => self.seen(entry, &seen, at),
            (Phase::Looking(entry), Event::Unseen) => self.store(entry, false),
            (Phase::Waiting(entry), Event::Waited) => self.look(entry, at),
            (Phase::Looking(entry) | Phase::Waiting(entry), Event::Cancelled) => self.store(entry, false),
            (Phase::Storing(entry, go_on), Event::Stored) => {
                self.entries.push(*entry);
                if go_on { self.next(at) } else { self.end(None, false) }
            }
            (Phase::Storing(entry, _), Event::NotStored) => {
                self.entries.push(*entry);
                self.end(None, true)
            }
            (phase, _) => {
                self.phase = phase;
                return None;
            }
        })
    }

    /// The next entry. One without an outcome belongs to a tab that is gone, since nobody works on it without the lock.
    fn next(&mut self, at: i64) -> Action {
        let Some(mut entry) = self.queue.pop_front() else { return self.end(None, false) };
        entry.lost(Loss::TabClosed, at);
        let id = entry.id();
        self.phase = Phase::Recalling(Box::new(entry));
        Action::Recall(id)
    }

    fn look(&mut self, entry: Box<Entry>, at: i64) -> Action {
        match entry.need() {
            Need::Nothing => {
                let account = self.account.clone();
                let (balance, proxies, slots) = (None, Vec::new(), Vec::new());
                self.seen(entry, &Seen { account, began: at, balance, proxies, whole_list: false, slots }, at)
            }
            need => {
                self.phase = Phase::Looking(entry);
                Action::Look(need)
            }
        }
    }

    fn seen(&mut self, mut entry: Box<Entry>, seen: &Seen, at: i64) -> Action {
        // Another account's list would show no trace of anything.
        if seen.account != self.account {
            return self.store(entry, false);
        }
        match entry.verdict(seen, self.processed_within) {
            Verdict::TooEarly { until } => {
                self.phase = Phase::Waiting(entry);
                Action::Wait { until }
            }
            Verdict::LookWider => {
                self.phase = Phase::Looking(entry);
                Action::Look(Need::List)
            }
            verdict => {
                entry.settled(verdict, at);
                self.store(entry, true)
            }
        }
    }

    fn store(&mut self, entry: Box<Entry>, go_on: bool) -> Action {
        self.phase = Phase::Storing(entry.clone(), go_on);
        Action::Store(entry)
    }

    fn end(&mut self, why: Option<NotBegun>, outcome_not_stored: bool) -> Action {
        self.phase = Phase::Ended;
        let entries = std::mem::take(&mut self.entries);
        Action::Finish(Ending { entries, unsent: Vec::new(), why, outcome_not_stored })
    }
}
