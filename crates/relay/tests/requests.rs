//! Which requests get in.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test's failure"
)]

mod stage;

use stage::{Seen, has_cors, refused};
use std::{
    io::{Read, Write},
    net::TcpStream,
    time::Duration,
};

#[test]
fn forty_targets() {
    let (stage, provider) = stage::known_elsewhere();
    for target in [
        "/px6",
        "/px6/",
        "/px6/account/",
        "/px6//account",
        "//px6/account",
        "/px6/../account",
        "/px6/./account",
        "/PX6/account",
        "/px6/Account",
        "/px6/account%2f",
        "/px6/%61ccount",
        "/px6/account%00",
        "/px6/account;a=b",
        "/px6/@example.org",
        "/px6/http://example.org/",
        "/px6/https:%2f%2fexample.org",
        "/px6/example.org:80",
        "/px6/nothing",
        "/px6/deleted",
        "/px6/account/../../soax",
        "/soax",
        "/soax/",
        "/soax/geo",
        "/soax/geo/ip-list",
        "/soax/geo/../partner/ip-list",
        "/soax/partner/get-country-isp",
        "/soax/partner/ip-list/1",
        "/soax/checker/ipinfo",
        "/whoami/",
        "/whoami/1",
        "/replies",
        "/replies/",
        "/replies/1",
        "/healthz/",
        "//example.org/px6/account",
        "/..",
        "/../px6/account",
        "/%2e%2e/px6/account",
        "/..%2fetc%2fpasswd",
        "/api/px6-test-key/account",
        "/http://example.org/",
    ] {
        let seen = stage.page().get(target);
        assert_eq!(seen.refusal(), refused(404, "not-found", "unsent"), "{target}");
    }
    for line in [
        "GET http://127.0.0.1/px6/account",
        "GET https://proxy6.net/px6/account",
        "GET http://169.254.169.254/",
        // RFC 9112, section 3.2.3: the form of CONNECT alone.
        "GET example.org:80",
    ] {
        assert_eq!(stage.page().send(line).refusal(), refused(400, "bad-request", "unsent"), "{line}");
    }
    assert_eq!(provider.connections(), 0);
}

#[test]
fn only_four_methods_and_each_where_it_belongs() {
    let (stage, provider) = stage::known_elsewhere();
    for line in [
        "PUT /px6/account",
        "DELETE /px6/account",
        "PATCH /px6/account",
        "TRACE /px6/account",
        "PROPFIND /",
        "get /",
        "CONNECT proxy6.net:443",
        "CONNECT 127.0.0.1:80",
        "HEAD /px6/buy?count=1&period=30&country=ru",
        "POST /px6/account",
        "HEAD /soax/partner/ip-list",
        "POST /whoami",
        "POST /soax/geo/get-country-isp",
        "POST /healthz",
        "POST /index.html",
        "HEAD /replies/00000000000000000000000000000001",
        "OPTIONS /index.html",
    ] {
        let seen = stage.page().send(line);
        assert_eq!((seen.status, seen.header("x-proxydeck-upstream")), (405, Some("unsent")), "{line}");
    }
    assert_eq!(stage.page().post("/soax/partner/ip-list", "[]").refusal(), refused(400, "bad-request", "unsent"));
    assert_eq!(stage.page().get("/soax/partner/update-ip").refusal(), refused(400, "bad-request", "unsent"));
    assert_eq!(provider.connections(), 0);
}

#[test]
fn a_post_is_json_and_a_get_has_no_body() {
    let (stage, provider) = stage::known_elsewhere();
    let slot = r#"[{"slot":1}]"#;
    for kind in ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", "application/jsonp", ""] {
        let seen = stage.page().with("Content-Type", kind).post("/soax/partner/detach-ip", slot);
        assert_eq!(seen.refusal(), refused(415, "content-type", "unsent"), "{kind}");
    }
    for body in ["", "{", "{}", "[]", "[1]", r#"[{"slot":1,"key":2}]"#, "\u{feff}[]"] {
        let seen = stage.page().post("/soax/partner/detach-ip", body);
        assert_eq!(seen.refusal(), refused(400, "bad-request", "unsent"), "{body}");
    }
    let seen = Seen::on(stage.page().open("GET /px6/account", "a body"));
    assert_eq!(seen.refusal(), refused(400, "bad-request", "unsent"));
    assert_eq!(provider.connections(), 0);
    let seen =
        stage.page().with("Content-Type", "Application/JSON; charset=utf-8").post("/soax/partner/detach-ip", slot);
    assert_eq!(seen.status, 200);
}

