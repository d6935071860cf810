//! Who knows the token gets in, and how a page comes to know it.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test's failure"
)]

mod stage;

use stage::{Page, Provider, Stage, TOKEN, has_cors, ok, refused, settings};
use std::{
    thread,
    time::{Duration, Instant},
};

const ROUTES: [&str; 5] = [
    "/px6/account",
    "/soax/geo/get-country-regions?country_iso=us&conn_type=wifi",
    "/soax/partner/ip-list",
    "/whoami",
    "/replies/00000000000000000000000000000001",
];

/// The app's page before it is paired.
fn stranger(stage: &Stage) -> Page {
    stage.page().without("X-Proxydeck-Token")
}

fn with_app(provider: &Provider) -> Stage {
    let mut settings = settings(provider);
    settings.app = Some(concat!(env!("CARGO_MANIFEST_DIR"), "/src").into());
    Stage::start(settings)
}

fn code_of(link: &str, stage: &Stage) -> String {
    let home = format!("http://{}/#pair=", stage.address);
    link.strip_prefix(&home).unwrap_or_else(|| panic!("{link}")).to_owned()
}

#[test]
fn nothing_is_carried_without_the_token() {
    let (stage, provider) = stage::known_elsewhere();
    for page in [stranger(&stage), stranger(&stage).with("Origin", "https://user.github.io")] {
        for path in ROUTES {
            let seen = page.get(path);
            assert_eq!(seen.refusal(), refused(401, "unpaired", "unsent"), "{path}");
            assert!(has_cors(&seen), "an allowed page may read why");
        }
        let seen = page.post("/soax/partner/detach-ip", r#"[{"slot":1}]"#);
        assert_eq!(seen.refusal(), refused(401, "unpaired", "unsent"));
    }
    assert_eq!(provider.connections(), 0);
}

#[test]
fn nor_with_another_one() {
    let (stage, provider) = stage::known_elsewhere();
    let longer = format!("{TOKEN}0");
    let upper = TOKEN.to_uppercase();
    let spaced = format!("{} {}", &TOKEN[..16], &TOKEN[16..]);
    for token in ["", "0", "*", "null", &TOKEN[..31], &TOKEN[1..], &longer, &upper, &spaced, &TOKEN.replace('f', "e")] {
        for path in ROUTES {
            let seen = stage.page().with("X-Proxydeck-Token", token).get(path);
            assert_eq!(seen.refusal(), refused(401, "token", "unsent"), "{token} {path}");
        }
    }
    let twice = stage.page().with_another("X-Proxydeck-Token", TOKEN).get("/px6/account");
    assert_eq!(twice.refusal(), refused(401, "token", "unsent"));
    assert_eq!(provider.connections(), 0);
    assert_eq!(stage.page().get("/px6/account").status, 200);
}

#[test]
fn in_no_other_place() {
    let (stage, provider) = stage::known_elsewhere();
    let cookie = stranger(&stage).with("Cookie", &format!("X-Proxydeck-Token={TOKEN}; token={TOKEN}"));
    let bearer = stranger(&stage).with("Authorization", &format!("Bearer {TOKEN}"));
    for page in [cookie, bearer] {
        assert_eq!(page.get("/px6/account").refusal(), refused(401, "unpaired", "unsent"));
    }
    let query = stranger(&stage).get(&format!("/px6/account?X-Proxydeck-Token={TOKEN}"));
    assert_eq!(query.refusal(), refused(401, "unpaired", "unsent"));
    assert_eq!(provider.connections(), 0);
}

#[test]
fn health_and_files_need_none() {
    let stage = with_app(&Provider::away());
    assert_eq!(stranger(&stage).get("/healthz").status, 200);
    assert_eq!(stranger(&stage).get("/lib.rs").status, 200);
}

#[test]
fn wrong_ones_are_slowed_all_together_and_the_right_one_is_not() {
    let provider = Provider::doing(ok("{}"));
    let mut settings = settings(&provider);
    settings.times.guess = Duration::from_millis(400);
    let stage = Stage::start(settings);
    let began = Instant::now();
    let guesses: Vec<_> = (0..4)
        .map(|number| {
            let page = stage.page().with("X-Proxydeck-Token", &format!("{number:032}"));
            thread::spawn(move || page.get("/px6/account").refusal().1)
        })
        .collect();
    thread::sleep(Duration::from_millis(50));
    assert_eq!(stage.page().get("/px6/account").status, 200);
    assert!(!guesses.iter().all(thread::JoinHandle::is_finished), "the right one overtakes the wrong ones");
    for guess in guesses {
        assert_eq!(guess.join().unwrap(), "token");
    }
    assert!(began.elapsed() >= Duration::from_millis(1600), "{:?}", began.elapsed());

    let began = Instant::now();
    let code = stranger(&stage).with("X-Proxydeck-Code", "00000000000000000000000000000000");
    assert_eq!(code.get("/pair").refusal(), refused(401, "code", "unsent"));
    assert!(began.elapsed() >= Duration::from_millis(400));
}

#[test]
fn a_links_code_gives_the_token_once() {
    let provider = Provider::doing(ok("{}"));
    let stage = with_app(&provider);
    let code = code_of(stage.link.as_ref().unwrap(), &stage);
    assert!(code.len() == 32 && code.bytes().all(|byte| byte.is_ascii_hexdigit()), "{code}");
    let page = stranger(&stage);
    let seen = page.clone().with("X-Proxydeck-Code", &code).get("/pair");
    assert_eq!((seen.status, seen.text()), (200, format!(r#"{{"token":"{TOKEN}"}}"#).as_str()));
    assert_eq!(seen.header("cache-control"), Some("no-store"));
    assert_eq!(page.clone().with("X-Proxydeck-Code", &code).get("/pair").refusal(), refused(401, "code", "unsent"));
    // The next page has a link of its own.
    let next = code_of(&stage.links.recv().unwrap(), &stage);
    assert_ne!(next, code);
    assert_eq!(page.clone().with("X-Proxydeck-Code", &next).get("/pair").status, 200);
    assert_eq!(page.with("X-Proxydeck-Code", TOKEN).get("/pair").refusal(), refused(401, "code", "unsent"));
}

#[test]
fn a_code_is_for_pages_that_may_call_and_for_nothing_else() {
    let provider = Provider::doing(ok("{}"));
    let stage = with_app(&provider);
    let code = code_of(stage.link.as_ref().unwrap(), &stage);
    let page = stranger(&stage).with("X-Proxydeck-Code", &code);
    for (page, refusal) in [
        (page.clone().with("Origin", "https://example.org"), refused(403, "origin", "unsent")),
        (page.clone().without("Origin"), refused(403, "origin", "unsent")),
        (page.clone().with("Host", "example.org"), refused(421, "host", "unsent")),
        (page.clone().without("X-Proxydeck"), refused(403, "header", "unsent")),
        (page.clone().without("X-Proxydeck-Code"), refused(400, "bad-request", "unsent")),
        (page.clone().with_another("X-Proxydeck-Code", &code), refused(400, "bad-request", "unsent")),
    ] {
        assert_eq!(page.get("/pair").refusal(), refusal);
    }
    for line in ["POST /pair", "HEAD /pair", "PUT /pair"] {
        assert_eq!(page.send(line).status, 405, "{line}");
    }
    assert_eq!(page.get(&format!("/pair/{code}")).status, 404);
    let known = stage.page().get("/pair");
    assert_eq!(
        (known.status, known.text()),
        (200, r#"{"token":null}"#),
        "a page asks whether its token is the right one"
    );
    let as_token = stage.page().with("X-Proxydeck-Token", &code);
    for path in ["/px6/account", "/pair"] {
        assert_eq!(as_token.get(path).refusal(), refused(401, "token", "unsent"));
    }
    // None of these used it up.
    assert_eq!(page.get("/pair").status, 200);
    assert_eq!(provider.connections(), 0);
}

#[cfg(not(feature = "embedded-app"))]
#[test]
fn without_an_app_there_is_no_link() {
    assert_eq!(Stage::before(&Provider::away()).link, None);
}
