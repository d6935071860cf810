//! `cargo xtask prove coverage`: which lines of the pure crates their tests reach; the table goes into `docs/proof/coverage.md`.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::ExitCode;

use super::source;
use crate::error::Error;
use crate::process;
use crate::progress;
use crate::setup::proof_tools::{self, CARGO_LLVM_COV};
use crate::workspace::Workspace;

const CRATES: [&str; 6] = ["api", "proxy6", "soax", "connection", "desk", "sandbox"];

/// They stand apart: see the note.
const SENTENCES: &str = "crates/desk/src/text/";

/// In percent.
const GOAL: u64 = 95;

/// Runs the tests of the pure crates and writes the note.
///
/// # Errors
/// Those of building and testing.
pub fn prove(workspace: &Workspace) -> Result<ExitCode, Error> {
    let tracefile = workspace.root().join("target/prove/coverage.lcov");
    source::write(&tracefile, "")?;
    // What former runs reached goes, what they built stays.
    process::run(proof_tools::cargo_llvm_cov(workspace)?.args(["clean", "--workspace", "--profraw-only"]))?;
    let mut cargo = proof_tools::cargo_llvm_cov(workspace)?;
    cargo.args(["test", "--no-clean", "--lcov", "--output-path"]).arg(&tracefile);
    for name in CRATES {
        cargo.args(["--package", name]);
    }
    process::run(&mut cargo)?;
    let text = fs::read_to_string(&tracefile).map_err(Error::file("read", &tracefile))?;
    let mut files = BTreeMap::new();
    for (path, lines) in reached(&text) {
        let Ok(name) = Path::new(path).strip_prefix(workspace.root()) else { continue };
        let code = fs::read_to_string(path).map_err(Error::file("read", path))?;
        let name = name.to_string_lossy().replace('\\', "/");
        if let Some(counted) = counted(&name, &code, &lines) {
            files.insert(name, counted);
        }
    }
    let path = workspace.root().join("docs/proof/coverage.md");
    source::write(&path, &note(&files))?;
    progress::say(format_args!("written to {}", path.display()));
    Ok(ExitCode::SUCCESS)
}

/// How many lines of a file can be reached, and how many were.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
struct Lines {
    all: u64,
    reached: u64,
}

impl Lines {
    fn and(self, other: Self) -> Self {
        Self { all: self.all + other.all, reached: self.reached + other.reached }
    }

    /// Rounded down: 100.0 % is all of them.
    fn share(self) -> String {
        match (self.reached * 1000).checked_div(self.all) {
            Some(share) => format!("{}.{} %", share / 10, share % 10),
            None => "–".to_owned(),
        }
    }

    fn is_below_goal(self) -> bool {
        self.reached * 100 < self.all * GOAL
    }
}

/// Reads an LCOV tracefile (geninfo(1), "FILES"): for each file its lines, and how often each was reached.
fn reached(tracefile: &str) -> Vec<(&str, Vec<(usize, u64)>)> {
    let mut files: Vec<(&str, Vec<(usize, u64)>)> = Vec::new();
    for line in tracefile.lines() {
        if let Some(path) = line.strip_prefix("SF:") {
            files.push((path, Vec::new()));
        } else if let Some((number, count)) = line.strip_prefix("DA:").and_then(|data| data.split_once(','))
            && let (Ok(number), Ok(count)) = (number.parse(), count.parse())
            && let Some((_, lines)) = files.last_mut()
        {
            lines.push((number, count));
        }
    }
    files
}

