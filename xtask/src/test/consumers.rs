//! What real programs make of the connection strings that are written.

use std::process::Command;

use crate::error::Error;
use crate::process;
use crate::progress;
use crate::setup::consumers::Consumers;
use crate::test::tally::Tally;
use crate::workspace::Workspace;

/// What writes for the tests (a package's example, under the variable that names it to them), and the tests.
const SUITES: [(&str, &str, &str, &str); 2] = [
    ("connection", "write", "PROXYDECK_WRITE", "test_consumers.py"),
    ("desk", "targeting", "PROXYDECK_TARGETING", "test_targeting.py"),
];

/// Runs `consumers/` and counts.
///
/// # Errors
/// What installing and building run into.
pub fn run(workspace: &Workspace) -> Result<Tally, Error> {
    let consumers = Consumers::install(workspace)?;
    let mut tally = Tally::default();
    for (package, example, variable, tests) in SUITES {
        process::run(process::cargo(workspace.root()).args(["build", "--package", package, "--example", example]))?;
        let mut python = Command::new(&consumers.python);
        python
            // No caches beside the sources.
            .args(["-B", tests])
            .current_dir(workspace.consumers())
            .env(variable, workspace.root().join("target/debug/examples").join(example))
            .env("PROXYDECK_NODE_MODULES", &consumers.node_modules);
        let (mut ran, mut failed) = (0, 0);
        let status = process::stream(&mut python, |line| {
            progress::line(line);
            ran += number_of_tests(line).unwrap_or_default();
            failed += number_of_failures(line).unwrap_or_default();
        })?;
        let failed = failed.min(ran);
        tally += Tally { passed: ran - failed, failed, skipped: 0 }.of_suite(status.success());
    }
    Ok(tally)
}

/// Reads `Ran 19 tests in 27.899s`.
fn number_of_tests(line: &str) -> Option<u64> {
    line.strip_prefix("Ran ")?.split_once(" test")?.0.parse().ok()
}

/// Reads `FAILED (failures=6, errors=1)`.
fn number_of_failures(line: &str) -> Option<u64> {
    let counts = line.strip_prefix("FAILED (")?.strip_suffix(')')?;
    counts.split(", ").map(|count| count.split_once('=')?.1.parse::<u64>().ok()).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_closing_lines_of_unittest_are_read() {
        assert_eq!(number_of_tests("Ran 19 tests in 27.899s"), Some(19));
        assert_eq!(number_of_tests("Ran 1 test in 0.001s"), Some(1));
        assert_eq!(number_of_failures("FAILED (failures=6, errors=1)"), Some(7));
        assert_eq!(number_of_failures("FAILED (errors=2)"), Some(2));
        for line in ["OK", "test_csv ... ok", ""] {
            assert_eq!((number_of_tests(line), number_of_failures(line)), (None, None), "{line}");
        }
    }
}
