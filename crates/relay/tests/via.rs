//! The owner's own proxy.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test's failure"
)]

mod stage;

use relay::{Bases, Lookup, Rates, Settings};
use stage::{Provider, Stage, ok, refused, settings};
use std::{
    io::{BufRead, BufReader, Read, Write},
    net::{SocketAddr, TcpListener, TcpStream},
    process::Command,
    thread::{self, JoinHandle},
};

/// A proxy that talks with one client; what that says in the end.
fn proxy<T: Send + 'static>(talk: impl FnOnce(TcpStream) -> T + Send + 'static) -> (SocketAddr, JoinHandle<T>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    (address, thread::spawn(move || talk(listener.accept().unwrap().0)))
}

/// A relay before the real providers, by this proxy alone: a name that is looked up here would be told to others.
fn through(via: &str) -> Stage {
    let lookup = Lookup::by(|name| async move { panic!("looked up {name}") });
    let before = settings(&Provider::away());
    let rates = Some(Rates::default());
    Stage::start(Settings { via: Some(via.parse().unwrap()), lookup, bases: Bases::default(), rates, ..before })
}

fn head(socket: &mut TcpStream) -> String {
    let mut head = String::new();
    let mut reader = BufReader::new(socket);
    while !head.ends_with("\r\n\r\n") {
        assert!(reader.read_line(&mut head).unwrap() > 0, "{head}");
    }
    head
}

fn bytes<const N: usize>(socket: &mut TcpStream) -> [u8; N] {
    let mut bytes = [0; N];
    socket.read_exact(&mut bytes).unwrap();
    bytes
}

/// The first byte of a TLS handshake: the proxy sees no call.
const HANDSHAKE: [u8; 1] = [0x16];

#[test]
fn an_http_proxy_is_told_the_name_and_its_password_and_no_more() {
    let (address, talk) = proxy(|mut socket| {
        let head = head(&mut socket);
        socket.write_all(b"HTTP/1.1 200 Connected\r\n\r\n").unwrap();
        assert_eq!(bytes(&mut socket), HANDSHAKE);
        head
    });
    let seen = through(&format!("http://user:p%40ss@{address}")).page().get("/px6/account");
    assert_eq!(seen.refusal(), refused(502, "unreachable", "unsent"));
    assert_eq!(
        talk.join().unwrap(),
        "CONNECT proxy6.net:443 HTTP/1.1\r\nHost: proxy6.net:443\r\nProxy-Authorization: Basic dXNlcjpwQHNz\r\n\r\n"
    );
}

#[test]
fn a_socks5_proxy_is_told_the_name_and_its_password_and_no_more() {
    let (address, talk) = proxy(|mut socket| {
        assert_eq!(bytes(&mut socket), [5, 1, 2]);
        socket.write_all(&[5, 2]).unwrap();
        assert_eq!(&bytes(&mut socket), b"\x01\x04user\x04p@ss");
        socket.write_all(&[1, 0]).unwrap();
        assert_eq!(&bytes(&mut socket), b"\x05\x01\x00\x03\x06px6.me\x01\xbb");
        socket.write_all(&[5, 0, 0, 1, 0, 0, 0, 0, 0, 0]).unwrap();
        assert_eq!(bytes(&mut socket), HANDSHAKE);
    });
    let seen =
        through(&format!("socks5://user:p%40ss@{address}")).page().with("X-Upstream", "px6.me").get("/px6/account");
    assert_eq!(seen.refusal(), refused(502, "unreachable", "unsent"));
    talk.join().unwrap();
}

#[test]
fn a_proxy_that_refuses_is_named_as_the_reason() {
    let (address, talk) = proxy(|mut socket| {
        head(&mut socket);
        socket.write_all(b"HTTP/1.1 407 Proxy Authentication Required\r\n\r\n").unwrap();
    });
    let seen = through(&format!("http://user:hush@{address}")).page().get("/px6/account");
    assert_eq!(seen.refusal(), refused(502, "unreachable", "unsent"));
    assert!(seen.text().contains("the proxy of --via") && !seen.text().contains("hush"), "{}", seen.text());
    talk.join().unwrap();
}

#[test]
fn a_stand_in_on_this_computer_is_called_without_it() {
    let provider = Provider::doing(ok("{}"));
    let nosy = Provider::doing(ok("{}"));
    let stage = Stage::start(Settings { via: Some(nosy.url().parse().unwrap()), ..settings(&provider) });
    assert_eq!(stage.page().get("/px6/account").status, 200);
    assert_eq!((provider.requests().len(), nosy.connections()), (1, 0));
}

/// What [`those_of_the_environment_are_not_used`] runs in an environment of its own.
#[test]
#[ignore = "another test runs it"]
fn with_proxies_in_the_environment() {
    let lookup = Lookup::by(|_| async { Ok(vec!["127.0.0.1".parse().unwrap()]) });
    let before = settings(&Provider::away());
    let stage = Stage::start(Settings { lookup, bases: Bases::default(), rates: Some(Rates::default()), ..before });
    // Straight there, and so to an address that is checked.
    assert_eq!(stage.page().get("/px6/account").refusal(), refused(502, "address", "unsent"));
}

#[test]
fn those_of_the_environment_are_not_used() {
    let nosy = Provider::doing(ok("{}"));
    let mut child = Command::new(std::env::current_exe().unwrap());
    child.args(["--exact", "--ignored", "with_proxies_in_the_environment"]);
    for name in ["http_proxy", "HTTP_PROXY", "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"] {
        child.env(name, nosy.url());
    }
    let ran = child.output().unwrap();
    let said = String::from_utf8_lossy(&ran.stdout);
    assert!(ran.status.success() && said.contains("1 passed"), "{said}");
    assert_eq!(nosy.connections(), 0);
}
