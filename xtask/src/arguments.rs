//! The command line, as a value.

use std::ffi::OsString;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;

use crate::error::Error;
use crate::prove;
use crate::serve;
use crate::test::{Selection, Step};

pub const HELP: &str = "\
cargo xtask serve [--dev] [--listen ADDRESS] [--no-open]
    Installs what is missing, builds the app and the relay, and serves both
    on 127.0.0.1:8787. --dev builds without optimising and again on every change.
cargo xtask test [STEP…] [-- ARGUMENTS]
    Installs what is missing and runs all steps, or the ones named:
    format, clippy, native, consumers, web, types, build, size, e2e.
    ARGUMENTS go to `cargo test` or to Playwright when one such step is named.
cargo xtask prove money [--resume]
    Runs the model checker, the random sessions and the whole fault matrix in the
    browser, and writes docs/proof/money.md. --resume keeps what it has.
cargo xtask prove fuzz [TARGET…] [--minutes N]
    Runs every fuzz target, ten minutes each, and writes docs/proof/fuzz.md. Goes on
    where it was stopped, and skips what has run long enough on this very source.
cargo xtask prove mutants [PART…] [--shard K/N]
    Changes the code of journal, targeting, connection and policy one place at a time,
    and writes which changes no test notices into docs/proof/mutants.md. Goes on where
    it was stopped. --shard 0/4 tries the first of four parts.
cargo xtask prove coverage
    Writes the lines that tests reach into docs/proof/coverage.md.
cargo xtask prove pages
    Rehearses the Pages workflow in a clean clone, runs the end-to-end tests against what
    it built, and writes docs/proof/pages.md.
cargo xtask prove soak [--minutes N]
    Lets all journeys run in random order with random faults, and again and again with an
    eye on the memory, a quarter of an hour, and writes docs/proof/soak.md.
cargo xtask build
    Builds the app for release into dist/. PROXYDECK_RELAY_ORIGIN=https://HOST lets it use
    one relay more than those on the person's computer.
cargo xtask relay-origin DIR
    What trunk calls when it has built the app into DIR, to do the latter.
cargo xtask release
    Builds the app, and the relay for release with the app in it: one file.
cargo xtask bench relay
    Measures the relay beside nginx, haproxy, caddy and cors-anywhere.
cargo xtask bench connection
    Builds the app for release and measures how many lines a second it converts.
cargo xtask bench startup
    Builds the app for release and measures how long it takes to start, beside React
    and plain JavaScript.
cargo xtask bench lighthouse
    Builds the app for release and has Lighthouse look at every page, in both presets.
cargo xtask bench grid
    Measures the Proxies table with 100,000 rows beside TanStack Virtual, SlickGrid,
    Tabulator and AG Grid.
cargo xtask bench latency
    Measures how long the app takes to answer with 100,000 proxies, also with the processor
    slowed four times.
cargo xtask size
    Prints the size of every file in dist/, raw, gzip and brotli, the first load's,
    and the twenty heaviest crates and functions.";

/// What to do.
#[derive(Debug, PartialEq, Eq)]
pub enum Task {
    Help,
    BenchRelay,
    Build,
    RelayOrigin(PathBuf),
    Release,
    Serve(serve::Options),
    Size,
    ProveCoverage,
    ProveFuzz(prove::fuzz::Options),
    ProveMoney(prove::Options),
    ProveMutants(prove::mutants::Options),
    ProvePages,
    ProveSoak(prove::soak::Options),
    BenchConnection,
    /// Measures how long the app takes to start.
    BenchStartup,
    /// Has Lighthouse look at every page.
    BenchLighthouse,
    /// Measures the table beside others.
    BenchGrid,
    /// Measures how long the app takes to answer.
    BenchLatency,
    Test(Selection),
}

