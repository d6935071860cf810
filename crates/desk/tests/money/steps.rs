//! Everything that can happen next.

use crate::{
    provider::{OTHERS, Provider},
    world::{Budget, Flight, Scenario, World, account},
};
use desk::journal::{Action, Event, Loss, Need, Request, Seen, Survey, Wish};

impl World {
    /// Every world that may follow, with what leads to it.
    pub fn next(&self, scenario: &Scenario) -> Vec<(String, Self)> {
        let mut next = Next { from: self, scenario, worlds: vec![] };
        for tab in 0..self.tabs.len() {
            next.of_tab(tab);
        }
        next.of_wire();
        next.of_others();
        next.worlds
    }
}

struct Next<'a> {
    from: &'a World,
    scenario: &'a Scenario,
    worlds: Vec<(String, World)>,
}

impl Next<'_> {
    fn then(&mut self, what: impl Into<String>, change: impl FnOnce(&mut World)) {
        let mut world = self.from.clone();
        change(&mut world);
        self.worlds.push((what.into(), world));
    }

    /// Something that can happen only so often.
    fn costing(&mut self, cost: fn(&mut Budget) -> &mut u8, what: String, change: impl FnOnce(&mut World)) {
        let mut budget = self.from.budget;
        if let Some(left) = cost(&mut budget).checked_sub(1) {
            *cost(&mut budget) = left;
            self.then(what, |world| {
                world.budget = budget;
                change(world);
            });
        }
    }

    fn of_tab(&mut self, tab: usize) {
        match &self.from.tabs[tab].running {
            None => self.of_idle_tab(tab),
            Some((_, action)) => {
                self.of_action(tab, action);
                self.costing(|budget| &mut budget.crashes, format!("tab {tab} dies"), |world| world.crash(tab));
            }
        }
        for written in 0..self.from.tabs[tab].unwritten.len() {
            self.then(format!("tab {tab}'s write gets through"), |world| {
                let entry = world.tabs[tab].unwritten.remove(written);
                world.storage.insert(entry.id(), entry);
            });
        }
    }

    fn of_idle_tab(&mut self, tab: usize) {
        for (place, &plan) in self.from.plans.iter().enumerate() {
            let wishes = self.scenario.plans[plan].clone();
            self.then(format!("tab {tab} begins plan {plan}"), |world| {
                world.plans.remove(place);
                world.begin_change(tab, wishes);
            });
        }
        if self.from.storage.values().any(|entry| entry.is_unsettled()) {
            self.then(format!("tab {tab} begins to settle"), |world| world.begin_settling(tab));
        }
    }

    fn of_action(&mut self, tab: usize, action: &Action) {
        let tell = |event: Event| move |world: &mut World| world.tell(tab, event);
        match action {
            Action::Lock if self.from.lock.is_none() || self.scenario.sabotage.no_lock => {
                self.then(format!("tab {tab} gets the lock"), |world| {
                    world.lock = Some(tab);
                    world.tell(tab, Event::Locked);
                });
            }
            Action::Lock => {}
            Action::Load => {
                let entries = self.from.storage.values().cloned().collect();
                self.then(format!("tab {tab} reads the journal"), tell(Event::Loaded { entries, unreadable: 0 }));
                let failure = format!("tab {tab} cannot read the journal");
                self.costing(|budget| &mut budget.storage_failures, failure, tell(Event::NotLoaded));
            }
            Action::Survey(wishes) => {
                let survey = Box::new(self.survey(wishes));
                self.then(format!("tab {tab} surveys"), tell(Event::Surveyed(survey)));
                self.costing(
                    |budget| &mut budget.faults,
                    format!("tab {tab}'s survey fails"),
                    tell(Event::NotSurveyed),
                );
            }
            Action::Confirm(offers) => {
                let ids: Vec<_> = offers.iter().map(|(wish, _)| wish.id()).collect();
                self.then(format!("tab {tab}: the user confirms"), |world| {
                    world.confirmed.extend(ids);
                    world.tell(tab, Event::Confirmed);
                });
                self.then(format!("tab {tab}: the user declines"), tell(Event::Declined));
            }
            Action::Store(entry) => {
                let stored = (**entry).clone();
                let behind = self.scenario.sabotage.writes_behind;
                self.then(format!("tab {tab} stores {:?}", entry.outcome()), |world| {
                    if behind {
                        world.tabs[tab].unwritten.push(stored);
                    } else {
                        world.storage.insert(stored.id(), stored);
                    }
                    world.tell(tab, Event::Stored);
                });
                let failure = format!("storage refuses tab {tab}'s entry");
                self.costing(|budget| &mut budget.storage_failures, failure, tell(Event::NotStored));
            }
            Action::Send(entry) => {
                // The call is under way at once, and the tab waits; what becomes of it is the wire's.
                if !self.from.wire.iter().any(|flight| flight.waiting == Some(tab)) {
                    let (id, request) = (entry.id(), entry.request().clone());
                    self.then(format!("tab {tab} sends"), |world| {
                        world.wire.push(Flight { id, request, waiting: Some(tab), answer: None });
                    });
                }
            }
            Action::Recall(id) => {
                let kept = self.from.kept.get(id).cloned();
                self.then(format!("tab {tab} asks for the kept reply"), tell(Event::Recalled(kept)));
            }
            Action::Look(need) => {
                let seen = Box::new(self.look(need));
                self.then(format!("tab {tab} looks"), tell(Event::Seen(seen)));
                self.costing(|budget| &mut budget.faults, format!("tab {tab} cannot look"), tell(Event::Unseen));
            }
            Action::Wait { until } => {
                // Whatever was sent has arrived by then, or never will.
                if !self.from.has_calls_under_way() || self.scenario.sabotage.impatient {
                    let until = *until;
                    self.then(format!("tab {tab} has waited"), |world| {
                        world.clock = world.clock.max(until);
                        world.tell(tab, Event::Waited);
                    });
                }
            }
            Action::Finish(_) => self.then(format!("tab {tab} is done"), |world| {
                world.tabs[tab].running = None;
                world.give_lock_back(tab);
            }),
        }
    }

    fn of_wire(&mut self) {
        let relay = self.scenario.relay;
        for (place, flight) in self.from.wire.iter().enumerate() {
            match (&flight.answer, flight.waiting) {
                (None, waiting) => {
                    self.then("the provider reads a call", |world| world.process(place, relay));
                    self.costing(
                        |budget| &mut budget.faults,
                        "a call is lost on the way".to_owned(),
                        |world| {
                            let flight = world.wire.remove(place);
                            if let Some(tab) = flight.waiting {
                                world.tell(tab, Event::Lost(Loss::Connection));
                            }
                        },
                    );
                    if waiting.is_some() {
                        let late = "a tab gives up waiting while the call is under way".to_owned();
                        self.costing(
                            |budget| &mut budget.faults,
                            late,
                            |world| world.stop_waiting(place, Loss::Timeout),
                        );
                    }
                }
                (Some(answer), Some(tab)) => {
                    let answer = answer.clone();
                    self.then(format!("tab {tab} gets {answer:?}"), |world| {
                        world.wire.remove(place);
                        world.tell(tab, Event::Answered(answer));
                    });
                    let lost = "the answer is lost, cut or garbled".to_owned();
                    self.costing(
                        |budget| &mut budget.faults,
                        lost,
                        |world| world.stop_waiting(place, Loss::Connection),
                    );
                }
                (Some(_), None) => panic!("nobody waits for this answer"),
            }
        }
    }

    fn of_others(&mut self) {
        let comments = self.scenario.plans.iter().flatten().filter_map(|wish| match wish.request() {
            Request::Buy(buy) => buy.comment.as_ref().map(ToString::to_string),
            _ => None,
        });
        // Nobody else can know a tag.
        let comment = comments.into_iter().find(|comment| !comment.contains('~')).unwrap_or_default();
        for other in OTHERS {
            if let Some(provider) = self.from.provider.used_by_another(other, &comment) {
                self.costing(
                    |budget| &mut budget.others,
                    format!("another program: {other:?}"),
                    |world| {
                        world.provider = provider;
                        world.meddled = true;
                    },
                );
            }
        }
    }

    fn survey(&self, wishes: &[Wish]) -> Survey {
        let mut proxies = vec![];
        for (more, _) in wishes.iter().map(|wish| self.from.provider.list(&wish.need())) {
            proxies.extend(more);
        }
        proxies.sort_by_key(|proxy| proxy.id);
        proxies.dedup_by_key(|proxy| proxy.id);
        Survey {
            account: account(),
            balance: Some(self.from.provider.balance()),
            currency: Some(api::Currency::RUB),
            prices: wishes.iter().map(|wish| Provider::price(wish.request())).collect(),
            proxies,
            slots: vec![],
        }
    }

    fn look(&self, need: &Need) -> Seen {
        let (proxies, whole_list) = self.from.provider.list(need);
        let balance = Some(self.from.provider.balance());
        Seen { account: account(), began: self.from.clock, balance, proxies, whole_list, slots: vec![] }
    }
}
