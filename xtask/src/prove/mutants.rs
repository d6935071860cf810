//! `cargo xtask prove mutants`: the code that decides over money and access is changed, one place at a time, and a test has to fail;
//! what came of it goes into `docs/proof/mutants.md`.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use serde_json::{Value, json};

use super::source;
use crate::error::Error;
use crate::process;
use crate::progress;
use crate::setup::proof_tools::{self, CARGO_MUTANTS};
use crate::workspace::Workspace;

/// Which mutants to try.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// The areas by name; all where none is named.
    pub areas: Vec<String>,
    /// The `k`-th of `n` parts, counted from 0; all where none is named.
    pub shard: Option<(usize, usize)>,
}

/// A part of the code whose tests must notice every change.
struct Area {
    name: &'static str,
    package: &'static str,
    /// Glob patterns, as `cargo mutants --file` takes them.
    files: &'static [&'static str],
    /// What `cargo test` is told besides the package.
    tests: &'static [&'static str],
}

const AREAS: [Area; 4] = [
    Area {
        name: "journal",
        package: "desk",
        files: &["crates/desk/src/journal/**/*.rs"],
        tests: &["--lib", "--test", "journal", "--test", "fuzz_corpus", "--test", "sessions"],
    },
    Area {
        name: "targeting",
        package: "soax",
        files: &["crates/soax/src/targeting/**/*.rs"],
        tests: &["--lib", "--tests"],
    },
    Area {
        name: "connection",
        package: "connection",
        files: &[
            "crates/connection/src/formats/**/*.rs",
            "crates/connection/src/{conversion,host,json,list,shape,template,text,warning,writer,xml}.rs",
        ],
        tests: &["--lib", "--tests"],
    },
    Area {
        name: "policy",
        package: "relay",
        files: &["crates/relay/src/policy.rs", "crates/relay/src/policy/*.rs"],
        tests: &[
            "--lib",
            "--test",
            "accounts",
            "--test",
            "fuzz_corpus",
            "--test",
            "origins",
            "--test",
            "pairing",
            "--test",
            "requests",
        ],
    },
];

/// So many at a time: each time the code is copied, built and tested unchanged first, and the note is written after.
const SLICE: usize = 100;

/// Tries the mutants and writes the note. What was caught or does not compile is not tried again on the same source; what survived
/// is, for the tests may have changed.
///
/// # Errors
/// [`Error::Usage`] for an area that there is not, and those of running cargo.
pub fn prove(workspace: &Workspace, options: &Options) -> Result<ExitCode, Error> {
    if let Some(unknown) = options.areas.iter().find(|name| !AREAS.iter().any(|area| area.name == *name)) {
        let names = AREAS.map(|area| area.name).join(", ");
        return Err(Error::Usage(format!("there is no such part `{unknown}`; there are {names}")));
    }
    let chosen = |area: &&Area| options.areas.is_empty() || options.areas.iter().any(|name| name == area.name);
    for area in AREAS.iter().filter(chosen) {
        try_all(workspace, area, options.shard)?;
    }
    note(workspace)?;
    Ok(ExitCode::SUCCESS)
}

/// What became of the mutants of one source.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
struct Results {
    source: String,
    /// All that there are, in their order.
    names: Vec<String>,
    /// By name: `caught`, `missed`, `timeout` or `unviable`.
    outcomes: BTreeMap<String, String>,
}

const OUTCOMES: [&str; 4] = ["caught", "missed", "timeout", "unviable"];

impl Results {
    fn read(path: &Path) -> Option<Self> {
        let fields: Value = serde_json::from_str(&fs::read_to_string(path).ok()?).ok()?;
        let text = |name: &str| Some(fields.get(name)?.as_str()?.to_owned());
        let outcomes = fields.get("outcomes")?.as_object()?.iter();
        let names = fields.get("names")?.as_array()?.iter();
        Some(Self {
            source: text("source")?,
            names: names.filter_map(|name| Some(name.as_str()?.to_owned())).collect(),
            outcomes: outcomes.filter_map(|(name, how)| Some((name.clone(), how.as_str()?.to_owned()))).collect(),
        })
    }

    fn write(&self, path: &Path) -> Result<(), Error> {
        let Self { source, names, outcomes } = self;
        let fields = json!({ "source": source, "names": names, "outcomes": outcomes });
        source::write(path, &fields.to_string())
    }

    fn count(&self, how: &str) -> usize {
        self.outcomes.values().filter(|own| *own == how).count()
    }

    fn survivors(&self) -> impl Iterator<Item = &String> {
        self.names.iter().filter(|name| self.outcomes.get(*name).is_some_and(|how| how == "missed"))
    }
}

