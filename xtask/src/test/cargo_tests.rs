//! Tests that cargo runs, natively or in a browser: both close each file with the same line.

use std::process::Command;

use crate::error::Error;
use crate::process;
use crate::progress;
use crate::test::tally::Tally;

/// Runs `cargo test` as given and counts.
///
/// # Errors
/// [`Error::Start`].
pub fn run(cargo: &mut Command) -> Result<Tally, Error> {
    let mut tally = Tally::default();
    let status = process::stream(cargo, |line| {
        progress::line(line);
        if let Some(file) = closing_line(line) {
            tally += file;
        }
    })?;
    Ok(tally.of_suite(status.success()))
}

/// Reads `test result: ok. 3 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.00s`.
fn closing_line(line: &str) -> Option<Tally> {
    let (_verdict, counts) = line.trim().strip_prefix("test result: ")?.split_once(". ")?;
    let mut tally = Tally::default();
    for count in counts.split(';') {
        let mut words = count.split_whitespace();
        let (Some(number), Some(word)) = (words.next(), words.next()) else { continue };
        let Ok(number) = number.parse() else { continue };
        match word {
            "passed" => tally.passed = number,
            "failed" => tally.failed = number,
            "ignored" => tally.skipped = number,
            _ => {}
        }
    }
    Some(tally)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_closing_line_of_libtest_is_read() {
        let line =
            "test result: FAILED. 12 passed; 3 failed; 1 ignored; 0 measured; 40 filtered out; finished in 1.50s";
        assert_eq!(closing_line(line), Some(Tally { passed: 12, failed: 3, skipped: 1 }));
    }

    #[test]
    fn the_closing_line_of_the_browser_runner_is_read() {
        let line = "test result: ok. 7 passed; 0 failed; 2 ignored; 0 filtered out; finished in 0.12s";
        assert_eq!(closing_line(line), Some(Tally { passed: 7, failed: 0, skipped: 2 }));
    }

    #[test]
    fn other_lines_count_nothing() {
        for line in ["test buys::two ... ok", "running 3 tests", "3 passed, 0 failed", ""] {
            assert_eq!(closing_line(line), None, "{line}");
        }
    }
}
