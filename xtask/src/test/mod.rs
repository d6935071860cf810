//! `cargo xtask test`: steps that go on after one has failed, and a last line that counts.

mod build_beside;
mod cargo_tests;
mod consumers;
pub mod playwright;
mod step;
mod tally;

use std::ffi::OsString;
use std::process::{Command, ExitCode};
use std::time::Instant;

use crate::app::{self, Profile};
use crate::error::Error;
use crate::process;
use crate::programs;
use crate::progress;
use crate::setup::browser::Browser;
use crate::setup::{self, Tools, npm};
use crate::size;
use crate::workspace::Workspace;

use build_beside::BuildBeside;
pub use step::{Selection, Step};
use tally::Tally;

/// Runs the chosen steps; what each printed stands above the summary, whose last line is `N passed, N failed`.
///
/// # Errors
/// None of a step's: those are counted.
pub fn run(workspace: &Workspace, selection: &Selection) -> Result<ExitCode, Error> {
    let mut results: Vec<(Step, Tally, u64)> = Vec::new();
    let mut building = None;
    for step in selection.steps() {
        let start = Instant::now();
        if step == Step::Native && selection.steps().any(|step| step == Step::Build) {
            building = BuildBeside::begin(workspace).inspect_err(|error| eprintln!("error: {error}")).ok();
        }
        progress::say(format_args!("{}: {}", step.name(), step.meaning()));
        let build_failed = results.iter().any(|(step, tally, _)| *step == Step::Build && tally.failed > 0);
        let tally = if build_failed && step.needs_app() {
            progress::say(format_args!("{}: not run, for the app did not build", step.name()));
            Tally::FAILED
        } else {
            let done = match building.take_if(|_| step == Step::Build) {
                Some(building) => building.end().map(|()| Tally::PASSED),
                None => perform(workspace, step, selection.arguments()),
            };
            done.unwrap_or_else(|error| {
                eprintln!("error: {error}");
                Tally::FAILED
            })
        };
        results.push((step, tally, start.elapsed().as_secs()));
    }

    progress::line("");
    let mut total = Tally::default();
    for (step, tally, seconds) in results {
        total += tally;
        progress::line(format_args!("{:9} {tally}, {seconds} s", step.name()));
    }
    progress::line(format_args!("{} passed, {} failed", total.passed, total.failed));
    Ok(if total.failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn perform(workspace: &Workspace, step: Step, arguments: &[OsString]) -> Result<Tally, Error> {
    match step {
        Step::Format => {
            process::run(process::cargo(workspace.root()).args(["fmt", "--all", "--check"]))?;
            Ok(Tally::PASSED)
        }
        Step::Clippy => clippy(workspace),
        Step::Native => {
            let mut cargo = process::cargo(workspace.root());
            cargo.args(["test", "--no-fail-fast"]).args(programs::NATIVE).args(arguments);
            let mut tally = cargo_tests::run(&mut cargo)?;
            tally += cargo_tests::run(&mut embedded_app(workspace))?;
            Ok(tally)
        }
        Step::Consumers => consumers::run(workspace),
        Step::Web => web(workspace, arguments),
        Step::Types => types(workspace),
        Step::Build => {
            app::build(workspace, &Tools::install(workspace)?, Profile::Release)?;
            Ok(Tally::PASSED)
        }
        Step::Size => {
            size::check(workspace)?;
            Ok(Tally::PASSED)
        }
        Step::EndToEnd => playwright::run(workspace, arguments),
    }
}

/// The relay's tests of the app that is built into it: one of three files, so that they need no build of the real one.
fn embedded_app(workspace: &Workspace) -> Command {
    let mut cargo = process::cargo(workspace.root());
    cargo.args(["test", "--package", "relay", "--features", "embedded-app", "--test", "embedded"]);
    cargo.env("PROXYDECK_DIST", workspace.root().join("crates/relay/tests/app"));
    cargo
}

fn clippy(workspace: &Workspace) -> Result<Tally, Error> {
    setup::install_wasm_target(workspace)?;
    let native = &programs::NATIVE[..];
    let web = &["--package", "proxydeck", "--features", "bench", "--target", "wasm32-unknown-unknown"][..];
    for selection in [native, web] {
        let mut cargo = process::cargo(workspace.root());
        process::run(cargo.args(["clippy", "--all-targets"]).args(selection).args(["--", "--deny", "warnings"]))?;
    }
    Ok(Tally::PASSED)
}

fn web(workspace: &Workspace, arguments: &[OsString]) -> Result<Tally, Error> {
    let tools = Tools::install(workspace)?;
    let browser = Browser::install()?;
    let mut cargo = tools.cargo(workspace);
    cargo
        .args(["test", "--no-fail-fast", "--package", "proxydeck", "--target", "wasm32-unknown-unknown"])
        .args(arguments)
        .env("CHROMEDRIVER", browser.driver)
        // For all tests of one file; the runner's own 20 seconds are short on a busy machine.
        .env("WASM_BINDGEN_TEST_TIMEOUT", "300");
    cargo_tests::run(&mut cargo)
}

fn types(workspace: &Workspace) -> Result<Tally, Error> {
    let folder = workspace.end_to_end();
    npm::install_packages(&folder)?;
    process::run(Command::new("node").current_dir(&folder).args(["node_modules/typescript/bin/tsc", "--noEmit"]))?;
    Ok(Tally::PASSED)
}
