//! A change of many proxies: one at a time, through the journal, and it goes on when the page is left.

use super::announcer::{Announcer, announcer};
use super::journal::{Attended, Journal, Recipient, Stage, journal, report};
use super::proxy6::Proxy6;
use super::roster::{RosterSignal, roster};
use super::vault::on_lock;
use super::words::{Words, words};
use crate::lasting::Lasting;
use api::Money;
use desk::journal::{Before, Ending, Entry, Kind, NotBegun, Outcome, Refusal, Request, Wish};
use leptos::prelude::*;
use proxy6::{ErrorCode, ProxyId, delete, setdescr};
use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

/// A change that is under way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnderWay {
    /// What it does.
    pub kind: Kind,
    /// How far it is.
    pub stage: Stage,
    /// How many calls it takes.
    pub calls: usize,
    /// Whether it stops before its next call.
    pub stopping: bool,
}

/// What became of a change that was not carried out on all its proxies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// What it was to do.
    pub kind: Kind,
    /// On how many proxies it did it.
    pub done: usize,
    /// The calls that failed, or of which it is not known.
    pub failed: Vec<Entry>,
    /// The proxies for which nothing was sent.
    pub unsent: Vec<ProxyId>,
}

/// The change that is under way, and what became of the last one.
#[derive(Clone, Copy)]
pub struct Bulk {
    under_way: Lasting<Option<UnderWay>>,
    report: Lasting<Option<Report>>,
    cancelled: StoredValue<Rc<Cell<bool>>, LocalStorage>,
    journal: Journal,
    roster: RosterSignal,
    announcer: Announcer,
    words: Words,
}

/// The person has seen what it costs and what it does; whether what is offered now is still that.
pub type Agreed = Box<dyn FnOnce(&[(Wish, Before)]) -> Result<(), Differs>>;

/// How an offer differs from what the person has agreed to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Differs {
    /// It costs more.
    Dearer,
    /// These of its proxies have been extended since, and end then, in unix seconds.
    Extended(Vec<(ProxyId, i64)>),
}

/// For what costs nothing, and does what it says however things stand.
pub fn in_any_case() -> Agreed {
    Box::new(|_| Ok(()))
}

impl Bulk {
    fn make() -> Self {
        let own = Self {
            under_way: Lasting::new(None),
            report: Lasting::new(None),
            cancelled: StoredValue::new_local(Rc::default()),
            journal: journal(),
            roster: roster(),
            announcer: announcer(),
            words: words(),
        };
        on_lock(move || own.dismiss());
        own
    }

    /// The change that is under way, reactively.
    pub fn under_way(self) -> Option<UnderWay> {
        self.under_way.get()
    }

    /// What became of the last one, where not all was done; reactively.
    pub fn report(self) -> Option<Report> {
        self.report.get()
    }

    /// Takes the report away.
    pub fn dismiss(self) {
        self.report.set(None);
    }

    /// Sends no more calls. What is sent is sent.
    pub fn cancel(self) {
        self.cancelled.get_value().set(true);
        self.under_way.update(|under_way| {
            if let Some(under_way) = under_way {
                under_way.stopping = true;
            }
        });
    }

    /// Begins, where none is under way. All requests are of one kind, and name their proxies.
    pub fn begin(self, proxy6: Proxy6, requests: Vec<Request>, agreed: Agreed) {
        let Some(kind) = requests.first().map(Request::kind) else { return };
        if self.under_way.with_untracked(Option::is_some) {
            return;
        }
        let Some(to) = Recipient::proxy6(proxy6.clone()) else {
            return self.announcer.failure(untrack(|| self.words.shell.connection_untested));
        };
        let cancelled = Rc::new(Cell::new(false));
        self.cancelled.set_value(Rc::clone(&cancelled));
        self.report.set(None);
        let calls = requests.len();
        self.under_way.set(Some(UnderWay { kind, stage: Stage::Queued, calls, stopping: false }));
        let differs = Rc::new(RefCell::new(None));
        let found = Rc::clone(&differs);
        let attended = Attended {
            confirm: Box::new(move |offers: Vec<(Wish, Before)>| {
                let agrees = agreed(&offers).map_err(|differs| found.replace(Some(differs))).is_ok();
                std::future::ready(agrees)
            }),
            watch: Box::new(move |stage| {
                self.under_way.update(|under_way| {
                    if let Some(under_way) = under_way {
                        under_way.stage = stage;
                    }
                });
            }),
            cancelled,
        };
        leptos::task::spawn_local(async move {
            let ending = self.journal.send(to, requests, attended).await;
            self.under_way.set(None);
            self.tell(proxy6, kind, ending, differs.take());
        });
    }

