//! Whatever is asked for: the host that is called is one of the constants, and the path one of the documents'.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test's failure"
)]

mod stage;

use http::{Request, Uri};
use proptest::prelude::*;
use relay::{Admitted, Bases, Policy};
use stage::{
    TOKEN,
    targets::{HOSTS, PIECES, TARGETS},
};

/// A target made of pieces, half of them behind one that leads somewhere.
fn targets() -> impl Strategy<Value = String> {
    let pieces = |count| proptest::collection::vec(proptest::sample::select(&PIECES[..]), count);
    prop_oneof![
        pieces(1..8).prop_map(|pieces| pieces.concat()),
        (proptest::sample::select(&TARGETS[..]), pieces(0..3))
            .prop_map(|(target, pieces)| target.to_owned() + &pieces.concat()),
    ]
}

/// The URL that would be called, if any is.
fn called(target: &str, api_key: &str, package_key: &str, host: &str) -> Option<Uri> {
    let policy = Policy::new("127.0.0.1:8787".parse().unwrap(), &[], &[], TOKEN.parse().unwrap());
    let request = Request::get(target)
        .header("Host", "127.0.0.1:8787")
        .header("Origin", "http://127.0.0.1:8787")
        .header("X-Proxydeck", "1")
        .header("X-Proxydeck-Token", TOKEN)
        .header("X-Api-Key", api_key)
        .header("X-Package-Key", package_key)
        .header("X-Upstream", host)
        .body(())
        .ok()?;
    let Ok(Admitted::Call(asked)) = policy.judge(&request.into_parts().0).verdict else { return None };
    let outgoing = asked.outgoing(None).ok()?;
    let bases = Bases::default();
    Some(outgoing.call.url(bases.of(outgoing.call.service, outgoing.host)).expose().parse().unwrap())
}

#[test]
fn a_documented_call_gets_through() {
    let url = called("/px6/getprice?count=1&period=30", "px6-test-key", "package12345", "px6.me").unwrap();
    assert_eq!(url, "https://px6.me/api/px6-test-key/getprice?count=1&period=30");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_host_is_always_one_of_the_constants(
        target in targets(),
        host in proptest::sample::select(&["proxy6.net", "px6.me", "px6.link", "example.org"][..]),
        api_key in "[ -~]{1,12}",
        package_key in "[./@:#?a-z]{1,8}",
    ) {
        if let Some(url) = called(&target, &api_key, &package_key, host) {
            prop_assert_eq!(url.scheme_str(), Some("https"));
            prop_assert!(HOSTS.iter().any(|host| url.authority().unwrap() == host), "{}", url);
            prop_assert!(url.path().starts_with("/api/") || url.path().starts_with("/v1/account/package/"), "{}", url);
            prop_assert!(url.path().split('/').all(|part| part != ".." && part != "."), "{}", url);
        }
    }
}