/// Reads a command line.
///
/// # Errors
/// [`Error::Usage`] names the word that was not understood.
pub fn parse(mut words: lexopt::Parser) -> Result<Task, Error> {
    use lexopt::Arg::{Long, Short, Value};

    let task = match words.next()? {
        None | Some(Long("help") | Short('h')) => return Ok(Task::Help),
        Some(Value(name)) => name,
        Some(other) => return Err(other.unexpected().into()),
    };
    match task.to_str() {
        Some("help") => Ok(Task::Help),
        Some("bench") => match words.next()? {
            Some(Value(what)) if what == "relay" => nothing_more(words, Task::BenchRelay),
            Some(Value(what)) if what == "connection" => nothing_more(words, Task::BenchConnection),
            Some(Value(what)) if what == "startup" => nothing_more(words, Task::BenchStartup),
            Some(Value(what)) if what == "lighthouse" => nothing_more(words, Task::BenchLighthouse),
            Some(Value(what)) if what == "grid" => nothing_more(words, Task::BenchGrid),
            Some(Value(what)) if what == "latency" => nothing_more(words, Task::BenchLatency),
            _ => Err(Error::Usage(
                "`cargo xtask bench` measures relay, connection, startup, lighthouse, grid or latency".to_owned(),
            )),
        },
        Some("build") => nothing_more(words, Task::Build),
        Some("relay-origin") => {
            let build = words.value()?.into();
            nothing_more(words, Task::RelayOrigin(build))
        }
        Some("release") => nothing_more(words, Task::Release),
        Some("size") => nothing_more(words, Task::Size),
        Some("serve") => parse_serve(words),
        Some("prove") => parse_prove(words),
        Some("test") => parse_test(words),
        _ => Err(Error::Usage(format!("there is no task {task:?}; the tasks are:\n{HELP}"))),
    }
}

fn nothing_more(mut words: lexopt::Parser, task: Task) -> Result<Task, Error> {
    match words.next()? {
        None => Ok(task),
        Some(lexopt::Arg::Long("help") | lexopt::Arg::Short('h')) => Ok(Task::Help),
        Some(other) => Err(other.unexpected().into()),
    }
}

fn parse_serve(mut words: lexopt::Parser) -> Result<Task, Error> {
    use lexopt::Arg::{Long, Short};
    use lexopt::ValueExt as _;

    let mut options = serve::Options { listen: SocketAddr::from((Ipv4Addr::LOCALHOST, 8787)), dev: false, open: true };
    while let Some(word) = words.next()? {
        match word {
            Long("dev") => options.dev = true,
            Long("listen") => options.listen = words.value()?.parse()?,
            Long("no-open") => options.open = false,
            Long("help") | Short('h') => return Ok(Task::Help),
            other => return Err(other.unexpected().into()),
        }
    }
    Ok(Task::Serve(options))
}

fn parse_prove(mut words: lexopt::Parser) -> Result<Task, Error> {
    use lexopt::Arg::{Long, Short, Value};
    use lexopt::ValueExt as _;

    let mut names: Vec<String> = Vec::new();
    let (mut resume, mut minutes, mut shard) = (false, None, None);
    while let Some(word) = words.next()? {
        match word {
            Value(name) => names.push(name.to_string_lossy().into_owned()),
            Long("resume") => resume = true,
            Long("minutes") => minutes = Some(words.value()?.parse()?),
            Long("shard") => shard = Some(parse_shard(&words.value()?.string()?)?),
            Long("help") | Short('h') => return Ok(Task::Help),
            other => return Err(other.unexpected().into()),
        }
    }
    let what = if names.is_empty() { String::new() } else { names.remove(0) };
    match (what.as_str(), names, resume, minutes, shard) {
        ("money", names, resume, None, None) if names.is_empty() => Ok(Task::ProveMoney(prove::Options { resume })),
        ("coverage", names, false, None, None) if names.is_empty() => Ok(Task::ProveCoverage),
        ("pages", names, false, None, None) if names.is_empty() => Ok(Task::ProvePages),
        ("soak", names, false, minutes, None) if names.is_empty() => {
            let usual = prove::soak::Options::default().minutes;
            Ok(Task::ProveSoak(prove::soak::Options { minutes: minutes.unwrap_or(usual) }))
        }
        ("fuzz", targets, false, minutes, None) => {
            let usual = prove::fuzz::Options::default().minutes;
            Ok(Task::ProveFuzz(prove::fuzz::Options { targets, minutes: minutes.unwrap_or(usual) }))
        }
        ("mutants", areas, false, None, shard) => Ok(Task::ProveMutants(prove::mutants::Options { areas, shard })),
        ("money" | "coverage" | "fuzz" | "mutants" | "pages" | "soak", ..) => {
            Err(Error::Usage(format!("`cargo xtask prove {what}` does not take all of that; what it takes:\n{HELP}")))
        }
        _ => Err(Error::Usage("prove what? There are: money, fuzz, mutants, coverage, pages, soak".to_owned())),
    }
}

