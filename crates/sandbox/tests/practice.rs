//! The forms that the `…-in-practice.md` files name.
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
use serde_json::{Value, json};

#[test]
fn scalars_have_the_form_that_the_document_does_not_show() {
    let mut client = Client::practice();
    let reply = client.px6("getprice?count=100&period=30");
    assert_eq!(reply["user_id"], json!(1));
    assert!(reply["balance"].is_number(), "{reply}");
    assert_eq!(reply["date_mod"], "2026-01-31 15:00:00");
    let figures = ["price", "price_single", "period", "count"].map(|name| reply[name].clone());
    assert_eq!(figures, ["1800", "0.6", "30", "100"]);
    assert_eq!(client.px6("getprice?count=0&period=1")["error_id"], "200");
    assert_eq!(client.px6("getcount?country=ru")["count"], "971");
}

#[test]
fn the_price_table_comes_without_parameters() {
    let mut client = Client::practice();
    let data = client.px6("getprice")["data"].clone();
    let versions: Vec<&String> = data.as_object().unwrap().keys().collect();
    assert_eq!(versions, ["3", "4", "5", "6"]);
    assert_eq!(data["6"]["7"], json!(6.3), "what one proxy costs for so long");
    assert_eq!(data["6"].as_object().unwrap().len(), 6);
    assert_eq!(Client::documented().px6_error("getprice"), 200);
}

#[test]
fn rows_have_more_fields_and_other_types() {
    let mut client = Client::practice();
    client.admin("/admin/state", r#"{"owned": [{"id": 7, "type": "auto", "version": 4}]}"#);
    let reply = client.px6("getproxy");
    assert_eq!((&reply["page"], &reply["list_count"]), (&json!("1"), &json!("1")));
    let row = &reply["list"]["7"];
    assert_eq!(
        (&row["id"], &row["active"], &row["version"], &row["type"]),
        (&json!(7), &json!(1), &json!("4"), &json!("auto"))
    );
    assert!(row["port"].is_u64() && row["unixtime"].is_string() && row["unixtime_end"].is_string(), "{row}");
}

#[test]
fn an_empty_list_is_an_array() {
    let mut client = Client::practice();
    client.admin("/admin/state", r#"{"owned": []}"#);
    assert_eq!(client.px6("getproxy")["list"], json!([]));
}

#[test]
fn orders_have_a_number_and_a_price_of_one() {
    let mut client = Client::practice();
    client.admin("/admin/state", r#"{"owned": []}"#);
    let bought = client.px6("buy?count=1&period=7&country=ru");
    assert!(bought["order_id"].is_u64() && bought["balance"].is_string());
    assert_eq!(bought["price_single"], "0.9");
    let row = bought["list"].as_object().unwrap().values().next().unwrap();
    assert!(row.get("country").is_none() && row.get("descr").is_none(), "{row}");
    client.px6("buy?count=1&period=7&country=ru&version=4");
    let ids: Vec<String> = client.px6("getproxy")["list"].as_object().unwrap().keys().cloned().collect();
    let same = client.px6(&format!("prolong?period=7&ids={}", ids[0]));
    assert_eq!(same["price_single"], "0.9");
    let mixed = client.px6(&format!("prolong?period=7&ids={}", ids.join(",")));
    assert!(mixed.get("price_single").is_none(), "absent when versions are mixed");
    assert_ne!(mixed["order_id"], same["order_id"]);
}

#[test]
fn a_check_tells_its_time() {
    let mut client = Client::practice();
    let reply = client.px6("check?ids=10");
    assert!(reply["proxy_time"].is_f64() && reply["proxy_id"].is_string(), "{reply}");
}

#[test]
fn geo_lists_are_bare_arrays_in_lower_case() {
    let mut client = Client::practice();
    let regions = json(&client.geo("get-country-regions", "package12345", "country_iso=ir&conn_type=wifi"));
    assert!(regions.as_array().unwrap().contains(&json!("razavi khorasan")), "{regions}");
    let cities =
        json(&client.geo("get-country-cities", "package12345", "country_iso=br&conn_type=wifi&region=s%C3%A3o+paulo"));
    assert!(cities.as_array().unwrap().contains(&json!("são paulo")), "{cities}");
}

#[test]
fn the_whitelist_is_bare_or_under_slots() {
    let mut client = Client::practice();
    let list = json(&client.slots("package12345"));
    assert_eq!(list[0], json!({ "ip": "192.0.2.100", "comment": "Main server", "slot": 1 }));
    assert_eq!(list[2], json!({ "ip": "", "comment": "", "slot": 3 }));
    let changed = json(&client.partner("package12345", "detach-ip", r#"[{"slot": 1}]"#));
    assert_eq!(changed["slots"][0]["ip"], "");
}

#[test]
fn errors_of_the_web_server_are_pages() {
    let mut client = Client::practice();
    let request = Request::get("/api/px6-test-key");
    let last = (0..4).map(|real| client.sandbox.answer(&request, NOW, real)).last().unwrap();
    assert_eq!(last.status, 429);
    assert!(last.text().starts_with("<html>"));
    let refused = client.ask(&Request::get("/api/get-country-isp?country_iso=us"));
    assert_eq!((refused.status, refused.text().as_ref()), (401, "Invalid API key"));
    assert!(serde_json::from_slice::<Value>(&refused.body).is_err());
}
