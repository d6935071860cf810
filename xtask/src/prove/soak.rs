//! `cargo xtask prove soak`: journeys in random order with random faults, and every journey again and again with an eye on the memory;
//! what came of it goes into `docs/proof/soak.md`.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::ExitCode;

use serde_json::Value;

use super::source;
use crate::app::{self, Profile};
use crate::error::Error;
use crate::process;
use crate::progress;
use crate::setup::Tools;
use crate::test::playwright;
use crate::workspace::Workspace;

/// How long to go on.
#[derive(Debug, PartialEq, Eq)]
pub struct Options {
    pub minutes: u64,
}

impl Default for Options {
    fn default() -> Self {
        Self { minutes: 15 }
    }
}

/// Builds the app, lets `e2e/tests/soak.spec.ts` run so long, and writes the note.
///
/// # Errors
/// [`Error::Failed`] where something did not hold, and those of building.
pub fn prove(workspace: &Workspace, options: &Options) -> Result<ExitCode, Error> {
    app::build(workspace, &Tools::install(workspace)?, Profile::Release)?;
    let results = workspace.root().join("target/prove/soak");
    fs::create_dir_all(&results).map_err(Error::file("create", &results))?;
    progress::say(format_args!("{} minutes", options.minutes));
    let mut soak = playwright::command(workspace)?;
    soak.args(["soak.spec.ts", "--workers=2", "--global-timeout=0"])
        .env("PROXYDECK_SOAK_SECONDS", (options.minutes * 60).to_string())
        .env("PROXYDECK_SOAK_RESULTS", &results);
    process::run(&mut soak)?;
    let path = workspace.root().join("docs/proof/soak.md");
    source::write(&path, &note(&read(&results.join("faults.json"))?, &read(&results.join("memory.json"))?))?;
    progress::say(format_args!("written to {}", path.display()));
    Ok(ExitCode::SUCCESS)
}

fn read(path: &Path) -> Result<Value, Error> {
    let text = fs::read_to_string(path).map_err(Error::file("read", path))?;
    serde_json::from_str(&text)
        .map_err(|error| Error::Content { path: path.to_owned(), problem: format!("cannot be read: {error}") })
}

fn note(faults: &Value, memory: &Value) -> String {
    let number = |value: &Value, name: &str| value.get(name).and_then(Value::as_u64).unwrap_or_default();
    let mut note = format!(
        "# A quarter of an hour of everything\n\n\
        Written by `cargo xtask prove soak`: Chromium, the app through the relay, the sandbox as provider. Two tabs of two people at once.\n\n\
        ## In any order, with faults\n\n\
        For {} seconds, seed {}: one of thirteen journeys at a time (`e2e/soak/journeys.ts`), before every second of them a fault for the next call of\n\
        some function, on its way there or back. After each the following held (`e2e/soak/invariants.ts`): the app runs; every entry of the journal is\n\
        settled; no call that changes something was sent more often than it stands in the journal; what the provider charged is what the journal\n\
        says was done, and the balance fell by just that. In the end list and balance on the page were the provider's. The provider had {} calls\n\
        that change something.\n\n\
        | journey | times |\n|---|---|\n",
        number(faults, "seconds"),
        number(faults, "seed"),
        number(faults, "changes"),
    );
    write_counts(&mut note, faults.get("done"));
    note.push_str("\n| fault | times |\n|---|---|\n");
    write_counts(&mut note, faults.get("faults"));
    let rounds = memory.get("rounds").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    let _ = write!(
        note,
        "\n## Again and again\n\n\
        {} rounds of all journeys without faults in {} seconds; after each the journal was cut to its latest 20 entries, and on\nConvert, a page of no data, the browser threw away what it could. Medians of a fifth of the rounds:\n\n\
        | | second fifth | last fifth | more |\n|---|---|---|---|\n",
        rounds.len(),
        number(memory, "seconds"),
    );
    for (name, what) in [
        ("nodes", "nodes"),
        ("detached", "of them outside the document"),
        ("listeners", "listeners"),
        ("memory", "memory, bytes"),
        ("heap", "of it JavaScript"),
        ("wasm", "of it WebAssembly"),
    ] {
        let all: Vec<u64> = rounds.iter().map(|round| number(round, name)).collect();
        let fifth = all.len() / 5;
        let early = median(all.get(fifth..2 * fifth).unwrap_or_default());
        let late = median(all.get(all.len() - fifth..).unwrap_or_default());
        let _ = writeln!(note, "| {what} | {early} | {late} | {} |", growth(early, late));
    }
    note
}

fn write_counts(note: &mut String, counts: Option<&Value>) {
    let counts: BTreeMap<String, u64> =
        counts.and_then(|counts| serde_json::from_value(counts.clone()).ok()).unwrap_or_default();
    for (name, count) in counts {
        // Writing to a string does not fail.
        let _ = writeln!(note, "| {name} | {count} |");
    }
}

fn median(numbers: &[u64]) -> u64 {
    let mut sorted = numbers.to_vec();
    sorted.sort_unstable();
    sorted.get(sorted.len() / 2).copied().unwrap_or_default()
}

/// In percent, rounded down.
fn growth(early: u64, late: u64) -> String {
    match (late.saturating_sub(early) * 100).checked_div(early) {
        Some(percent) => format!("{percent} %"),
        None => "–".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn the_note_compares_the_second_fifth_with_the_last() {
        let faults = json!({ "seconds": 900, "seed": 1, "changes": 12, "done": { "buy": 3 }, "faults": { "cut": 2 } });
        let rounds: Vec<_> = (0..10)
            .map(|round| json!({ "nodes": 100, "listeners": 10 + round, "heap": 1_000 * (10 + round), "wasm": 65_536 }))
            .collect();
        let note = note(&faults, &json!({ "seconds": 600, "rounds": rounds }));
        for line in [
            "| buy | 3 |",
            "| cut | 2 |",
            "| nodes | 100 | 100 | 0 % |",
            "| of it JavaScript | 13000 | 19000 | 46 % |",
            "| of it WebAssembly | 65536 | 65536 | 0 % |",
        ] {
            assert!(note.lines().any(|own| own == line), "{line}\n{note}");
        }
    }
}
