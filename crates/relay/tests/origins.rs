//! Whose pages get in, and under which name of the relay.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test's failure"
)]

mod stage;

use stage::{Page, has_cors, refused};

#[test]
fn thirty_origins() {
    let (stage, provider) = stage::known_elsewhere();
    let port = stage.address.port();
    let own = format!("http://127.0.0.1:{port}");
    for origin in [own.as_str(), &format!("http://[::1]:{port}"), "https://user.github.io"] {
        let seen = stage.page().with("Origin", origin).get("/px6/account");
        assert_eq!((seen.status, seen.header("access-control-allow-origin")), (200, Some(origin)));
        assert_eq!(seen.header("vary"), Some("Origin"));
        assert_eq!(seen.header("access-control-allow-credentials"), None);
    }
    assert_eq!(provider.requests().len(), 3);
    let strangers = [
        "null",
        "*",
        "",
        "file://",
        "https://github.io",
        "https://user.github.io.example.org",
        "https://xuser.github.io",
        "https://user-github.io",
        "https://user.github.io:443",
        "https://user.github.io:8443",
        "http://user.github.io",
        "https://USER.github.io",
        "https://user.github.io/",
        "https://user.github.io ,https://user.github.io",
        "https://user.github.io https://example.org",
        "https://user@user.github.io",
        "wss://user.github.io",
        "https://relay.example.org",
        "http://relay.example.org",
        "https://127.0.0.1",
        "http://127.0.0.1",
        "http://127.0.0.1:1",
        "http://127.0.0.1:80",
        "http://localhost",
        "http://0.0.0.0:8787",
        "http://[::]:8787",
        "http://127.0.0.1.example.org",
        "chrome-extension://abcdefghijklmnop",
        "data:",
        "about:blank",
    ];
    let near = [
        format!("https://127.0.0.1:{port}"),
        format!("http://localhost:{port}"),
        format!("{own}/"),
        format!("{own}0"),
        format!("http://127.0.0.2:{port}"),
        format!("http://127.1:{port}"),
        format!("http://127.0.0.1.example.org:{port}"),
    ];
    for origin in strangers.into_iter().chain(near.iter().map(String::as_str)) {
        for path in ["/px6/account", "/soax/partner/ip-list", "/whoami", "/healthz", "/index.html", "/nothing/"] {
            let seen = stage.page().with("Origin", origin).get(path);
            assert_eq!(seen.refusal(), refused(403, "origin", "unsent"), "{origin} {path}");
            assert!(!has_cors(&seen), "{origin}");
        }
    }
    let twice = stage.page().with_another("Origin", &own).get("/px6/account");
    assert_eq!(twice.refusal(), refused(403, "origin", "unsent"));
    assert_eq!(provider.requests().len(), 3);
}

#[test]
fn without_an_origin_only_what_a_browser_calls_same_origin() {
    let (stage, provider) = stage::known_elsewhere();
    let page = stage.page().without("Origin");
    assert_eq!(page.clone().with("Sec-Fetch-Site", "same-origin").get("/px6/account").status, 200);
    for site in ["same-site", "cross-site", "none", "", "SAME-ORIGIN", "same-origin, same-origin"] {
        assert_eq!(
            page.clone().with("Sec-Fetch-Site", site).get("/px6/account").refusal(),
            refused(403, "origin", "unsent"),
            "{site}"
        );
    }
    for path in ["/px6/account", "/whoami", "/replies/00000000000000000000000000000001"] {
        assert_eq!(page.get(path).refusal(), refused(403, "origin", "unsent"), "{path}");
    }
    assert_eq!(provider.requests().len(), 1);
}

