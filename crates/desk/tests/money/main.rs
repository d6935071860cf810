//! An exhaustive search over two tabs, one storage, one provider and whatever may go wrong between them. It drives the very
//! procedures that the app carries out, [`Change`] and [`Settling`], and looks at every state that can be reached.
//!
//! In every state:
//! 1. no intent was charged twice, and nothing was charged that nobody confirmed;
//! 2. no entry says "refused" or "not done" whose call the provider has carried out;
//! 3. every call that the provider has carried out has its entry in storage: nothing paid for is lost;
//! 4. once the network is back, settling ends every entry, with the provider's truth; only where another program has used the
//!    account may an entry stay unclear.
//!
//! And the switches in [`Sabotage`] show that the search would find what it shall exclude: without commit before send,
//! without the lock, or without waiting, it fails.
#![allow(
    clippy::print_stdout,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod provider;
mod search;
mod steps;
mod world;

use desk::journal::{EntryId, Outcome, Request, Tag, Wish};
use search::{Found, search};
use world::{Budget, Sabotage, Scenario};

/// The n-th wish of a scenario.
fn wish(number: u8, request: Request) -> Wish {
    Wish::new(EntryId::new([number; 16]), request, Tag::new([number; 8]))
}

fn buy(comment: Option<&str>) -> Request {
    Request::Buy(proxy6::buy::Request {
        count: proxy6::Count::new(2).unwrap(),
        period: proxy6::Period::new(7).unwrap(),
        country: "ru".parse().unwrap(),
        version: None,
        protocol: None,
        comment: comment.map(|comment| comment.parse().unwrap()),
        auto_prolong: false,
        nokey: false,
    })
}

/// Fills all 50 characters, so that there is no room for a tag.
const FULL_COMMENT: &str = "all of the fifty characters are taken up by words.";

fn prolong() -> Request {
    Request::Prolong(proxy6::prolong::Request {
        period: proxy6::Period::new(7).unwrap(),
        ids: "1,2".parse().unwrap(),
        nokey: false,
    })
}

fn delete() -> Request {
    Request::Delete(proxy6::delete::Request::Ids("1,2".parse().unwrap()))
}

fn set_comment() -> Request {
    let target = proxy6::setdescr::Target::Ids("1,2".parse().unwrap());
    // The very comment by which a purchase without a tag is recognised.
    Request::SetComment(proxy6::setdescr::Request { target, new: FULL_COMMENT.parse().ok() })
}

/// One purchase per plan, each of which any tab may take up.
fn plans(requests: impl IntoIterator<Item = Request>) -> Vec<Vec<Wish>> {
    (1..).zip(requests).map(|(number, request)| vec![wish(number, request)]).collect()
}

fn scenario(name: &'static str, plans: Vec<Vec<Wish>>, budget: Budget) -> Scenario {
    Scenario { name, plans, budget, relay: false, sabotage: Sabotage::default() }
}

/// Searches every scenario, with so many faults in those without another program.
fn search_all(faults: u8, others: u8) {
    let full = || buy(Some(FULL_COMMENT));
    let everything = Budget { faults, crashes: 1, storage_failures: 1, others: 0 };
    let meddling = Budget { faults: 1, crashes: 1, storage_failures: 0, others };
    let one_plan = vec![vec![wish(1, buy(None)), wish(2, full()), wish(3, full())]];
    let through_relay = scenario("two purchases through a relay", plans([buy(None), full()]), everything);
    let mut total = 0;
    for scenario in [
        scenario("two purchases", plans([buy(None), buy(Some("shop"))]), everything),
        scenario("two purchases without room for a tag", plans([full(), full()]), everything),
        Scenario { relay: true, ..through_relay },
        scenario("three purchases in one confirmed plan", one_plan, everything),
        scenario("the same extension twice", plans([prolong(), prolong()]), everything),
        scenario("an extension and a purchase", plans([prolong(), buy(None)]), everything),
        scenario("a deletion and a purchase", plans([delete(), buy(None)]), everything),
        scenario("a deletion and an extension of the same", plans([delete(), prolong()]), everything),
        scenario("a purchase and a change of comments", plans([full(), set_comment()]), everything),
        scenario("a purchase beside another program", plans([buy(None)]), meddling),
        scenario("a purchase without a tag beside it", plans([full()]), meddling),
        scenario("an extension beside it", plans([prolong()]), meddling),
        scenario("a deletion beside it", plans([delete()]), meddling),
    ] {
        let name = scenario.name;
        match search(&scenario) {
            Ok(found) => {
                println!("{name}: {} states, {} transitions", found.states, found.transitions);
                assert!(found.deliveries > 0, "nothing was ever bought, extended or deleted in: {name}");
                total += found.states;
            }
            Err(violation) => panic!("{name}: {violation}"),
        }
    }
    println!("{total} states in all");
}

#[test]
fn nothing_is_paid_twice_and_nothing_paid_for_is_lost() {
    search_all(1, 1);
}

#[test]
#[ignore = "a minute with optimisation, several without: `cargo test --release -p desk --test money -- --ignored --nocapture`"]
fn nor_with_more_faults() {
    search_all(2, 2);
}

#[test]
fn without_faults_every_confirmation_is_carried_out_exactly_once() {
    let requests = [buy(None), buy(Some(FULL_COMMENT)), prolong()];
    let Found { states, ends, .. } = search(&scenario("no faults", plans(requests), Budget::default())).unwrap();
    println!("without faults: {states} states");
    assert!(ends.iter().any(|world| world.confirmed.len() == 3));
    for world in ends {
        let carried_out: Vec<_> = world.provider.all_carried_out().collect();
        assert_eq!(carried_out, world.confirmed.iter().map(|id| (*id, 1)).collect::<Vec<_>>());
        assert!(world.storage.values().all(|entry| matches!(entry.outcome(), Outcome::Done { .. })));
    }
}

#[test]
fn each_safeguard_is_needed() {
    for (name, sabotage) in [
        ("without commit before send", Sabotage { writes_behind: true, ..Sabotage::default() }),
        ("without the lock", Sabotage { no_lock: true, ..Sabotage::default() }),
        ("without waiting for what may still arrive", Sabotage { impatient: true, ..Sabotage::default() }),
    ] {
        let plans = plans([buy(None), buy(None)]);
        let budget = Budget { faults: 1, crashes: 1, storage_failures: 1, others: 0 };
        let violation = search(&Scenario { sabotage, ..scenario(name, plans, budget) }).err();
        println!("{name}: {}", violation.as_deref().unwrap_or("nothing was found"));
        assert!(violation.is_some(), "the search does not notice: {name}");
    }
}
