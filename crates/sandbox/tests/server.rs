//! The server over real sockets: its command line, its routes, and what each fault does to a connection.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test fails by panicking"
)]

use serde_json::{Value, json};
use std::{
    io::{self, BufRead, BufReader, Read, Write},
    net::TcpStream,
    process::{Child, ChildStdout, Command, Output, Stdio},
    time::{Duration, Instant},
};

const PROGRAM: &str = env!("CARGO_BIN_EXE_proxydeck-sandbox");
const BUY: &str = "/api/px6-test-key/buy?count=1&period=7&country=ru";

/// A running server; it ends with the test.
struct Server {
    child: Child,
    output: BufReader<ChildStdout>,
    address: String,
}

impl Drop for Server {
    fn drop(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
        let mut further = String::new();
        self.output.read_to_string(&mut further).unwrap();
        assert!(further.is_empty() || std::thread::panicking(), "one line only, but then {further:?}");
    }
}

impl Server {
    fn start(arguments: &[&str]) -> Self {
        let mut child = Command::new(PROGRAM)
            .args(["--listen", "127.0.0.1:0"])
            .args(arguments)
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut line = String::new();
        let mut output = BufReader::new(child.stdout.take().unwrap());
        output.read_line(&mut line).unwrap();
        let address = line.trim_end().strip_prefix("listening on http://").unwrap_or_else(|| panic!("{line:?}"));
        Self { address: address.to_owned(), child, output }
    }

    fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(&self.address).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(10))).unwrap();
        stream
    }

    /// Sends one request on a connection of its own, and reads until the connection ends.
    fn exchange(&self, method: &str, target: &str, headers: &str, body: &str) -> (String, Option<io::ErrorKind>) {
        let mut stream = self.connect();
        let length = body.len();
        let head = format!("{method} {target} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n", self.address);
        stream.write_all(format!("{head}{headers}Content-Length: {length}\r\n\r\n{body}").as_bytes()).unwrap();
        read_to_end(&mut stream)
    }

    fn get(&self, target: &str) -> Reply {
        Reply::read(&self.exchange("GET", target, "", "").0)
    }

    fn admin(&self, path: &str, body: Value) -> Value {
        let reply = Reply::read(&self.exchange("POST", path, "", &body.to_string()).0);
        assert_eq!(reply.status, 200, "{path} {body}: {}", reply.body);
        reply.json()
    }

    fn charges(&self) -> u64 {
        self.get("/admin/ledger").json()["totals"]["charges"].as_u64().unwrap()
    }
}

fn read_to_end(stream: &mut TcpStream) -> (String, Option<io::ErrorKind>) {
    let mut bytes = vec![];
    let failed = stream.read_to_end(&mut bytes).err().map(|error| error.kind());
    (String::from_utf8_lossy(&bytes).into_owned(), failed)
}

struct Reply {
    status: u16,
    head: String,
    body: String,
}

impl Reply {
    fn read(text: &str) -> Self {
        let (head, body) = text.split_once("\r\n\r\n").unwrap_or_else(|| panic!("no answer: {text:?}"));
        let status = head.split(' ').nth(1).unwrap().parse().unwrap();
        Self { status, head: head.to_owned(), body: body.to_owned() }
    }

    fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap_or_else(|error| panic!("{error}: {}", self.body))
    }

    fn header(&self, name: &str) -> Option<&str> {
        self.head.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(": "))
    }
}

#[test]
fn all_routes_are_on_one_port() {
    let server = Server::start(&[]);
    for target in ["/api/px6-test-key", "/api/px6-test-key/", "/api/px6-test-key/getcountry/?version=4"] {
        let reply = server.get(target);
        assert_eq!((reply.status, &reply.json()["status"]), (200, &json!("yes")), "{target}");
    }
    assert_eq!(server.get("/api/somebody/getcountry").json()["error_id"], 100);
    let geo = "/api/get-country-regions?api_key=soax-test-key&package_key=package12345&country_iso=us&conn_type=wifi";
    assert_eq!(server.get(geo).json()["success"], json!(true));
    assert_eq!(server.get("/api/ipinfo").json()["data"]["country_code"], "DE");
    let whitelist = "/v1/account/package/package12345";
    assert_eq!(server.get(&format!("{whitelist}/ip-list")).status, 401);
    let key = "api-key: soax-test-key\r\ncontent-type: application/json\r\n";
    let body = r#"[{"ip": "203.0.113.7", "slot": 1, "comment": "ünïcode"}]"#;
    let changed = Reply::read(&server.exchange("POST", &format!("{whitelist}/update-ip"), key, body).0);
    assert_eq!(changed.json()["data"][0]["comment"], "ünïcode");
    assert_eq!(server.get("/elsewhere").status, 404);
}

