//! What the providers' names may resolve to.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test's failure"
)]

mod stage;

use relay::{Bases, Lookup, Rates, Settings};
use stage::{Provider, Stage, settings};
use std::{
    collections::VecDeque,
    net::IpAddr,
    sync::{Arc, Mutex},
};

/// Names that were looked up.
type Asked = Arc<Mutex<Vec<String>>>;

/// A relay before the real providers, whose names resolve to these addresses, one answer after the other.
fn resolving(answers: &[&[&str]]) -> (Settings, Asked) {
    let parse = |answer: &&[&str]| answer.iter().map(|text| text.parse::<IpAddr>().unwrap()).collect::<Vec<_>>();
    let answers = Arc::new(Mutex::new(answers.iter().map(parse).collect::<VecDeque<_>>()));
    let asked = Asked::default();
    let asking = asked.clone();
    let lookup = Lookup::by(move |name| {
        asking.lock().unwrap().push(name);
        let answer = answers.lock().unwrap().pop_front().unwrap_or_default();
        async move { Ok(answer) }
    });
    let before = settings(&Provider::away());
    (Settings { lookup, bases: Bases::default(), rates: Some(Rates::default()), ..before }, asked)
}

#[test]
fn addresses_that_are_none_of_the_open_internet() {
    for address in [
        "127.0.0.1",
        "10.0.0.1",
        "100.64.0.1",
        "169.254.169.254",
        "172.16.0.1",
        "192.168.0.1",
        "198.18.0.1",
        "0.0.0.0",
        "224.0.0.1",
        "::",
        "::1",
        "fc00::1",
        "fe80::1",
        "::ffff:127.0.0.1",
        "64:ff9b::7f00:1",
        "2002:7f00:1::",
        "2001:db8::1",
    ] {
        let (settings, _) = resolving(&[&[address]]);
        let seen = Stage::start(settings).page().get("/px6/account");
        assert_eq!(seen.refusal(), (502, "address".to_owned(), "unsent"), "{address}");
        assert!(seen.text().contains(address) && seen.text().contains("--allow-resolved"), "{}", seen.text());
    }
}

/// An address of this computer that `--allow-resolved` allows. Nothing listens there at 443.
const ALLOWED: &str = "127.0.0.7";

/// The same relay, allowed to call [`ALLOWED`]; what comes of calls, one after the other.
fn outcomes(answers: &[&[&str]]) -> (Vec<String>, usize) {
    let (settings, asked) = resolving(answers);
    let allow_resolved = vec![format!("{ALLOWED}/32").parse().unwrap()];
    let stage = Stage::start(Settings { allow_resolved, ..settings });
    let outcomes = answers.iter().map(|_| {
        let seen = stage.page().get("/px6/buy?count=1&period=30&country=ru");
        assert_eq!((seen.status, seen.header("x-proxydeck-upstream")), (502, Some("unsent")));
        seen.word()
    });
    (outcomes.collect(), asked.lock().unwrap().len())
}

#[test]
fn twelve_answers_of_a_hostile_resolver() {
    // "unreachable": the allowed address was called, and refuses; "address": nothing was.
    let (called, not_called) = ("unreachable", "address");
    for (answer, outcome) in [
        (&[ALLOWED][..], called),
        (&["::ffff:127.0.0.7"], called),
        (&["127.0.0.8"], not_called),
        (&["::ffff:127.0.0.8"], not_called),
        (&["64:ff9b::7f00:8"], not_called),
        (&["10.0.0.1", "100.64.0.1"], not_called),
        (&["169.254.169.254", "::1"], not_called),
        (&["198.18.0.1", "198.19.255.255"], not_called),
        (&["fc00::1", "fe80::1"], not_called),
        (&["127.0.0.1", "::1", "::", "0.0.0.0"], not_called),
        (&["192.168.0.1", ALLOWED], called),
        (&[ALLOWED, "169.254.169.254"], called),
    ] {
        assert_eq!(outcomes(&[answer]), (vec![outcome.to_owned()], 1), "{answer:?}");
    }
}

#[test]
fn a_resolver_that_changes_its_mind_is_asked_once_for_each_connection() {
    // Checked by a first look-up and called by a second, the second call would go to 127.0.0.8, or the first be refused.
    let answers: [&[&str]; 4] = [&[ALLOWED], &["127.0.0.8"], &[ALLOWED], &["169.254.169.254"]];
    let outcome = ["unreachable", "address", "unreachable", "address"].map(str::to_owned).to_vec();
    assert_eq!(outcomes(&answers), (outcome, 4));
}

#[test]
fn the_names_are_the_providers_own() {
    for (path, host, name) in [
        ("/px6/account", "proxy6.net", "proxy6.net"),
        ("/px6/account", "px6.me", "px6.me"),
        ("/px6/account", "px6.link", "px6.link"),
        ("/soax/geo/get-country-regions?country_iso=us&conn_type=wifi", "px6.me", "api.soax.com"),
        ("/soax/partner/ip-list", "px6.me", "partner.api.soax.com"),
        ("/whoami", "px6.me", "checker.soax.com"),
    ] {
        let (settings, asked) = resolving(&[]);
        let seen = Stage::start(settings).page().with("X-Upstream", host).get(path);
        assert_eq!(seen.refusal(), (502, "unreachable".to_owned(), "unsent"));
        assert_eq!(*asked.lock().unwrap(), [name]);
    }
}
