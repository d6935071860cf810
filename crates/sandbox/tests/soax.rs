//! What the SOAX functions do, and each documented error by the request that causes it.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test fails by panicking"
)]

mod client;

use client::{Client, NOW, json};
use sandbox::{Answer, Request};
use serde_json::json;

const WIFI: &str = "package12345";
const MOBILE: &str = "package67890";

fn names(answer: &Answer) -> Vec<String> {
    assert_eq!(answer.status, 200, "{}", answer.text());
    let reply = json(answer);
    assert_eq!(reply["success"], json!(true));
    reply["data"].as_array().unwrap().iter().map(|item| item["name"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn regions_and_cities_of_the_document() {
    let mut client = Client::documented();
    let regions = client.geo("get-country-regions", WIFI, "country_iso=us&conn_type=wifi");
    let data = json(&regions)["data"].clone();
    for region in [("California", "CA"), ("Texas", "TX"), ("New York", "NY")] {
        let expected = json!({ "name": region.0, "code": region.1 });
        assert!(data.as_array().unwrap().contains(&expected), "{region:?}");
    }
    let cities = names(&client.geo("get-country-cities", WIFI, "country_iso=us&conn_type=wifi&region=California"));
    for city in ["Los Angeles", "San Francisco", "San Diego"] {
        assert!(cities.contains(&city.to_owned()), "{city}");
    }
    assert!(!cities.contains(&"Houston".to_owned()));
    let everywhere = names(&client.geo("get-country-cities", WIFI, "country_iso=us&conn_type=wifi"));
    assert!(everywhere.contains(&"Houston".to_owned()) && everywhere.contains(&"Winston-Salem".to_owned()));
}

#[test]
fn names_are_found_again_in_any_case() {
    let mut client = Client::practice();
    let regions = json(&client.geo("get-country-regions", MOBILE, "country_iso=fr&conn_type=mobile"));
    assert!(regions.as_array().unwrap().contains(&json!("île-de-france")), "{regions}");
    let query = "country_iso=fr&conn_type=mobile&region=%C3%AEle-de-france";
    let cities = json(&client.geo("get-country-cities", MOBILE, query));
    assert!(cities.as_array().unwrap().contains(&json!("saint-denis")), "{cities}");
}

#[test]
fn operators_and_isps_narrow_with_the_place() {
    let mut client = Client::documented();
    let operators = names(&client.geo("get-country-operators", MOBILE, "country_iso=us"));
    assert!(operators.contains(&"AT&T".to_owned()), "{operators:?}");
    let isps = names(&client.geo("get-country-isp", WIFI, "country_iso=us"));
    assert!(isps.contains(&"Comcast".to_owned()), "{isps:?}");
    let in_city = names(&client.geo("get-country-isp", WIFI, "country_iso=us&region=Texas&city=El+Paso"));
    assert!(!in_city.is_empty() && in_city.len() <= isps.len());
    assert!(in_city.iter().all(|isp| isps.contains(isp)));
    assert_eq!(names(&client.geo("get-country-isp", WIFI, "country_iso=us&region=Atlantis")), [""; 0]);
}

#[test]
fn a_provider_narrows_regions_and_cities() {
    let mut client = Client::documented();
    let all = names(&client.geo("get-country-cities", WIFI, "country_iso=us&conn_type=wifi"));
    let with = names(&client.geo("get-country-cities", WIFI, "country_iso=us&conn_type=wifi&provider=Cox"));
    assert!(!with.is_empty() && with.len() < all.len());
    // Both directions agree: the provider is in each city that is listed for it.
    for city in with {
        let isps = client.geo("get-country-isp", WIFI, &format!("country_iso=us&city={}", city.replace(' ', "+")));
        assert!(names(&isps).contains(&"Cox".to_owned()), "{city}");
    }
    assert!(
        names(&client.geo("get-country-regions", WIFI, "country_iso=us&conn_type=wifi&provider=Nobody")).is_empty()
    );
}

#[test]
fn every_error_has_its_request() {
    let mut client = Client::documented();
    let at = "/api/get-country-regions";
    let geo = |query: &str| Request::get(&format!("{at}?{query}"));
    let whole = "country_iso=us&conn_type=wifi";
    let requests = [
        (401, "Invalid API key", geo(&format!("package_key={WIFI}&{whole}"))),
        (401, "Invalid API key", geo(&format!("api_key=px6-test-key&package_key={WIFI}&{whole}"))),
        (401, "Invalid API key", Request::get("/v1/account/package/package12345/ip-list")),
        (403, "Access denied", geo(&format!("api_key=soax-test-key&package_key=package99999&{whole}"))),
        (404, "Package not found", geo(&format!("api_key=soax-test-key&package_key=package1&{whole}"))),
        (422, "Validation error", geo(&format!("api_key=soax-test-key&{whole}"))),
        (422, "Validation error", geo(&format!("api_key=soax-test-key&package_key={WIFI}&conn_type=wifi"))),
        (422, "Validation error", geo(&format!("api_key=soax-test-key&package_key={WIFI}&country_iso=us"))),
        (
            422,
            "Validation error",
            geo(&format!("api_key=soax-test-key&package_key={WIFI}&country_iso=US&conn_type=wifi")),
        ),
        (422, "Validation error", geo(&format!("api_key=soax-test-key&package_key={MOBILE}&{whole}"))),
    ];
    for (status, words, request) in requests {
        let answer = client.ask(&request);
        assert_eq!(answer.status, status, "{}", request.target);
        let reply = json(&answer);
        assert_eq!(reply["success"], json!(false));
        assert!(reply["error"].as_str().unwrap().starts_with(words), "{reply}");
    }
    assert_eq!(client.geo("get-country-operators", WIFI, "country_iso=us").status, 422);
    assert_eq!(client.geo("get-country-isp", MOBILE, "country_iso=us").status, 422);
    assert_eq!(client.geo("get-country-zip", WIFI, "country_iso=us").status, 404);
}

#[test]
fn the_eleventh_request_in_a_second_is_too_many() {
    let mut client = Client::documented();
    let request = Request::get("/v1/account/package/package12345/ip-list").with_header("api-key", "soax-test-key");
    let statuses: Vec<u16> = (0..11).map(|real| client.sandbox.answer(&request, NOW, real).status).collect();
    assert_eq!(statuses[..10], [200; 10]);
    assert_eq!(statuses[10], 429);
}

#[test]
fn a_slot_is_set_and_freed_by_number_and_by_address() {
    let mut client = Client::documented();
    let slot = |client: &mut Client, number: usize| json(&client.slots(WIFI))["data"][number - 1].clone();
    let body =
        r#"[{"ip": "203.0.113.7", "slot": 1, "comment": "Production server"}, {"ip": "203.0.113.8", "slot": 4}]"#;
    assert_eq!(client.partner(WIFI, "update-ip", body).status, 200);
    assert_eq!(slot(&mut client, 1), json!({ "ip": "203.0.113.7", "comment": "Production server", "slot": 1 }));
    assert_eq!(slot(&mut client, 4), json!({ "ip": "203.0.113.8", "comment": "", "slot": 4 }));
    assert_eq!(client.partner(WIFI, "update-ip", r#"[{"ip": "203.0.113.9", "slot": 1}]"#).status, 200);
    assert_eq!(slot(&mut client, 1), json!({ "ip": "203.0.113.9", "comment": "Production server", "slot": 1 }));
    assert_eq!(client.partner(WIFI, "detach-ip", r#"[{"slot": 1}]"#).status, 200);
    assert_eq!(slot(&mut client, 1), json!({ "ip": null, "comment": "", "slot": 1 }));
    assert_eq!(client.partner(WIFI, "detach-ip", r#"[{"ip": "203.0.113.8"}]"#).status, 200);
    assert_eq!(slot(&mut client, 4)["ip"], json!(null));
    assert_eq!(client.ledger("change").len(), 4);
}

#[test]
fn an_address_that_is_given_another_slot_leaves_the_one_it_had() {
    let mut client = Client::documented();
    assert_eq!(client.partner(WIFI, "update-ip", r#"[{"ip": "192.0.2.101", "slot": 3}]"#).status, 200);
    let addresses = |client: &mut Client| {
        let slots = json(&client.slots(WIFI))["data"].clone();
        slots.as_array().unwrap().iter().map(|slot| slot["ip"].clone()).collect::<Vec<_>>()
    };
    assert_eq!(addresses(&mut client)[..3], [json!("192.0.2.100"), json!(null), json!("192.0.2.101")]);
    let swap = r#"[{"ip": "192.0.2.101", "slot": 1}, {"ip": "192.0.2.100", "slot": 3}]"#;
    assert_eq!(client.partner(WIFI, "update-ip", swap).status, 200);
    assert_eq!(addresses(&mut client)[..3], [json!("192.0.2.101"), json!(null), json!("192.0.2.100")]);
}

#[test]
fn a_bad_change_of_the_whitelist_changes_nothing() {
    let mut client = Client::documented();
    let before = json(&client.slots(WIFI));
    let good = r#"{"ip": "203.0.113.7", "slot": 3}"#;
    for (function, body) in [
        ("update-ip", "".to_owned()),
        ("update-ip", good.to_owned()),
        ("update-ip", "[]".to_owned()),
        ("update-ip", format!(r#"[{good}, {{"ip": "203.0.113.8", "slot": 6}}]"#)),
        ("update-ip", format!(r#"[{good}, {{"ip": "203.0.113.8", "slot": 0}}]"#)),
        ("update-ip", format!(r#"[{good}, {{"ip": "203.0.113.300", "slot": 4}}]"#)),
        ("update-ip", format!(r#"[{good}, {{"ip": "203.0.113.7", "slot": 4}}]"#)),
        ("update-ip", r#"[{"slot": 3}]"#.to_owned()),
        ("detach-ip", r#"[{"slot": 1}, {"ip": "203.0.113.9"}]"#.to_owned()),
        ("detach-ip", r#"[{"slot": 1, "ip": "192.0.2.100"}]"#.to_owned()),
        ("detach-ip", "[{}]".to_owned()),
    ] {
        assert_eq!(client.partner(WIFI, function, &body).status, 422, "{function} {body}");
        assert_eq!(json(&client.slots(WIFI)), before, "{function} {body}");
    }
    assert!(client.ledger("change").is_empty());
}

#[test]
fn the_checker_tells_an_address() {
    let mut client = Client::documented();
    let reply = json(&client.ask(&Request::get("/api/ipinfo")));
    assert_eq!((&reply["status"], &reply["data"]["ip"]), (&json!(true), &json!("203.0.113.9")));
    client.admin("/admin/state", r#"{"caller": "203.0.113.44"}"#);
    assert_eq!(json(&client.ask(&Request::get("/api/ipinfo")))["data"]["ip"], "203.0.113.44");
}