#[test]
fn a_providers_host_name_answers_for_that_provider() {
    let server = Server::start(&[]);
    let at = |host: &str| {
        let mut stream = server.connect();
        let request = format!("GET /api/px6-test-key HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n");
        stream.write_all(request.as_bytes()).unwrap();
        Reply::read(&read_to_end(&mut stream).0).status
    };
    assert_eq!([at("proxy6.net"), at("PX6.ME:443"), at("api.soax.com")], [200, 200, 404]);
}

#[test]
fn options_are_heard() {
    let server = Server::start(&["--shape", "practice", "--seed", "7", "--clock", "2026-01-31T12:00:00Z"]);
    let account = server.get("/api/px6-test-key").json();
    assert_eq!(account["user_id"], json!(1));
    assert!(account["date_mod"].as_str().unwrap().starts_with("2026-01-31 15:00:0"), "{account}");
    let state = server.get("/admin/state").json();
    assert_eq!((&state["shape"], &state["seed"]), (&json!("practice"), &json!(7)));
    server.admin("/admin/advance", json!({ "days": 1, "seconds": 3600 }));
    std::thread::sleep(Duration::from_millis(350));
    let account = server.get("/api/px6-test-key").json();
    assert!(account["date_mod"].as_str().unwrap().starts_with("2026-02-01 16:00:0"), "{account}");
}

