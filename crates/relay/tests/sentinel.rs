//! A key that is easy to find, through every route and into every error: it is found nowhere, and neither is the token.
#![cfg(unix)]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test's failure"
)]

mod stage;

use relay::{Bases, Lookup, Rates, Settings};
use stage::{Act, Page, Program, Provider, Seen, Stage, TOKEN, ok, settings};
use std::{collections::BTreeSet, fs, io::Read, thread, time::Duration};

const KEY: &str = "sentinel-0f1e2d3c";
const BUY: &str = "/px6/buy?count=1&period=30&country=ru";
const BOUGHT: &str = "00112233445566778899aabbccddeeff";
const LEFT: &str = "00112233445566778899aabbccddeefe";

fn holds_a_secret(text: &str) -> bool {
    text.contains(KEY) || text.contains(TOKEN)
}

fn shows_no_key(answer: &Seen) {
    let shown = format!("{:?} {}", answer.headers, String::from_utf8_lossy(&answer.body));
    assert!(!holds_a_secret(&shown), "{shown}");
}

/// Ends the program; what it said at standard error.
fn says_no_key(program: Program) -> String {
    program.signal("-TERM");
    let (_, out, err) = program.end();
    assert!(!holds_a_secret(&out) && !holds_a_secret(&err), "{out}{err}");
    err
}

/// The page, with the key in the place of both.
fn page(program: &Program) -> Page {
    Page::at(program.address).with("X-Api-Key", KEY).with("X-Package-Key", KEY)
}

