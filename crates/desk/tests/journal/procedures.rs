//! What the procedures refuse, and how they end. What they guarantee is asked in `tests/money`.

use crate::example::*;
use api::Currency;
use desk::{
    calendar::Zone,
    journal::{
        Account, Action, Answered, Blocked, Change, Effect, Ending, Entry, EntryId, Event, Limits, Loss, Need,
        NotBegun, Outcome, PROCESSED_WITHIN, Price, Refusal, Request, Rules, Seen, Settling, Survey, Tag, Unclear,
        Wish,
    },
};

const AT: i64 = NOW * 1_000;

fn wishes(requests: impl IntoIterator<Item = Request>) -> Vec<Wish> {
    let wish = |(number, request)| Wish::new(EntryId::new([number; 16]), request, Tag::new([number; 8]));
    (1..).zip(requests).map(wish).collect()
}

fn begin(requests: impl IntoIterator<Item = Request>, limits: Limits) -> Change {
    let (mut change, first) = Change::begin(account(), wishes(requests), Rules { limits, zone: Zone::fixed(0) });
    assert_eq!(first, Action::Lock);
    assert_eq!(change.on(Event::Locked, AT), Some(Action::Load));
    change
}

fn loaded(entries: Vec<Entry>) -> Event {
    Event::Loaded { entries, unreadable: 0 }
}

/// For so many wishes that cost 12.60 each.
fn survey(wishes: usize) -> Survey {
    Survey {
        account: account(),
        balance: Some(money("48.80")),
        currency: Some(Currency::RUB),
        prices: vec![Some(Price::exactly(money("12.60"))); wishes],
        proxies: vec![proxy(15, "old"), proxy(16, "old")],
        slots: vec![],
    }
}

fn surveyed(survey: Survey) -> Event {
    Event::Surveyed(Box::new(survey))
}

fn ending(action: Option<Action>) -> Ending {
    match action {
        Some(Action::Finish(ending)) => ending,
        other => panic!("{other:?}"),
    }
}

fn why(action: Option<Action>) -> NotBegun {
    let ending = ending(action);
    assert_eq!(ending.entries, []);
    assert!(!ending.unsent.is_empty());
    ending.why.unwrap()
}

/// Up to the survey, which says `survey`.
fn after_survey(requests: Vec<Request>, limits: Limits, spent: Vec<Entry>, survey: Survey) -> Option<Action> {
    let mut change = begin(requests, limits);
    assert!(matches!(change.on(loaded(spent), AT), Some(Action::Survey(_))));
    change.on(surveyed(survey), AT)
}

#[test]
fn without_locks_journal_or_provider_nothing_begins() {
    let rules = Rules { limits: Limits::default(), zone: Zone::fixed(0) };
    let (mut insecure, _) = Change::begin(account(), wishes([buy(1, None)]), rules);
    assert_eq!(why(insecure.on(Event::NoLocks, AT)), NotBegun::NoLocks);
    assert_eq!(why(begin([buy(1, None)], Limits::default()).on(Event::NotLoaded, AT)), NotBegun::NotLoaded);
    let mut unread = begin([buy(1, None)], Limits::default());
    unread.on(loaded(vec![]), AT);
    assert_eq!(why(unread.on(Event::NotSurveyed, AT)), NotBegun::NotSurveyed);
}

#[test]
fn what_is_unknown_blocks_before_anything_is_read() {
    let mut change = begin([prolong()], Limits::default());
    let blocked = change.on(loaded(vec![lost(buy(1, None), before(vec![]))]), AT);
    assert_eq!(why(blocked), NotBegun::Blocked(Blocked::Unsettled(vec![EntryId::new([1; 16])])));
}

#[test]
fn a_survey_that_does_not_fit_ends_it() {
    let none = Limits::default;
    let one = || vec![buy(1, None)];
    let other = Survey { account: Account::proxy6("2"), ..survey(1) };
    assert_eq!(why(after_survey(one(), none(), vec![], other)), NotBegun::OtherAccount);
    let priceless = Survey { prices: vec![None], ..survey(1) };
    assert_eq!(why(after_survey(one(), none(), vec![], priceless)), NotBegun::NoPrice);
    let empty = Survey { proxies: vec![], ..survey(1) };
    for request in [prolong(), delete(), set_type(), set_comment(None)] {
        assert_eq!(why(after_survey(vec![request], none(), vec![], empty.clone())), NotBegun::NothingThere);
    }
    for twice in [vec![prolong(), prolong()], vec![delete(), set_comment(None)]] {
        assert_eq!(why(after_survey(twice, none(), vec![], survey(2))), NotBegun::NamedTwice);
    }
}

