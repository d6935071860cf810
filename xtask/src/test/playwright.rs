//! The end-to-end tests.

use std::ffi::OsString;
use std::fs;
use std::io::ErrorKind;
use std::path::Path;
use std::process::Command;

use serde_json::Value;

use crate::error::Error;
use crate::process;
use crate::programs::{self, Programs};
use crate::setup::browser::Browser;
use crate::setup::npm;
use crate::test::tally::Tally;
use crate::workspace::Workspace;

/// As e2e/playwright.config.ts has it.
const REPORT: &str = "test-results/report.json";

/// Runs Playwright over the app in `dist/`, the relay and the sandbox, and counts.
///
/// # Errors
/// What installing and building run into, and [`Error::Content`] when Playwright leaves no readable report.
pub fn run(workspace: &Workspace, arguments: &[OsString]) -> Result<Tally, Error> {
    let report = workspace.end_to_end().join(REPORT);
    match fs::remove_file(&report) {
        Err(error) if error.kind() != ErrorKind::NotFound => return Err(Error::file("remove", report)(error)),
        _ => {}
    }
    let mut playwright = command(workspace)?;
    playwright.args(arguments);
    let ended_well = match process::run(&mut playwright) {
        Ok(()) => true,
        Err(Error::Failed { .. }) => false,
        Err(error) => return Err(error),
    };
    Ok(reported(&workspace.end_to_end())?.of_suite(ended_well))
}

/// What the last run of the tests in a folder has reported.
///
/// # Errors
/// [`Error::File`], and [`Error::Content`] when Playwright left no readable report.
pub fn reported(folder: &Path) -> Result<Tally, Error> {
    let report = folder.join(REPORT);
    let text = fs::read_to_string(&report).map_err(Error::file("read", &report))?;
    let problem = || "is no report of Playwright's JSON reporter".to_owned();
    read(&text).ok_or_else(|| Error::Content { path: report, problem: problem() })
}

/// Playwright over the app in `dist/`, with everything that it needs built; arguments may follow.
///
/// # Errors
/// What installing and building run into.
pub fn command(workspace: &Workspace) -> Result<Command, Error> {
    let folder = workspace.end_to_end();
    npm::install_packages(&folder)?;
    let browser = Browser::install()?;
    let programs = Programs::build(workspace, &programs::NATIVE)?;
    let mut playwright = Command::new("node");
    playwright
        .current_dir(&folder)
        .args(["node_modules/@playwright/test/cli.js", "test"])
        .env("PROXYDECK_CHROMIUM", browser.chromium)
        .env("PROXYDECK_DIST", workspace.dist())
        .env("PROXYDECK_RELAY", programs.path(programs::RELAY)?)
        .env("PROXYDECK_SANDBOX", programs.path(programs::SANDBOX)?);
    Ok(playwright)
}

/// Reads the counts of Playwright's JSON reporter. A flaky test passed only when tried again, and counts as failed.
fn read(report: &str) -> Option<Tally> {
    let report: Value = serde_json::from_str(report).ok()?;
    let count = |name: &str| report.get("stats")?.get(name)?.as_u64();
    Some(Tally {
        passed: count("expected")?,
        failed: count("unexpected")? + count("flaky")?,
        skipped: count("skipped")?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn playwrights_report_is_counted() {
        let report = r#"{"suites":[],"errors":[],"stats":{"startTime":"2026-01-01T00:00:00.000Z","duration":1.5,
            "expected":5,"skipped":1,"unexpected":2,"flaky":1}}"#;
        assert_eq!(read(report), Some(Tally { passed: 5, failed: 3, skipped: 1 }));
        assert_eq!(read("{}"), None);
        assert_eq!(read(""), None);
    }
}
