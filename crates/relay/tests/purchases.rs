//! Calls that change or spend something: sent once, seen through, and their answers kept.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test's failure"
)]

mod stage;

use relay::{Rates, Settings};
use stage::{Act, Provider, Seen, Stage, ok, refused, settings};
use std::{
    thread,
    time::{Duration, Instant},
};

const BUY: &str = "/px6/buy?count=1&period=30&country=ru";
const ID: &str = "00112233445566778899aabbccddeeff";
const REPLY: &str = "/replies/00112233445566778899aabbccddeeff";

fn late(body: &str, delay: Duration) -> Act {
    match ok(body) {
        Act::Reply(bytes) => Act::Late(delay, bytes),
        other => other,
    }
}

/// One call a second and key: the second one waits.
fn slow(provider: &Provider, queue: u32) -> Settings {
    let rates =
        Rates { proxy6: 1, soax: 1, window: Duration::from_millis(300), arrival: Duration::from_secs(2), queue };
    Settings { rates: Some(rates), ..settings(provider) }
}

#[test]
fn the_answer_is_kept_for_who_has_the_id_and_the_key() {
    let provider = Provider::doing(ok(r#"{"status":"yes","order_id":1}"#));
    let stage = Stage::before(&provider);
    let page = stage.page();
    assert_eq!(page.clone().with("X-Request-Id", ID).get(BUY).status, 200);
    let kept = page.get(REPLY);
    assert_eq!((kept.status, kept.text()), (200, r#"{"status":"yes","order_id":1}"#));
    assert_eq!(kept.header("x-proxydeck-upstream"), Some("sent"));
    let nothing = refused(404, "nothing-kept", "unsent");
    assert_eq!(page.clone().with("X-Api-Key", "another-key").get(REPLY).refusal(), nothing);
    assert_eq!(page.get("/replies/00112233445566778899aabbccddeefe").refusal(), nothing);
    assert_eq!(page.without("X-Api-Key").get(REPLY).refusal(), refused(401, "key", "unsent"));
    assert_eq!(provider.requests().len(), 1);
}

#[test]
fn it_is_kept_no_longer_than_said() {
    let provider = Provider::doing(ok("{}"));
    let mut settings = settings(&provider);
    settings.times.keep = Duration::from_secs(2);
    let stage = Stage::start(settings);
    let page = stage.page().with("X-Request-Id", ID);
    page.get(BUY);
    assert_eq!(page.get(REPLY).status, 200);
    thread::sleep(Duration::from_millis(2100));
    assert_eq!(page.get(REPLY).refusal(), refused(404, "nothing-kept", "unsent"));
}

#[test]
fn reads_are_not_kept() {
    let provider = Provider::doing(ok("{}"));
    let stage = Stage::before(&provider);
    let page = stage.page().with("X-Request-Id", ID);
    page.get("/px6/account");
    assert_eq!(page.get(REPLY).refusal(), refused(404, "nothing-kept", "unsent"));
}

#[test]
fn a_page_that_goes_away_does_not_cancel_what_was_sent() {
    let provider = Provider::doing(late(r#"{"status":"yes"}"#, Duration::from_millis(300)));
    let stage = Stage::before(&provider);
    let page = stage.page().with("X-Request-Id", ID);
    let socket = page.open(&format!("GET {BUY}"), "");
    provider.wait_for(1);
    drop(socket);
    // Asked while the provider still thinks, and again when it has answered.
    for _ in 0..2 {
        let kept = page.get(REPLY);
        assert_eq!((kept.status, kept.text()), (200, r#"{"status":"yes"}"#));
    }
    assert_eq!(provider.requests().len(), 1);
}

#[test]
fn a_lost_answer_is_kept_as_lost() {
    let provider = Provider::doing(Act::Cut(Vec::new()));
    let stage = Stage::before(&provider);
    let page = stage.page().with("X-Request-Id", ID);
    let lost = refused(502, "broken", "sent");
    assert_eq!(page.get(BUY).refusal(), lost);
    assert_eq!(page.get(REPLY).refusal(), lost);
}

#[test]
fn the_same_call_again_is_the_same_call() {
    // Chromium sends a GET again when a kept-alive connection closes under it.
    let provider = Provider::doing(late(r#"{"order_id":1}"#, Duration::from_millis(200)));
    let stage = Stage::before(&provider);
    let page = stage.page().with("X-Request-Id", ID);
    let first = page.open(&format!("GET {BUY}"), "");
    let second = page.open(&format!("GET {BUY}"), "");
    for seen in [Seen::on(first), Seen::on(second), page.get(BUY)] {
        assert_eq!((seen.status, seen.text()), (200, r#"{"order_id":1}"#));
    }
    assert_eq!(provider.requests().len(), 1);
    let other = page.get("/px6/buy?count=2&period=30&country=ru");
    assert_eq!(other.refusal(), refused(409, "request-id", "unsent"));
    assert_eq!(provider.requests().len(), 1);
}

#[test]
fn what_was_not_sent_may_be_sent_under_its_id() {
    let provider = Provider::doing(ok("{}"));
    let mut settings = slow(&provider, 1);
    settings.times.call = Duration::from_millis(100);
    let stage = Stage::start(settings);
    let page = stage.page();
    page.get("/px6/account");
    let page = page.with("X-Request-Id", ID);
    let unsent = refused(504, "timeout", "unsent");
    assert_eq!(page.get(BUY).refusal(), unsent);
    assert_eq!(page.get(REPLY).refusal(), unsent);
    thread::sleep(Duration::from_millis(300));
    assert_eq!(page.get(BUY).status, 200);
    assert_eq!(page.get(REPLY).status, 200);
    assert_eq!(provider.requests().len(), 2);
}

#[test]
fn the_wait_for_its_turn_is_part_of_a_calls_time() {
    let provider = Provider::doing(ok("{}"));
    let mut settings = slow(&provider, 1);
    settings.rates = settings.rates.map(|rates| Rates { window: Duration::from_secs(60), ..rates });
    settings.times.call = Duration::from_millis(100);
    let stage = Stage::start(settings);
    assert_eq!(stage.page().get("/px6/account").status, 200);
    let began = Instant::now();
    for path in ["/px6/account", BUY] {
        assert_eq!(stage.page().get(path).refusal(), refused(504, "timeout", "unsent"));
    }
    assert!(began.elapsed() < Duration::from_secs(10), "{:?}", began.elapsed());
    assert_eq!(provider.requests().len(), 1);
}

#[test]
fn a_purchase_whose_page_left_while_it_was_queued_is_not_sent() {
    let provider = Provider::doing(ok("{}"));
    let mut settings = slow(&provider, 3);
    settings.rates = settings.rates.map(|rates| Rates { window: Duration::from_secs(2), ..rates });
    let stage = Stage::start(settings);
    let page = stage.page();
    page.get("/px6/account");
    let waiting = page.clone().with("X-Request-Id", ID).open(&format!("GET {BUY}"), "");
    thread::sleep(Duration::from_millis(100));
    drop(waiting);
    let kept = page.get(REPLY);
    assert_eq!(kept.refusal(), refused(502, "left", "unsent"));
    // Its turn goes to the next.
    let began = Instant::now();
    assert_eq!(page.get("/px6/account").status, 200);
    assert!(began.elapsed() < Duration::from_millis(3800), "{:?}", began.elapsed());
    thread::sleep(Duration::from_millis(2100));
    assert!(provider.requests().iter().all(|request| !request.contains("buy")));
}

#[test]
fn a_full_queue_says_when_to_come_back() {
    let provider = Provider::doing(ok("{}"));
    let stage = Stage::start(slow(&provider, 2));
    let page = stage.page();
    page.get("/px6/account");
    let waiting: Vec<_> = (0..2).map(|_| page.open("GET /px6/account", "")).collect();
    thread::sleep(Duration::from_millis(50));
    let seen = page.get("/px6/account");
    assert_eq!(seen.refusal(), refused(429, "busy", "unsent"));
    assert_eq!(seen.header("retry-after"), Some("2"));
    assert_eq!(page.with("X-Api-Key", "another-key").get("/px6/account").status, 200);
    for socket in waiting {
        assert_eq!(Seen::on(socket).status, 200);
    }
}

#[test]
fn three_a_second_reach_the_provider() {
    let provider = Provider::doing(ok("{}"));
    let stage = Stage::start(Settings { rates: Some(Rates::default()), ..settings(&provider) });
    let sockets: Vec<_> = (0..7).map(|_| stage.page().open("GET /px6/account", "")).collect();
    for socket in sockets {
        assert_eq!(Seen::on(socket).status, 200);
    }
    let moments = provider.moments();
    for (early, late) in moments.iter().zip(&moments[3..]) {
        assert!(*late - *early >= Duration::from_secs(1), "{moments:?}");
    }
}

#[test]
fn ten_a_second_of_a_soax_key_do() {
    let provider = Provider::doing(ok("{}"));
    let stage = Stage::start(Settings { rates: Some(Rates::default()), ..settings(&provider) });
    let sockets: Vec<_> = (0..11).map(|_| stage.page().open("GET /soax/partner/ip-list", "")).collect();
    for socket in sockets {
        assert_eq!(Seen::on(socket).status, 200);
    }
    let moments = provider.moments();
    assert_eq!(moments.len(), 11);
    assert!(moments[10] - moments[0] >= Duration::from_secs(1), "{moments:?}");
}

#[test]
fn what_is_in_flight_ends_before_the_relay_does() {
    let provider = Provider::doing(late(r#"{"order_id":1}"#, Duration::from_millis(400)));
    let mut stage = Stage::before(&provider);
    let page = stage.page();
    let (read, bought) = (page.open("GET /px6/account", ""), page.open(&format!("GET {BUY}"), ""));
    provider.wait_for(2);
    stage.stop();
    thread::sleep(Duration::from_millis(50));
    assert!(std::net::TcpStream::connect(stage.address).is_err(), "it takes no more");
    for socket in [read, bought] {
        assert_eq!(Seen::on(socket).text(), r#"{"order_id":1}"#);
    }
    stage.stopped();
}

#[test]
fn even_when_its_page_has_left() {
    let provider = Provider::doing(late("{}", Duration::from_millis(400)));
    let stage = Stage::before(&provider);
    let began = Instant::now();
    let left = stage.page().open(&format!("GET {BUY}"), "");
    provider.wait_for(1);
    drop(left);
    thread::sleep(Duration::from_millis(50));
    stage.stopped();
    assert!(began.elapsed() >= Duration::from_millis(400));
}

#[test]
fn nor_for_connections_on_which_nothing_happens() {
    use std::io::{Read, Write};
    let provider = Provider::doing(ok("{}"));
    let mut settings = settings(&provider);
    (settings.times.request, settings.times.stop) = (Duration::from_secs(40), Duration::from_secs(40));
    let stage = Stage::start(settings);
    let request = stage.page().request("GET /px6/account", "").replace("Connection: close\r\n", "");
    let mut kept_alive = std::net::TcpStream::connect(stage.address).unwrap();
    kept_alive.write_all(request.as_bytes()).unwrap();
    assert_ne!(kept_alive.read(&mut [0; 4096]).unwrap(), 0);
    let began = Instant::now();
    stage.stopped();
    assert!(began.elapsed() < Duration::from_secs(20), "{:?}", began.elapsed());
}

#[test]
fn but_it_does_not_wait_for_ever() {
    let provider = Provider::doing(Act::Hang);
    let mut settings = settings(&provider);
    settings.times.stop = Duration::from_millis(200);
    let stage = Stage::start(settings);
    let _socket = stage.page().open(&format!("GET {BUY}"), "");
    provider.wait_for(1);
    let began = Instant::now();
    stage.stopped();
    assert!((Duration::from_millis(200)..Duration::from_secs(2)).contains(&began.elapsed()));
}

#[test]
fn so_many_connections_from_one_address_and_no_more() {
    use std::{io::Read, net::TcpStream};
    let provider = Provider::doing(ok("{}"));
    let mut settings = settings(&provider);
    settings.times.request = Duration::from_secs(40);
    let stage = Stage::start(settings);
    let mut open: Vec<_> = (0..128).map(|_| TcpStream::connect(stage.address).unwrap()).collect();
    let mut refused = TcpStream::connect(stage.address).unwrap();
    refused.set_read_timeout(Some(Duration::from_secs(5))).unwrap();
    assert!(matches!(refused.read(&mut [0]), Ok(0)), "it is closed without a word");
    open.truncate(127);
    let began = Instant::now();
    // The relay learns of the closed one a moment later.
    while TcpStream::connect(stage.address).is_ok_and(|mut socket| {
        socket.set_read_timeout(Some(Duration::from_millis(100))).unwrap();
        matches!(socket.read(&mut [0]), Ok(0))
    }) {
        assert!(began.elapsed() < Duration::from_secs(5));
    }
}

#[test]
fn whoever_dawdles_is_cut_off() {
    use std::io::{Read, Write};
    let provider = Provider::doing(ok("{}"));
    let mut settings = settings(&provider);
    settings.times.request = Duration::from_millis(200);
    let stage = Stage::start(settings);
    let began = Instant::now();
    let mut slowloris = std::net::TcpStream::connect(stage.address).unwrap();
    slowloris.set_read_timeout(Some(Duration::from_secs(5))).unwrap();
    slowloris.write_all(b"GET /px6/account HTTP/1.1\r\nHost: ").unwrap();
    let mut rest = Vec::new();
    let _ = slowloris.read_to_end(&mut rest);
    assert!(began.elapsed() < Duration::from_secs(2), "a head that never ends");

    let request = stage.page().with("Content-Type", "application/json").with("Content-Length", "11");
    let mut socket = request.open("POST /soax/partner/detach-ip", "");
    socket.write_all(b"[{").unwrap();
    let began = Instant::now();
    assert_eq!(Seen::on(socket).refusal(), refused(504, "timeout", "unsent"));
    assert!(began.elapsed() < Duration::from_secs(2), "a body that never ends");
    assert_eq!(provider.connections(), 0);
}

#[test]
fn whoever_does_not_read_is_cut_off() {
    let length = 8 << 20;
    let mut reply = format!("HTTP/1.1 200 OK\r\nContent-Length: {length}\r\n\r\n").into_bytes();
    reply.resize(reply.len() + length, b' ');
    let provider = Provider::doing(Act::Reply(reply));
    let mut settings = settings(&provider);
    settings.times.request = Duration::from_secs(1);
    let stage = Stage::start(settings);
    let lazy = stage.page().open("GET /px6/getproxy", "");
    thread::sleep(Duration::from_secs(3));
    assert!(Seen::on(lazy).body.len() < length);
    // Who reads gets all of it, however long that takes.
    assert_eq!(stage.page().get("/px6/getproxy").body.len(), length);
}
