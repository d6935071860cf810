//! A hundred thousand random paths over real sockets, half of them to stand-ins that record what reaches them and half to the
//! providers' own names: nothing else is called.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test's failure"
)]

mod stage;

use relay::{Bases, Lookup, Rates, SERVICES, Settings};
use stage::{
    Page, Provider, Stage, ok, settings,
    targets::{HOSTS, Random},
};
use std::{
    collections::BTreeMap,
    io::{BufRead, BufReader, Write},
    net::{SocketAddr, TcpStream},
    sync::{Arc, Mutex},
    thread,
    time::{Duration, SystemTime, UNIX_EPOCH},
};

/// Pages that ask at the same time, each on one connection after the other.
const PAGES: u64 = 4;
/// Paths that each of them asks for.
const PATHS: usize = 12_500;

/// An answer: status, `X-Proxydeck-Upstream`, and the relay's own word or the provider's body.
type Answer = (u16, String, String);

/// How often each answer was seen.
type Tally = BTreeMap<Answer, usize>;

/// Names that were looked up, and how often.
type Names = Arc<Mutex<BTreeMap<String, usize>>>;

/// A look-up that records the name and gives an address that must not be called.
fn recording() -> (Lookup, Names) {
    let names = Names::default();
    let recorded = names.clone();
    let lookup = Lookup::by(move |name| {
        *recorded.lock().unwrap().entry(name).or_default() += 1;
        async { Ok(vec!["127.0.0.1".parse().unwrap()]) }
    });
    (lookup, names)
}

/// Asks for random paths, over kept-alive connections and many at once.
fn ask(address: SocketAddr) -> Tally {
    let seed = SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_nanos() as u64;
    eprintln!("seed {seed}");
    let pages: Vec<_> = (0..PAGES).map(|page| thread::spawn(move || ask_on(address, Random(seed + page)))).collect();
    let mut all = Tally::new();
    for page in pages {
        for (answer, count) in page.join().unwrap() {
            *all.entry(answer).or_default() += count;
        }
    }
    assert_eq!(all.values().sum::<usize>(), PAGES as usize * PATHS);
    all
}

fn ask_on(address: SocketAddr, mut random: Random) -> Tally {
    let mut tally = Tally::new();
    let mut connection = None;
    for _ in 0..PATHS {
        let page = Page::at(address)
            .with("X-Upstream", random.of(&["proxy6.net", "px6.me", "px6.link", "example.org"]))
            .with(
                "X-Api-Key",
                random.of(&["px6-test-key", "../a", "a@example.org:80", "a/b?c#d", "..%2f", "//example.org"]),
            )
            .with("X-Package-Key", random.of(&["package12345", "..", "../..", "@example.org", "a?b", "#"]));
        let target = random.target();
        let request = page.request(&format!("GET {target}"), "").replacen("Connection: close\r\n", "", 1);
        let mut socket = connection.take().unwrap_or_else(|| {
            let socket = TcpStream::connect(address).unwrap();
            socket.set_nodelay(true).unwrap();
            socket.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
            BufReader::new(socket)
        });
        socket.get_mut().write_all(request.as_bytes()).unwrap();
        let (answer, open) = read(&mut socket).unwrap_or_else(|| panic!("no answer: {target}"));
        if open {
            connection = Some(socket);
        }
        *tally.entry(answer).or_default() += 1;
    }
    tally
}

/// The answer on a connection, and whether that stays open.
fn read(socket: &mut impl BufRead) -> Option<(Answer, bool)> {
    let mut line = String::new();
    socket.read_line(&mut line).ok()?;
    let status = line.split(' ').nth(1)?.parse().ok()?;
    let (mut length, mut upstream, mut open) = (0, String::new(), true);
    loop {
        line.clear();
        socket.read_line(&mut line).ok()?;
        match line.trim_end().split_once(": ") {
            Some(("content-length", value)) => length = value.parse().ok()?,
            Some(("x-proxydeck-upstream", value)) => upstream = value.to_owned(),
            Some(("connection", "close")) => open = false,
            Some(_) => {}
            None => break,
        }
    }
    let mut body = vec![0; length];
    socket.read_exact(&mut body).ok()?;
    let said: Option<serde_json::Value> = serde_json::from_slice(&body).ok();
    let word = said.as_ref().and_then(|said| said["relay"].as_str()).map(str::to_owned);
    // A head that is no HTTP gets a bare 400, and its connection is closed.
    let open = open && (status != 400 || word.is_some());
    Some(((status, upstream, word.unwrap_or_else(|| String::from_utf8(body).unwrap())), open))
}

/// How many of the answers are of none of these kinds: refused before anything was sent.
fn others(tally: &Tally) -> Vec<(&Answer, &usize)> {
    let refused = |answer: &Answer| match (answer.0, answer.1.as_str(), answer.2.as_str()) {
        (404, "unsent", "not-found") | (400, "unsent", "bad-request") | (401, "unsent", "key") => true,
        (status, upstream, "") => status == 400 && upstream.is_empty(),
        _ => false,
    };
    tally.iter().filter(|(answer, _)| !refused(answer)).collect()
}

#[test]
fn whatever_was_answered_came_from_a_provider() {
    let providers =
        SERVICES.map(|(name, service)| (name, service, Provider::doing(ok(&format!(r#"{{"from":"{name}"}}"#)))));
    let mut bases = Bases::default();
    for (_, service, provider) in &providers {
        bases.replace(*service, provider.url().parse().unwrap());
    }
    let (lookup, names) = recording();
    let stage = Stage::start(Settings { bases, lookup, ..settings(&Provider::away()) });
    let tally = ask(stage.address);
    let mut answered = 0;
    for (name, _, provider) in &providers {
        let body = format!(r#"{{"from":"{name}"}}"#);
        let seen = tally.get(&(200, "sent".to_owned(), body)).copied().unwrap_or(0);
        let requests = provider.requests();
        assert_eq!((requests.len(), seen > 0), (seen, true), "{name}");
        for request in requests {
            let (line, rest) = request.split_once("\r\n").unwrap();
            assert!(rest.contains(&format!("host: {}\r\n", provider.address)), "{request}");
            let path = line.strip_prefix("GET ").unwrap().split(['?', ' ']).next().unwrap();
            let begin = if *name == "soax-partner" { "/v1/account/package/" } else { "/api/" };
            assert!(path.starts_with(begin) && !path.split('/').any(|part| matches!(part, "." | "..")), "{line}");
        }
        answered += seen;
    }
    let others = others(&tally);
    assert_eq!(others.iter().map(|(_, count)| **count).sum::<usize>(), answered, "{others:?}");
    assert!(names.lock().unwrap().is_empty(), "{names:?}");
}

#[test]
fn whatever_was_looked_up_is_a_providers_name() {
    let (lookup, names) = recording();
    let second = Duration::from_millis(1);
    let rates = Rates { proxy6: 1_000_000, soax: 1_000_000, window: second, arrival: second, queue: 3 };
    let stage =
        Stage::start(Settings { bases: Bases::default(), rates: Some(rates), lookup, ..settings(&Provider::away()) });
    let tally = ask(stage.address);
    let names = names.lock().unwrap();
    let mut constants = HOSTS.map(str::to_owned);
    constants.sort_unstable();
    assert_eq!(names.keys().cloned().collect::<Vec<_>>(), constants);
    let looked_up: usize = names.values().sum();
    let refused = (502, "unsent".to_owned(), "address".to_owned());
    assert_eq!(others(&tally), [(&refused, &looked_up)]);
}
