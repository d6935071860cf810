//! Each documented Proxy6 error, by the request that causes it.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test fails by panicking"
)]

mod client;

use client::{Client, NOW, json};
use sandbox::Request;
use serde_json::json;

#[test]
fn every_error_has_its_request() {
    let long = "x".repeat(51);
    let requests = [
        (30, "Error unknown", "settype?ids=10&type=http".to_owned()),
        (30, "Error unknown", "getproxy?state=gone".to_owned()),
        (105, "Error ip", "ipauth?ip=192.0.2.999".to_owned()),
        (105, "Error ip", "ipauth".to_owned()),
        (110, "Error method", "deleted?ids=10".to_owned()),
        (200, "Error count", "getprice?period=30".to_owned()),
        (200, "Error count", "buy?count=0&period=7&country=ru".to_owned()),
        (200, "Error count", "buy?count=1.5&period=7&country=ru".to_owned()),
        (200, "Error count", "getproxy?limit=0".to_owned()),
        (210, "Error period", "getprice?count=1".to_owned()),
        (210, "Error period", "buy?count=1&period=week&country=ru".to_owned()),
        (210, "Error period", "prolong?ids=10&period=-1".to_owned()),
        (220, "Error country", "getcount".to_owned()),
        (220, "Error country", "getcount?country=russia".to_owned()),
        (220, "Error country", "buy?count=1&period=7&country=aq".to_owned()),
        (230, "Error ids", "settype?type=socks".to_owned()),
        (230, "Error ids", "settype?ids=10;11&type=socks".to_owned()),
        (230, "Error ids", "prolong?period=7&ids=".to_owned()),
        (230, "Error ids", "delete?ids=10,,11".to_owned()),
        (230, "Error ids", "check".to_owned()),
        (230, "Error ids", "check?ids=10,11".to_owned()),
        (230, "Error ids", "setdescr?new=a".to_owned()),
        (230, "Error ids", "setdescr?new=a&old=test&ids=10".to_owned()),
        (240, "Error version", "getcountry?version=7".to_owned()),
        (240, "Error version", "getprice?count=1&period=1&version=ipv4".to_owned()),
        (250, "Error descr", "setdescr?ids=10".to_owned()),
        (250, "Error descr", format!("buy?count=1&period=7&country=ru&descr={long}")),
        (260, "Error type", "settype?ids=10".to_owned()),
        (260, "Error type", "settype?ids=10&type=auto".to_owned()),
        (260, "Error type", "buy?count=1&period=7&country=ru&type=https".to_owned()),
        (270, "Error port", "check?proxy=192.0.2.1:0:user:pass".to_owned()),
        (270, "Error port", "check?proxy=192.0.2.1:65536:user:pass".to_owned()),
        (280, "Error proxy str", "check?proxy=192.0.2.1:8000".to_owned()),
        (300, "Error active proxy allow", "buy?count=972&period=7&country=ru".to_owned()),
        (300, "Error active proxy allow", "buy?count=1&period=7&country=jp&version=4".to_owned()),
        (400, "Error no money", "buy?count=900&period=90&country=ru".to_owned()),
        (400, "Error no money", "prolong?ids=10&period=99999".to_owned()),
        (404, "Error not found", "check?ids=999999".to_owned()),
        (404, "Error not found", "delete?ids=999999".to_owned()),
        (404, "Error not found", "prolong?ids=999999&period=7".to_owned()),
        (404, "Error not found", "setdescr?old=nobody&new=a".to_owned()),
        (404, "Error not found", "settype?ids=999999&type=http".to_owned()),
        (410, "Error price", "getprice?count=99999999999999&period=99999999999999".to_owned()),
    ];
    let mut client = Client::documented();
    let before = client.report("/admin/state");
    for (number, words, call) in requests {
        let reply = client.px6(&call);
        assert_eq!(reply, json!({ "status": "no", "error_id": number, "error": words }), "{call}");
    }
    assert_eq!(client.report("/admin/state"), before, "a refusal changes nothing");
}

#[test]
fn a_free_version_has_no_price() {
    let mut client = Client::documented();
    client.admin("/admin/state", r#"{"prices": {"6": 0}}"#);
    assert_eq!(client.px6_error("getprice?count=1&period=1"), 410);
    assert_eq!(client.px6_error("buy?count=1&period=1&country=ru"), 410);
}

#[test]
fn another_key_is_refused() {
    let mut client = Client::documented();
    for target in ["/api/another-key/getproxy", "/api/another-key", "/api/PX6-TEST-KEY/buy?count=1&period=7&country=ru"]
    {
        let reply = json(&client.ask(&Request::get(target)));
        assert_eq!(reply, json!({ "status": "no", "error_id": 100, "error": "Error key" }), "{target}");
    }
}

#[test]
fn the_fourth_request_in_a_second_is_too_many() {
    let mut client = Client::documented();
    let request = Request::get("/api/px6-test-key/getcount?country=ru");
    let mut status = |real: i64| client.sandbox.answer(&request, NOW, real).status;
    assert_eq!([0, 300, 600, 900, 1000].map(&mut status), [200, 200, 200, 429, 200]);
    let answer = client.sandbox.answer(&request, NOW, 1100);
    assert_eq!((answer.status, answer.text().as_ref()), (429, "Too Many Requests"));
    client.admin("/admin/state", r#"{"pace": false}"#);
    assert_eq!(client.sandbox.answer(&request, NOW, 1100).status, 200);
}

#[test]
fn too_many_purchases_charge_only_what_was_let_through() {
    let mut client = Client::documented();
    let request = Request::get("/api/px6-test-key/buy?count=1&period=7&country=ru");
    let statuses: Vec<u16> = (0..5).map(|real| client.sandbox.answer(&request, NOW, real).status).collect();
    assert_eq!(statuses, [200, 200, 200, 429, 429]);
    assert_eq!(client.ledger("charge").len(), 3);
}

#[test]
fn only_get_is_answered() {
    let mut client = Client::documented();
    let request = Request::post("/api/px6-test-key/buy?count=1&period=7&country=ru", "{}");
    assert_eq!(client.ask(&request).status, 405);
    assert!(client.ledger("charge").is_empty());
}