#[test]
fn a_wrong_command_line_is_refused() {
    let run = |arguments: &[&str]| -> Output { Command::new(PROGRAM).args(arguments).output().unwrap() };
    for arguments in [&["--listen", "0.0.0.0:0"][..], &[], &["--listen", "127.0.0.1:0", "--shape", "round"]] {
        let output = run(arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(output.stdout.is_empty() && !output.stderr.is_empty());
    }
    assert!(String::from_utf8(run(&["--help"]).stdout).unwrap().contains("--listen"));
}

#[test]
fn the_fourth_request_of_a_real_second_is_too_many() {
    let server = Server::start(&[]);
    let statuses: Vec<u16> = (0..5).map(|_| server.get("/api/px6-test-key").status).collect();
    assert_eq!(statuses, [200, 200, 200, 429, 429]);
    std::thread::sleep(Duration::from_millis(1050));
    assert_eq!(server.get("/api/px6-test-key").status, 200);
}

#[test]
fn cors_headers_come_only_when_asked_for() {
    let plain = Server::start(&[]);
    assert_eq!(plain.get("/api/px6-test-key").header("access-control-allow-origin"), None);
    assert_eq!(Reply::read(&plain.exchange("OPTIONS", "/api/px6-test-key", "", "").0).status, 405);

    let open = Server::start(&["--cors"]);
    assert_eq!(open.get("/api/px6-test-key").header("access-control-allow-origin"), Some("*"));
    let refused = open.get("/v1/account/package/package12345/ip-list");
    assert_eq!((refused.status, refused.header("access-control-allow-origin")), (401, Some("*")));
    let preflight = Reply::read(&open.exchange("OPTIONS", "/v1/account/package/package12345/update-ip", "", "").0);
    assert_eq!(preflight.status, 204);
    assert_eq!(preflight.header("access-control-allow-headers"), Some("api-key, content-type"));
    assert_eq!(preflight.header("access-control-allow-methods"), Some("GET, POST"));
    let requests = open.get("/admin/ledger").json()["totals"]["requests"].clone();
    assert_eq!(requests, 2, "a preflight is no request");
}

#[test]
fn without_an_answer_the_connection_closes_or_resets() {
    let server = Server::start(&[]);
    for (fault, failure, charged) in [
        ("refuse", None, 0),
        ("reset_before", Some(io::ErrorKind::ConnectionReset), 0),
        ("reset_after", Some(io::ErrorKind::ConnectionReset), 1),
    ] {
        let before = server.charges();
        server.admin("/admin/fault", json!([{ "match": "buy", "fault": fault, "times": 1 }]));
        assert_eq!(server.exchange("GET", BUY, "", ""), (String::new(), failure), "{fault}");
        assert_eq!(server.charges() - before, charged, "{fault}");
    }
}

#[test]
fn a_cut_answer_ends_half_way() {
    let server = Server::start(&[]);
    // A list that does not fit into one segment is cut as well.
    for owned in [1, 2000] {
        server.admin("/admin/state", json!({ "owned": owned }));
        server.admin("/admin/fault", json!([{ "match": "getproxy", "fault": "cut" }]));
        let reply = Reply::read(&server.exchange("GET", "/api/px6-test-key/getproxy", "", "").0);
        let announced: usize = reply.header("content-length").unwrap().parse().unwrap();
        assert_eq!((reply.status, reply.body.len()), (200, announced / 2));
        assert!(serde_json::from_str::<Value>(&reply.body).is_err());
    }
}

#[test]
fn a_spoiled_answer_arrives_spoiled() {
    let server = Server::start(&[]);
    server.admin("/admin/state", json!({ "pace": false }));
    for (fault, status, charged) in [
        (json!({ "match": "buy", "fault": "status", "status": 500 }), 500, 0),
        (json!({ "match": "buy", "fault": "status", "status": 429, "after": true }), 429, 1),
        (json!({ "match": "*", "fault": "garbage" }), 200, 1),
    ] {
        let before = server.charges();
        server.admin("/admin/fault", json!([fault]));
        let reply = server.get(BUY);
        assert_eq!(reply.status, status, "{fault}");
        assert!(serde_json::from_str::<Value>(&reply.body).is_err(), "{fault}");
        assert_eq!(server.charges() - before, charged, "{fault}");
    }
    server.admin("/admin/fault", json!([{ "match": "buy", "fault": "error_id", "error_id": 300 }]));
    assert_eq!(server.get(BUY).json()["error_id"], 300);
}

#[test]
fn a_late_answer_was_processed_at_once() {
    let server = Server::start(&[]);
    server.admin("/admin/fault", json!([{ "match": "buy", "fault": "delay", "millis": 600 }]));
    let began = Instant::now();
    let mut stream = server.connect();
    stream.write_all(format!("GET {BUY} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").as_bytes()).unwrap();
    while server.charges() == 0 {
        assert!(began.elapsed() < Duration::from_millis(500), "not charged before the delay");
    }
    let reply = Reply::read(&read_to_end(&mut stream).0);
    assert_eq!(reply.json()["status"], "yes");
    assert!(began.elapsed() >= Duration::from_millis(600));
}

#[test]
fn an_address_that_is_not_bound_is_shut_out() {
    let server = Server::start(&[]);
    assert_eq!(server.get("/api/px6-test-key/ipauth?ip=192.0.2.1").json()["status"], "yes");
    assert_eq!(server.get("/api/px6-test-key").json()["error_id"], 105, "the connection comes from the loopback");
    server.admin("/admin/state", json!({ "caller": "192.0.2.1" }));
    assert_eq!(server.get("/api/px6-test-key/ipauth?ip=delete").json()["status"], "yes");
}

#[test]
fn ten_thousand_proxies_come_in_ten_pages() {
    let server = Server::start(&[]);
    server.admin("/admin/state", json!({ "owned": 10000, "pace": false }));
    let mut seen = std::collections::BTreeSet::new();
    for page in 1.. {
        let reply = server.get(&format!("/api/px6-test-key/getproxy?page={page}&limit=1000")).json();
        let ids: Vec<String> = reply["list"].as_object().unwrap().keys().cloned().collect();
        let is_last = ids.len() < 1000;
        seen.extend(ids);
        if is_last {
            assert_eq!(page, 11);
            break;
        }
    }
    assert_eq!(seen.len(), 10_000);
}
