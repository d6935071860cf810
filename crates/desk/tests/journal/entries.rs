//! How an entry goes from intent to outcome.

use crate::example::*;
use desk::journal::{Answered, Decision, Effect, KnownBy, Loss, Outcome, Provider, Refusal, Request, Unclear, Verdict};

fn done() -> Answered {
    Answered::Done(Effect { proxies: ids(&[15]), ..Effect::default() })
}

fn refused() -> Answered {
    Answered::Refused(Refusal::Proxy6 { code: 400, words: String::new() })
}

#[test]
fn an_answer_ends_an_entry() {
    for (answered, outcome) in [
        (
            done(),
            Outcome::Done { effect: Effect { proxies: ids(&[15]), ..Effect::default() }, known_by: KnownBy::Answer },
        ),
        (refused(), Outcome::Refused(Refusal::Proxy6 { code: 400, words: String::new() })),
    ] {
        let mut entry = entry(buy(1, None), before(vec![]));
        assert!(entry.is_unsettled());
        entry.sent(5);
        entry.answered(answered, 9);
        assert_eq!((entry.outcome(), entry.sent_at(), entry.ended_at()), (&outcome, Some(5), Some(9)));
        assert!(!entry.is_unsettled());
    }
}

#[test]
fn an_answer_that_tells_nothing_leaves_it_unknown() {
    let mut entry = entry(buy(1, None), before(vec![]));
    entry.answered(Answered::Unclear(Loss::TooManyRequests), 9);
    assert_eq!(entry.outcome(), &Outcome::Unknown { loss: Loss::TooManyRequests, since: 9, unclear: None });
    assert!(entry.is_unsettled());
    // The first loss says since when; later ones change nothing.
    entry.lost(Loss::Timeout, 12);
    assert_eq!(entry.outcome(), &Outcome::Unknown { loss: Loss::TooManyRequests, since: 9, unclear: None });
}

#[test]
fn a_late_answer_outweighs_what_was_concluded_without_it() {
    let mut entry = lost(buy(1, None), before(vec![]));
    entry.settled(Verdict::NotDone, 1);
    assert_eq!(entry.outcome(), &Outcome::NotDone { known_by: KnownBy::List });
    entry.answered(done(), 2);
    assert_eq!(effect(&entry).proxies, ids(&[15]));
}

#[test]
fn a_refusal_does_not_undo_what_was_seen() {
    let mut entry = lost(buy(1, None), before(vec![]));
    entry.settled(Verdict::Done(Effect { proxies: ids(&[15]), ..Effect::default() }), 1);
    entry.answered(refused(), 2);
    assert_eq!(effect(&entry).proxies, ids(&[15]));
}

#[test]
fn the_user_decides_only_what_cannot_be_settled() {
    let unclear = Unclear::BalanceMoved { before: money("48.80"), after: money("36.20") };
    for (decision, outcome, spent) in [
        (Decision::Done, Outcome::Done { effect: Effect::default(), known_by: KnownBy::User }, "12.60"),
        (Decision::NotDone, Outcome::NotDone { known_by: KnownBy::User }, "0"),
        (Decision::Waive, Outcome::Waived, "12.60"),
    ] {
        let mut entry = lost(buy(2, None), before(vec![]));
        entry.decided(decision, 1);
        assert!(entry.is_unsettled() && !entry.is_unclear(), "nothing was read yet");
        entry.settled(Verdict::Unclear(unclear), 2);
        assert!(entry.is_unsettled() && entry.is_unclear());
        entry.decided(decision, 3);
        assert_eq!((entry.outcome(), entry.spent()), (&outcome, money(spent)));
        assert!(!entry.is_unsettled());
    }
}

/// `proxy6.txt`, "Request"; `soax.md`, "Partner".
#[test]
fn a_request_is_shown_as_it_goes_to_its_provider_without_the_key() {
    let change = soax::partner::update_ip::Change { ip: "192.0.2.9".parse().unwrap(), slot: 2, comment: None };
    let update = Request::UpdateIp(soax::partner::update_ip::Request { changes: vec![change] });
    for (request, provider, begins) in [
        (delete(), Provider::Proxy6, "GET /api/•••/delete?ids="),
        (update, Provider::Soax, "POST /v1/account/package/•••/update-ip [{\"ip\":\"192.0.2.9\",\"slot\":2}]"),
    ] {
        let entry = entry(request, before(vec![]));
        assert_eq!(entry.kind().provider(), provider);
        let shown = entry.masked_request();
        assert!(shown.starts_with(begins), "{shown}");
    }
}

#[test]
fn what_an_entry_has_spent() {
    let spent = |answered| {
        let mut entry = entry(buy(2, None), before(vec![]));
        entry.answered(answered, 1);
        entry.spent()
    };
    let paid = |price| Answered::Done(Effect { price, ..Effect::default() });
    assert_eq!(spent(paid(Some(money("11.90")))), money("11.90"));
    assert_eq!(spent(paid(None)), money("12.60"));
    assert_eq!(spent(refused()), money("0"));
    assert_eq!(spent(Answered::Unclear(Loss::Timeout)), money("12.60"));
    assert_eq!(entry(buy(2, None), before(vec![])).spent(), money("12.60"));
    assert_eq!(lost(delete(), before(vec![])).spent(), money("0"));
}

#[test]
fn a_purchase_carries_its_tag_beside_the_users_comment() {
    let tag = desk::journal::Tag::new(TAG).to_string();
    let comment = |entry: &desk::journal::Entry| {
        let Request::Buy(buy) = entry.request() else { panic!() };
        buy.comment.as_ref().map(ToString::to_string)
    };
    for (own, sent) in [(None, tag.clone()), (Some("shop"), format!("shop {tag}"))] {
        let entry = entry(buy(1, own), before(vec![]));
        assert_eq!(comment(&entry), Some(sent));
        assert_eq!(entry.own_comment().map(|own| own.to_string()).as_deref(), own);
    }
    let full = "x".repeat(39);
    let entry = entry(buy(1, Some(&full)), before(vec![]));
    assert_eq!((entry.tag(), comment(&entry)), (None, Some(full.clone())));
    assert_eq!(entry.own_comment().map(|own| own.to_string()), Some(full));
}

/// In what is reported, both forms of a name are the one that the relay knows it by.
#[test]
fn a_name_has_one_form() {
    let id = desk::journal::EntryId::new([0xab; 16]);
    assert_eq!((id.to_string(), format!("{id:?}")), ("ab".repeat(16), "ab".repeat(16)));
}
