//! What reaches the provider, and what comes back.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test's failure"
)]

mod stage;

use stage::{Act, Page, Provider, Seen, Stage, ok, refused, settings};
use std::{
    io::Write,
    net::{TcpListener, TcpStream},
    time::{Duration, Instant},
};

/// What the provider is sent for one GET.
fn sent_for(path: &str) -> String {
    let provider = Provider::doing(ok("{}"));
    let stage = Stage::before(&provider);
    assert_eq!(stage.page().get(path).status, 200);
    provider.requests().pop().unwrap()
}

#[test]
fn the_documents_own_calls() {
    for (path, line) in [
        ("/px6/account", "GET /api/px6-test-key HTTP/1.1"),
        ("/px6/getprice?count=100&period=30", "GET /api/px6-test-key/getprice?count=100&period=30 HTTP/1.1"),
        ("/px6/getcount?country=ru", "GET /api/px6-test-key/getcount?country=ru HTTP/1.1"),
        ("/px6/settype?ids=10,11,12,15&type=http", "GET /api/px6-test-key/settype?ids=10,11,12,15&type=http HTTP/1.1"),
        (
            "/soax/geo/get-country-regions?country_iso=us&conn_type=wifi",
            "GET /api/get-country-regions?api_key=px6-test-key&package_key=package12345&country_iso=us&conn_type=wifi HTTP/1.1",
        ),
        ("/soax/partner/ip-list", "GET /v1/account/package/package12345/ip-list HTTP/1.1"),
        ("/whoami", "GET /api/ipinfo HTTP/1.1"),
    ] {
        assert_eq!(sent_for(path).lines().next(), Some(line));
    }
}