    fn tell(self, proxy6: Proxy6, kind: Kind, ending: Ending, differs: Option<Differs>) {
        let (done, failed): (Vec<Entry>, Vec<Entry>) =
            ending.entries.iter().cloned().partition(|entry| matches!(entry.outcome(), Outcome::Done { .. }));
        let count = |entries: &[Entry]| entries.iter().map(concerned).sum::<usize>();
        let unsent: Vec<ProxyId> = ending.unsent.iter().flat_map(|wish| ids(wish.request())).copied().collect();
        let all_done = failed.is_empty() && unsent.is_empty();
        // Another account may be on show by now, whose proxies these are not.
        if self.roster.is_of(&proxy6) {
            self.roster.select(|selection| {
                if !all_done {
                    let left = failed.iter().flat_map(|entry| ids(entry.request())).chain(&unsent);
                    selection.clear();
                    left.for_each(|&id| selection.set(id, true));
                } else if kind == Kind::Prolong {
                    // Nobody shall pay twice by pressing twice.
                    selection.clear();
                }
            });
            if let Some(Differs::Extended(extended)) = &differs {
                // Who asks again at once, before the list has come, asks from these ends.
                self.roster.change(|roster| extended.iter().for_each(|&(id, expires)| roster.set_expires(id, expires)));
                self.roster.read(proxy6.clone());
            }
        }
        untrack(|| {
            if !done.is_empty() {
                let charged = done.iter().try_fold(Money::ZERO, |sum, entry| sum.plus(entry.spent()));
                let currency = done.first().and_then(|entry| entry.before().currency);
                let charged = charged.zip(currency).filter(|_| kind.spends());
                let charged = charged.map(|(charged, currency)| self.words.money(charged, currency));
                let told = (self.words.proxies.done)(kind, count(&done) as u64, charged.as_deref());
                let undo: Vec<Request> = done.iter().flat_map(Entry::undo).collect();
                if undo.is_empty() {
                    self.announcer.result(told);
                } else {
                    self.announcer.result_with_undo(told, move || {
                        if self.under_way.with_untracked(Option::is_some) {
                            return self.announcer.failure(untrack(|| self.words.proxies.undo_in_journal));
                        }
                        self.begin(proxy6.clone(), undo.clone(), in_any_case());
                    });
                }
            }
            if let Some(complaint) = self.complaint(&ending, differs) {
                self.announcer.failure(complaint);
            }
        });
        self.report.set((!all_done).then(|| Report { kind, done: count(&done), failed, unsent }));
    }

    fn complaint(self, ending: &Ending, differs: Option<Differs>) -> Option<String> {
        let words = self.words;
        let refused = ending.entries.iter().find(|entry| !matches!(entry.outcome(), Outcome::Done { .. }));
        if let Some(entry) = refused
            && already_of_that_type(entry)
        {
            return Some(words.proxies.already_of_that_type.to_owned());
        }
        match differs.filter(|_| ending.why == Some(NotBegun::Declined)) {
            Some(Differs::Dearer) => Some(words.proxies.price_rose.to_owned()),
            Some(Differs::Extended(extended)) => Some((words.proxies.extended_meanwhile)(extended.len() as u64)),
            None => report::complaint(ending, &words),
        }
    }
}

/// Whether Proxy6 refused a change of type because there was nothing to change.
pub fn already_of_that_type(entry: &Entry) -> bool {
    let unspecified = ErrorCode::Unspecified.number();
    entry.kind() == Kind::SetType
        && matches!(entry.outcome(), Outcome::Refused(Refusal::Proxy6 { code, .. }) if *code == unspecified)
}

/// How many proxies a call concerned: those that it named, or those that had the comment before.
fn concerned(entry: &Entry) -> usize {
    match ids(entry.request()) {
        [] => entry.before().ids().count(),
        named => named.len(),
    }
}

/// The proxies that a request names.
pub fn ids(request: &Request) -> &[ProxyId] {
    match request {
        Request::Prolong(prolong) => prolong.ids.as_slice(),
        Request::SetType(set) => set.ids.as_slice(),
        Request::SetComment(setdescr::Request { target: setdescr::Target::Ids(ids), .. })
        | Request::Delete(delete::Request::Ids(ids)) => ids.as_slice(),
        _ => &[],
    }
}

/// The context, for a component's first line.
pub fn bulk() -> Bulk {
    super::on_first_use(Bulk::make)
}