#[test]
fn the_header_that_no_form_can_send() {
    let (stage, provider) = stage::known_elsewhere();
    for page in [
        stage.page().without("X-Proxydeck"),
        stage.page().with("X-Proxydeck", "0"),
        stage.page().with("X-Proxydeck", ""),
        stage.page().with_another("X-Proxydeck", "1"),
    ] {
        for path in ["/px6/account", "/soax/partner/ip-list", "/whoami", "/replies/00000000000000000000000000000001"] {
            let seen = page.get(path);
            assert_eq!(seen.refusal(), refused(403, "header", "unsent"));
            assert!(has_cors(&seen), "an allowed page may read why");
        }
    }
    assert_eq!(provider.connections(), 0);
}

#[test]
fn proxy6_needs_no_key_of_a_package() {
    let (stage, provider) = stage::known_elsewhere();
    assert_eq!(stage.page().without("X-Package-Key").get("/px6/account").status, 200);
    assert_eq!(provider.requests().pop().unwrap().lines().next(), Some("GET /api/px6-test-key HTTP/1.1"));
}

#[test]
fn keys_and_ids_of_another_form() {
    let (stage, provider) = stage::known_elsewhere();
    let long = "a".repeat(257);
    for key in ["", ".", "..", "a b", "kéy", "a\tb", &long] {
        for header in ["X-Api-Key", "X-Package-Key"] {
            let seen = stage.page().with(header, key).get("/soax/partner/ip-list");
            assert_eq!(seen.refusal(), refused(401, "key", "unsent"), "{header} {key}");
        }
    }
    for page in [stage.page().without("X-Api-Key"), stage.page().with_another("X-Api-Key", "px6-test-key")] {
        assert_eq!(page.get("/px6/account").refusal(), refused(401, "key", "unsent"));
    }
    for id in ["", "1", "0000000000000000000000000000000g", "0000000000000000000000000000000A"] {
        assert_eq!(
            stage.page().with("X-Request-Id", id).get("/px6/account").refusal(),
            refused(400, "bad-request", "unsent"),
            "{id}"
        );
    }
    for query in ["api_key=a", "count=1&count=2", "count", "count=0", "nokey", "px6-test-key", "%ff"] {
        let seen = stage.page().get(&format!("/px6/getprice?{query}"));
        assert_eq!(seen.refusal(), refused(400, "bad-request", "unsent"), "{query}");
        assert!(!seen.text().contains("px6-test-key"), "{}", seen.text());
    }
    assert_eq!(provider.connections(), 0);
    // A slash in a key stays within its part of the path.
    assert_eq!(stage.page().with("X-Api-Key", "../a/b?c#d%2f").get("/px6/account").status, 200);
    assert_eq!(provider.only_line(), "GET /api/..%2Fa%2Fb%3Fc%23d%252f HTTP/1.1");
}

#[test]
fn health_says_the_version_and_nothing_else() {
    let (stage, _provider) = stage::known_elsewhere();
    let seen = stage.page().without("Origin").without("X-Proxydeck").get("/healthz");
    assert_eq!((seen.status, seen.text()), (200, r#"{"version":"0.1.0"}"#));
}

#[test]
fn two_lengths_in_one_request_smuggle_nothing() {
    let (stage, provider) = stage::known_elsewhere();
    let inner = stage.page().request("GET /px6/buy?count=1&period=30&country=ru", "");
    let post = stage.page().with("Content-Type", "application/json").without("Connection");
    for lengths in [
        format!("Content-Length: {}\r\nTransfer-Encoding: chunked", inner.len() + 5),
        format!("Transfer-Encoding: chunked\r\nContent-Length: {}", inner.len() + 5),
        format!("Content-Length: 0\r\nContent-Length: {}", inner.len()),
        "Transfer-Encoding: chunked, identity".to_owned(),
        "Transfer-Encoding: identity".to_owned(),
        "Transfer-Encoding : chunked".to_owned(),
        "Content-Length: +5".to_owned(),
        "Content-Length: 5, 6".to_owned(),
    ] {
        let head = post.request("POST /soax/partner/detach-ip", "");
        let head = head.replace("Connection: close\r\n", "").replace("\r\n\r\n", &format!("\r\n{lengths}\r\n\r\n"));
        let mut socket = TcpStream::connect(stage.address).unwrap();
        socket.set_read_timeout(Some(Duration::from_secs(5))).unwrap();
        // Chunked, the body ends before the inner request; by length, after it. All in one go: a relay that refuses the head
        // closes while the rest is still being written.
        socket.write_all(format!("{head}0\r\n\r\n{inner}").as_bytes()).unwrap();
        let mut answers = String::new();
        let _ = socket.read_to_string(&mut answers);
        assert!(!answers.contains("HTTP/1.1 200"), "{lengths}: {answers}");
    }
    assert_eq!(provider.connections(), 0);
}
