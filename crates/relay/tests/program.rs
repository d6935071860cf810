//! The program itself: its command line, its two outputs, its end.
#![cfg(unix)]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test's failure"
)]

mod stage;

use stage::{Act, Page, Provider, ok};
use std::{
    fs,
    io::{BufRead, BufReader, Read},
    net::SocketAddr,
    os::unix::fs::PermissionsExt,
    process::{Child, Command, Stdio},
    sync::Once,
    thread,
    time::{Duration, Instant},
};

/// Half a second is more than a start takes, and less than anybody waits.
const PATIENCE: Duration = Duration::from_millis(500);

/// The program with both of its outputs caught; ended when dropped.
struct Program {
    child: Child,
    address: SocketAddr,
    out: BufReader<std::process::ChildStdout>,
}

impl Program {
    fn start(arguments: &[&str]) -> Self {
        Self::listening(command(arguments))
    }

    fn listening(mut command: Command) -> Self {
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let mut out = BufReader::new(child.stdout.take().unwrap());
        let (mut line, mut token) = (String::new(), String::new());
        out.read_line(&mut line).unwrap();
        let address = line.trim_end().strip_prefix("listening on http://").unwrap_or_else(|| panic!("{line}"));
        out.read_line(&mut token).unwrap();
        assert_eq!(token, format!("the token is in {}\n", token_file()));
        Self { address: address.parse().unwrap(), child, out }
    }

    /// With this provider for everything.
    fn before(provider: &Provider, arguments: &[&str]) -> Self {
        let upstreams =
            ["proxy6", "soax-geo", "soax-partner", "soax-checker"].map(|name| format!("{name}={}", provider.url()));
        let mut all = vec!["--listen", "127.0.0.1:0"];
        all.extend(upstreams.iter().flat_map(|upstream| ["--upstream", upstream]));
        all.extend(arguments);
        Self::start(&all)
    }

    fn signal(&self, signal: &str) {
        let sent = Command::new("kill").args([signal, &self.child.id().to_string()]).status().unwrap();
        assert!(sent.success());
    }

