//! Measuring, side by side with what others have written.

use std::collections::BTreeMap;
use std::fs;
use std::process::Command;

use crate::app::{self, Profile};
use crate::error::Error;
use crate::process;
use crate::programs::{self, Programs};
use crate::progress;
use crate::setup::browser::Browser;
use crate::setup::{Tools, npm};
use crate::test::playwright;
use crate::workspace::Workspace;

/// Builds the relay for release and measures it beside nginx, haproxy, caddy and cors-anywhere, on loopback. It takes some minutes, and says
/// something only on a calm machine of two cores or more. Needs Debian's packages, which it installs when root, and Python.
///
/// # Errors
/// [`Error::Start`] and [`Error::Failed`]; the programs' own words stand above.
pub fn relay(workspace: &Workspace) -> Result<(), Error> {
    progress::say("building the relay");
    let relay = Programs::build(workspace, &["--package", "relay", "--release"])?.path(programs::RELAY)?.to_owned();
    let (scripts, folder) = (workspace.root().join("bench/relay"), workspace.root().join("target/bench/relay"));
    progress::say("bringing what it is measured beside");
    process::run(Command::new("bash").arg(scripts.join("setup.sh")).arg(&folder))?;
    progress::say("measuring");
    process::run(Command::new("python3").arg(scripts.join("bench.py")).arg(&folder).arg(&relay))
}

/// Builds the app for release and converts a hundred thousand lines into each format and back, beside plain JavaScript in the same browser;
/// prints lines per second.
///
/// # Errors
/// What installing and building run into, and [`Error::Failed`] when a conversion is not what it should be.
pub fn connection(workspace: &Workspace) -> Result<(), Error> {
    app::build(workspace, &Tools::install(workspace)?, Profile::Release)?;
    let browser = Browser::install()?;
    npm::install_packages(&workspace.end_to_end())?;
    process::run(
        Command::new("node")
            .arg(workspace.root().join("bench/connection/bench.mjs"))
            .env("PROXYDECK_CHROMIUM", browser.chromium)
            .env("PROXYDECK_DIST", workspace.dist())
            .env("PROXYDECK_E2E", workspace.end_to_end()),
    )
}

/// Builds the app for release and loads it, cold and warm, on loopback and on a slow line with a slow processor, beside a React and a plain
/// JavaScript page of the same frame; prints when each is painted and answers.
///
/// # Errors
/// What installing and building run into, and [`Error::Failed`].
pub fn startup(workspace: &Workspace) -> Result<(), Error> {
    in_browser(workspace, "startup")
}

/// Builds the app for release and has Lighthouse look at every page as a first visitor sees it, on a phone and at a desk; prints its scores.
///
/// # Errors
/// What installing and building run into, and [`Error::Failed`] where a score is below what is promised.
pub fn lighthouse(workspace: &Workspace) -> Result<(), Error> {
    in_browser(workspace, "lighthouse")
}

/// Runs a bench with npm packages of its own over the app as built for release.
fn in_browser(workspace: &Workspace, name: &str) -> Result<(), Error> {
    app::build(workspace, &Tools::install(workspace)?, Profile::Release)?;
    let browser = Browser::install()?;
    npm::install_packages(&workspace.end_to_end())?;
    let scripts = workspace.root().join("bench").join(name);
    npm::install_packages(&scripts)?;
    process::run(
        Command::new("node")
            .arg(scripts.join("bench.mjs"))
            .env("PROXYDECK_CHROMIUM", browser.chromium)
            .env("PROXYDECK_DIST", workspace.dist())
            .env("PROXYDECK_E2E", workspace.end_to_end())
            .env("BENCH_PACKAGES", &scripts),
    )
}

/// Builds the app's own Proxies table for release, by itself, and measures it with a hundred thousand rows beside other tables in the
/// same Chromium: what each step works and takes until it is painted, long tasks, memory.
///
/// # Errors
/// What installing and building run into, and [`Error::Failed`] when a table complains.
pub fn grid(workspace: &Workspace) -> Result<(), Error> {
    let (scripts, folder) = (workspace.root().join("bench/grid"), workspace.root().join("target/bench/grid"));
    let (tables, own) = (folder.join("tables"), folder.join("proxydeck"));
    app::build_table(workspace, &Tools::install(workspace)?, &scripts.join("proxydeck.html"), &own)?;
    let browser = Browser::install()?;
    npm::install_packages(&scripts)?;
    process::run(Command::new("node").arg(scripts.join("build.mjs")).arg(&tables))?;
    progress::say("measuring");
    process::run(
        Command::new("node")
            .arg(scripts.join("bench.mjs"))
            .args([&tables, &own])
            .env("PROXYDECK_CHROMIUM", browser.chromium),
    )
}

/// Builds the app for release and has it answer with 100,000 proxies in its list, unthrottled and with the processor slowed four times;
/// prints the median, the 95th percentile and the longest of each deed.
///
/// # Errors
/// What installing and building run into, [`Error::Failed`] when a deed brings nothing about, and [`Error::Content`].
pub fn latency(workspace: &Workspace) -> Result<(), Error> {
    app::build(workspace, &Tools::install(workspace)?, Profile::Release)?;
    let results = workspace.root().join("target/bench/latency");
    fs::create_dir_all(&results).map_err(Error::file("create", &results))?;
    let mut latency = playwright::command(workspace)?;
    latency.args(["latency.spec.ts", "--workers=1", "--global-timeout=0"]).env("PROXYDECK_LATENCY_RESULTS", &results);
    process::run(&mut latency)?;
    for throttle in [1, 4] {
        let path = results.join(format!("{throttle}.json"));
        let text = fs::read_to_string(&path).map_err(Error::file("read", &path))?;
        let times: BTreeMap<String, Vec<f64>> = serde_json::from_str(&text)
            .map_err(|error| Error::Content { path, problem: format!("cannot be read: {error}") })?;
        progress::line(format_args!(
            "\n{:22} {:>8} {:>8} {:>8}",
            format!("slowed {throttle} times, ms"),
            "median",
            "p95",
            "longest"
        ));
        for (name, mut times) in times {
            times.sort_by(f64::total_cmp);
            let at = |share: usize| times.get((times.len() * share / 100).min(times.len().saturating_sub(1))).copied();
            let [median, late, longest] = [50, 95, 100].map(|share| at(share).unwrap_or_default());
            progress::line(format_args!("{name:22} {median:8.1} {late:8.1} {longest:8.1}"));
        }
    }
    Ok(())
}
