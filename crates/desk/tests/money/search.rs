//! The search itself, and what must hold in every state.

use crate::world::{Budget, Scenario, World};
use desk::journal::{Outcome, PROCESSED_WITHIN};
use std::{
    collections::{HashMap, VecDeque},
    hash::{DefaultHasher, Hash, Hasher},
};

pub struct Found {
    pub states: usize,
    pub transitions: usize,
    /// States in which the provider has carried something out.
    pub deliveries: usize,
    /// States in which nothing happens any more by itself.
    pub ends: Vec<World>,
}

/// Visits every state that can be reached, the nearest first, so that a violation comes with a shortest way to it.
pub fn search(scenario: &Scenario) -> Result<Found, String> {
    let start = World::new(scenario);
    let mut ways: HashMap<u128, Option<(u128, String)>> = HashMap::from([(fingerprint(&start), None)]);
    let mut queue = VecDeque::from([start]);
    let mut found = Found { states: 0, transitions: 0, deliveries: 0, ends: vec![] };
    while let Some(world) = queue.pop_front() {
        let here = fingerprint(&world);
        found.states += 1;
        found.deliveries += usize::from(world.provider.all_carried_out().count() > 0);
        if let Err(violation) = world.check().and_then(|()| world.check_settling(scenario)) {
            return Err(format!("{violation}\n{}", way(&ways, here)));
        }
        let next = world.next(scenario);
        found.transitions += next.len();
        if next.is_empty() {
            if world.tabs.iter().any(|tab| tab.running.is_some()) {
                return Err(format!("a tab waits for something that never happens\n{}", way(&ways, here)));
            }
            found.ends.push(world);
        }
        for (step, world) in next {
            if let std::collections::hash_map::Entry::Vacant(new) = ways.entry(fingerprint(&world)) {
                new.insert(Some((here, step)));
                queue.push_back(world);
            }
        }
    }
    Ok(found)
}

/// The same for two worlds that differ only in which tab is which.
fn fingerprint(world: &World) -> u128 {
    hash(world).min(hash(&world.with_tabs_swapped()))
}

/// 128 bits: two halves of the same 256 bits of inner state.
fn hash(world: &World) -> u128 {
    let mut hasher = DefaultHasher::new();
    world.hash(&mut hasher);
    let half = hasher.finish();
    hasher.write_u8(1);
    u128::from(half) << 64 | u128::from(hasher.finish())
}

fn way(ways: &HashMap<u128, Option<(u128, String)>>, mut here: u128) -> String {
    let mut steps = vec![];
    while let Some(Some((before, step))) = ways.get(&here) {
        steps.push(step.as_str());
        here = *before;
    }
    steps.reverse();
    steps.join("\n")
}

impl World {
    fn check(&self) -> Result<(), String> {
        for (id, times) in self.provider.all_carried_out() {
            if times > 1 {
                return Err(format!("{id} was carried out {times} times"));
            }
            if !self.confirmed.contains(&id) {
                return Err(format!("{id} was carried out and never confirmed"));
            }
            match self.storage.get(&id).map(|entry| entry.outcome()) {
                None => return Err(format!("{id} was carried out, and storage knows nothing of it")),
                Some(outcome @ (Outcome::Refused(_) | Outcome::NotDone { .. })) => {
                    return Err(format!("{id} was carried out, and its entry says {outcome:?}"));
                }
                Some(_) => {}
            }
        }
        for entry in self.storage.values() {
            let done = matches!(entry.outcome(), Outcome::Done { .. });
            if done && !self.meddled && self.provider.carried_out(entry.id()) == 0 {
                return Err(format!("{} was not carried out, and its entry says that it was", entry.id()));
            }
        }
        Ok(())
    }

    /// From here on nothing fails: does settling end every entry, with the truth?
    fn check_settling(&self, scenario: &Scenario) -> Result<(), String> {
        let mut world = Self { budget: Budget::default(), plans: vec![], ..self.clone() };
        (0..world.tabs.len()).for_each(|tab| world.crash(tab));
        while !world.wire.is_empty() {
            world.process(0, scenario.relay);
        }
        // What was under way when a tab died has had its time.
        world.clock += PROCESSED_WITHIN;
        if !world.storage.values().any(|entry| entry.is_unsettled()) {
            return world.check();
        }
        world.begin_settling(0);
        while world.tabs[0].running.is_some() {
            let next = world.next(scenario).into_iter().find(|(step, _)| step.starts_with("tab 0"));
            world = next.ok_or("settling waits for something that never happens")?.1;
        }
        world.check()?;
        for entry in world.storage.values().filter(|entry| entry.is_unsettled()) {
            if !(self.meddled && matches!(entry.outcome(), Outcome::Unknown { unclear: Some(_), .. })) {
                return Err(format!("{} cannot be settled: {:?}", entry.id(), entry.outcome()));
            }
        }
        Ok(())
    }
}
