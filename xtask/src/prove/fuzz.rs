//! `cargo xtask prove fuzz`: any bytes at all for every reader; what came of it goes into `docs/proof/fuzz.md`.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use serde_json::{Value, json};

use super::source;
use crate::error::Error;
use crate::process;
use crate::progress;
use crate::setup::proof_tools::{self, CARGO_FUZZ, NIGHTLY};
use crate::workspace::Workspace;

/// How to fuzz.
#[derive(Debug, PartialEq, Eq)]
pub struct Options {
    /// The targets by name; all where none is named.
    pub targets: Vec<String>,
    /// How long each target runs.
    pub minutes: u64,
}

impl Default for Options {
    fn default() -> Self {
        Self { targets: Vec::new(), minutes: 10 }
    }
}

/// A fuzz target.
struct Target {
    name: &'static str,
    /// The folder that holds its `fuzz` workspace; empty for the repository itself.
    home: &'static str,
    /// For the table.
    reads: &'static str,
    /// The crates whose change makes a run one of another source.
    crates: &'static [&'static str],
}

const TARGETS: [Target; 8] = [
    Target {
        name: "policy",
        home: "crates/relay",
        reads: "a request to the relay",
        crates: &["api", "proxy6", "soax", "relay"],
    },
    Target {
        name: "proxy6_replies",
        home: "",
        reads: "the reply to each method of Proxy6",
        crates: &["api", "proxy6"],
    },
    Target { name: "soax_replies", home: "", reads: "the reply to each function of SOAX", crates: &["api", "soax"] },
    Target { name: "targeting", home: "", reads: "targeting strings of all dialects", crates: &["api", "soax"] },
    Target {
        name: "connection_readers",
        home: "",
        reads: "every format, lists, conversions",
        crates: &["api", "connection"],
    },
    Target {
        name: "journal_records",
        home: "",
        reads: "stored records of the journal",
        crates: &["api", "proxy6", "soax", "desk"],
    },
    Target {
        name: "backups",
        home: "",
        reads: "sealed files, backups, a vault's contents",
        crates: &["api", "proxy6", "soax", "connection", "desk"],
    },
    Target {
        name: "own_texts",
        home: "",
        reads: "filters, whitelists, links, addresses, amounts, preferences, queries",
        crates: &["api", "proxy6", "soax", "connection", "desk"],
    },
];

/// A run is made of slices, so that what is interrupted loses no more than one of them.
const SLICE: u64 = 60;