fn results_of(workspace: &Workspace, area: &Area) -> PathBuf {
    workspace.root().join(format!("target/prove/mutants/{}.json", area.name))
}

fn package_of(workspace: &Workspace, area: &Area) -> PathBuf {
    workspace.root().join("crates").join(area.package)
}

fn source_of(workspace: &Workspace, area: &Area) -> Result<String, Error> {
    source::number(&[package_of(workspace, area).join("src")], |path| !source::holds_tests(path))
}

fn try_all(workspace: &Workspace, area: &Area, shard: Option<(usize, usize)>) -> Result<(), Error> {
    let path = results_of(workspace, area);
    let source = source_of(workspace, area)?;
    let mut results = Results::read(&path).filter(|results| results.source == source).unwrap_or_default();
    let lists = output_of(workspace, area).join("mutants.out");
    if results.names.is_empty() {
        results = Results { source, names: list(workspace, area)?, ..Results::default() };
    } else {
        // What an interrupted run has left.
        results.outcomes.extend(outcomes(&lists)?);
    }
    if lists.is_dir() {
        fs::remove_dir_all(&lists).map_err(Error::file("remove", &lists))?;
    }
    results.outcomes.retain(|_, how| how != "missed");
    let (own, all) = shard.unwrap_or((0, 1));
    let names = results.names.iter().enumerate();
    let mine = names.filter(|(index, name)| index % all == own && !results.outcomes.contains_key(*name));
    let pending: Vec<String> = mine.map(|(_, name)| name.clone()).collect();
    results.write(&path)?;
    note(workspace)?;
    for (slice, names) in pending.chunks(SLICE).enumerate() {
        let done = slice * SLICE;
        progress::say(format_args!("{}: {done} of {} tried", area.name, pending.len()));
        results.outcomes.extend(try_some(workspace, area, names)?);
        results.write(&path)?;
        note(workspace)?;
    }
    results.write(&path)
}

fn mutants(workspace: &Workspace, area: &Area) -> Result<Command, Error> {
    let mut cargo = proof_tools::cargo_mutants(workspace)?;
    cargo.args(["--package", area.package, "--no-config", "--colors", "never"]);
    for pattern in area.files {
        cargo.args(["--file", pattern]);
    }
    Ok(cargo)
}

fn list(workspace: &Workspace, area: &Area) -> Result<Vec<String>, Error> {
    let listed = process::output(mutants(workspace, area)?.arg("--list"))?;
    Ok(listed.lines().map(str::to_owned).collect())
}

/// Tries these mutants, and returns what became of each.
fn try_some(workspace: &Workspace, area: &Area, names: &[String]) -> Result<BTreeMap<String, String>, Error> {
    let output = output_of(workspace, area);
    fs::create_dir_all(&output).map_err(Error::file("create", &output))?;
    let mut cargo = mutants(workspace, area)?;
    // How long tests may take is measured on the unchanged code (five times that, twenty seconds at least): a change that never ends
    // costs as much as ten others.
    cargo.arg("--output").arg(&output).args(["--build-timeout", "900"]);
    for name in names {
        cargo.arg("--re").arg(format!("^{}$", escaped(name)));
    }
    cargo.arg("--").args(area.tests);
    // One folder for all copies of the repository: what does not change is built once.
    cargo.env("CARGO_TARGET_DIR", workspace.root().join("target/mutants"));
    // Its exit code says whether any survived; where the code does not pass its tests unchanged, there is no outcome.
    let status = process::stream(&mut cargo, |line| progress::line(line))?;
    let outcomes = outcomes(&output.join("mutants.out"))?;
    if outcomes.is_empty() {
        return Err(Error::Failed { command: process::typed(&cargo), status });
    }
    Ok(outcomes)
}

fn output_of(workspace: &Workspace, area: &Area) -> PathBuf {
    workspace.root().join("target/prove/mutants").join(area.name)
}

/// Reads the lists that cargo-mutants writes as it goes.
fn outcomes(lists: &Path) -> Result<BTreeMap<String, String>, Error> {
    let mut outcomes = BTreeMap::new();
    for how in OUTCOMES {
        let path = lists.join(format!("{how}.txt"));
        match fs::read_to_string(&path) {
            Ok(list) => outcomes.extend(list.lines().map(|name| (name.to_owned(), how.to_owned()))),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {}
            Err(error) => return Err(Error::file("read", path)(error)),
        }
    }
    Ok(outcomes)
}

/// A text as a regular expression that it alone fits. What needs no backslash gets none: `\<` and `\>` are the edges of words.
fn escaped(text: &str) -> String {
    let special = |letter: char| {
        matches!(letter, '\\' | '.' | '+' | '*' | '?' | '(' | ')' | '|' | '[' | ']' | '{' | '}' | '^' | '$')
    };
    text.chars().flat_map(|letter| special(letter).then_some('\\').into_iter().chain([letter])).collect()
}

