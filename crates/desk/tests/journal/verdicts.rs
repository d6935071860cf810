//! What becomes of an unknown outcome by what is read later. Whether these verdicts can ever be wrong is asked in
//! `tests/money`; here are the shapes of single readings.

use crate::example::*;
use desk::journal::{
    Before, Effect, Entry, KnownBy, Loss, Need, Outcome, PROCESSED_WITHIN, ProxyBefore, Seen, SlotBefore, Tag, Unclear,
    Verdict,
};
use proxy6::{Proxy, RowType, VersionSeen};
use soax::partner::{detach_ip, ip_list::Slot, update_ip};

/// Read after everything that was sent has had its time.
fn seen(balance: &str, proxies: Vec<Proxy>) -> Seen {
    let began = NOW * 1_000 + PROCESSED_WITHIN;
    Seen { account: account(), began, balance: Some(money(balance)), proxies, whole_list: true, slots: vec![] }
}

fn verdict(entry: &Entry, seen: &Seen) -> Verdict {
    entry.verdict(seen, PROCESSED_WITHIN)
}

fn done(proxies: &[u64], price: Option<&str>) -> Verdict {
    let count = u32::try_from(proxies.len()).ok();
    Verdict::Done(Effect { proxies: ids(proxies), count, price: price.map(money), ..Effect::default() })
}

fn moved(after: &str) -> Verdict {
    Verdict::Unclear(Unclear::BalanceMoved { before: money("48.80"), after: money(after) })
}

fn tagged(own: &str) -> String {
    format!("{own}{}", Tag::new(TAG))
}

#[test]
fn a_tag_in_the_list_proves_a_purchase_at_once() {
    let entry = lost(buy(2, Some("shop")), before(vec![]));
    assert_eq!(entry.need(), Need::Comment(tagged("shop ").parse().unwrap()));
    let both = vec![proxy(15, &tagged("shop ")), proxy(16, &tagged("shop ")), proxy(17, "shop")];
    let early = Seen { began: NOW * 1_000, whole_list: false, ..seen("36.20", both) };
    assert_eq!(verdict(&entry, &early), done(&[15, 16], Some("12.60")));
    // Whatever the balance says, and however the provider has changed the rest of the comment.
    let changed = vec![proxy(15, &tagged("SHOP&nbsp;")), proxy(16, &tagged("x"))];
    assert_eq!(verdict(&entry, &seen("99.00", changed)), done(&[15, 16], None));
}

#[test]
fn half_a_purchase_may_still_become_a_whole_one() {
    let entry = lost(buy(2, None), before(vec![]));
    let half = seen("36.20", vec![proxy(15, &tagged(""))]);
    let until = NOW * 1_000 + PROCESSED_WITHIN;
    let early = Seen { began: until - 1, ..half.clone() };
    assert_eq!(verdict(&entry, &early), Verdict::TooEarly { until });
    assert_eq!(verdict(&entry, &half), done(&[15], Some("12.60")));
    let named_twice = Seen { began: until - 1, proxies: [half.proxies.clone(), half.proxies].concat(), ..early };
    assert_eq!(verdict(&entry, &named_twice), Verdict::TooEarly { until });
}

#[test]
fn a_purchase_that_left_no_trace_was_not_made_once_nothing_can_follow() {
    let entry = lost(buy(2, None), before(vec![]));
    let nothing = seen("48.8", vec![proxy(3, "shop")]);
    assert_eq!(verdict(&entry, &nothing), Verdict::NotDone);
    let until = NOW * 1_000 + PROCESSED_WITHIN;
    assert_eq!(verdict(&entry, &Seen { began: until - 1, ..nothing }), Verdict::TooEarly { until });
}

#[test]
fn a_balance_that_moved_without_a_purchase_in_the_list_says_nothing() {
    let entry = lost(buy(2, None), before(vec![]));
    for balance in ["36.20", "48.79", "60"] {
        let part = Seen { whole_list: false, ..seen(balance, vec![]) };
        assert_eq!(verdict(&entry, &part), Verdict::LookWider);
        assert_eq!(verdict(&entry, &seen(balance, vec![])), moved(balance));
    }
    let unknown = Seen { balance: None, ..seen("0", vec![]) };
    assert_eq!(verdict(&entry, &unknown), Verdict::Unclear(Unclear::NoBalance));
}

const FULL: &str = "all of the fifty characters are taken up by words.";

