//! Keys that the relay holds.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test's failure"
)]

mod stage;

use relay::{Accounts, Rates, Settings};
use stage::{Provider, Stage, ok, refused, settings};
use std::{fs, path::PathBuf, time::Duration};

const FILE: &str = r#"{
  "work": { "provider": "proxy6", "api_key": "held-proxy6-key" },
  "office": { "provider": "soax", "api_key": "held-soax-key", "package_key": "held-package" }
}"#;

fn written(name: &str, text: &str) -> PathBuf {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}-{}", std::process::id()));
    fs::write(&path, text).unwrap();
    path
}

fn holding(provider: &Provider, name: &str) -> Stage {
    let (accounts, _) = Accounts::read(&written(name, FILE)).unwrap();
    Stage::start(Settings { accounts, ..settings(provider) })
}

#[test]
fn the_browser_sends_none() {
    let provider = Provider::doing(ok("{}"));
    let stage = holding(&provider, "none");
    let page = stage.page().without("X-Api-Key").without("X-Package-Key");
    for (account, path, line) in [
        ("work", "/px6/account", "GET /api/held-proxy6-key HTTP/1.1"),
        (
            "office",
            "/soax/geo/get-country-regions?country_iso=us&conn_type=wifi",
            "GET /api/get-country-regions?api_key=held-soax-key&package_key=held-package&country_iso=us&conn_type=wifi HTTP/1.1",
        ),
        ("office", "/soax/partner/ip-list", "GET /v1/account/package/held-package/ip-list HTTP/1.1"),
        ("office", "/whoami", "GET /api/ipinfo HTTP/1.1"),
    ] {
        assert_eq!(page.clone().with("X-Account", account).get(path).status, 200, "{path}");
        assert_eq!(provider.requests().pop().unwrap().lines().next(), Some(line));
    }
}

#[test]
fn what_came_of_a_purchase_is_kept_for_the_account() {
    let provider = Provider::doing(ok(r#"{"order_id":1}"#));
    let stage = holding(&provider, "kept");
    let id = "00112233445566778899aabbccddeeff";
    let page = stage.page().without("X-Api-Key").without("X-Package-Key").with("X-Account", "work");
    assert_eq!(page.clone().with("X-Request-Id", id).get("/px6/buy?count=1&period=30&country=ru").status, 200);
    assert_eq!(page.get(&format!("/replies/{id}")).text(), r#"{"order_id":1}"#);
    let other = page.with("X-Account", "office").get(&format!("/replies/{id}"));
    assert_eq!(other.refusal(), refused(404, "nothing-kept", "unsent"));
}

#[test]
fn only_accounts_of_that_provider_and_never_beside_a_key() {
    let provider = Provider::doing(ok("{}"));
    let stage = holding(&provider, "only");
    let page = stage.page().without("X-Api-Key").without("X-Package-Key");
    for name in ["office", "Work", "", "..", "work office", "held-proxy6-key"] {
        let seen = page.clone().with("X-Account", name).get("/px6/account");
        assert_eq!(seen.refusal(), refused(401, "key", "unsent"), "{name}");
    }
    let twice = page.clone().with("X-Account", "work").with_another("X-Account", "work");
    assert_eq!(twice.get("/px6/account").refusal(), refused(401, "key", "unsent"));
    let both = stage.page().with("X-Account", "work").get("/px6/account");
    assert_eq!(both.refusal(), refused(400, "bad-request", "unsent"));
    for key in ["X-Api-Key", "X-Package-Key"] {
        let one = page.clone().with("X-Account", "work").with(key, "some-key").get("/px6/account");
        assert_eq!(one.refusal(), refused(400, "bad-request", "unsent"), "{key}");
    }
    let unpaired = page.with("X-Account", "work").without("X-Proxydeck-Token").get("/px6/account");
    assert_eq!(unpaired.refusal(), refused(401, "unpaired", "unsent"));
    assert_eq!(provider.connections(), 0);
}

/// A place is held for a minute here: whoever shared another's would get no turn in time.
#[test]
fn each_key_has_a_pace_of_its_own() {
    let provider = Provider::doing(ok("{}"));
    let rates = Rates { proxy6: 1, window: Duration::from_secs(60), ..Rates::default() };
    let (accounts, _) = Accounts::read(&written("pace", FILE)).unwrap();
    let stage = Stage::start(Settings { accounts, rates: Some(rates), ..settings(&provider) });
    let held = stage.page().without("X-Api-Key").without("X-Package-Key").with("X-Account", "work");
    for page in [stage.page(), stage.page().with("X-Api-Key", "another-key"), held] {
        assert_eq!(page.get("/px6/account").status, 200);
    }
    assert_eq!(provider.requests().len(), 3);
}

#[test]
fn a_file_that_is_not_as_it_should_be_is_refused_without_its_text() {
    for (name, text) in [
        ("empty", ""),
        ("array", "[]"),
        ("provider", r#"{"work": {"provider": "px6-test-key", "api_key": "px6-test-key"}}"#),
        ("missing", r#"{"work": {"provider": "soax", "api_key": "px6-test-key"}}"#),
        ("more", r#"{"work": {"provider": "proxy6", "api_key": "px6-test-key", "px6-test-key": 1}}"#),
        ("name", r#"{"px6-test-key at work": {"provider": "proxy6", "api_key": "px6-test-key"}}"#),
        ("dots", r#"{"work": {"provider": "proxy6", "api_key": ".."}}"#),
        ("blank", r#"{"work": {"provider": "proxy6", "api_key": "px6 test key"}}"#),
    ] {
        let error = Accounts::read(&written(name, text)).unwrap_err().to_string();
        assert!(error.contains(name) && !error.contains("px6"), "{error}");
    }
    assert!(Accounts::read("/nowhere/accounts".as_ref()).is_err());
}