/// A mutant without the place in its file, which moves: `crates/a/src/b.rs: replace c with d`.
fn without_place(name: &str) -> String {
    let mut parts = name.splitn(4, ':');
    match (parts.next(), parts.next(), parts.next(), parts.next()) {
        (Some(file), Some(line), Some(column), Some(change))
            if line.parse::<u32>().is_ok() && column.parse::<u32>().is_ok() =>
        {
            format!("{file}:{change}")
        }
        _ => name.to_owned(),
    }
}

/// Why each survivor may live: a line of its own, a tab, the reason.
fn reasons(workspace: &Workspace) -> Result<BTreeMap<String, String>, Error> {
    let path = workspace.root().join("docs/proof/survivors.txt");
    let text = fs::read_to_string(&path).map_err(Error::file("read", &path))?;
    Ok(text
        .lines()
        .filter_map(|line| line.split_once('\t'))
        .map(|(name, why)| (name.to_owned(), why.to_owned()))
        .collect())
}

fn note(workspace: &Workspace) -> Result<(), Error> {
    let mut note = format!(
        "# Changed code is noticed\n\nWritten by `cargo xtask prove mutants` (cargo-mutants {CARGO_MUTANTS}). A mutant is the code with one \
         place changed; it is\ncaught where a test then fails. Those that do not compile, or never end, count neither way. No code is kept \
         from this\nby an attribute. Goal: fewer than 5 % survive.\n\n\
         | part | mutants | tried | caught | survived | share that survived | not compiling | endless |\n|---|---|---|---|---|---|---|---|\n",
    );
    let mut survivors = String::new();
    let reasons = reasons(workspace)?;
    for area in &AREAS {
        let Some(results) = Results::read(&results_of(workspace, area)) else {
            // Writing to a String cannot fail.
            let _ = writeln!(note, "| {} | not tried | | | | | | |", area.name);
            continue;
        };
        let [caught, missed, endless, unviable] = OUTCOMES.map(|how| results.count(how));
        let (all, tried) = (results.names.len(), results.outcomes.len());
        let share = permille(missed, caught + missed);
        let name = if results.source == source_of(workspace, area)? {
            area.name.to_owned()
        } else {
            format!("{}, an earlier source", area.name)
        };
        let _ = writeln!(note, "| {name} | {all} | {tried} | {caught} | {missed} | {share} | {unviable} | {endless} |");
        for name in results.survivors() {
            let name = without_place(name);
            let why = reasons.get(&name).map_or("**no reason yet**", String::as_str);
            let _ = writeln!(survivors, "- `{name}`: {why}");
        }
    }
    if !survivors.is_empty() {
        note.push_str("\n## Survivors\n\n");
        note.push_str(&survivors);
    }
    source::write(&workspace.root().join("docs/proof/mutants.md"), &note)
}

/// `12` of `340` as `3.5 %`.
fn permille(part: usize, whole: usize) -> String {
    match (part * 1000).checked_div(whole) {
        Some(share) => format!("{}.{} %", share / 10, share % 10),
        None => "–".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mutants_name_fits_itself_alone() {
        let name = "crates/a/src/b.rs:12:9: replace b::<impl C for D>::e -> Vec<&'static str> with vec![\"\"]";
        assert_eq!(
            escaped(name),
            r#"crates/a/src/b\.rs:12:9: replace b::<impl C for D>::e -> Vec<&'static str> with vec!\[""\]"#
        );
        assert_eq!(
            without_place(name),
            "crates/a/src/b.rs: replace b::<impl C for D>::e -> Vec<&'static str> with vec![\"\"]"
        );
        assert_eq!(without_place("something: else"), "something: else");
    }

    #[test]
    fn shares_are_rounded_down_to_a_tenth() {
        assert_eq!(
            (permille(12, 340), permille(0, 7), permille(0, 0)),
            ("3.5 %".to_owned(), "0.0 %".to_owned(), "–".to_owned())
        );
    }

    #[test]
    fn results_are_kept() {
        let results = Results {
            source: "a".to_owned(),
            names: vec!["one".to_owned(), "two".to_owned(), "three".to_owned()],
            outcomes: [("one", "missed"), ("two", "caught")]
                .map(|(name, how)| (name.to_owned(), how.to_owned()))
                .into(),
        };
        let path = std::env::temp_dir().join(format!("proxydeck-results-{}.json", std::process::id()));
        results.write(&path).unwrap();
        assert_eq!(Results::read(&path), Some(results.clone()));
        assert_eq!(results.survivors().collect::<Vec<_>>(), ["one"]);
        fs::remove_file(&path).unwrap();
    }
}