#[test]
fn what_a_comment_names_is_named_once() {
    let of_shop = || Request::Delete(proxy6::delete::Request::Comment("shop".parse().unwrap()));
    let survey = || Survey { proxies: vec![proxy(15, "shop"), proxy(16, "shop")], ..survey(2) };
    assert!(matches!(after_survey(vec![of_shop()], Limits::default(), vec![], survey()), Some(Action::Confirm(_))));
    for twice in [vec![of_shop(), of_shop()], vec![delete(), of_shop()]] {
        assert_eq!(why(after_survey(twice, Limits::default(), vec![], survey())), NotBegun::NamedTwice);
    }
}

#[test]
fn limits_count_the_whole_plan_and_what_was_spent_today() {
    let two = || vec![buy(1, None), buy(1, None)];
    let limit = Some(money("25.20"));
    let per_purchase = Limits { per_purchase: limit, ..Limits::default() };
    assert!(matches!(after_survey(two(), per_purchase, vec![], survey(2)), Some(Action::Confirm(_))));
    let three = vec![buy(1, None), buy(1, None), buy(1, None)];
    let (price, limit) = (money("37.80"), money("25.20"));
    let blocked = NotBegun::Blocked(Blocked::PerPurchase { price, limit });
    assert_eq!(why(after_survey(three, per_purchase, vec![], survey(3))), blocked);

    let per_day = Limits { per_day: Some(money("37.80")), ..Limits::default() };
    let mut today = entry(buy(1, None), before(vec![]));
    today.answered(Answered::Done(Effect::default()), AT);
    assert!(matches!(after_survey(two(), per_day, vec![today.clone()], survey(2)), Some(Action::Confirm(_))));
    let (price, spent, limit) = (money("25.20"), money("25.20"), money("37.80"));
    let blocked = NotBegun::Blocked(Blocked::PerDay { price, spent, limit });
    assert_eq!(why(after_survey(two(), per_day, vec![today.clone(), today], survey(2))), blocked);
}

/// Confirms, and then answers call after call.
fn send(requests: Vec<Request>, events: Vec<Event>) -> Ending {
    let count = requests.len();
    let mut change = begin(requests, Limits::default());
    change.on(loaded(vec![]), AT);
    assert!(matches!(change.on(surveyed(survey(count)), AT), Some(Action::Confirm(offers)) if offers.len() == count));
    let mut action = change.on(Event::Confirmed, AT);
    for event in events {
        let Some(Action::Store(intent)) = &action else { panic!("the intent is stored first: {action:?}") };
        assert_eq!((intent.outcome(), intent.sent_at()), (&Outcome::Open, None));
        assert!(
            matches!(change.on(Event::Stored, AT + 1), Some(Action::Send(entry)) if entry.sent_at() == Some(AT + 1))
        );
        assert!(matches!(change.on(event, AT + 2), Some(Action::Store(entry)) if entry.outcome() != &Outcome::Open));
        action = change.on(Event::Stored, AT + 3);
    }
    ending(action)
}

fn done() -> Event {
    Event::Answered(Answered::Done(Effect::default()))
}

fn refused() -> Event {
    Event::Answered(Answered::Refused(Refusal::Proxy6 { code: 30, words: String::new() }))
}

#[test]
fn calls_go_one_after_the_other_and_stop_at_the_first_that_fails() {
    let three = || vec![buy(1, None), buy(2, None), buy(3, None)];
    let all = send(three(), vec![done(), done(), done()]);
    assert_eq!((all.entries.len(), all.unsent.len(), all.why), (3, 0, None));
    for (failure, outcome) in [
        (Event::Lost(Loss::Timeout), Outcome::Unknown { loss: Loss::Timeout, since: AT + 2, unclear: None }),
        (refused(), Outcome::Refused(Refusal::Proxy6 { code: 30, words: String::new() })),
    ] {
        let stopped = send(three(), vec![done(), failure]);
        assert_eq!((stopped.entries.len(), stopped.entries[1].outcome()), (2, &outcome));
        assert_eq!((stopped.unsent.len(), stopped.why), (1, Some(NotBegun::CallBeforeFailed)));
    }
}

#[test]
fn what_costs_nothing_goes_on_after_a_refusal() {
    let ids = |ids: &str| proxy6::setdescr::Target::Ids(ids.parse().unwrap());
    let comments = ["15", "16"]
        .map(|one| Request::SetComment(proxy6::setdescr::Request { target: ids(one), new: "new".parse().ok() }));
    let ending = send(comments.to_vec(), vec![refused(), done()]);
    assert_eq!((ending.entries.len(), ending.why), (2, None));
}