/// Counts the lines of code: tests do not count as code that is tested. `None` for a file of tests, and of the sandbox's server,
/// which is no part of its state machine.
fn counted(name: &str, code: &str, lines: &[(usize, u64)]) -> Option<Lines> {
    let (package, place) = name.strip_prefix("crates/")?.split_once("/src/")?;
    let is_server = package == "sandbox" && (place.starts_with("server/") || place == "main.rs");
    if place.ends_with("tests.rs") || place == "testing.rs" || place == "example.rs" || is_server {
        return None;
    }
    let mut before_tests = code.lines().zip(code.lines().skip(1)).enumerate();
    let tests =
        before_tests.find(|(_, (one, next))| *one == "#[cfg(test)]" && next.starts_with("mod ") && next.ends_with('{'));
    let last = tests.map_or(usize::MAX, |(index, _)| index);
    let own = lines.iter().filter(|(number, _)| *number <= last);
    Some(own.fold(Lines::default(), |sum, (_, count)| sum.and(Lines { all: 1, reached: u64::from(*count > 0) })))
}

fn note(files: &BTreeMap<String, Lines>) -> String {
    let mut note = format!(
        "# Lines that tests reach\n\nWritten by `cargo xtask prove coverage` (cargo-llvm-cov {CARGO_LLVM_COV}). Lines of tests do not count, nor does \
         the sandbox's\nserver. Goal: {GOAL} % of each crate.\n\n| crate | lines | reached | share |\n|---|---|---|---|\n"
    );
    for name in CRATES {
        let prefix = format!("crates/{name}/");
        let own = files.iter().filter(|(path, _)| path.starts_with(&prefix) && !path.starts_with(SENTENCES));
        row(&mut note, name, own.map(|(_, lines)| *lines));
    }
    let sentences = files.iter().filter(|(path, _)| path.starts_with(SENTENCES));
    row(&mut note, "desk's sentences", sentences.map(|(_, lines)| *lines));
    note.push_str(
        "\nThe sentences (`crates/desk/src/text`) are the app's words in two languages: the end-to-end tests read them on the pages, and\n\
         repeating them in a test of their own would show nothing.\n",
    );
    let _ = writeln!(note, "\n## Files below {GOAL} %\n\n| file | lines | reached | share |\n|---|---|---|---|");
    for (path, lines) in files.iter().filter(|(path, lines)| lines.is_below_goal() && !path.starts_with(SENTENCES)) {
        let _ = writeln!(note, "| `{path}` | {} | {} | {} |", lines.all, lines.reached, lines.share());
    }
    note
}

fn row(note: &mut String, name: &str, lines: impl Iterator<Item = Lines>) {
    let sum = lines.fold(Lines::default(), Lines::and);
    // Writing to a String cannot fail.
    let _ = writeln!(note, "| {name} | {} | {} | {} |", sum.all, sum.reached, sum.share());
}

#[cfg(test)]
mod tests {
    use super::*;

    const CODE: &str = "fn a() {\n    b();\n    c();\n}\n\n#[cfg(test)]\nmod tests {\n    fn d() {}\n}\n";

    #[test]
    fn lines_of_tests_do_not_count() {
        let tracefile =
            "SF:/r/crates/api/src/a.rs\nFN:1,a\nDA:1,3\nDA:2,3\nDA:3,0\nDA:4,3\nDA:8,7\nLF:5\nend_of_record\n";
        let files = reached(tracefile);
        let [(path, lines)] = &files[..] else { panic!("one file") };
        assert_eq!(*path, "/r/crates/api/src/a.rs");
        let counted = |name| counted(name, CODE, lines);
        assert_eq!(counted("crates/api/src/a.rs"), Some(Lines { all: 4, reached: 3 }));
        assert_eq!(counted("crates/api/src/a/tests.rs"), None);
        assert_eq!(counted("crates/sandbox/src/server/wire.rs"), None);
        assert_eq!(counted("xtask/src/main.rs"), None);
    }

    #[test]
    fn shares_are_rounded_down() {
        assert_eq!(Lines { all: 3000, reached: 2999 }.share(), "99.9 %");
        assert!(Lines { all: 100, reached: 94 }.is_below_goal() && !Lines { all: 100, reached: 95 }.is_below_goal());
    }
}