/// Runs the targets and writes the note. A target that has run long enough on this source is not run again.
///
/// # Errors
/// [`Error::Usage`] for a target that there is not, and those of building.
pub fn prove(workspace: &Workspace, options: &Options) -> Result<ExitCode, Error> {
    if let Some(unknown) = options.targets.iter().find(|name| !TARGETS.iter().any(|target| target.name == *name)) {
        let names = TARGETS.map(|target| target.name).join(", ");
        return Err(Error::Usage(format!("there is no fuzz target `{unknown}`; the targets are {names}")));
    }
    let chosen =
        |target: &&Target| options.targets.is_empty() || options.targets.iter().any(|name| name == target.name);
    let mut found = false;
    for target in TARGETS.iter().filter(chosen) {
        found |= fuzz(workspace, target, options.minutes * 60)?;
        note(workspace)?;
    }
    Ok(if found { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

/// What is known of a target's runs on one source.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
struct Runs {
    source: String,
    runs: u64,
    seconds: u64,
}

impl Runs {
    fn read(path: &Path) -> Option<Self> {
        let fields: Value = serde_json::from_str(&fs::read_to_string(path).ok()?).ok()?;
        let number = |name: &str| fields.get(name)?.as_u64();
        Some(Self {
            source: fields.get("source")?.as_str()?.to_owned(),
            runs: number("runs")?,
            seconds: number("seconds")?,
        })
    }

    fn write(&self, path: &Path) -> Result<(), Error> {
        let Self { source, runs, seconds } = self;
        source::write(path, &json!({ "source": source, "runs": runs, "seconds": seconds }).to_string())
    }
}

/// Where a target's files lie.
struct Places {
    home: PathBuf,
    committed: PathBuf,
    grown: PathBuf,
    finds: PathBuf,
    runs: PathBuf,
}

impl Places {
    fn of(workspace: &Workspace, target: &Target) -> Self {
        let home = workspace.root().join(target.home).join("fuzz");
        let kept = workspace.root().join("target/prove/fuzz");
        Self {
            committed: home.join("corpus").join(target.name),
            home,
            grown: kept.join("corpus").join(target.name),
            finds: kept.join("finds").join(target.name),
            runs: kept.join(format!("{}.json", target.name)),
        }
    }
}

/// The number of what the target was built of: the crates, and what the target does with them.
fn source_of(workspace: &Workspace, target: &Target) -> Result<String, Error> {
    let places = Places::of(workspace, target);
    let mut folders: Vec<PathBuf> =
        target.crates.iter().map(|name| workspace.root().join("crates").join(name).join("src")).collect();
    let body = places.home.join(if target.home.is_empty() { "src" } else { "" }).join(format!("{}.rs", target.name));
    folders.extend([body, places.home.join("Cargo.lock")]);
    source::number(&folders, |path| !source::holds_tests(path))
}

/// Runs one target; whether there was a find.
fn fuzz(workspace: &Workspace, target: &Target, seconds: u64) -> Result<bool, Error> {
    let places = Places::of(workspace, target);
    let source = source_of(workspace, target)?;
    let mut runs = Runs::read(&places.runs).filter(|runs| runs.source == source).unwrap_or_default();
    runs.source = source;
    for folder in [&places.grown, &places.finds] {
        fs::create_dir_all(folder).map_err(Error::file("create", folder))?;
    }
    // What was found in another source is tried first in this one.
    for find in finds(&places.finds)? {
        let Some(name) = find.file_name() else { continue };
        fs::rename(&find, places.grown.join(name)).map_err(Error::file("move", &find))?;
    }
    if runs.seconds >= seconds {
        progress::say(format_args!("{}: has run {} seconds on this source", target.name, runs.seconds));
        return Ok(false);
    }
    let program = build(workspace, target, &places)?;
    while runs.seconds < seconds {
        let slice = SLICE.min(seconds - runs.seconds);
        progress::say(format_args!("{}: {} of {seconds} seconds, {} runs", target.name, runs.seconds, runs.runs));
        let mut libfuzzer = Command::new(&program);
        libfuzzer
            .current_dir(workspace.root())
            .arg(format!("-max_total_time={slice}"))
            .args(["-print_final_stats=1", "-timeout=10", "-verbosity=0"])
            .arg(format!("-artifact_prefix={}/", places.finds.display()))
            .args([&places.grown, &places.committed]);
        let ended = process::run_quietly(&mut libfuzzer, |line| runs.runs += executed(line).unwrap_or_default());
        let paused = forget_pauses(&program, &places)?;
        if !finds(&places.finds)?.is_empty() {
            runs.write(&places.runs)?;
            let finds = places.finds.display();
            progress::say(format_args!("{}: a find, in {finds}; once mended, it belongs to the corpus", target.name));
            return Ok(true);
        }
        if paused {
            continue;
        }
        ended?;
        runs.seconds += slice;
        runs.write(&places.runs)?;
    }
    Ok(false)
}

/// libFuzzer goes by the clock on the wall: on a busy machine any input may take ten seconds. Those that alone do not are no finds, and
/// stay among the inputs. Whether there was one.
fn forget_pauses(program: &Path, places: &Places) -> Result<bool, Error> {
    let mut any = false;
    for find in finds(&places.finds)? {
        let Some(name) = find.file_name().filter(|name| name.to_string_lossy().starts_with("timeout-")) else {
            continue;
        };
        let alone = process::run_quietly(Command::new(program).arg("-timeout=10").arg(&find), |_| {});
        if alone.is_ok() {
            fs::rename(&find, places.grown.join(name)).map_err(Error::file("move", &find))?;
            any = true;
        }
    }
    Ok(any)
}

/// Reads `stat::number_of_executed_units: 60702`.
fn executed(line: &str) -> Option<u64> {
    line.strip_prefix("stat::number_of_executed_units:")?.trim().parse().ok()
}

/// Builds a target and returns the program. Without a sanitizer: there is no `unsafe` here for one to watch, and it halves the
/// speed.
fn build(workspace: &Workspace, target: &Target, places: &Places) -> Result<PathBuf, Error> {
    let (folder, host) = (workspace.root().join("target/fuzz"), proof_tools::host()?);
    let mut cargo = proof_tools::cargo_fuzz(workspace)?;
    cargo.args(["build", "--sanitizer", "none", "--target", &host, "--target-dir"]).arg(&folder);
    cargo.arg("--fuzz-dir").arg(&places.home).arg(target.name);
    process::run(&mut cargo)?;
    Ok(folder.join(host).join("release").join(format!("{}{}", target.name, std::env::consts::EXE_SUFFIX)))
}

/// The inputs that libFuzzer calls finds; it writes slow ones beside them.
fn finds(folder: &Path) -> Result<Vec<PathBuf>, Error> {
    let is_find = |path: &PathBuf| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        ["crash-", "timeout-", "oom-", "leak-"].iter().any(|kind| name.starts_with(kind))
    };
    Ok(files(folder)?.into_iter().filter(is_find).collect())
}

fn files(folder: &Path) -> Result<Vec<PathBuf>, Error> {
    match fs::read_dir(folder) {
        Ok(entries) => entries.map(|entry| Ok(entry.map_err(Error::file("read", folder))?.path())).collect(),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(Vec::new()),
        Err(error) => Err(Error::file("read", folder)(error)),
    }
}

fn note(workspace: &Workspace) -> Result<(), Error> {
    let mut note = format!(
        "# Any bytes at all\n\nWritten by `cargo xtask prove fuzz`: libFuzzer by cargo-fuzz {CARGO_FUZZ} with {NIGHTLY}, ten minutes a \
         target unless\n`--minutes` says otherwise. What holds for each is in `fuzz/src` (of the relay: `crates/relay/fuzz/policy.rs`); the\n\
         committed corpora are replayed through the same functions by `cargo xtask test native`.\n\n\
         | target | what it reads | runs | seconds | inputs kept: grown, committed | finds |\n|---|---|---|---|---|---|\n",
    );
    for target in &TARGETS {
        let places = Places::of(workspace, target);
        let source = source_of(workspace, target)?;
        let (grown, committed) = (files(&places.grown)?.len(), files(&places.committed)?.len());
        let (runs, seconds) = match Runs::read(&places.runs) {
            None => ("not run".to_owned(), 0),
            Some(runs) if runs.source == source => (runs.runs.to_string(), runs.seconds),
            Some(runs) => (format!("{}, of an earlier source", runs.runs), runs.seconds),
        };
        let finds = finds(&places.finds)?.len();
        // Writing to a String cannot fail.
        let _ = writeln!(
            note,
            "| `{}` | {} | {runs} | {seconds} | {grown}, {committed} | {finds} |",
            target.name, target.reads
        );
    }
    let path = workspace.root().join("docs/proof/fuzz.md");
    let found = fs::read_to_string(workspace.root().join("fuzz/found.md"));
    if let Ok(found) = found {
        note.push('\n');
        note.push_str(&found);
    }
    source::write(&path, &note)?;
    progress::say(format_args!("written to {}", path.display()));
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_runs_are_read_from_libfuzzers_last_words() {
        assert_eq!(executed("stat::number_of_executed_units: 60702"), Some(60702));
        assert_eq!(executed("stat::average_exec_per_sec:     1480"), None);
        assert_eq!(executed("Done 60702 runs in 41 second(s)"), None);
    }

    #[test]
    fn slow_inputs_are_no_finds() {
        let folder = std::env::temp_dir().join(format!("proxydeck-finds-{}", std::process::id()));
        for name in ["crash-a", "timeout-b", "slow-unit-c"] {
            source::write(&folder.join(name), "").unwrap();
        }
        assert_eq!(finds(&folder).unwrap().len(), 2);
        fs::remove_dir_all(&folder).unwrap();
        assert_eq!(finds(&folder).unwrap().len(), 0);
    }

    #[test]
    fn every_target_has_its_file_and_its_corpus() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
        for target in &TARGETS {
            let home = root.join(target.home).join("fuzz");
            assert!(home.join("fuzz_targets").join(format!("{}.rs", target.name)).is_file(), "{}", target.name);
            assert!(home.join("corpus").join(target.name).is_dir(), "{}", target.name);
        }
        let targets = files(&root.join("fuzz/fuzz_targets")).unwrap();
        assert_eq!(targets.len(), TARGETS.iter().filter(|target| target.home.is_empty()).count());
    }
}
