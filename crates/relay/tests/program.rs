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

use stage::{Act, Page, Program, Provider, command, ok};
use std::{
    fs,
    io::Read,
    os::unix::fs::PermissionsExt,
    process::{Command, Stdio},
    thread,
    time::{Duration, Instant},
};

/// Half a second is more than a start takes, and less than anybody waits.
const PATIENCE: Duration = Duration::from_millis(500);

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