#[test]
fn the_whitelist_is_changed_by_a_post_with_the_key_in_a_header() {
    let provider = Provider::doing(ok(r#"{"success":true}"#));
    let stage = Stage::before(&provider);
    let body = r#"[{"ip":"192.0.2.100","slot":1,"comment":"Production server"}]"#;
    let seen = stage.page().post("/soax/partner/update-ip", body);
    assert_eq!((seen.status, seen.text()), (200, r#"{"success":true}"#));
    let sent = provider.requests().pop().unwrap();
    let (head, sent_body) = sent.split_once("\r\n\r\n").unwrap();
    let head = head.to_ascii_lowercase();
    assert!(head.starts_with("post /v1/account/package/package12345/update-ip http/1.1\r\n"), "{head}");
    assert!(head.contains("\r\napi-key: px6-test-key\r\n"), "{head}");
    assert!(head.contains("\r\ncontent-type: application/json\r\n"), "{head}");
    let parsed = |text: &str| serde_json::from_str::<serde_json::Value>(text).unwrap();
    assert_eq!(parsed(sent_body), parsed(body));
}

#[test]
fn of_the_pages_headers_none_gets_through() {
    let provider = Provider::doing(ok("{}"));
    let stage = Stage::before(&provider);
    let page = stage.page().with("Cookie", "a=b").with("User-Agent", "Browser/1").with("X-Forwarded-For", "192.0.2.1");
    let page = page.with("Accept-Language", "ru").with("Referer", "http://127.0.0.1/").with("Accept-Encoding", "gzip");
    assert_eq!(page.get("/px6/account").status, 200);
    let sent = provider.requests().pop().unwrap();
    let mut names: Vec<_> = sent.lines().skip(1).filter_map(|line| Some(line.split_once(": ")?.0)).collect();
    names.sort_unstable();
    assert_eq!(names, ["accept", "host", "user-agent"]);
    assert!(sent.contains("user-agent: proxydeck-relay/"), "{sent}");
}

#[test]
fn of_the_providers_headers_only_these_get_through() {
    let body = r#"{"status":"no"}"#;
    let reply = format!(
        "HTTP/1.1 429 Too Many Requests\r\nContent-Type: application/json; charset=utf-8\r\nRetry-After: 7\r\n\
         Set-Cookie: a=b\r\nServer: provider\r\nAccess-Control-Allow-Origin: *\r\nContent-Security-Policy: default-src *\r\n\
         Location: http://192.0.2.1/\r\nContent-Length: {}\r\n\r\n{body}",
        body.len()
    );
    let provider = Provider::doing(Act::Reply(reply.into_bytes()));
    let stage = Stage::before(&provider);
    let seen = stage.page().get("/px6/account");
    assert_eq!((seen.status, seen.text()), (429, body));
    let mut names: Vec<_> = seen.headers.iter().map(|(name, _)| name.as_str()).collect();
    names.sort_unstable();
    assert_eq!(
        names,
        [
            "access-control-allow-origin",
            "access-control-expose-headers",
            "cache-control",
            "connection",
            "content-length",
            "content-security-policy",
            "content-type",
            "cross-origin-resource-policy",
            "date",
            "referrer-policy",
            "retry-after",
            "vary",
            "x-content-type-options",
            "x-proxydeck-upstream",
        ]
    );
    for (name, value) in [
        ("access-control-allow-origin", format!("http://{}", stage.address).as_str()),
        ("access-control-expose-headers", "Retry-After, X-Proxydeck-Upstream"),
        ("cache-control", "no-store"),
        ("content-security-policy", "default-src 'none'; frame-ancestors 'none'; sandbox"),
        ("content-type", "application/json"),
        ("cross-origin-resource-policy", "same-origin"),
        ("referrer-policy", "no-referrer"),
        ("retry-after", "7"),
        ("vary", "Origin"),
        ("x-content-type-options", "nosniff"),
        ("x-proxydeck-upstream", "sent"),
    ] {
        assert_eq!(seen.header(name), Some(value), "{name}");
    }
}

#[test]
fn a_providers_page_is_only_text_here() {
    let page = "<script>alert(1)</script>";
    let reply = format!("HTTP/1.1 503 Busy\r\nContent-Type: text/html\r\nContent-Length: {}\r\n\r\n{page}", page.len());
    let provider = Provider::doing(Act::Reply(reply.into_bytes()));
    let seen = Stage::before(&provider).page().get("/px6/account");
    assert_eq!((seen.status, seen.text()), (503, page));
    assert_eq!(seen.header("content-type"), Some("text/plain; charset=utf-8"));
}

#[test]
fn a_redirect_is_not_followed() {
    let elsewhere = Provider::doing(ok("{}"));
    for (status, location) in [
        (301, elsewhere.url()),
        (302, elsewhere.url()),
        (303, "http://169.254.169.254/latest/meta-data/".to_owned()),
        (307, elsewhere.url()),
        (308, "//example.org/".to_owned()),
    ] {
        let reply = format!("HTTP/1.1 {status} Moved\r\nLocation: {location}\r\nContent-Length: 0\r\n\r\n");
        let provider = Provider::doing(Act::Reply(reply.into_bytes()));
        let seen = Stage::before(&provider).page().get("/px6/account");
        assert_eq!(seen.refusal(), refused(502, "redirect", "sent"));
        assert_eq!(seen.header("location"), None);
        assert_eq!(provider.requests().len(), 1);
    }
    assert_eq!(elsewhere.connections(), 0);
}

#[test]
fn a_refused_connection_sent_nothing() {
    let stage = Stage::before(&Provider::away());
    for path in ["/px6/account", "/px6/buy?count=1&period=30&country=ru", "/soax/partner/ip-list", "/whoami"] {
        assert_eq!(stage.page().get(path).refusal(), refused(502, "unreachable", "unsent"));
    }
}

#[test]
fn a_connection_that_breaks_sent_something_and_is_not_tried_again() {
    for bytes in ["", "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{", "garbage\r\n\r\n"] {
        for path in ["/px6/account", "/px6/buy?count=1&period=30&country=ru"] {
            let provider = Provider::doing(Act::Cut(bytes.into()));
            let seen = Stage::before(&provider).page().get(path);
            assert_eq!(seen.refusal(), refused(502, "broken", "sent"), "{bytes:?}");
            assert_eq!(provider.requests().len(), 1);
        }
    }
}

#[test]
fn a_provider_that_does_not_answer_in_time() {
    let provider = Provider::doing(Act::Hang);
    let mut settings = settings(&provider);
    settings.times.call = Duration::from_millis(200);
    let began = Instant::now();
    let seen = Stage::start(settings).page().get("/px6/account");
    assert_eq!(seen.refusal(), refused(504, "timeout", "sent"));
    assert!(began.elapsed() < Duration::from_secs(5));
    assert_eq!(provider.requests().len(), 1);
}

#[test]
fn a_body_that_never_ends() {
    let provider = Provider::doing(Act::Reply(b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{".to_vec()));
    let mut settings = settings(&provider);
    settings.times.call = Duration::from_millis(200);
    let stage = Stage::start(settings);
    for path in ["/px6/account", "/px6/buy?count=1&period=30&country=ru"] {
        let began = Instant::now();
        assert_eq!(stage.page().get(path).refusal(), refused(504, "timeout", "sent"));
        assert!(began.elapsed() < Duration::from_secs(5));
    }
}

#[test]
fn a_host_that_accepts_and_says_nothing_is_no_connection() {
    // TLS: the client's first bytes are no part of the call.
    let silent = TcpListener::bind("127.0.0.1:0").unwrap();
    let https = format!("https://{}", silent.local_addr().unwrap());
    let (short, long) = (Duration::from_millis(200), Duration::from_secs(20));
    for (connect, call) in [(short, long), (long, short)] {
        let mut settings = settings(&Provider::away());
        settings.bases.replace(api::Service::Proxy6, https.parse().unwrap());
        (settings.times.connect, settings.times.call) = (connect, call);
        let began = Instant::now();
        assert_eq!(Stage::start(settings).page().get("/px6/account").refusal(), refused(504, "timeout", "unsent"));
        assert!(began.elapsed() < Duration::from_secs(5));
    }
}

#[test]
fn eight_megabytes_and_no_more() {
    let reply = |length: usize| {
        let mut reply = format!("HTTP/1.1 200 OK\r\nContent-Length: {length}\r\n\r\n").into_bytes();
        reply.resize(reply.len() + length, b' ');
        Act::Reply(reply)
    };
    let provider = Provider::doing(reply(8 << 20));
    assert_eq!(Stage::before(&provider).page().get("/px6/getproxy").body.len(), 8 << 20);
    let provider = Provider::doing(reply((8 << 20) + 1));
    let seen = Stage::before(&provider).page().get("/px6/getproxy");
    assert_eq!(seen.refusal(), refused(502, "reply-too-large", "sent"));
}

#[test]
fn a_large_answer_passes_while_it_comes_and_one_that_breaks_is_known_to_be_cut() {
    let page: String = (0..300_000).map(|number| char::from(b'a' + (number % 26) as u8)).collect();
    let provider = Provider::doing(ok(&page));
    let seen = Stage::before(&provider).page().get("/px6/getproxy");
    assert_eq!((seen.status, seen.text() == page, seen.header("content-length")), (200, true, Some("300000")));
    assert_eq!(seen.header("x-proxydeck-upstream"), Some("sent"));

    let head = "HTTP/1.1 200 OK\r\nContent-Length: 300000\r\n\r\n";
    let cut = |length: usize| Act::Cut(format!("{head}{}", &page[..length]).into_bytes());
    // Up to 64 KiB it can still be said; after that only the missing rest says it.
    let seen = Stage::before(&Provider::doing(cut(60_000))).page().get("/px6/getproxy");
    assert_eq!(seen.refusal(), refused(502, "broken", "sent"));
    let seen = Stage::before(&Provider::doing(cut(200_000))).page().get("/px6/getproxy");
    assert_eq!((seen.status, seen.header("content-length")), (200, Some("300000")));
    assert!(seen.body.len() < 300_000);
    // What spends is read whole, for its answer is kept.
    let seen = Stage::before(&Provider::doing(cut(200_000))).page().get("/px6/buy?count=1&period=30&country=ru");
    assert_eq!(seen.refusal(), refused(502, "broken", "sent"));
}

#[test]
fn an_answer_that_passes_has_no_more_time_than_any_other() {
    let beginning = format!("HTTP/1.1 200 OK\r\nContent-Length: 300000\r\n\r\n{}", "a".repeat(100_000));
    let mut settings = settings(&Provider::doing(Act::Reply(beginning.into_bytes())));
    settings.times.call = Duration::from_millis(200);
    let began = Instant::now();
    let seen = Stage::start(settings).page().get("/px6/getproxy");
    assert_eq!((seen.status, seen.body.len()), (200, 100_000));
    assert!(began.elapsed() < Duration::from_secs(4), "{:?}", began.elapsed());
}

/// A page of so many megabytes whose length is not told before, and that ends where it should.
fn chunked(megabytes: usize) -> Provider {
    let chunk = format!("100000\r\n{}\r\n", " ".repeat(1 << 20));
    let reply = format!("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n{}0\r\n\r\n", chunk.repeat(megabytes));
    Provider::doing(Act::Reply(reply.into_bytes()))
}

#[test]
fn nine_megabytes_without_a_length_never_look_whole() {
    let provider = chunked(9);
    let stage = Stage::before(&provider);
    // Eight of them have passed before anybody knows of the ninth: without its last chunk no client takes the answer for whole.
    let seen = stage.page().get("/px6/getproxy");
    assert_eq!((seen.status, seen.header("transfer-encoding")), (200, Some("chunked")));
    assert!(seen.body.len() <= (8 << 20) + (64 << 10) && !seen.body.ends_with(b"0\r\n\r\n"), "{}", seen.body.len());
    // What spends is read whole, for its answer is kept.
    let bought = stage.page().with("X-Request-Id", "00112233445566778899aabbccddeeff");
    let too_large = refused(502, "reply-too-large", "sent");
    assert_eq!(bought.get("/px6/buy?count=1&period=30&country=ru").refusal(), too_large);
    assert_eq!(bought.get("/replies/00112233445566778899aabbccddeeff").refusal(), too_large);

    let whole = Stage::before(&chunked(7)).page().get("/px6/getproxy");
    assert!(whole.body.len() > 7 << 20 && whole.body.ends_with(b"0\r\n\r\n"), "{}", whole.body.len());
}

#[test]
fn to_a_client_that_knows_no_chunks_nothing_passes_before_all_of_it_is_there() {
    // To HTTP/1.0, which nginx speaks unless it is told otherwise, an answer without a length ends where the connection does.
    let old = |provider: &Provider| {
        let stage = Stage::before(provider);
        let request = stage.page().request("GET /px6/getproxy", "").replacen("HTTP/1.1", "HTTP/1.0", 1);
        let mut socket = TcpStream::connect(stage.address).unwrap();
        socket.write_all(request.as_bytes()).unwrap();
        Seen::on(socket)
    };
    assert_eq!(old(&chunked(9)).refusal(), refused(502, "reply-too-large", "sent"));
    let beginning = format!("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n100000\r\n{}", " ".repeat(200_000));
    assert_eq!(old(&Provider::doing(Act::Cut(beginning.into_bytes()))).refusal(), refused(502, "broken", "sent"));
    let whole = old(&chunked(7));
    assert_eq!((whole.status, whole.body.len(), whole.header("content-length")), (200, 7 << 20, Some("7340032")));
}

#[test]
fn sixty_four_kilobytes_of_request_and_no_more() {
    let provider = Provider::doing(ok("{}"));
    let stage = Stage::before(&provider);
    let slot = r#"[{"slot":1}]"#;
    let padded = |length: usize| format!("{slot}{}", " ".repeat(length - slot.len()));
    assert_eq!(stage.page().post("/soax/partner/detach-ip", &padded(64 << 10)).status, 200);
    let seen = stage.page().post("/soax/partner/detach-ip", &padded((64 << 10) + 1));
    assert_eq!(seen.refusal(), refused(413, "too-large", "unsent"));
    assert_eq!(provider.requests().len(), 1);
    let long = format!("/px6/getproxy?descr={}", "a".repeat(33 << 10));
    assert_eq!(Seen::on(Page::at(stage.address).open(&format!("GET {long}"), "")).status, 431);
}

#[test]
fn reads_share_connections_and_changes_have_their_own() {
    let provider = Provider::doing(ok("{}"));
    let stage = Stage::before(&provider);
    for _ in 0..3 {
        assert_eq!(stage.page().get("/px6/account").status, 200);
    }
    assert_eq!(provider.connections(), 1);
    for _ in 0..3 {
        assert_eq!(stage.page().get("/px6/buy?count=1&period=30&country=ru").status, 200);
    }
    assert_eq!(provider.connections(), 4);
}

#[test]
fn a_replaced_host_stands_for_all_three() {
    let provider = Provider::doing(ok("{}"));
    let stage = Stage::before(&provider);
    for host in ["proxy6.net", "px6.me", "px6.link"] {
        assert_eq!(stage.page().with("X-Upstream", host).get("/px6/account").status, 200);
    }
    for host in ["example.org", "PX6.ME", "px6.me:443", "px6.me.", "http://px6.me", ""] {
        let seen = stage.page().with("X-Upstream", host).get("/px6/account");
        assert_eq!(seen.refusal(), refused(400, "bad-request", "unsent"), "{host}");
    }
    assert_eq!(provider.requests().len(), 3);
}