#[test]
fn a_key_is_found_nowhere() {
    let refused = "HTTP/1.1 302 Found\r\nLocation: /\r\nContent-Length: 0\r\n\r\n";
    for act in [ok("{}"), Act::Reply(refused.into()), Act::Cut(Vec::new()), Act::Cut("garbage".into()), Act::Hang] {
        let provider = Provider::doing(act);
        let program = Program::before(&provider, &["--timeout-ms", "150"]);
        let page = Page::at(program.address).with("X-Api-Key", KEY).with("X-Package-Key", KEY);
        let id = "00112233445566778899aabbccddeeff";
        let mut seen = vec![
            page.post("/soax/partner/update-ip", r#"[{"ip":"192.0.2.1","slot":1}]"#),
            page.post("/soax/partner/update-ip", &format!(r#"[{{"{KEY}":1}}]"#)),
            page.clone().with("X-Request-Id", id).get("/px6/buy?count=1&period=30&country=ru"),
            page.clone().with("X-Request-Id", KEY).get("/px6/account"),
            page.clone().with("X-Upstream", KEY).get("/px6/account"),
            page.clone().with("X-Account", KEY).get("/px6/account"),
            page.clone().without("X-Api-Key").without("X-Package-Key").with("X-Account", KEY).get("/px6/account"),
            page.clone().with("X-Proxydeck-Token", KEY).get("/px6/account"),
            page.clone().with("X-Proxydeck-Token", KEY).get("/pair"),
            page.clone().without("X-Proxydeck-Token").with("X-Proxydeck-Code", KEY).get("/pair"),
            page.clone().with("X-Proxydeck", KEY).get("/px6/account"),
            page.clone().with("Host", KEY).get("/px6/account"),
            page.clone().with("Origin", KEY).get("/px6/account"),
            page.clone().with("X-Api-Key", &format!("{KEY} {KEY}")).get("/px6/account"),
        ];
        for path in [
            "/px6/account",
            "/px6/nothing",
            "/soax/partner/ip-list",
            "/whoami",
            "/healthz",
            "/",
            "/replies/1",
            "/soax/geo/get-country-regions?country_iso=us&conn_type=wifi",
            &format!("/replies/{id}"),
            &format!("/replies/{KEY}"),
            &format!("/px6/{KEY}"),
            &format!("/{KEY}"),
            &format!("/px6/account?{KEY}"),
            &format!("/px6/account?{KEY}={KEY}"),
            &format!("/px6/getcount?country={KEY}"),
            &format!("/px6/getcount?country=ru&country={KEY}"),
            &format!("/px6/getcount?{KEY}&{KEY}"),
            &format!("/soax/geo/get-country-isp?country_iso=us&{KEY}={KEY}"),
            &format!("/soax/partner/ip-list?api_key={KEY}"),
            &format!("/%2e/{KEY}"),
            &format!("//{KEY}"),
        ] {
            seen.push(page.get(path));
        }
        seen.iter().for_each(shows_no_key);
        says_no_key(program);
    }
}

#[test]
fn a_key_that_the_relay_holds_is_found_nowhere_either_nor_is_the_token() {
    let file = format!("{}/accounts-of-{}", env!("CARGO_TARGET_TMPDIR"), std::process::id());
    let held = format!(
        r#"{{"work":{{"provider":"proxy6","api_key":"{KEY}"}},"office":{{"provider":"soax","api_key":"{KEY}","package_key":"{KEY}"}}}}"#
    );
    fs::write(&file, held).unwrap();
    for act in [ok("{}"), Act::Cut(Vec::new()), Act::Cut("garbage".into()), Act::Hang] {
        let provider = Provider::doing(act);
        let program = Program::before(&provider, &["--timeout-ms", "150", "--accounts", &file]);
        let page = Page::at(program.address).without("X-Api-Key").without("X-Package-Key");
        let work = page.clone().with("X-Account", "work");
        let office = page.clone().with("X-Account", "office");
        let id = "00112233445566778899aabbccddeefe";
        for answer in [
            work.get("/px6/account"),
            work.clone().with("X-Request-Id", id).get("/px6/buy?count=1&period=30&country=ru"),
            work.get(&format!("/replies/{id}")),
            work.get("/soax/partner/ip-list"),
            office.get("/soax/partner/ip-list"),
            office.get("/soax/geo/get-country-regions?country_iso=us&conn_type=wifi"),
            office.post("/soax/partner/detach-ip", r#"[{"slot":1}]"#),
            office.get("/px6/account"),
            page.get("/px6/account"),
        ] {
            shows_no_key(&answer);
        }
        assert!(provider.requests().iter().any(|request| request.contains(KEY)), "it was used");
        says_no_key(program);
    }
}

/// Status, word, and whether something was sent, of each row of the README's table.
fn contract() -> BTreeSet<(u16, String, String)> {
    let rows = include_str!("../README.md").lines().filter_map(|line| {
        let cells: Vec<_> = line.split('|').map(str::trim).collect();
        let status = cells.get(1)?.parse().ok()?;
        Some((status, cells[2].trim_matches('`').to_owned(), cells[3].to_owned()))
    });
    rows.collect()
}

/// A provider that does the worst that it can, another thing for each function.
fn bad_provider() -> Provider {
    Provider::answering(|request| {
        let reply = |head: &str| Act::Reply(format!("HTTP/1.1 {head}\r\n\r\n").into());
        let line = request.lines().next().unwrap_or_default();
        if line.contains("/getcountry") {
            reply("302 Found\r\nLocation: /\r\nContent-Length: 0")
        } else if line.contains("/getproxy") {
            reply("200 OK\r\nContent-Length: 8388609")
        } else if line.contains("/getcount") {
            Act::Cut(Vec::new())
        } else if line.contains("/buy") || line.contains("/ip-list") {
            reply("200 OK\r\nX-Proxydeck-Fault: 1\r\nContent-Length: 0")
        } else {
            Act::Hang
        }
    })
}

/// The relay panics on purpose only in builds that are not for release.
#[cfg(debug_assertions)]
#[test]
fn every_answer_of_the_contract_is_seen_without_the_key_and_so_is_a_panic() {
    let mut seen = Vec::new();

    let program = Program::before(&bad_provider(), &["--unpaced", "--timeout-ms", "400"]);
    let here = page(&program);
    let long = format!("{KEY}{}", " ".repeat(64 << 10));
    let stranger = here.clone().without("X-Proxydeck-Token");
    let bought = here.clone().with("X-Request-Id", BOUGHT);
    seen.extend([
        here.get(&format!("/px6/account?{KEY}")),
        here.clone().with("X-Api-Key", &format!("{KEY} {KEY}")).get("/px6/account"),
        stranger.get("/px6/account"),
        here.clone().with("X-Proxydeck-Token", KEY).get("/px6/account"),
        stranger.clone().with("X-Proxydeck-Code", KEY).get("/pair"),
        here.clone().with("Origin", KEY).get("/px6/account"),
        here.clone().with("X-Proxydeck", KEY).get("/px6/account"),
        here.get(&format!("/px6/{KEY}")),
        here.get(&format!("/replies/{LEFT}")),
        here.send(&format!("PUT /{KEY}")),
        bought.get(BUY),
        bought.get(&format!("/replies/{BOUGHT}")),
        bought.get("/px6/buy?count=2&period=30&country=ru"),
        here.post("/soax/partner/detach-ip", &long),
        here.clone().with("Content-Type", KEY).post("/soax/partner/detach-ip", KEY),
        here.clone().with("Host", KEY).get("/px6/account"),
        here.get("/px6/getcount?country=ru"),
        here.get("/px6/getcountry"),
        here.get("/px6/getproxy"),
        here.get("/px6/account"),
    ]);
    let mut nothing = Vec::new();
    let _ = here.open("GET /soax/partner/ip-list", "").read_to_end(&mut nothing);
    assert_eq!(nothing, b"", "a read whose task panicked has no answer");
    let err = says_no_key(program);
    assert_eq!(err.matches("proxydeck-relay: a fault in the relay at ").count(), 2, "{err}");
    assert_eq!(err.matches(" soax/partner/ip-list fault ").count(), 1, "{err}");

    let program = Program::before(&Provider::away(), &["--unpaced"]);
    seen.push(page(&program).get("/px6/account"));
    says_no_key(program);

    let program = Program::before(&Provider::doing(ok("{}")), &[]);
    let crowd = page(&program).with("X-Api-Key", &format!("{KEY}-crowd"));
    let waiting: Vec<_> = (0..12).map(|_| crowd.open("GET /px6/account", "")).collect();
    thread::sleep(Duration::from_millis(200));
    seen.push(crowd.get("/px6/account"));
    drop(waiting);
    let here = page(&program);
    for _ in 0..3 {
        here.get("/px6/account");
    }
    let leaving = here.clone().with("X-Request-Id", LEFT).open(&format!("GET {BUY}"), "");
    thread::sleep(Duration::from_millis(100));
    drop(leaving);
    seen.push(here.get(&format!("/replies/{LEFT}")));
    says_no_key(program);

    let program = Program::before(&Provider::doing(ok("{}")), &["--timeout-ms", "150"]);
    let here = page(&program);
    for _ in 0..3 {
        here.get("/px6/account");
    }
    seen.push(here.get("/px6/account"));
    says_no_key(program);

    let stage = Stage::start(Settings {
        lookup: Lookup::by(|_| async { Ok(vec!["127.0.0.1".parse().unwrap()]) }),
        bases: Bases::default(),
        rates: Some(Rates::default()),
        ..settings(&Provider::away())
    });
    seen.push(stage.page().with("X-Api-Key", KEY).get("/px6/account"));

    seen.iter().for_each(shows_no_key);
    let seen: BTreeSet<_> =
        seen.iter().map(Seen::refusal).map(|(status, word, sent)| (status, word, sent.to_owned())).collect();
    assert_eq!(seen, contract());
}
