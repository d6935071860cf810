//! `cargo xtask prove pages`: the steps of the Pages workflow in a clean clone, and the end-to-end tests against what they built, served
//! as GitHub Pages does; what came of it goes into `docs/proof/pages.md`.

use std::env;
use std::ffi::OsString;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::{Command, ExitCode};
use std::time::Instant;

use super::source;
use crate::error::Error;
use crate::process;
use crate::progress;
use crate::test::playwright;
use crate::workspace::Workspace;

/// The workflow, below the repository's root.
const WORKFLOW: &str = ".github/workflows/pages.yml";
/// Has the end-to-end tests take the app from a file server, and the relay from elsewhere (`e2e/fixtures/environment.ts`).
const ELSEWHERE: &str = "PROXYDECK_ELSEWHERE";
const TESTS: &str = "cargo xtask test e2e";

/// Runs the workflow and the tests, and writes the note.
///
/// # Errors
/// [`Error::Failed`] where a step of the workflow fails, [`Error::Content`] where the workflow has none, and those of the tests.
pub fn prove(workspace: &Workspace) -> Result<ExitCode, Error> {
    let clone = workspace.root().join("target/prove/pages");
    if clone.is_dir() {
        fs::remove_dir_all(&clone).map_err(Error::file("remove", &clone))?;
    }
    progress::say("a clean clone of what is committed");
    process::run(Command::new("git").args(["clone", "--quiet", "--no-hardlinks"]).arg(workspace.root()).arg(&clone))?;

    let workflow = clone.join(WORKFLOW);
    let text = fs::read_to_string(&workflow).map_err(Error::file("read", &workflow))?;
    let steps = steps(&text);
    if steps.is_empty() {
        return Err(Error::Content { path: workflow, problem: "has no step that runs anything".to_owned() });
    }
    let mut done = Vec::new();
    for step in steps {
        progress::say(format_args!("{WORKFLOW}: {step}"));
        let begun = Instant::now();
        process::run(&mut shell(step, &clone))?;
        done.push((step.to_owned(), begun.elapsed().as_secs()));
    }

    progress::say("the end-to-end tests against it");
    let begun = Instant::now();
    let ended_well = match process::run(shell(TESTS, &clone).env(ELSEWHERE, "yes")) {
        Ok(()) => true,
        Err(Error::Failed { .. }) => false,
        Err(error) => return Err(error),
    };
    let tally = playwright::reported(&clone.join("e2e"))?.of_suite(ended_well);
    let path = workspace.root().join("docs/proof/pages.md");
    source::write(&path, &note(&done, &tally.to_string(), begun.elapsed().as_secs()))?;
    progress::say(format_args!("{tally}; written to {}", path.display()));
    Ok(if tally.failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// A step as a runner runs it: in the clone, by the shell, without what cargo has told this very program.
fn shell(step: &str, clone: &Path) -> Command {
    let mut shell = Command::new("sh");
    shell.current_dir(clone).args(["-e", "-c", step]);
    let told = |name: &OsString| name.to_str().is_some_and(|name| name.starts_with("CARGO_") && name != "CARGO_HOME");
    for (name, _) in env::vars_os().filter(|(name, _)| told(name)) {
        shell.env_remove(name);
    }
    shell.env_remove("CARGO").env_remove("RUSTUP_TOOLCHAIN");
    shell
}

/// What a workflow has its runner do by itself; the actions stand for what is here already: a checkout, Node.js, a cache.
fn steps(workflow: &str) -> Vec<&str> {
    workflow.lines().filter_map(|line| line.trim_start().strip_prefix("- run: ")).collect()
}

fn note(steps: &[(String, u64)], tests: &str, seconds: u64) -> String {
    let mut note = String::from(
        "# As GitHub Pages would serve it\n\n\
        Written by `cargo xtask prove pages`: a clean clone of what is committed, in it the steps of `.github/workflows/pages.yml` (tools and crates\n\
        cached, as by the workflow's own cache), then all end-to-end tests with the app from a file server that knows a sub-path, MIME types, gzip and\n\
        404 for anything else, and sends no header of its own (`e2e/fixtures/static_server.ts`). Where a test needs a provider, the page reaches it through\n\
        a relay on another origin, which was told of the page by `--origin`.\n\n\
        | step | seconds |\n|---|---|\n",
    );
    for (step, seconds) in steps {
        // Writing to a string does not fail.
        let _ = writeln!(note, "| `{step}` | {seconds} |");
    }
    let _ = writeln!(note, "| end-to-end tests: {tests} | {seconds} |");
    note
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_workflow_s_own_commands_are_its_steps() {
        let workflow = "jobs:\n  build:\n    steps:\n      - uses: actions/checkout@v4\n      - run: rustup toolchain install\n      \
                        - run: cargo xtask build\n      # run: nothing\n";
        assert_eq!(steps(workflow), ["rustup toolchain install", "cargo xtask build"]);
    }

    #[test]
    fn the_note_says_what_ran_and_what_came_of_it() {
        let note = note(&[("cargo xtask build".to_owned(), 99)], "5 passed, 0 failed", 300);
        assert!(
            note.ends_with("| `cargo xtask build` | 99 |\n| end-to-end tests: 5 passed, 0 failed | 300 |\n"),
            "{note}"
        );
    }
}