/// Reads `K/N`, counted from 0.
fn parse_shard(text: &str) -> Result<(usize, usize), Error> {
    let numbers = text.split_once('/').and_then(|(own, all)| Some((own.parse().ok()?, all.parse().ok()?)));
    let refused = || Error::Usage(format!("--shard {text}: the first of four parts is 0/4, the last 3/4"));
    numbers.filter(|(own, all)| own < all).ok_or_else(refused)
}

fn parse_test(mut words: lexopt::Parser) -> Result<Task, Error> {
    use lexopt::Arg::{Long, Short, Value};

    let mut steps = Vec::new();
    let mut arguments: Vec<OsString> = Vec::new();
    loop {
        // What stands after `--` is not ours, whatever it looks like.
        if let Some(mut rest) = words.try_raw_args()
            && rest.next_if(|word| word == "--").is_some()
        {
            arguments.extend(rest);
            break;
        }
        match words.next()? {
            None => break,
            Some(Value(name)) => steps.push(Step::named(&name.to_string_lossy())?),
            Some(Long("help") | Short('h')) => return Ok(Task::Help),
            Some(other) => return Err(other.unexpected().into()),
        }
    }
    Selection::new(steps, arguments).map(Task::Test)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Result<Task, Error> {
        parse(lexopt::Parser::from_args(line.split_whitespace()))
    }

    #[test]
    fn serve_listens_on_loopback_port_8787_unless_told_otherwise() {
        let Ok(Task::Serve(options)) = read("serve") else { panic!("serve is a task") };
        assert_eq!(options.listen.to_string(), "127.0.0.1:8787");
        assert!(!options.dev && options.open);

        let Ok(Task::Serve(options)) = read("serve --dev --listen [::1]:9000 --no-open") else {
            panic!("serve takes these options")
        };
        assert_eq!(options.listen.to_string(), "[::1]:9000");
        assert!(options.dev && !options.open);
    }

    #[test]
    fn what_is_to_be_proven_is_named() {
        assert_eq!(read("prove money").ok(), Some(Task::ProveMoney(prove::Options { resume: false })));
        assert_eq!(read("prove --resume money").ok(), Some(Task::ProveMoney(prove::Options { resume: true })));
        assert!(read("prove").is_err());
        assert!(read("prove mony").is_err());
        assert_eq!(read("prove coverage").ok(), Some(Task::ProveCoverage));
        assert_eq!(read("prove pages").ok(), Some(Task::ProvePages));
        let soak = |minutes| Some(Task::ProveSoak(prove::soak::Options { minutes }));
        assert_eq!(read("prove soak").ok(), soak(15));
        assert_eq!(read("prove soak --minutes 1").ok(), soak(1));
        let fuzz = |targets: &[&str], minutes| {
            let targets = targets.iter().map(|name| (*name).to_owned()).collect();
            Some(Task::ProveFuzz(prove::fuzz::Options { targets, minutes }))
        };
        assert_eq!(read("prove fuzz").ok(), fuzz(&[], 10));
        assert_eq!(read("prove fuzz policy targeting --minutes 2").ok(), fuzz(&["policy", "targeting"], 2));
        let mutants =
            |shard| Some(Task::ProveMutants(prove::mutants::Options { areas: vec!["journal".to_owned()], shard }));
        assert_eq!(read("prove mutants journal").ok(), mutants(None));
        assert_eq!(read("prove mutants --shard 3/4 journal").ok(), mutants(Some((3, 4))));
        for line in [
            "prove mutants --shard 4/4",
            "prove mutants --shard 1",
            "prove money --minutes 2",
            "prove coverage x",
            "prove pages --resume",
        ] {
            assert!(read(line).is_err(), "{line}");
        }
    }

    #[test]
    fn a_misspelt_word_is_refused_by_name() {
        for (line, word) in [
            ("sevre", "sevre"),
            ("serve --lisen", "lisen"),
            ("test natve", "natve"),
            ("size x", "x"),
            ("bench grdi", "connection"),
        ] {
            let error = read(line).expect_err(line).to_string();
            assert!(error.contains(word), "{line}: {error}");
        }
    }

    #[test]
    fn words_after_two_dashes_go_to_the_one_step_named() {
        let Ok(Task::Test(selection)) = read("test e2e -- --grep price e2e") else { panic!("a selection") };
        assert_eq!(selection.arguments(), ["--grep", "price", "e2e"]);
        assert!(read("test -- --grep price").is_err());
        assert!(read("test native e2e -- price").is_err());
        assert!(read("test format -- price").is_err());
    }
}
