//! Faults, the ledger, the clock, and what a reload keeps.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test fails by panicking"
)]

mod client;

use client::{Client, NOW, json};
use sandbox::{Answer, Delivery, Request, Sandbox};
use serde_json::{Value, json};

const BUY: &str = "/api/px6-test-key/buy?count=1&period=7&country=ru";

/// Buys once under a fault, and tells the answer, the number of charges, and the request's line in the ledger.
fn buy_under(fault: &str) -> (Answer, usize, Value) {
    let mut client = Client::documented();
    client.admin("/admin/fault", &format!(r#"[{{"match":"buy",{fault}}}]"#));
    assert_eq!(client.px6("getcountry")["status"], "yes", "another function is not touched");
    let answer = client.ask(&Request::get(BUY));
    let charges = client.ledger("charge").len();
    let line = client.ledger("request").pop().unwrap();
    assert_eq!(client.px6("buy?count=1&period=7&country=ru")["status"], "yes", "once, unless told otherwise");
    (answer, charges, line)
}

#[test]
fn faults_before_processing_charge_nothing() {
    for (fault, delivery, status) in [
        (r#""fault":"refuse""#, Delivery::Closed, json!(null)),
        (r#""fault":"reset_before""#, Delivery::Reset, json!(null)),
        (r#""fault":"status","status":500"#, Delivery::Whole, json!(500)),
        (r#""fault":"status","status":429,"after":false"#, Delivery::Whole, json!(429)),
        (r#""fault":"error_id","error_id":300"#, Delivery::Whole, json!(200)),
    ] {
        let (answer, charges, line) = buy_under(fault);
        assert_eq!((answer.delivery, charges), (delivery, 0), "{fault}");
        assert_eq!(line["status"], status, "{fault}");
        assert!(fault.contains(line["fault"].as_str().unwrap()), "{line}");
    }
}

#[test]
fn faults_after_processing_charge_once() {
    for (fault, delivery) in [
        (r#""fault":"reset_after""#, Delivery::Reset),
        (r#""fault":"status","status":500,"after":true"#, Delivery::Whole),
        (r#""fault":"garbage""#, Delivery::Whole),
        (r#""fault":"delay","millis":250"#, Delivery::Late(250)),
    ] {
        let (answer, charges, _) = buy_under(fault);
        assert_eq!((answer.delivery, charges), (delivery, 1), "{fault}");
    }
    let (answer, charges, _) = buy_under(r#""fault":"cut""#);
    assert_eq!((answer.delivery, charges), (Delivery::Cut(answer.body.len() / 2), 1));
    assert!(answer.body.len() > 100, "the whole body is there to be cut");
    assert!(serde_json::from_slice::<Value>(&answer.body[..answer.body.len() / 2]).is_err());
}

#[test]
fn garbage_cannot_be_read() {
    let (answer, _, _) = buy_under(r#""fault":"garbage""#);
    assert_eq!(answer.status, 200);
    assert!(serde_json::from_slice::<Value>(&answer.body).is_err());
}

#[test]
fn any_error_number_can_be_armed() {
    let (answer, _, line) = buy_under(r#""fault":"error_id","error_id":300"#);
    assert_eq!(json(&answer), json!({ "status": "no", "error_id": 300, "error": "Error active proxy allow" }));
    assert_eq!(line["error_id"], 300);
    let (answer, _, _) = buy_under(r#""fault":"error_id","error_id":777"#);
    assert_eq!(json(&answer)["error_id"], 777);
}

#[test]
fn a_soax_error_number_is_no_success() {
    let mut client = Client::documented();
    client.admin("/admin/fault", r#"[{"match":"ip-list","fault":"error_id","error_id":7}]"#);
    let answer = client.slots("package12345");
    assert_eq!((answer.status, &json(&answer)["success"]), (200, &json!(false)));
}

#[test]
fn faults_strike_in_order_and_so_often() {
    let mut client = Client::documented();
    client.admin("/admin/fault", r#"[{"match":"getcount","fault":"status","status":500,"times":2}]"#);
    client.admin("/admin/fault", r#"[{"match":"*","fault":"status","status":503}]"#);
    let mut status = |target: &str| client.ask(&Request::get(target)).status;
    let statuses = [
        status("/api/px6-test-key/getcount?country=ru"),
        status("/api/px6-test-key"),
        status("/api/px6-test-key"),
        status("/api/px6-test-key/getcount?country=ru"),
        status("/api/px6-test-key/getcount?country=ru"),
    ];
    assert_eq!(statuses, [500, 503, 200, 500, 200]);
}

#[test]
fn armed_faults_can_be_taken_back() {
    let mut client = Client::documented();
    client.admin("/admin/fault", r#"[{"match":"account","fault":"garbage","times":9}]"#);
    let request = Request { method: "DELETE".to_owned(), ..Request::get("/admin/fault") };
    assert_eq!(client.sandbox.admin(&request, NOW).status, 200);
    assert_eq!(json(&client.ask(&Request::get("/api/px6-test-key")))["status"], "yes");
}

#[test]
fn an_admin_body_that_makes_no_sense_changes_nothing() {
    let mut client = Client::documented();
    let before = client.report("/admin/state");
    for (path, body) in [
        ("/admin/fault", r#"[{"match":"buy","fault":"explode"}]"#),
        ("/admin/fault", r#"[{"match":"buy","fault":"status"}]"#),
        ("/admin/fault", r#"[{"match":"buy","fault":"cut","times":0}]"#),
        ("/admin/state", r#"{"balance": "1e3"}"#),
        ("/admin/state", r#"{"balance": "1", "slots": {"nobody": []}}"#),
        ("/admin/state", r#"{"wealth": 1}"#),
        ("/admin/state", r#"{"owned": [{"version": 7}]}"#),
        ("/admin/advance", r#"{"seconds": -1}"#),
        ("/admin/reset", "{"),
    ] {
        let answer = client.sandbox.admin(&Request::post(path, body), NOW);
        assert_eq!(answer.status, 400, "{path} {body}");
        assert!(json(&answer)["error"].is_string());
        assert_eq!(client.report("/admin/state"), before, "{path} {body}");
    }
    assert_eq!(client.sandbox.admin(&Request::get("/admin/elsewhere"), NOW).status, 404);
}

#[test]
fn the_state_can_be_set_and_told() {
    let mut client = Client::documented();
    let rows = r#"{"currency": "USD", "balance": 12.34, "stock": {"4": {"us": 7}}, "ipauth": [], "shape": "practice",
        "slots": {"package67890": [{"ip": "192.0.2.1", "comment": "one"}, {}]},
        "owned": [{"id": 400, "version": "5", "type": "socks", "country": "fi", "host": "192.0.2.9", "port": 443,
                   "user": "", "pass": "dd00", "ip": "192.0.2.9", "days": -2, "seconds": 60}]}"#;
    client.admin("/admin/state", rows);
    let state = client.report("/admin/state");
    assert_eq!((&state["currency"], &state["balance"]), (&json!("USD"), &json!("12.34")));
    assert_eq!(state["stock"]["4"]["us"], 7);
    let slots = json!([{ "ip": "192.0.2.1", "comment": "one" }, { "ip": null, "comment": "" }]);
    assert_eq!(state["slots"]["package67890"], slots);
    let row = &state["owned"][0];
    assert_eq!((&row["id"], &row["host"], &row["active"]), (&json!(400), &json!("192.0.2.9"), &json!(false)));
    assert_eq!(row["unixtime_end"], json!(NOW / 1000 - 2 * 86_400 + 60));
    let bought = client.px6("buy?count=1&period=30&country=us");
    assert_eq!(bought["currency"], "USD");
    assert!(bought["list"].get("401").is_some(), "ids go on after the last one: {bought}");
}

#[test]
fn the_revision_grows_with_changes_only() {
    let mut client = Client::documented();
    client.px6("getproxy");
    client.px6_error("settype?ids=10&type=http");
    assert_eq!(client.sandbox.revision(), 0);
    let mut last = 0;
    for call in
        ["buy?count=1&period=7&country=ru", "settype?ids=10&type=socks", "setdescr?ids=10&new=a", "delete?ids=10"]
    {
        client.px6(call);
        assert!(client.sandbox.revision() > last, "{call}");
        last = client.sandbox.revision();
    }
    client.admin("/admin/advance", r#"{"days": 1}"#);
    assert!(client.sandbox.revision() > last);
    last = client.sandbox.revision();
    client.admin("/admin/reset", "");
    assert!(client.sandbox.revision() > last, "a reset is a change too");
    assert_eq!(client.px6("getproxy?descr=a")["list_count"], 0);
}

#[test]
fn a_sandbox_survives_a_reload() {
    let mut client = Client::practice();
    client.sandbox.keep_ledger(Some(20));
    client.px6("buy?count=3&period=7&country=ru&descr=kept&auto_prolong");
    client.partner("package12345", "detach-ip", r#"[{"slot": 1}]"#);
    client.admin("/admin/advance", r#"{"days": 3}"#);
    client.admin("/admin/fault", r#"[{"match":"buy","fault":"delay","millis":5}]"#);
    let text = serde_json::to_string(&client.sandbox).unwrap();
    let mut reloaded: Sandbox = serde_json::from_str(&text).unwrap();
    assert_eq!(reloaded, client.sandbox);
    let request = Request::get("/api/px6-test-key/getproxy?descr=kept");
    assert_eq!(reloaded.answer(&request, NOW, 99_000), client.sandbox.answer(&request, NOW, 99_000));
}

#[test]
fn the_ledger_of_a_page_stays_small() {
    let mut client = Client::documented();
    client.sandbox.keep_ledger(Some(10));
    for _ in 0..25 {
        client.px6("getcountry");
    }
    let ledger = client.report("/admin/ledger");
    assert_eq!((ledger["lines"].as_array().unwrap().len(), &ledger["dropped"]), (10, &json!(15)));
    assert_eq!(ledger["totals"]["requests"], 25);
}

#[test]
fn the_ledger_has_no_key() {
    let mut client = Client::documented();
    client.px6("getcount?country=ru");
    client.geo("get-country-isp", "package12345", "country_iso=us");
    client.slots("package12345");
    let ledger = client.report("/admin/ledger").to_string();
    for secret in ["px6-test-key", "soax-test-key", "package12345"] {
        assert!(!ledger.contains(secret), "{secret}");
    }
    assert!(ledger.contains("country=ru"));
}

#[test]
fn the_seed_decides_everything() {
    let fresh = |seed: u64| {
        let mut client = Client::documented();
        client.admin("/admin/reset", &format!(r#"{{"seed": {seed}}}"#));
        client.px6("buy?count=3&period=7&country=us");
        (client.report("/admin/state")["owned"].clone(), client.report("/admin/state")["stock"].clone())
    };
    assert_eq!(fresh(7), fresh(7));
    assert_ne!(fresh(7).0, fresh(8).0);
    assert_ne!(fresh(7).1, fresh(8).1);
}

#[test]
fn every_body_in_the_readme_is_taken() {
    let readme = include_str!("../README.md");
    let (mut path, mut taken) = (String::new(), 0);
    let mut lines = readme.lines();
    while let Some(line) = lines.next() {
        if let Some(heading) = line.strip_prefix("### ") {
            path = heading.trim_matches('`').strip_prefix("POST ").unwrap_or_default().to_owned();
        } else if line == "```json" && !path.is_empty() {
            let block: String = lines.by_ref().take_while(|line| *line != "```").collect();
            let is_rows = path == "/admin/state" && block.starts_with('[');
            let body = if is_rows { format!(r#"{{"owned": {block}}}"#) } else { block };
            Client::documented().admin(&path, &body);
            taken += 1;
        }
    }
    assert_eq!(taken, 3);
}
