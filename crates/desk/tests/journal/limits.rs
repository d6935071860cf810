//! What may be sent, and what was spent.

use crate::example::*;
use api::Money;
use desk::{
    calendar::{Day, Zone},
    journal::{
        Account, Answered, Blocked, Effect, Entry, EntryId, Kind, Limits, Loss, Outcome, Refusal, Request, by_month,
        may_begin, spent_by_day, spent_today, unsettled,
    },
};
use proptest::prelude::*;

const ALL: [Kind; 8] = [
    Kind::Buy,
    Kind::Prolong,
    Kind::Delete,
    Kind::SetType,
    Kind::SetComment,
    Kind::IpAuth,
    Kind::UpdateIp,
    Kind::DetachIp,
];

#[test]
fn what_is_unknown_blocks_what_it_endangers() {
    let blocked_by = |request: Request| -> Vec<Kind> {
        let unknown = lost(request, before(vec![]));
        ALL.into_iter()
            .filter(|kind| !unsettled(&account(), *kind, std::slice::from_ref(&unknown)).is_empty())
            .collect()
    };
    for request in [buy(1, None), prolong(), delete(), set_comment(None)] {
        assert_eq!(blocked_by(request), [Kind::Buy, Kind::Prolong, Kind::Delete, Kind::SetComment]);
    }
    assert_eq!(blocked_by(set_type()), [Kind::SetType]);
    assert_eq!(blocked_by(Request::IpAuth(proxy6::ipauth::Request::Clear)), []);
    let detach = soax::partner::detach_ip::Request::Slots(vec![1]);
    assert_eq!(blocked_by(Request::DetachIp(detach)), [Kind::UpdateIp, Kind::DetachIp]);
}

#[test]
fn an_entry_without_an_outcome_blocks_and_a_settled_one_does_not() {
    let mut entry = entry(buy(1, None), before(vec![]));
    let begin = |entry: &Entry| may_begin(&account(), Kind::Buy, std::slice::from_ref(entry), 0);
    assert_eq!(begin(&entry), Err(Blocked::Unsettled(vec![EntryId::new([1; 16])])));
    entry.answered(Answered::Refused(Refusal::NeverSent), 0);
    assert_eq!(begin(&entry), Ok(()));
    let unknown = lost(buy(1, None), before(vec![]));
    for other in [Account::proxy6("2"), Account::soax("1"), account().in_sandbox()] {
        assert_eq!(may_begin(&other, Kind::Buy, std::slice::from_ref(&unknown), 0), Ok(()), "{other:?}");
    }
}

#[test]
fn nothing_is_spent_while_an_entry_cannot_be_read() {
    assert_eq!(may_begin(&account(), Kind::Prolong, &[], 1), Err(Blocked::UnreadableEntries(1)));
    assert_eq!(may_begin(&account(), Kind::SetComment, &[], 1), Ok(()));
}

#[test]
fn limits_hold_to_the_last_kopek() {
    let limits =
        Limits { per_purchase: Some(money("20")), per_day: Some(money("50")), typed_count_above: Some(money("10")) };
    assert_eq!(limits.allow(money("20"), money("30")), Ok(()));
    let (price, limit) = (money("20.01"), money("20"));
    assert_eq!(limits.allow(price, money("0")), Err(Blocked::PerPurchase { price, limit }));
    let (price, spent, limit) = (money("20"), money("30.00000001"), money("50"));
    assert_eq!(limits.allow(price, spent), Err(Blocked::PerDay { price, spent, limit }));
    assert_eq!(Limits::default().allow(money("1000000"), money("1000000")), Ok(()));
    assert!(limits.wants_typed_count(money("10.01")) && !limits.wants_typed_count(money("10")));
    assert!(!Limits::default().wants_typed_count(money("1000000")));
}

/// A sum that cannot be counted is over any limit.
#[test]
fn a_day_that_cannot_be_added_up_is_over_its_limit() {
    let spent = Money::whole(i64::MAX).times(u32::MAX).and_then(|money| money.times(40)).unwrap();
    assert_eq!(spent.plus(spent), None);
    let limits = Limits { per_day: Some(spent), ..Limits::default() };
    assert_eq!(limits.allow(spent, spent), Err(Blocked::PerDay { price: spent, spent, limit: spent }));
    assert_eq!(Limits::default().allow(spent, spent), Ok(()));
}

/// A purchase at a moment (unix seconds), with an outcome.
fn purchase(at: i64, outcome: &Outcome) -> Entry {
    let intent = entry(buy(2, None), before(vec![]));
    let mut entry =
        Entry::intend(intent.id(), account(), intent.request().clone(), None, intent.before().clone(), at * 1_000);
    match outcome {
        Outcome::Refused(refusal) => entry.answered(Answered::Refused(refusal.clone()), at),
        Outcome::Unknown { loss, .. } => entry.lost(loss.clone(), at),
        Outcome::Done { effect, .. } => entry.answered(Answered::Done(effect.clone()), at),
        _ => {}
    }
    entry
}

#[test]
fn days_and_months_are_the_users_own() {
    let unknown = Outcome::Unknown { loss: Loss::Timeout, since: 0, unclear: None };
    let refused = Outcome::Refused(Refusal::NeverSent);
    // 2026-07-31 21:30 UTC is August already three hours east.
    let (july, august) = (1_785_533_400 - 3_600, 1_785_533_400);
    let entries = [purchase(july, &unknown), purchase(august, &unknown), purchase(august, &refused)];
    let moscow = Zone::fixed(10_800);
    let days = spent_by_day(&account(), &entries, &moscow);
    let day = |text: &str| text.parse::<Day>().unwrap();
    let expected = [(day("2026-07-31"), money("12.60")), (day("2026-08-01"), money("12.60"))];
    assert_eq!(days.clone().into_iter().collect::<Vec<_>>(), expected);
    assert_eq!(
        by_month(&days).into_iter().collect::<Vec<_>>(),
        [((2026, 7), money("12.60")), ((2026, 8), money("12.60"))]
    );
    assert_eq!(spent_today(&account(), &entries, &moscow, august * 1_000), money("12.60"));
    assert_eq!(spent_today(&account(), &entries, &Zone::fixed(0), august * 1_000), money("25.20"));
    assert_eq!(spent_today(&account().in_sandbox(), &entries, &moscow, august * 1_000), Money::ZERO);
}

proptest! {
    #[test]
    fn a_days_total_is_the_sum_of_what_was_or_may_have_been_spent(
        prices in prop::collection::vec((0..10_000_i64, 0..3_u8), 0..10)
    ) {
        let entries: Vec<Entry> = prices.iter().map(|&(price, kind)| purchase(NOW, &match kind {
            0 => Outcome::Done {
                effect: Effect { price: Some(Money::whole(price)), ..Effect::default() },
                known_by: desk::journal::KnownBy::Answer,
            },
            1 => Outcome::Unknown { loss: Loss::Timeout, since: 0, unclear: None },
            _ => Outcome::Refused(Refusal::NeverSent),
        })).collect();
        let mut sum = Money::ZERO;
        for (price, kind) in prices {
            let spent = [Money::whole(price), money("12.60"), Money::ZERO][usize::from(kind)];
            sum = sum.plus(spent).unwrap();
        }
        prop_assert_eq!(spent_today(&account(), &entries, &Zone::fixed(0), NOW * 1_000), sum);
    }
}
