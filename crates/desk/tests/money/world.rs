//! Two tabs, what they share, and what may still go wrong.

use crate::provider::{Provider, START};
use desk::{
    calendar::Zone,
    journal::{
        Account, Action, Answered, Change, Entry, EntryId, Event, Limits, Loss, PROCESSED_WITHIN, Request, Rules,
        Settling, Wish,
    },
};
use std::collections::{BTreeMap, BTreeSet};

pub struct Scenario {
    pub name: &'static str,
    /// Each is taken up by one tab or the other, at any time, at most once.
    pub plans: Vec<Vec<Wish>>,
    pub budget: Budget,
    /// The calls go through a relay, which keeps the replies.
    pub relay: bool,
    pub sabotage: Sabotage,
}

/// How much may still go wrong.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Budget {
    /// Answers and readings that fail, calls that are lost.
    pub faults: u8,
    /// Tabs that die.
    pub crashes: u8,
    /// Writes that storage refuses, and readings of it.
    pub storage_failures: u8,
    /// Doings of another program on the account.
    pub others: u8,
}

/// Safeguards that are taken out.
#[derive(Clone, Copy, Debug, Default)]
pub struct Sabotage {
    /// Storage says that an entry is durable before it is.
    pub writes_behind: bool,
    /// The lock is given to whoever asks.
    pub no_lock: bool,
    /// Nobody waits until what was sent can no longer arrive.
    pub impatient: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct World {
    pub tabs: [Tab; 2],
    pub lock: Option<usize>,
    pub storage: BTreeMap<EntryId, Entry>,
    pub wire: Vec<Flight>,
    pub provider: Provider,
    /// Replies that the relay has kept, where there is one that keeps them.
    pub kept: BTreeMap<EntryId, Answered>,
    pub confirmed: BTreeSet<EntryId>,
    /// Plans that no tab has taken up yet.
    pub plans: Vec<usize>,
    pub budget: Budget,
    /// Another program has used the account.
    pub meddled: bool,
    /// Unix milliseconds; moves only when somebody waits.
    pub clock: i64,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Tab {
    pub running: Option<(Procedure, Action)>,
    /// What sabotaged storage has promised to write and has not.
    pub unwritten: Vec<Entry>,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Procedure {
    Change(Change),
    Settling(Settling),
}

/// A call under way, or its answer.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Flight {
    pub id: EntryId,
    pub request: Request,
    /// Who waits for the answer.
    pub waiting: Option<usize>,
    pub answer: Option<Answered>,
}

pub fn account() -> Account {
    Account::proxy6("1")
}

impl World {
    pub fn new(scenario: &Scenario) -> Self {
        let wishes = scenario.plans.iter().flatten().count();
        Self {
            tabs: Default::default(),
            lock: None,
            storage: BTreeMap::new(),
            wire: vec![],
            // The last purchase may find the balance too low once another program has bought.
            provider: Provider::new(i64::try_from(wishes).unwrap() + i64::from(scenario.budget.others > 0)),
            kept: BTreeMap::new(),
            confirmed: BTreeSet::new(),
            plans: (0..scenario.plans.len()).collect(),
            budget: scenario.budget,
            meddled: false,
            clock: START * 1_000,
        }
    }

    pub fn begin_change(&mut self, tab: usize, wishes: Vec<Wish>) {
        let rules = Rules { limits: Limits::default(), zone: Zone::fixed(0) };
        let (change, action) = Change::begin(account(), wishes, rules);
        self.tabs[tab].running = Some((Procedure::Change(change), action));
    }

    pub fn begin_settling(&mut self, tab: usize) {
        let (settling, action) = Settling::begin(account(), PROCESSED_WITHIN);
        self.tabs[tab].running = Some((Procedure::Settling(settling), action));
    }

    /// Reports an event to a tab's procedure.
    pub fn tell(&mut self, tab: usize, event: Event) {
        let at = self.clock;
        let (procedure, pending) = self.tabs[tab].running.as_mut().expect("a procedure runs in the tab");
        let on = |procedure: &mut Procedure, event| match procedure {
            Procedure::Change(change) => change.on(event, at),
            Procedure::Settling(settling) => settling.on(event, at),
        };
        *pending = on(procedure, event.clone()).expect("the event was waited for");
        // A second click, a second answer: nobody waits for it.
        if matches!(event, Event::Confirmed | Event::Answered(_) | Event::Lost(_)) {
            assert_eq!(on(procedure, event), None);
        }
    }

    pub fn with_tabs_swapped(&self) -> Self {
        let mut swapped = self.clone();
        swapped.tabs.swap(0, 1);
        let other = |tab: &mut usize| *tab = 1 - *tab;
        swapped.lock.iter_mut().for_each(other);
        swapped.wire.iter_mut().filter_map(|flight| flight.waiting.as_mut()).for_each(other);
        swapped
    }

    /// The tab dies.
    pub fn crash(&mut self, tab: usize) {
        self.tabs[tab] = Tab::default();
        self.give_lock_back(tab);
        self.wire.iter_mut().filter(|flight| flight.waiting == Some(tab)).for_each(|flight| flight.waiting = None);
        // An answer that nobody waits for is gone.
        self.wire.retain(|flight| flight.waiting.is_some() || flight.answer.is_none());
    }

    pub fn give_lock_back(&mut self, tab: usize) {
        if self.lock == Some(tab) {
            self.lock = None;
        }
    }

    /// Nobody waits for the answer any more; the call may still be under way.
    pub fn stop_waiting(&mut self, flight: usize, loss: Loss) {
        if let Some(tab) = self.wire[flight].waiting.take() {
            self.tell(tab, Event::Lost(loss));
        }
        if self.wire[flight].answer.is_some() {
            self.wire.remove(flight);
        }
    }

    pub fn has_calls_under_way(&self) -> bool {
        self.wire.iter().any(|flight| flight.answer.is_none())
    }

    /// The provider reads a call that is under way.
    pub fn process(&mut self, flight: usize, by_relay: bool) {
        let Flight { id, request, waiting, .. } = self.wire[flight].clone();
        let answer = self.provider.process(id, &request);
        if by_relay {
            self.kept.insert(id, answer.clone());
        }
        match waiting {
            Some(_) => self.wire[flight].answer = Some(answer),
            None => drop(self.wire.remove(flight)),
        }
    }
}