#[test]
fn a_refusing_storage_sends_nothing() {
    let mut change = begin([buy(1, None)], Limits::default());
    change.on(loaded(vec![]), AT);
    change.on(surveyed(survey(1)), AT);
    change.on(Event::Confirmed, AT);
    assert_eq!(why(change.on(Event::NotStored, AT)), NotBegun::NotStored);
}

#[test]
fn a_cancelled_plan_finishes_the_call_that_is_sent() {
    let mut change = begin([buy(1, None), buy(2, None)], Limits::default());
    change.on(loaded(vec![]), AT);
    change.on(surveyed(survey(2)), AT);
    change.on(Event::Confirmed, AT);
    change.on(Event::Stored, AT);
    assert_eq!(change.on(Event::Cancelled, AT), None);
    assert!(matches!(change.on(done(), AT), Some(Action::Store(_))));
    let ending = ending(change.on(Event::Stored, AT));
    assert_eq!((ending.entries.len(), ending.unsent.len(), ending.why), (1, 1, Some(NotBegun::Cancelled)));
}

fn settling(entry: Entry) -> Settling {
    let (mut settling, first) = Settling::begin(account(), PROCESSED_WITHIN);
    assert_eq!(first, Action::Lock);
    settling.on(Event::Locked, AT);
    let id = entry.id();
    let other = Account::proxy6("2");
    let foreign = Entry::intend(EntryId::new([9; 16]), other, buy(1, None), None, before(vec![]), AT);
    assert_eq!(settling.on(loaded(vec![foreign, entry]), AT), Some(Action::Recall(id)));
    settling
}

fn seen(balance: &str, whole_list: bool) -> Seen {
    let began = AT + PROCESSED_WITHIN;
    Seen { account: account(), began, balance: Some(money(balance)), proxies: vec![], whole_list, slots: vec![] }
}

fn stored(action: Option<Action>) -> Entry {
    match action {
        Some(Action::Store(entry)) => *entry,
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_relays_kept_reply_settles_at_once() {
    let mut settling = settling(lost(buy(1, None), before(vec![])));
    let kept = Answered::Refused(Refusal::Proxy6 { code: 400, words: String::new() });
    let entry = stored(settling.on(Event::Recalled(Some(kept)), AT));
    assert!(matches!(entry.outcome(), Outcome::Refused(_)));
    assert_eq!(ending(settling.on(Event::Stored, AT)).entries, [entry]);
}

#[test]
fn an_entry_without_an_outcome_is_its_dead_tabs() {
    let mut settling = settling(entry(buy(1, None), before(vec![])));
    assert!(matches!(settling.on(Event::Recalled(None), AT), Some(Action::Look(Need::Comment(_)))));
    let unseen = stored(settling.on(Event::Unseen, AT));
    assert_eq!(unseen.outcome(), &Outcome::Unknown { loss: Loss::TabClosed, since: AT, unclear: None });
}

#[test]
fn too_early_waits_and_a_moved_balance_looks_at_the_whole_list() {
    let mut settling = settling(lost(buy(1, None), before(vec![])));
    settling.on(Event::Recalled(None), AT);
    let until = AT + PROCESSED_WITHIN;
    let early = Seen { began: AT, ..seen("36.20", false) };
    assert_eq!(settling.on(Event::Seen(Box::new(early)), AT), Some(Action::Wait { until }));
    assert!(matches!(settling.on(Event::Waited, until), Some(Action::Look(Need::Comment(_)))));
    assert_eq!(settling.on(Event::Seen(Box::new(seen("36.20", false))), until), Some(Action::Look(Need::List)));
    let entry = stored(settling.on(Event::Seen(Box::new(seen("36.20", true))), until));
    let moved = Unclear::BalanceMoved { before: money("48.80"), after: money("36.20") };
    assert!(matches!(entry.outcome(), Outcome::Unknown { unclear: Some(unclear), .. } if *unclear == moved));
}

#[test]
fn another_accounts_list_settles_nothing() {
    let mut settling = settling(lost(buy(1, None), before(vec![])));
    settling.on(Event::Recalled(None), AT);
    let other = Seen { account: Account::proxy6("2"), ..seen("48.80", true) };
    assert!(stored(settling.on(Event::Seen(Box::new(other)), AT)).is_unsettled());
}
