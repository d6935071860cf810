//! Sending: from the user's wish to an entry with an outcome.

use super::{
    Account, Action, Before, Effect, Ending, Entry, EntryId, Event, Need, NotBegun, Outcome, ProxyBefore, Request,
    Rules, Survey, Tag,
    spending::{may_begin, spent_today},
};
use api::Money;
use std::collections::{HashSet, VecDeque};

/// A call that the user wants, with the names that it will have.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Wish {
    id: EntryId,
    request: Request,
    tag: Option<Tag>,
}

impl Wish {
    /// Takes a request, and gives a purchase its tag where its comment leaves room for one.
    pub fn new(id: EntryId, request: Request, tag: Tag) -> Self {
        if let Request::Buy(buy) = &request
            && let Some(comment) = tag.beside(buy.comment.as_ref())
        {
            let request = Request::Buy(proxy6::buy::Request { comment: Some(comment), ..buy.clone() });
            return Self { id, request, tag: Some(tag) };
        }
        Self { id, request, tag: None }
    }

    /// The name that its entry will have.
    pub fn id(&self) -> EntryId {
        self.id
    }

    /// The request that will be sent.
    pub fn request(&self) -> &Request {
        &self.request
    }

    /// What must be read before it is sent, its price aside.
    pub fn need(&self) -> Need {
        self.request.need(self.tag.is_some())
    }
}

/// Sends one call or several, which the user confirms at once, one after the other. Stops at the first whose outcome is
/// unknown, and where they spend at the first that is refused.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Change {
    account: Account,
    rules: Rules,
    phase: Phase,
    wishes: Vec<Wish>,
    /// Confirmed, and not sent yet.
    queue: VecDeque<(Wish, Before)>,
    entries: Vec<Entry>,
    spent_today: Money,
    cancelled: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Phase {
    Locking,
    Loading,
    Surveying,
    Confirming,
    StoringIntent(Box<Entry>),
    Sending(Box<Entry>),
    StoringOutcome(Box<Entry>),
    Ended,
}

impl Change {
    /// Begins; the wishes are all of the account's provider.
    pub fn begin(account: Account, wishes: Vec<Wish>, rules: Rules) -> (Self, Action) {
        let change = Self {
            account,
            rules,
            phase: Phase::Locking,
            wishes,
            queue: VecDeque::new(),
            entries: Vec::new(),
            spent_today: Money::ZERO,
            cancelled: false,
        };
        (change, Action::Lock)
    }

    /// Takes what happened at `at` (unix milliseconds), and says what to do next; `None` for an event that is not waited for,
    /// such as a second click.
    pub fn on(&mut self, event: Event, at: i64) -> Option<Action> {
        let phase = std::mem::replace(&mut self.phase, Phase::Ended);
        Some(match (phase, event) {
            (Phase::Locking, Event::Locked) => self.turn(Phase::Loading, Action::Load),
            (Phase::Locking, Event::NoLocks) => self.end(Some(NotBegun::NoLocks), false),
            (Phase::Loading, Event::Loaded { entries, unreadable }) => self.loaded(&entries, unreadable, at),
            (Phase::Loading, Event::NotLoaded) => self.end(Some(NotBegun::NotLoaded), false),
            (Phase::Surveying, Event::Surveyed(survey)) => self.surveyed(&survey),
            (Phase::Surveying, Event::NotSurveyed) => self.end(Some(NotBegun::NotSurveyed), false),
            (Phase::Confirming, Event::Confirmed) => self.next(at),
            (Phase::Confirming, Event::Declined) => self.end(Some(NotBegun::Declined), false),
            (Phase::StoringIntent(mut entry), Event::Stored) => {
                entry.sent(at);
                self.turn(Phase::Sending(entry.clone()), Action::Send(entry))
            }
            (Phase::StoringIntent(_), Event::NotStored) => self.end(Some(NotBegun::NotStored), false),
            (Phase::Sending(mut entry), Event::Answered(answered)) => {
                entry.answered(answered, at);
                self.turn(Phase::StoringOutcome(entry.clone()), Action::Store(entry))
            }
            (Phase::Sending(mut entry), Event::Lost(loss)) => {
                entry.lost(loss, at);
                self.turn(Phase::StoringOutcome(entry.clone()), Action::Store(entry))
            }
            (Phase::StoringOutcome(entry), Event::Stored) => self.stored(*entry, at),
            (Phase::StoringOutcome(entry), Event::NotStored) => {
                self.entries.push(*entry);
                self.end(Some(NotBegun::NotStored), true)
            }
            (Phase::Confirming, Event::Cancelled) => self.end(Some(NotBegun::Cancelled), false),
            (phase, event) => {
                self.phase = phase;
                self.cancelled |= event == Event::Cancelled;
                return None;
            }
        })
    }