    /// Waits for its end; the rest of its two outputs.
    fn end(mut self) -> (bool, String, String) {
        let (mut out, mut err) = (String::new(), String::new());
        self.out.read_to_string(&mut out).unwrap();
        self.child.stderr.take().unwrap().read_to_string(&mut err).unwrap();
        (self.child.wait().unwrap().success(), out, err)
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn command(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_proxydeck-relay"));
    command.args(arguments).args(["--token-file", &token_file()]);
    command
}

/// The file with the token that [`Page::at`] sends.
fn token_file() -> String {
    let file = format!("{}/token-of-{}", env!("CARGO_TARGET_TMPDIR"), std::process::id());
    // Written once: a relay that starts meanwhile would find it empty.
    static WRITTEN: Once = Once::new();
    WRITTEN.call_once(|| {
        fs::write(&file, stage::TOKEN).unwrap();
        fs::set_permissions(&file, fs::Permissions::from_mode(0o600)).unwrap();
    });
    file
}

/// Runs to the end: whether it succeeded, and both outputs. One that does not end by itself is ended.
fn run(arguments: &[&str]) -> (bool, String, String) {
    let mut child = command(arguments).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let began = Instant::now();
    while child.try_wait().unwrap().is_none() && began.elapsed() < 10 * PATIENCE {
        thread::sleep(Duration::from_millis(2));
    }
    let _ = child.kill();
    let output = child.wait_with_output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (output.status.success(), text(output.stdout), text(output.stderr))
}

#[test]
fn help_and_version() {
    let (success, out, err) = run(&["--help"]);
    assert!(success && err.is_empty());
    for option in ["--listen", "--app", "--upstream", "--origin", "--public-host", "--allow-resolved"] {
        assert!(out.contains(option), "{option}");
    }
    assert_eq!(run(&["--version"]), (true, "proxydeck-relay 0.1.0\n".to_owned(), String::new()));
}

#[test]
fn what_would_open_it_to_others_does_not_start() {
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let _holder = std::net::TcpListener::bind(taken).unwrap();
    for (arguments, why) in [
        (&["--listen", "0.0.0.0:0"][..], "needs --origin"),
        (&["--listen", "[::]:0", "--origin", "https://user.github.io"], "needs --origin"),
        (&["--listen", "192.0.2.1:0", "--public-host", "relay.example.org"], "needs --origin"),
        (&["--upstream", "proxy6=http://192.0.2.1:80"], "neither the provider's own nor on this computer"),
        (&["--upstream", "proxy6=http://localhost:80"], "neither the provider's own nor on this computer"),
        (&["--unpaced", "--upstream", "proxy6=http://127.0.0.1:80"], "--unpaced is for measuring"),
        (&["--origin", "*"], "names no page in particular"),
        (&["--app", "/nowhere"], "is no folder"),
        (&["--listen", &taken.to_string()], "cannot listen on"),
    ] {
        let (success, out, err) = run(arguments);
        assert!(!success && out.is_empty() && err.contains(why), "{arguments:?}: {out}{err}");
    }
}

#[test]
fn it_says_where_it_listens_and_that_a_provider_is_not_the_real_one() {
    let began = Instant::now();
    let provider = Provider::doing(ok("{}"));
    let program = Program::before(&provider, &[]);
    assert!(program.address.port() != 0 && began.elapsed() < PATIENCE, "{:?}", began.elapsed());
    assert_eq!(Page::at(program.address).get("/px6/account").status, 200);
    program.signal("-TERM");
    let (success, out, err) = program.end();
    assert!(success && out.is_empty(), "{out}");
    let said = format!("proxydeck-relay: proxy6 is not the provider's own but {}", provider.url());
    assert_eq!(err.lines().filter(|line| *line == said).count(), 1, "{err}");
    assert_eq!(err.lines().filter(|line| line.starts_with("proxydeck-relay: ")).count(), 4, "{err}");
}

#[test]
fn the_environments_proxy_is_not_used() {
    let provider = Provider::doing(ok("{}"));
    let nosy = Provider::doing(ok("{}"));
    let upstream = format!("proxy6={}", provider.url());
    let mut child = command(&["--listen", "127.0.0.1:0", "--upstream", &upstream]);
    for name in ["http_proxy", "HTTP_PROXY", "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"] {
        child.env(name, nosy.url());
    }
    let program = Program::listening(child);
    assert_eq!(Page::at(program.address).get("/px6/account").status, 200);
    assert_eq!((provider.requests().len(), nosy.connections()), (1, 0));
}

#[test]
fn a_signal_lets_the_requests_in_flight_end() {
    for signal in ["-TERM", "-INT"] {
        let late = match ok(r#"{"order_id":1}"#) {
            Act::Reply(bytes) => Act::Late(Duration::from_millis(300), bytes),
            other => other,
        };
        let provider = Provider::doing(late);
        let program = Program::before(&provider, &["--quiet"]);
        let page = Page::at(program.address);
        let buying = thread::spawn(move || page.get("/px6/buy?count=1&period=30&country=ru"));
        provider.wait_for(1);
        program.signal(signal);
        assert_eq!(buying.join().unwrap().text(), r#"{"order_id":1}"#);
        let (success, _, _) = program.end();
        assert!(success, "{signal}");
    }
}

#[test]
fn a_log_line_is_time_route_status_and_duration() {
    let provider = Provider::doing(ok("{}"));
    let program = Program::before(&provider, &[]);
    let page = Page::at(program.address);
    page.get("/px6/getcount?country=ru");
    page.get("/px6/nothing");
    page.get("/soax/partner/ip-list");
    page.get("/whoami");
    page.get("/nothing/?a=b");
    program.signal("-TERM");
    let (_, _, err) = program.end();
    let lines: Vec<Vec<&str>> = err
        .lines()
        .filter(|line| !line.starts_with("proxydeck-relay: "))
        .map(|line| line.split(' ').collect())
        .collect();
    for (line, (route, status)) in lines.iter().zip([
        ("px6/getcount", "200"),
        ("px6", "404"),
        ("soax/partner/ip-list", "200"),
        ("whoami", "200"),
        ("-", "404"),
    ]) {
        assert_eq!((line.len(), line[1], line[2]), (4, route, status), "{err}");
        assert!(line[0].len() == 20 && line[0].ends_with('Z'), "{err}");
        assert!(line[3].strip_suffix("ms").unwrap().parse::<u64>().is_ok(), "{err}");
    }
    assert_eq!(lines.len(), 5, "{err}");
}

#[test]
fn a_key_is_found_nowhere() {
    const KEY: &str = "sentinel-0f1e2d3c";
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
        for answer in &seen {
            let shown = format!("{:?} {}", answer.headers, String::from_utf8_lossy(&answer.body));
            assert!(!shown.contains(KEY), "{shown}");
        }
        program.signal("-TERM");
        let (_, out, err) = program.end();
        assert!(!out.contains(KEY) && !err.contains(KEY), "{out}{err}");
    }
}

#[test]
fn a_key_that_the_relay_holds_is_found_nowhere_either_nor_is_the_token() {
    const KEY: &str = "sentinel-0f1e2d3c";
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
            let shown = format!("{:?} {}", answer.headers, String::from_utf8_lossy(&answer.body));
            assert!(!shown.contains(KEY) && !shown.contains(stage::TOKEN), "{shown}");
        }
        assert!(provider.requests().iter().any(|request| request.contains(KEY)), "it was used");
        program.signal("-TERM");
        let (_, out, err) = program.end();
        assert!(![&out, &err].iter().any(|text| text.contains(KEY) || text.contains(stage::TOKEN)), "{out}{err}");
    }
}

#[test]
fn the_link_is_there_when_it_says_that_it_listens_and_a_file_that_others_could_read_is_told() {
    let token = format!("{}/open-token-of-{}", env!("CARGO_TARGET_TMPDIR"), std::process::id());
    fs::write(&token, stage::TOKEN).unwrap();
    fs::set_permissions(&token, fs::Permissions::from_mode(0o644)).unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_proxydeck-relay"));
    command.args([
        "--listen",
        "127.0.0.1:0",
        "--token-file",
        &token,
        "--app",
        concat!(env!("CARGO_MANIFEST_DIR"), "/src"),
    ]);
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut first = vec![0; 4096];
    let length = child.stdout.take().unwrap().read(&mut first).unwrap();
    child.kill().unwrap();
    let err = String::from_utf8(child.wait_with_output().unwrap().stderr).unwrap();
    let lines: Vec<_> = std::str::from_utf8(&first[..length]).unwrap().lines().collect();
    let home = lines[0].strip_prefix("listening on ").unwrap();
    assert_eq!(lines[1], format!("the token is in {token}"));
    assert!(lines[2].starts_with(&format!("open {home}/#pair=")), "{lines:?}");
    assert!(err.contains("others on this computer could read it until now"), "{err}");
}
