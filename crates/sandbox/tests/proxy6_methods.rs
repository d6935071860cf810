//! What the Proxy6 methods do, in the documented shape.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test fails by panicking"
)]

mod client;

use client::{Client, NOW, json};
use sandbox::{Request, Shape};
use serde_json::{Value, json};

const DAY: i64 = 86_400;

fn only_row(reply: &Value) -> Value {
    let rows = reply["list"].as_object().unwrap();
    assert_eq!(rows.len(), 1, "{reply}");
    rows.values().next().unwrap().clone()
}

#[test]
fn the_account_answers_at_both_of_its_urls() {
    let mut client = Client::documented();
    for target in ["/api/px6-test-key", "/api/px6-test-key/"] {
        let reply = json(&client.ask(&Request::get(target)));
        assert_eq!(reply, json!({ "status": "yes", "user_id": "1", "balance": "7248.80", "currency": "RUB" }));
    }
}

#[test]
fn a_price_falls_with_volume_and_length_for_any_number_of_days() {
    let mut client = Client::documented();
    let mut price = |query: &str| client.px6(&format!("getprice?{query}"))["price_single"].as_f64().unwrap();
    assert!(price("count=1&period=30") > price("count=100&period=30"));
    assert!(price("count=1&period=7") > price("count=1&period=30"));
    assert!(price("count=1&period=17&version=4") > price("count=1&period=61&version=4"));
    assert!(price("count=1&period=30&version=5") > 0.0);
}