#[test]
fn twenty_hosts() {
    let (stage, provider) = stage::known_elsewhere();
    let port = stage.address.port();
    let own = [format!("127.0.0.1:{port}"), format!("[::1]:{port}"), "relay.example.org".to_owned()];
    for host in own.iter().map(String::as_str).chain(["RELAY.example.org"]) {
        assert_eq!(stage.page().with("Host", host).get("/px6/account").status, 200, "{host}");
    }
    let near = [
        "127.0.0.1:1".to_owned(),
        format!("127.0.0.2:{port}"),
        format!("localhost:{port}"),
        format!("LOCALHOST:{port}"),
        format!("localhost.:{port}"),
        format!("127.0.0.1.:{port}"),
        format!("127.1:{port}"),
        format!("2130706433:{port}"),
        format!("0.0.0.0:{port}"),
        format!("[::]:{port}"),
        format!("[::ffff:127.0.0.1]:{port}"),
        format!("example.org:{port}"),
        format!("127.0.0.1.example.org:{port}"),
        format!("relay.example.org:{port}"),
        format!("user@127.0.0.1:{port}"),
        format!("127.0.0.1:0{port}"),
        format!("127.0.0.1:{port}, 127.0.0.1:{port}"),
    ];
    let far = [
        "127.0.0.1",
        "localhost",
        "[::1]",
        "",
        "example.org",
        "xrelay.example.org",
        "relay.example.org.",
        "proxy6.net",
    ];
    for host in near.iter().map(String::as_str).chain(far) {
        for path in ["/px6/account", "/healthz"] {
            let seen = stage.page().with("Host", host).get(path);
            assert_eq!(seen.refusal(), refused(421, "host", "unsent"), "{host} {path}");
            assert!(!has_cors(&seen), "{host}");
        }
    }
    assert_eq!(
        stage.page().with_another("Host", &own[0]).get("/px6/account").refusal(),
        refused(421, "host", "unsent")
    );
    assert_eq!(stage.page().without("Host").get("/px6/account").refusal(), refused(421, "host", "unsent"));
    assert_eq!(provider.requests().len(), 4);
}

#[test]
fn pages_under_localhost_are_sent_to_the_one_origin() {
    let (stage, _provider) = stage::known_elsewhere();
    let port = stage.address.port();
    let page = stage.page().with("Host", &format!("localhost:{port}")).without("Origin");
    for (path, location) in [("/", "/"), ("/index.html", "/index.html"), ("/?a=b", "/")] {
        let seen = page.get(path);
        assert_eq!(seen.status, 308);
        assert_eq!(seen.header("location"), Some(format!("http://127.0.0.1:{port}{location}").as_str()));
    }
    for line in ["GET //example.org", "GET /..", "POST /index.html", "OPTIONS /index.html"] {
        assert_eq!(page.send(line).refusal(), refused(421, "host", "unsent"), "{line}");
    }
}

#[test]
fn a_preflight() {
    let (stage, provider) = stage::known_elsewhere();
    let page = Page::at(stage.address)
        .without("X-Proxydeck")
        .without("X-Proxydeck-Token")
        .without("X-Api-Key")
        .without("X-Package-Key");
    let page = page.with("Origin", "https://user.github.io").with("Access-Control-Request-Method", "GET");
    for path in [
        "/px6/account",
        "/soax/geo/get-country-isp",
        "/soax/partner/update-ip",
        "/whoami",
        "/replies/1",
        "/pair",
        "/healthz",
    ] {
        let seen = page.send(&format!("OPTIONS {path}"));
        assert_eq!(seen.status, 204, "{path}");
        for (name, value) in [
            ("access-control-allow-origin", "https://user.github.io"),
            ("access-control-allow-methods", "GET, POST"),
            (
                "access-control-allow-headers",
                "content-type, x-account, x-api-key, x-package-key, x-proxydeck, x-proxydeck-code, x-proxydeck-token, \
                 x-request-id, x-upstream",
            ),
            ("access-control-max-age", "600"),
            ("vary", "Origin"),
        ] {
            assert_eq!(seen.header(name), Some(value), "{path}");
        }
    }
    let seen = page.clone().with("Origin", "https://example.org").send("OPTIONS /px6/account");
    assert_eq!((seen.refusal(), has_cors(&seen)), (refused(403, "origin", "unsent"), false));
    assert_eq!(page.without("Origin").send("OPTIONS /px6/account").refusal(), refused(405, "method", "unsent"));
    assert_eq!(provider.connections(), 0);
}
