//! Entries in storage.

use crate::example::*;
use desk::journal::{
    Answered, Before, CURRENT_VERSION, Decision, Effect, Entry, Loss, ProxyBefore, RecordError, Refusal, Request,
    SlotBefore, Unclear, Verdict,
};
use soax::partner::{detach_ip, update_ip};

/// Every request and every outcome.
fn every_shape() -> Vec<Entry> {
    let rich = || {
        let row = ProxyBefore {
            expires: Some(NOW),
            row_type: Some("auto".to_owned()),
            comment: Some("é".to_owned()),
            ..proxy_before(15)
        };
        let slot = SlotBefore { number: Some(1), ip: Some("192.0.2.1".to_owned()), comment: "home".to_owned() };
        Before { slots: vec![slot], ..before(vec![row, proxy_before(16)]) }
    };
    let change = update_ip::Change { ip: "2001:db8::1".parse().unwrap(), slot: 1, comment: Some("a \"b\"".to_owned()) };
    let by_comment = proxy6::delete::Request::Comment("a & b=c".parse().unwrap());
    let old = proxy6::setdescr::Target::Old("old".parse().unwrap());
    let mut entries: Vec<Entry> = [
        buy(2, Some("shop & Söhne")),
        buy(1, None),
        prolong(),
        delete(),
        Request::Delete(by_comment),
        set_type(),
        set_comment(None),
        Request::SetComment(proxy6::setdescr::Request { target: old, new: "new".parse().ok() }),
        Request::IpAuth("192.0.2.1,2001:db8::1".parse().unwrap()),
        Request::IpAuth(proxy6::ipauth::Request::Clear),
        Request::UpdateIp(update_ip::Request { changes: vec![change] }),
        Request::DetachIp(detach_ip::Request::Slots(vec![1, 2])),
        Request::DetachIp(detach_ip::Request::Addresses(vec!["192.0.2.1".parse().unwrap()])),
    ]
    .into_iter()
    .map(|request| entry(request, rich()))
    .collect();
    let effect = Effect {
        proxies: ids(&[15, 16]),
        count: Some(2),
        price: Some(money("12.6")),
        balance: Some(money("36.2")),
        order: Some("7".to_owned()),
    };
    for answered in [
        Answered::Done(effect.clone()),
        Answered::Refused(Refusal::Proxy6 { code: 777, words: "odd".to_owned() }),
        Answered::Refused(Refusal::Soax { status: 422, words: String::new() }),
        Answered::Refused(Refusal::NeverSent),
        Answered::Unclear(Loss::Unreadable { status: 200, why: "`price` is missing".to_owned() }),
        Answered::Unclear(Loss::TooManyRequests),
    ] {
        let mut entry = entry(buy(2, None), Before::default());
        entry.sent(NOW);
        entry.answered(answered, NOW + 1);
        entries.push(entry);
    }
    let moved = Unclear::BalanceMoved { before: money("1"), after: money("2") };
    for unclear in [moved, Unclear::OthersCame { count: 3 }, Unclear::CannotBeRead] {
        let mut entry = lost(buy(2, None), Before::default());
        entry.settled(Verdict::Unclear(unclear), NOW);
        entries.push(entry.clone());
        entry.decided(Decision::Waive, NOW);
        entries.push(entry);
    }
    for verdict in [Verdict::NotDone, Verdict::Done(effect)] {
        let mut entry = lost(prolong(), rich());
        entry.settled(verdict, NOW);
        entries.push(entry);
    }
    entries
}

#[test]
fn what_is_stored_is_read_back() {
    for entry in every_shape() {
        let record = entry.to_record();
        assert_eq!(Entry::from_record(&record), Ok(entry), "{record}");
    }
}