#[test]
fn without_a_tag_a_purchase_is_what_came_into_the_list_since() {
    let entry = lost(buy(2, Some(FULL)), before(vec![proxy_before(3)]));
    let with = |more: Vec<Proxy>| [vec![proxy(3, FULL), proxy(4, "other")], more].concat();
    assert_eq!(
        verdict(&entry, &seen("36.20", with(vec![proxy(15, FULL), proxy(16, FULL)]))),
        done(&[15, 16], Some("12.60"))
    );
    assert_eq!(verdict(&entry, &seen("48.80", with(vec![]))), Verdict::NotDone);
    assert_eq!(verdict(&entry, &seen("36.20", with(vec![]))), moved("36.20"));
    let others = |count| Verdict::Unclear(Unclear::OthersCame { count });
    let german = Proxy { country: "de".parse().ok(), ..proxy(16, FULL) };
    let old = Proxy { bought: Some(NOW - 30 * DAY), ..proxy(16, FULL) };
    let shared = Proxy { version: VersionSeen::Ipv4OrShared, ..proxy(16, FULL) };
    for strange in [german, old, shared] {
        assert_eq!(verdict(&entry, &seen("36.20", with(vec![proxy(15, FULL), strange]))), others(2));
    }
    assert_eq!(verdict(&entry, &seen("36.20", with(vec![proxy(15, FULL)]))), others(1));
    assert_eq!(verdict(&entry, &seen("23.60", with(vec![proxy(15, FULL), proxy(16, FULL)]))), others(2));
}

fn expiring(id: u64, expires: i64) -> ProxyBefore {
    ProxyBefore { expires: Some(expires), ..proxy_before(id) }
}

fn until(id: u64, expires: i64) -> Proxy {
    Proxy { expires: Some(expires), ..proxy(id, "") }
}

#[test]
fn an_extension_shows_in_the_expiries() {
    let (soon, later) = (NOW + DAY, NOW + 20 * DAY);
    let entry = lost(prolong(), before(vec![expiring(15, soon), expiring(16, later)]));
    assert_eq!(entry.need(), Need::Proxies(ids(&[15, 16])));
    let at = |one, other| seen("36.20", vec![until(15, one), until(16, other)]);
    let week = 7 * DAY;
    let early = Seen { began: NOW * 1_000, ..at(soon + week, later + week) };
    assert_eq!(verdict(&entry, &early), done(&[15, 16], Some("12.60")));
    assert_eq!(verdict(&entry, &at(soon, later)), Verdict::NotDone, "the expiries say so, whatever the balance");
    assert_eq!(verdict(&entry, &at(soon + 2 * week, later)), Verdict::Unclear(Unclear::MovedOtherwise));
    assert_eq!(verdict(&entry, &at(soon + week, later)), Verdict::Unclear(Unclear::MovedOtherwise));
}

#[test]
fn an_expired_proxy_is_extended_from_the_day_of_the_call() {
    let entry = lost(prolong(), before(vec![expiring(15, NOW - 5 * DAY)]));
    for from in [NOW, NOW + 30, NOW - 5 * DAY] {
        assert_eq!(verdict(&entry, &seen("36.20", vec![until(15, from + 7 * DAY)])), done(&[15], Some("12.60")));
    }
    let otherwise = Verdict::Unclear(Unclear::MovedOtherwise);
    assert_eq!(verdict(&entry, &seen("36.20", vec![until(15, NOW + 30 * DAY)])), otherwise);
}

#[test]
fn an_expiry_moved_by_this_call_only_if_it_moved_from_where_it_stood_or_from_about_the_call() {
    let moved = |before_it, from| {
        let entry = lost(prolong(), before(vec![expiring(15, before_it)]));
        verdict(&entry, &seen("36.20", vec![until(15, from + 7 * DAY)]))
    };
    let (ours, otherwise) = (done(&[15], Some("12.60")), Verdict::Unclear(Unclear::MovedOtherwise));
    // Dates that a provider rounds.
    let running = NOW + 20 * DAY;
    for (from, expected) in [(-3_601, &otherwise), (-3_600, &ours), (3_600, &ours), (3_601, &otherwise)] {
        assert_eq!(moved(running, running + from), *expected, "{from} seconds from where it stood");
    }
    // Clocks that go a day apart, from the call to the reading.
    let (expired, read) = (NOW - 5 * DAY, NOW + PROCESSED_WITHIN / 1_000);
    for (from, expected) in [
        (NOW - 3 * DAY, &otherwise),
        (NOW - DAY - 1, &otherwise),
        (NOW - DAY, &ours),
        (read + DAY, &ours),
        (read + DAY + 1, &otherwise),
    ] {
        assert_eq!(moved(expired, from), *expected, "{} seconds from the call", from - NOW);
    }
    assert_eq!(moved(NOW + DAY / 2, NOW), otherwise, "nothing moves an expiry back");
    let entry = lost(prolong(), before(vec![expiring(15, running)]));
    assert_eq!(
        verdict(&entry, &seen("36.20", vec![until(15, i64::MIN)])),
        otherwise,
        "not by as much as can be written"
    );
}