#[test]
fn a_purchase_takes_money_and_stock_and_shows_in_the_list() {
    let mut client = Client::documented();
    client.admin("/admin/state", r#"{"balance": "48.80", "owned": []}"#);
    let bought = client.px6("buy?count=1&period=7&country=ru&descr=my+tag&type=socks");
    assert_eq!(bought["balance"], json!(42.5));
    assert_eq!(bought["price"], json!(6.3));
    let row = only_row(&bought);
    assert_eq!((&row["type"], &row["active"]), (&json!("socks"), &json!("1")));
    assert_eq!(row["unixtime_end"], json!(NOW / 1000 + 7 * DAY));
    assert_eq!(row["date_end"], "2026-02-07 15:00:00", "Moscow time");

    assert_eq!(client.px6("getcount?country=ru")["count"], json!(970));
    let listed = only_row(&client.px6("getproxy?descr=my%20tag"));
    assert_eq!(listed["id"], row["id"]);
    assert_eq!((&listed["country"], &listed["descr"]), (&json!("ru"), &json!("my tag")));
    assert_eq!(client.px6("account")["error_id"], json!(110), "the account has no method of its own");
    assert_eq!(json(&client.ask(&Request::get("/api/px6-test-key")))["balance"], "42.50");

    let charges = client.ledger("charge");
    assert_eq!(charges.len(), 1);
    assert_eq!((&charges[0]["amount"], &charges[0]["balance"]), (&json!("6.30"), &json!("42.50")));
}

#[test]
fn a_refused_purchase_takes_nothing() {
    let mut client = Client::documented();
    client.admin("/admin/state", r#"{"balance": 6.29, "stock": {"6": {"ru": 3}}}"#);
    let before = client.report("/admin/state");
    assert_eq!(client.px6_error("buy?count=1&period=7&country=ru"), 400);
    assert_eq!(client.px6_error("buy?count=4&period=7&country=ru"), 300, "stock is looked at before money");
    let after = client.report("/admin/state");
    assert_eq!(before, after);
    assert!(client.ledger("charge").is_empty());
}

#[test]
fn without_keys_the_list_is_an_array() {
    let mut client = Client::documented();
    for call in ["getproxy?nokey", "buy?count=2&period=3&country=us&nokey", "prolong?ids=10,11&period=3&nokey="] {
        assert!(client.px6(call)["list"].is_array(), "{call}");
    }
}

#[test]
fn a_version_looks_like_itself() {
    let mut client = Client::documented();
    for (version, colon_in_ip, empty_user) in [(3, false, false), (4, false, false), (5, false, true), (6, true, false)]
    {
        let row = only_row(&client.px6(&format!("buy?count=1&period=3&country=de&version={version}")));
        assert_eq!(row["ip"].as_str().unwrap().contains(':'), colon_in_ip, "{row}");
        assert_eq!(row["user"].as_str().unwrap().is_empty(), empty_user, "{row}");
        assert!(row["host"].as_str().unwrap().parse::<std::net::Ipv4Addr>().unwrap().is_documentation());
    }
}

#[test]
fn proxies_expire_by_the_clock_and_stay_listed() {
    let mut client = Client::documented();
    client.admin("/admin/state", r#"{"owned": []}"#);
    client.px6("buy?count=2&period=7&country=ru");
    let count = |client: &mut Client, state: &str| client.px6(&format!("getproxy?state={state}"))["list_count"].clone();
    assert_eq!(count(&mut client, "expiring"), 0);
    client.admin("/admin/advance", r#"{"days": 4}"#);
    assert_eq!(count(&mut client, "expiring"), 2);
    client.admin("/admin/advance", r#"{"days": 2, "seconds": 86399}"#);
    assert_eq!((count(&mut client, "active"), count(&mut client, "expired")), (json!(2), json!(0)));
    client.admin("/admin/advance", r#"{"seconds": 1}"#);
    assert_eq!((count(&mut client, "active"), count(&mut client, "expired")), (json!(0), json!(2)));
    let reply = client.px6("getproxy");
    assert!(reply["list"].as_object().unwrap().values().all(|row| row["active"] == "0"));
    assert_eq!(count(&mut client, "expiring"), 0);
}

#[test]
fn pages_are_full_until_the_last_one() {
    let mut client = Client::documented();
    client.admin("/admin/state", r#"{"owned": 2500}"#);
    let counts: Vec<u64> =
        (1..=4).map(|page| client.px6(&format!("getproxy?page={page}"))["list_count"].as_u64().unwrap()).collect();
    assert_eq!(counts, [1000, 1000, 500, 0], "list_count counts the page");
    assert_eq!(client.px6("getproxy?limit=5000")["list_count"], 1000, "1000 is the maximum");
    assert_eq!(client.px6("getproxy?limit=300&page=9")["list_count"], 100);
}

#[test]
fn a_type_changes_once() {
    let mut client = Client::documented();
    client.admin("/admin/state", r#"{"owned": [{"id": 10}, {"id": 11, "type": "socks"}]}"#);
    assert_eq!(client.px6("settype?ids=10,11&type=socks")["status"], "yes");
    assert_eq!(client.px6_error("settype?ids=10,11&type=socks"), 30);
    assert_eq!(client.px6("settype?ids=11&type=http")["status"], "yes");
    let changes = client.ledger("change");
    let ids: Vec<&Value> =
        changes.iter().filter(|line| line["function"] == "settype").map(|line| &line["ids"]).collect();
    assert_eq!(ids, [&json!([10]), &json!([11])], "only what changed");
}

#[test]
fn a_type_that_the_document_does_not_know_counts_as_it_is_shown() {
    for (shape, shown, outcome) in [(Shape::Documented, "http", "no"), (Shape::Practice, "auto", "yes")] {
        let mut client = Client::new(shape);
        client.admin("/admin/state", r#"{"owned": [{"id": 10, "type": "auto"}]}"#);
        assert_eq!(client.px6("getproxy")["list"]["10"]["type"], shown);
        assert_eq!(client.px6("settype?ids=10&type=http")["status"], outcome);
    }
}

#[test]
fn comments_change_by_comment_or_by_ids() {
    let mut client = Client::documented();
    client.admin(
        "/admin/state",
        r#"{"owned": [{"id": 1, "descr": "a"}, {"id": 2, "comment": "a"}, {"id": 3, "descr": "b"}]}"#,
    );
    assert_eq!(client.px6("setdescr?old=a&new=c")["count"], 2);
    assert_eq!(client.px6("setdescr?ids=3,2,99&new=")["count"], 2, "an id that is nobody's is left out");
    assert_eq!(client.px6("getproxy?descr=c")["list_count"], 1);
    let fifty = "ё".repeat(50);
    assert_eq!(client.px6(&format!("setdescr?ids=1&new={fifty}"))["count"], 1, "characters, not bytes");
    assert_eq!(client.px6_error(&format!("setdescr?ids=1&new={fifty}x")), 250);
}

#[test]
fn what_is_prolonged_ends_later_and_costs() {
    let mut client = Client::documented();
    client.admin("/admin/state", r#"{"balance": "42.50", "owned": [{"id": 15, "days": 2}, {"id": 16, "days": -5}]}"#);
    let reply = client.px6("prolong?period=7&ids=15,16");
    assert_eq!((&reply["price"], &reply["balance"], &reply["count"]), (&json!(12.6), &json!(29.9), &json!(2)));
    assert_eq!(reply["list"]["15"]["unixtime_end"], json!(NOW / 1000 + 9 * DAY));
    assert_eq!(reply["list"]["16"]["unixtime_end"], json!(NOW / 1000 + 7 * DAY), "what has expired starts now");
    assert_eq!(client.px6_error("prolong?period=70&ids=15"), 400);
    assert_eq!(client.ledger("charge").len(), 1);
}

#[test]
fn deletion_is_by_ids_or_by_comment() {
    let mut client = Client::documented();
    client.admin(
        "/admin/state",
        r#"{"owned": [{"id": 1, "descr": "a"}, {"id": 2, "descr": "a"}, {"id": 3, "descr": "b"}]}"#,
    );
    assert_eq!(client.px6_error("delete?ids=1&descr=a"), 230);
    assert_eq!(client.px6_error("delete"), 230);
    assert_eq!(client.px6_error("delete?descr="), 230, "an empty comment deletes nothing");
    assert_eq!(client.px6("delete?descr=a")["count"], 2);
    assert_eq!(client.px6_error("delete?descr=a"), 404);
    assert_eq!(client.px6("delete?ids=3")["count"], 1);
    assert_eq!(client.px6("getproxy")["list"], json!({}));
}

#[test]
fn a_check_finds_what_works() {
    let mut client = Client::documented();
    let rows = r#"{"owned": [{"id": 15, "host": "192.0.2.7", "port": 8000, "user": "u", "pass": "p"},
                             {"id": 16, "alive": false}, {"id": 17, "days": -1}]}"#;
    client.admin("/admin/state", rows);
    let reply = client.px6("check?ids=15");
    assert_eq!((&reply["proxy_id"], &reply["proxy_status"]), (&json!(15), &json!(true)));
    assert_eq!(client.px6("check?ids=16")["proxy_status"], json!(false));
    assert_eq!(client.px6("check?ids=17")["proxy_status"], json!(false), "expired");
    let reply = client.px6("check?proxy=192.0.2.7:8000:u:p");
    assert_eq!(reply["proxy_status"], json!(true));
    assert!(reply.get("proxy_id").is_none());
    assert_eq!(client.px6("check?proxy=192.0.2.7:8000:u:wrong")["proxy_status"], json!(false));
}

#[test]
fn bound_addresses_shut_out_the_others() {
    let mut client = Client::documented();
    let from = |address: &str| Request::get("/api/px6-test-key/getcountry").with_header("X-Forwarded-For", address);
    assert_eq!(client.px6("ipauth?ip=192.0.2.1,192.0.2.2")["status"], "yes");
    assert_eq!(json(&client.ask(&from("192.0.2.2")))["status"], "yes");
    assert_eq!(json(&client.ask(&from("192.0.2.3")))["error_id"], 105);
    assert_eq!(client.px6("getcountry")["status"], "yes", "a caller without an address is let in");
    client.admin("/admin/state", r#"{"caller": "203.0.113.1"}"#);
    assert_eq!(client.px6_error("ipauth?ip=delete"), 105, "who is shut out cannot let himself in");
    client.admin("/admin/state", r#"{"caller": null}"#);
    assert_eq!(client.px6("ipauth?ip=delete")["status"], "yes");
    assert_eq!(json(&client.ask(&from("192.0.2.3")))["status"], "yes");
}

#[test]
fn auto_renewal_takes_money_when_the_clock_gets_there() {
    let mut client = Client::documented();
    client.admin("/admin/state", r#"{"balance": "15", "owned": []}"#);
    client.px6("buy?count=1&period=7&country=ru&auto_prolong");
    client.admin("/admin/advance", r#"{"days": 8}"#);
    assert_eq!(client.px6("getproxy?state=active")["list_count"], 1);
    assert_eq!(client.report("/admin/state")["balance"], "2.40");
    client.admin("/admin/advance", r#"{"days": 8}"#);
    assert_eq!(client.px6("getproxy?state=active")["list_count"], 0, "the balance no longer lasts");
    let functions: Vec<Value> = client.ledger("charge").iter().map(|line| line["function"].clone()).collect();
    assert_eq!(functions, ["buy", "auto_prolong"]);
}

#[test]
fn the_fresh_account_has_one_of_everything() {
    let mut client = Client::new(Shape::Practice);
    let reply = client.px6("getproxy?nokey");
    let rows = reply["list"].as_array().unwrap();
    assert!((40..80).contains(&rows.len()), "{}", rows.len());
    for (field, values) in [
        ("version", &["3", "4", "5", "6"][..]),
        ("type", &["http", "socks", "auto"]),
        ("country", &["ru", "us", "de", "nl", "fr", "gb"]),
        ("descr", &["", "test", "парсер цен", "São Paulo"]),
    ] {
        for value in values {
            assert!(rows.iter().any(|row| row[field] == *value), "{field} {value}");
        }
    }
    for state in ["active", "expired", "expiring"] {
        assert_ne!(client.px6(&format!("getproxy?state={state}"))["list_count"], "0", "{state}");
    }
}