/// Records of version 1 as they were first written. They must be readable for ever: never change a line here.
const VERSION_1: [&str; 4] = [
    r#"{"version":1,"id":"01010101010101010101010101010101","account":{"provider":"proxy6","name":"1"},"request":{"function":"buy","parameters":"count=1&period=7&country=ru&descr=shop%20~abcdefghjk"},"tag":"~abcdefghjk","before":{"balance":"48.8","currency":"RUB","price":{"least":"6.3","most":"6.3"}},"intended_at":1783684800000,"outcome":"open"}"#,
    r#"{"version":1,"id":"01010101010101010101010101010101","account":{"provider":"proxy6","name":"1","sandbox":true},"request":{"function":"prolong","parameters":"period=7&ids=15,16"},"before":{"balance":"48.8","currency":"RUB","price":{"least":"12.6","most":"14"},"proxies":[{"id":"15","expires":1783700000},{"id":"16","expires":1783700000}]},"intended_at":1783684800000,"sent_at":1783684800100,"ended_at":1783684801000,"outcome":{"unknown":{"loss":"timeout","since":1783684801000,"unclear":{"balance-moved":{"before":"48.8","after":"40"}}}}}"#,
    r#"{"version":1,"id":"01010101010101010101010101010101","account":{"provider":"proxy6","name":"1"},"request":{"function":"setdescr","parameters":"ids=15&new="},"before":{"balance":"48.8","currency":"RUB","proxies":[{"id":"15","comment":"old"}]},"intended_at":1783684800000,"sent_at":1783684800100,"ended_at":1783684801000,"outcome":{"done":{"effect":{"count":1,"balance":"48.8"},"known_by":"answer"}}}"#,
    r#"{"version":1,"id":"01010101010101010101010101010101","account":{"provider":"soax","name":"9f86d081"},"request":{"function":"update-ip","parameters":"[{\"comment\":\"home\",\"ip\":\"192.0.2.1\",\"slot\":1}]"},"before":{"slots":[{"number":1}]},"intended_at":1783684800000,"sent_at":1783684800100,"ended_at":1783684801000,"outcome":{"refused":{"soax":{"status":422,"words":"Validation error"}}}}"#,
];

#[test]
fn records_of_version_1_stay_readable() {
    let read: Vec<Entry> = VERSION_1.iter().map(|record| Entry::from_record(record).unwrap()).collect();
    assert_eq!(
        (read[0].tag().unwrap().to_string(), read[0].own_comment().unwrap().as_str()),
        ("~abcdefghjk".to_owned(), "shop")
    );
    assert_eq!((read[0].spent(), read[1].spent()), (money("6.3"), money("14")));
    assert_eq!(read[2].undo()[0].parameters(), "ids=15&new=old");
    assert_eq!(read[3].before().slots[0].number, Some(1));
    for (record, entry) in VERSION_1.iter().zip(read) {
        let same = |record: &str| serde_json::from_str::<serde_json::Value>(record).unwrap();
        assert_eq!(same(&entry.to_record()), same(record));
    }
}

#[test]
fn a_newer_record_is_left_alone_and_a_broken_one_is_named() {
    let newer = VERSION_1[0].replace("\"version\":1", &format!("\"version\":{}", CURRENT_VERSION + 1));
    assert_eq!(Entry::from_record(&newer), Err(RecordError::Newer(CURRENT_VERSION + 1)));
    for broken in ["", "{}", "[]", r#"{"version":0}"#, r#"{"version":"1"}"#, r#"{"version":1}"#] {
        assert!(matches!(Entry::from_record(broken), Err(RecordError::Broken(_))), "{broken}");
    }
    // A call that changes nothing has no place in a record, nor has one that could hold a proxy's password.
    let check = VERSION_1[2].replace("setdescr", "check").replace("ids=15&new=", "proxy=192.0.2.1:80:user:password");
    assert!(matches!(Entry::from_record(&check), Err(RecordError::Broken(_))));
}

#[test]
fn a_record_holds_no_user_and_no_password() {
    let survey = desk::journal::Survey {
        account: account(),
        balance: None,
        currency: None,
        prices: vec![],
        proxies: vec![proxy(15, "shop"), proxy(16, "shop")],
        slots: vec![],
    };
    for request in [prolong(), delete(), set_type(), set_comment(None), buy(1, Some("shop"))] {
        let before = Before::of(&request, false, &survey, 0);
        let record = entry(request, before).to_record();
        assert!(!record.contains("password") && !record.contains("user") && !record.contains("192.0.2.1"), "{record}");
    }
}
