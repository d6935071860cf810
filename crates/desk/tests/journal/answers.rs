//! What a reply makes of an entry.

use crate::example::*;
use api::{Reply, Secret};
use desk::journal::{Answered, Credentials, Effect, Loss, Refusal, Request};
use proxy6::Credentials as Key;
use soax::partner::{detach_ip, update_ip};

fn answered(request: &Request, status: u16, body: &str) -> Answered {
    let key = Key { key: Secret::new("px6-test-key") };
    request.read(&Reply::new(status, body), Credentials::Proxy6(&key))
}

#[test]
fn the_documents_purchase() {
    // `proxy6.txt`, "Method buy".
    let body = r#"{"status":"yes","user_id":"1","balance":42.5,"currency":"RUB","count":1,"price":6.3,"period":7,"country":"ru",
        "list":{"15":{"id":"15","ip":"2a00:1838:32:19f:45fb:2640::330","host":"185.22.134.250","port":"7330","user":"5svBNZ",
        "pass":"iagn2d","type":"http","date":"2016-06-19 16:32:39","date_end":"2016-07-12 11:50:41","unixtime":1466379159,
        "unixtime_end":1468349441,"active":"1"}}}"#;
    let effect = Effect {
        proxies: ids(&[15]),
        count: Some(1),
        price: Some(money("6.3")),
        balance: Some(money("42.5")),
        order: None,
    };
    assert_eq!(answered(&buy(1, None), 200, body), Answered::Done(effect));
}

#[test]
fn the_documents_extension_and_deletion() {
    // `proxy6.txt`, "Method prolong" and "Method delete".
    let prolonged = r#"{"status":"yes","user_id":"1","balance":29,"currency":"RUB","price":12.6,"period":7,"count":2,"list":{
        "15":{"id":15,"date_end":"2016-07-15 06:30:27","unixtime_end":1468349441},
        "16":{"id":16,"date_end":"2016-07-16 09:31:21","unixtime_end":1468349529}}}"#;
    let Answered::Done(effect) = answered(&prolong(), 200, prolonged) else { panic!() };
    assert_eq!(
        (effect.proxies, effect.price, effect.balance),
        (ids(&[15, 16]), Some(money("12.6")), Some(money("29")))
    );
    let deleted = r#"{"status":"yes","user_id":"1","balance":"48.80","currency":"RUB","count":4}"#;
    let Answered::Done(effect) = answered(&delete(), 200, deleted) else { panic!() };
    assert_eq!((effect.count, effect.price), (Some(4), None));
}

#[test]
fn only_the_providers_own_no_is_a_refusal() {
    let no = |code, text| format!(r#"{{"status":"no","error_id":{code},"error":"{text}"}}"#);
    let refused = |code, words: &str| Answered::Refused(Refusal::Proxy6 { code, words: words.to_owned() });
    for status in [200, 403, 500] {
        assert_eq!(answered(&buy(1, None), status, &no(400, "Error no money")), refused(400, ""), "{status}");
    }
    assert_eq!(answered(&buy(1, None), 200, &no(777, "Strange")), refused(777, "Strange"));
    for (status, body) in [
        (200, ""),
        (200, "<html>"),
        (200, r#"{"status":"yes","user_id":"1","balance":42.5,"currency":"RUB","count":1,"pri"#),
        (500, "Internal Server Error"),
        (502, "{}"),
        (200, r#"{"status":"maybe"}"#),
    ] {
        let answer = answered(&buy(1, None), status, body);
        assert!(matches!(answer, Answered::Unclear(Loss::Unreadable { .. })), "{status} {body}: {answer:?}");
    }
    for status in [429, 503] {
        assert_eq!(answered(&buy(1, None), status, "busy"), Answered::Unclear(Loss::TooManyRequests));
    }
}

#[test]
fn no_key_stays_in_the_providers_words() {
    let body = r#"{"status":"no","error_id":777,"error":"key px6-test-key is odd"}"#;
    let words = "key ••• is odd".to_owned();
    assert_eq!(answered(&buy(1, None), 200, body), Answered::Refused(Refusal::Proxy6 { code: 777, words }));
}

#[test]
fn soax_refuses_by_the_statuses_that_can_only_be_its_own() {
    let keys = soax::Credentials { api_key: Secret::new("soax-test-key"), package_key: Secret::new("package12345") };
    let change = update_ip::Change { ip: "192.0.2.7".parse().unwrap(), slot: 1, comment: None };
    let update = Request::UpdateIp(update_ip::Request { changes: vec![change] });
    let detach = Request::DetachIp(detach_ip::Request::Slots(vec![1]));
    for request in [update, detach] {
        let read = |status, body: &str| request.read(&Reply::new(status, body), Credentials::Soax(&keys));
        assert_eq!(read(200, r#"{"success":true}"#), Answered::Done(Effect::default()));
        for status in [401, 403, 404, 422] {
            let Answered::Refused(Refusal::Soax { status: said, .. }) = read(status, "{}") else { panic!("{status}") };
            assert_eq!(said, status);
        }
        assert!(matches!(read(200, r#"{"success":false}"#), Answered::Refused(_)));
        for status in [429, 500, 502, 503, 418] {
            assert!(matches!(read(status, "{}"), Answered::Unclear(_)), "{status}");
        }
    }
}