#[test]
fn an_extension_is_proven_early_by_all_of_its_proxies_alone() {
    let entry = lost(prolong(), before(vec![expiring(15, NOW + DAY), expiring(16, NOW + DAY)]));
    let early = |proxies| Seen { began: NOW * 1_000, ..seen("36.20", proxies) };
    let too_early = Verdict::TooEarly { until: NOW * 1_000 + PROCESSED_WITHIN };
    let extended = || until(15, NOW + 8 * DAY);
    for other in [Some(until(16, NOW + DAY)), Some(until(16, NOW + 30 * DAY)), None] {
        let proxies = [vec![extended()], other.into_iter().collect()].concat();
        assert_eq!(verdict(&entry, &early(proxies)), too_early);
    }
    assert_eq!(verdict(&entry, &early(vec![extended(), until(16, NOW + 8 * DAY)])), done(&[15, 16], Some("12.60")));
}

#[test]
fn an_extension_of_what_is_gone() {
    let entry = lost(prolong(), before(vec![expiring(15, NOW + DAY), expiring(16, NOW + DAY)]));
    assert_eq!(verdict(&entry, &seen("48.80", vec![])), Verdict::NotDone);
    assert_eq!(verdict(&entry, &seen("36.20", vec![])), moved("36.20"));
    assert_eq!(verdict(&entry, &seen("36.20", vec![until(16, NOW + DAY)])), Verdict::NotDone);
    assert_eq!(verdict(&entry, &seen("36.20", vec![until(16, NOW + 8 * DAY)])), done(&[16], Some("12.60")));
}

#[test]
fn deletions_types_and_comments_show_in_the_list() {
    let deletion = lost(delete(), before(vec![expiring(15, NOW), expiring(16, NOW)]));
    assert_eq!(verdict(&deletion, &seen("48.80", vec![])), done(&[15, 16], None));
    assert_eq!(verdict(&deletion, &seen("48.80", vec![proxy(15, ""), proxy(16, "")])), Verdict::NotDone);
    assert_eq!(verdict(&deletion, &seen("48.80", vec![proxy(16, "")])), done(&[15], None));

    let typed = |id, name: &str| ProxyBefore { row_type: Some(name.to_owned()), ..proxy_before(id) };
    let types = lost(set_type(), before(vec![typed(10, "http"), typed(11, "socks"), typed(12, "auto")]));
    let of = |types: [RowType; 3]| {
        let rows = [10, 11, 12].into_iter().zip(types);
        seen("48.80", rows.map(|(id, row_type)| Proxy { row_type, ..proxy(id, "") }).collect())
    };
    assert_eq!(verdict(&types, &of([RowType::Socks, RowType::Socks, RowType::Socks])), done(&[10, 12], None));
    assert_eq!(verdict(&types, &of([RowType::Http, RowType::Socks, RowType::Auto])), Verdict::NotDone);

    let commented = |id, comment: &str| ProxyBefore { comment: Some(comment.to_owned()), ..proxy_before(id) };
    let comments = lost(set_comment(Some("new")), before(vec![commented(15, "old"), commented(16, "new")]));
    assert_eq!(verdict(&comments, &seen("48.80", vec![proxy(15, "new"), proxy(16, "new")])), done(&[15], None));
    assert_eq!(verdict(&comments, &seen("48.80", vec![proxy(15, "old"), proxy(16, "new")])), Verdict::NotDone);
    assert_eq!(verdict(&comments, &seen("48.80", vec![])), Verdict::Unclear(Unclear::Gone));
}