    fn turn(&mut self, phase: Phase, action: Action) -> Action {
        self.phase = phase;
        action
    }

    fn end(&mut self, why: Option<NotBegun>, outcome_not_stored: bool) -> Action {
        let entries = std::mem::take(&mut self.entries);
        let sent = |wish: &Wish| entries.iter().any(|entry| entry.id() == wish.id);
        let unsent: Vec<Wish> = self.wishes.drain(..).filter(|wish| !sent(wish)).collect();
        let why = why.filter(|_| !unsent.is_empty());
        self.turn(Phase::Ended, Action::Finish(Ending { entries, unsent, why, outcome_not_stored }))
    }

    fn loaded(&mut self, entries: &[Entry], unreadable: usize, at: i64) -> Action {
        let allowed =
            self.wishes.iter().try_for_each(|wish| may_begin(&self.account, wish.request.kind(), entries, unreadable));
        if let Err(blocked) = allowed {
            return self.end(Some(NotBegun::Blocked(blocked)), false);
        }
        self.spent_today = spent_today(&self.account, entries, &self.rules.zone, at);
        let wishes = self.wishes.clone();
        self.turn(Phase::Surveying, Action::Survey(wishes))
    }

    fn surveyed(&mut self, survey: &Survey) -> Action {
        if survey.account != self.account {
            return self.end(Some(NotBegun::OtherAccount), false);
        }
        let offers: Vec<(Wish, Before)> = (0..)
            .zip(&self.wishes)
            .map(|(place, wish)| (wish.clone(), Before::of(&wish.request, wish.tag.is_some(), survey, place)))
            .collect();
        match self.forbid(&offers) {
            Some(why) => self.end(Some(why), false),
            None => {
                self.queue = offers.iter().cloned().collect();
                self.turn(Phase::Confirming, Action::Confirm(offers))
            }
        }
    }

    fn forbid(&self, offers: &[(Wish, Before)]) -> Option<NotBegun> {
        let mut total = Money::ZERO;
        let mut named = HashSet::new();
        for (wish, before) in offers {
            let twice = match wish.request.ids() {
                Some(ids) => !ids.as_slice().iter().all(|id| named.insert(*id)),
                None => wish.request.changes_what_is_there() && !before.ids().all(|id| named.insert(id)),
            };
            if twice {
                return Some(NotBegun::NamedTwice);
            }
            if wish.request.changes_what_is_there() && before.proxies.is_empty() && before.slots.is_empty() {
                return Some(NotBegun::NothingThere);
            }
            if wish.request.kind().spends() {
                match before.price.and_then(|price| total.plus(price.most)) {
                    Some(sum) => total = sum,
                    None => return Some(NotBegun::NoPrice),
                }
            }
        }
        let spends = offers.iter().any(|(wish, _)| wish.request.kind().spends());
        let blocked = if spends { self.rules.limits.allow(total, self.spent_today).err() } else { None };
        blocked.map(NotBegun::Blocked)
    }

    /// The next intent goes to storage; its request leaves once it is durable.
    fn next(&mut self, at: i64) -> Action {
        if self.cancelled {
            return self.end(Some(NotBegun::Cancelled), false);
        }
        let Some((wish, before)) = self.queue.pop_front() else { return self.end(None, false) };
        let entry = Entry::intend(wish.id, self.account.clone(), wish.request, wish.tag, before, at);
        let entry = Box::new(entry);
        self.turn(Phase::StoringIntent(entry.clone()), Action::Store(entry))
    }

    fn stored(&mut self, entry: Entry, at: i64) -> Action {
        let go_on = match entry.outcome() {
            Outcome::Done { effect, .. } => {
                self.pass_on(effect, &entry);
                true
            }
            Outcome::Refused(_) => !entry.kind().spends(),
            _ => false,
        };
        self.entries.push(entry);
        if go_on { self.next(at) } else { self.end(Some(NotBegun::CallBeforeFailed), false) }
    }

    /// What a call has changed was not so any more before the next one.
    fn pass_on(&mut self, effect: &Effect, done: &Entry) {
        for (wish, before) in &mut self.queue {
            before.balance = effect.balance.or(before.balance);
            // Without a tag a purchase is what has its comment and had not before: what earlier calls bought or commented had.
            if let (Request::Buy(_), None) = (&wish.request, &wish.tag) {
                let touched = effect.proxies.iter().copied().chain(done.before().ids());
                before.proxies.extend(touched.map(ProxyBefore::named));
            }
        }
    }
}