#[test]
fn a_change_that_all_proxies_show_is_proven_before_its_time_is_over() {
    let early = |proxies| Seen { began: NOW * 1_000, ..seen("48.80", proxies) };
    let too_early = Verdict::TooEarly { until: NOW * 1_000 + PROCESSED_WITHIN };
    let commented = |id, comment: &str| ProxyBefore { comment: Some(comment.to_owned()), ..proxy_before(id) };
    // The one that had the comment already says nothing for the change and nothing against it.
    let comments = lost(set_comment(Some("new")), before(vec![commented(15, "old"), commented(16, "new")]));
    assert_eq!(verdict(&comments, &early(vec![proxy(15, "new"), proxy(16, "new")])), done(&[15], None));
    assert_eq!(verdict(&comments, &early(vec![proxy(15, "old"), proxy(16, "new")])), too_early);
    assert_eq!(verdict(&comments, &early(vec![])), too_early);
    let both = lost(set_comment(Some("new")), before(vec![commented(15, "old"), commented(16, "old")]));
    assert_eq!(verdict(&both, &early(vec![proxy(15, "new"), proxy(16, "old")])), too_early);
    assert_eq!(verdict(&both, &seen("48.80", vec![])), Verdict::Unclear(Unclear::Gone));
    // Where all had it before, nothing was done, whether they are still there or not.
    let had_it = lost(set_comment(Some("new")), before(vec![commented(16, "new")]));
    for proxies in [vec![proxy(16, "new")], vec![]] {
        assert_eq!(verdict(&had_it, &seen("48.80", proxies)), Verdict::NotDone);
    }
}

#[test]
fn a_whitelist_shows_its_slots_and_ipauth_shows_nothing() {
    let slot_before = |number, ip: Option<&str>| SlotBefore {
        number: Some(number),
        ip: ip.map(str::to_owned),
        comment: String::new(),
    };
    let slot = |number, ip: Option<&str>, comment: &str| Slot {
        number: Some(number),
        ip: ip.map(str::to_owned),
        comment: comment.to_owned(),
    };
    let of = |slots| Seen { slots, balance: None, ..seen("0", vec![]) };
    let all = |count| Verdict::Done(Effect { count: Some(count), ..Effect::default() });

    let change = update_ip::Change { ip: "2001:db8::1".parse().unwrap(), slot: 1, comment: Some("home".to_owned()) };
    let update = desk::journal::Request::UpdateIp(update_ip::Request { changes: vec![change] });
    let update = lost(update, Before { slots: vec![slot_before(1, None)], ..Before::default() });
    assert_eq!(verdict(&update, &of(vec![slot(1, Some("2001:DB8:0::1"), "home")])), all(1));
    assert_eq!(verdict(&update, &of(vec![slot(1, None, "")])), Verdict::NotDone);
    for (ip, comment) in [("192.0.2.1", ""), ("192.0.2.1", "home"), ("2001:db8::1", "")] {
        assert_eq!(verdict(&update, &of(vec![slot(1, Some(ip), comment)])), Verdict::Unclear(Unclear::Gone));
    }

    let detach = desk::journal::Request::DetachIp(detach_ip::Request::Slots(vec![1, 2]));
    let filled = vec![slot_before(1, Some("192.0.2.1")), slot_before(2, Some("192.0.2.2"))];
    let detach = lost(detach, Before { slots: filled, ..Before::default() });
    assert_eq!(verdict(&detach, &of(vec![slot(1, None, ""), slot(2, None, "")])), all(2));
    assert_eq!(
        verdict(&detach, &of(vec![slot(1, Some("192.0.2.1"), ""), slot(2, Some("192.0.2.2"), "")])),
        Verdict::NotDone
    );

    // Slots that SOAX gives no number are known by their addresses.
    let addresses = detach_ip::Request::Addresses(vec!["192.0.2.7".parse().unwrap()]);
    let numberless = |ip: &str| Slot { number: None, ip: Some(ip.to_owned()), comment: String::new() };
    let before = SlotBefore { number: None, ..slot_before(0, Some("192.0.2.7")) };
    let detach = lost(desk::journal::Request::DetachIp(addresses), Before { slots: vec![before], ..Before::default() });
    assert_eq!(verdict(&detach, &of(vec![numberless("192.0.2.8")])), all(1));
    assert_eq!(verdict(&detach, &of(vec![numberless("192.0.2.8"), numberless("192.0.2.7")])), Verdict::NotDone);

    let ipauth = lost(desk::journal::Request::IpAuth(proxy6::ipauth::Request::Clear), Before::default());
    assert_eq!(verdict(&ipauth, &of(vec![])), Verdict::Unclear(Unclear::CannotBeRead));
}

#[test]
fn an_entry_that_somebody_still_waits_for_is_not_called_undone() {
    let mut open = entry(buy(2, None), before(vec![]));
    assert_eq!(verdict(&open, &seen("48.80", vec![])), Verdict::TooEarly { until: i64::MAX });
    open.lost(Loss::TabClosed, NOW * 1_000);
    open.settled(verdict(&open, &seen("48.80", vec![])), 0);
    assert_eq!(open.outcome(), &Outcome::NotDone { known_by: KnownBy::List });
}
