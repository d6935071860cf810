//! `cargo xtask prove money`: what the app promises about money, shown; what was found goes into `docs/proof/money.md`.
//! Its modules are the other proofs.

pub mod coverage;
pub mod fuzz;
pub mod mutants;
pub mod pages;
pub mod soak;
mod source;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::ExitCode;

use serde_json::Value;

use crate::app::{self, Profile};
use crate::error::Error;
use crate::process;
use crate::progress;
use crate::setup::Tools;
use crate::test::playwright;
use crate::workspace::Workspace;

/// How to prove.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// Keeps what a run before has brought: what the tests printed, the cells of the matrix, and the app as it was built.
    pub resume: bool,
}

/// Runs the model checker, the random sessions and the whole fault matrix in the browser, and writes the note.
///
/// # Errors
/// [`Error::Failed`] where something promised does not hold, and those of building.
pub fn money(workspace: &Workspace, options: &Options) -> Result<ExitCode, Error> {
    progress::say("every state of two tabs, one storage, one provider");
    let states = printed(workspace, "money", options)?;
    progress::say("a thousand random sessions");
    let sessions = printed(workspace, "sessions", options)?;

    let results = workspace.root().join("target/prove/money");
    if !options.resume {
        match fs::remove_dir_all(&results) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                return Err(Error::file("remove", results)(error));
            }
            _ => {}
        }
    }
    if !(options.resume && workspace.dist().join("index.html").is_file()) {
        app::build(workspace, &Tools::install(workspace)?, Profile::Release)?;
    }
    progress::say("the matrix in the browser; `--resume` goes on where it was stopped");
    let mut matrix = playwright::command(workspace)?;
    matrix
        .args(["money.spec.ts", "--pass-with-no-tests", "--global-timeout=0"])
        .env("PROXYDECK_MONEY_RESULTS", &results);
    process::run(&mut matrix)?;

    let path = workspace.root().join("docs/proof/money.md");
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(Error::file("create", folder))?;
    }
    let note = note(&states, &sessions, &cells(&results)?);
    fs::write(&path, note).map_err(Error::file("write", &path))?;
    progress::say(format_args!("written to {}", path.display()));
    Ok(ExitCode::SUCCESS)
}

/// What a test of `desk` prints.
fn printed(workspace: &Workspace, test: &str, options: &Options) -> Result<Vec<String>, Error> {
    let path = workspace.root().join(format!("target/prove/{test}.txt"));
    let text = match fs::read_to_string(&path) {
        Ok(text) if options.resume => text,
        _ => {
            let mut cargo = process::cargo(workspace.root());
            cargo.args(["test", "--package", "desk", "--test", test, "--", "--nocapture", "--test-threads=1"]);
            let mut text = String::new();
            let status = process::stream(&mut cargo, |line| {
                progress::line(line);
                text.push_str(line);
                text.push('\n');
            })?;
            process::succeeded(&cargo, status)?;
            if let Some(folder) = path.parent() {
                fs::create_dir_all(folder).map_err(Error::file("create", folder))?;
            }
            fs::write(&path, &text).map_err(Error::file("write", &path))?;
            text
        }
    };
    Ok(text.lines().filter_map(own_words).collect())
}

/// What a line says beside the test harness: with one thread a test's first line follows its name.
fn own_words(line: &str) -> Option<String> {
    let own = match line.strip_prefix("test ") {
        Some(test) => test.split_once(" ... ")?.1,
        None => line,
    };
    let harness = own.is_empty() || own == "ok" || own.starts_with("ignored") || own.starts_with("running ");
    (!harness && !line.starts_with("test result")).then(|| own.to_owned())
}

/// What became of one cell.
#[derive(Debug, PartialEq, Eq)]
struct Cell {
    operation: String,
    fault: String,
    way: String,
    confirmed: u64,
    intents: u64,
    carried_out: u64,
    settled_after: u64,
}

fn cells(folder: &Path) -> Result<Vec<Cell>, Error> {
    let mut cells = Vec::new();
    for file in fs::read_dir(folder).map_err(Error::file("read", folder))? {
        let path = file.map_err(Error::file("read", folder))?.path();
        let text = fs::read_to_string(&path).map_err(Error::file("read", &path))?;
        let problem = || Error::Content { path: path.clone(), problem: "is no result of a cell".to_owned() };
        cells.push(cell(&text).ok_or_else(problem)?);
    }
    Ok(cells)
}

fn cell(text: &str) -> Option<Cell> {
    let fields: Value = serde_json::from_str(text).ok()?;
    let word = |name: &str| fields.get(name)?.as_str().map(str::to_owned);
    let number = |name: &str| fields.get(name)?.as_u64();
    Some(Cell {
        operation: word("operation")?,
        fault: word("fault")?,
        way: word("way")?,
        confirmed: number("confirmed")?,
        intents: number("intents")?,
        carried_out: number("carriedOut")?,
        settled_after: number("settledAfter")?,
    })
}

fn note(states: &[String], sessions: &[String], cells: &[Cell]) -> String {
    let mut note = String::from(
        "# Nothing is paid twice, nothing paid for is lost\n\nWritten by `cargo xtask prove money`.\n\n\
         ## Every state\n\n\
         An exhaustive search (`crates/desk/tests/money`) over two tabs, crashes at any step, each fault of the sandbox, storage\n\
         failures and another program on the account drives the very procedures that the app carries out. The steps come from\n\
         safeguards that were taken out: there the search must find what goes wrong, and says by which way.\n\n```text\n",
    );
    let block = |note: &mut String, lines: &[String]| {
        for line in lines {
            note.push_str(line);
            note.push('\n');
        }
        note.push_str("```\n");
    };
    block(&mut note, states);
    note.push_str("\n## A thousand random sessions\n\n`crates/desk/tests/sessions`: the journal against the sandbox.\n\n```text\n");
    block(&mut note, sessions);
    let longest = cells.iter().map(|cell| cell.settled_after).max().unwrap_or_default();
    // Writing to a String cannot fail.
    let _ = write!(
        note,
        "\n## The matrix\n\n{} cells in Chromium, through the relay, against the sandbox server (`e2e/tests/money.spec.ts`). A cell says how\n\
         often the provider carried the call out, of how many confirmations: never more, and in every cell the journal says what\n\
         the provider did. Everything was settled {longest} ms after its fault's end at the latest (bound: 10,000).\n\n\
         The fault strikes the first call. *Two tabs* begin in the same millisecond. Where they extend or delete, that is the\n\
         confirmation, so there are two of them; where the second is not sent, because what came of the first is not known yet or\n\
         because nothing is left to delete or to extend, its tab says so and the cell says \"1 not sent\". Where they buy, one tab has its offer\n\
         while the other waits for the account; when its turn comes it asks afresh, and is confirmed too, or what came of the first is\n\
         not known yet and it cannot be: then the cell says \"other tab blocked\". *Killed once stored*: the renderer dies right after\n\
         the intent is durable, before the app hears of that, so nothing was sent. *Killed once sent*: it dies as the call leaves;\n\
         whether the provider still carries it out is then chance. *Reload* loses the answer in the same place.\n",
        cells.len()
    );
    for operation in in_order(cells, |cell| &cell.operation, &["buy", "prolong", "delete"]) {
        let own: Vec<&Cell> = cells.iter().filter(|cell| cell.operation == operation).collect();
        table(&mut note, operation, &own);
    }
    note
}

fn table(note: &mut String, operation: &str, cells: &[&Cell]) {
    const WAYS: [&str; 7] = [
        "single click",
        "double click",
        "Enter and click",
        "two tabs",
        "killed once stored",
        "killed once sent",
        "reload",
    ];
    let by_place: BTreeMap<(&str, &str), &Cell> =
        cells.iter().map(|cell| ((cell.fault.as_str(), cell.way.as_str()), *cell)).collect();
    let mut faults: Vec<&str> = cells.iter().map(|cell| cell.fault.as_str()).collect();
    faults.sort_unstable();
    faults.dedup();
    let _ = write!(note, "\n### {operation}\n\n| fault | {} |\n|---|{}\n", WAYS.join(" | "), "---|".repeat(WAYS.len()));
    for fault in faults {
        let row = WAYS.map(|way| {
            let cell = by_place.get(&(fault, way));
            cell.map_or_else(|| "–".to_owned(), |cell| told(cell))
        });
        let _ = writeln!(note, "| {fault} | {} |", row.join(" | "));
    }
}

fn told(cell: &Cell) -> String {
    let counts = format!("{} of {}", cell.carried_out, cell.confirmed);
    match cell.confirmed.saturating_sub(cell.intents) {
        0 if cell.way == "two tabs" && cell.confirmed == 1 => format!("{counts}, other tab blocked"),
        0 => counts,
        unsent => format!("{counts}, {unsent} not sent"),
    }
}

/// The known ones that there are, in their order.
fn in_order<'c>(cells: &'c [Cell], of: impl Fn(&'c Cell) -> &'c String, known: &[&'static str]) -> Vec<&'static str> {
    known.iter().copied().filter(|name| cells.iter().any(|cell| of(cell) == name)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tests_own_words_are_told_from_the_harness() {
        for (line, words) in [
            ("running 4 tests", None),
            (
                "test each_safeguard_is_needed ... without the lock: charged twice",
                Some("without the lock: charged twice"),
            ),
            ("two purchases: 7 states", Some("two purchases: 7 states")),
            ("ok", None),
            ("test nor_with_more_faults ... ignored, a minute", None),
            ("test result: ok. 3 passed; 0 failed", None),
            ("", None),
        ] {
            assert_eq!(own_words(line).as_deref(), words, "{line}");
        }
    }

    #[test]
    fn a_cell_is_read_and_told() {
        let read = |way: &str, confirmed: u64, intents: u64| {
            let counts = format!(
                r#""confirmed":{confirmed},"intents":{intents},"requests":1,"carriedOut":1,"settledAfter":812"#
            );
            let text = format!(r#"{{"operation":"buy","fault":"cut","way":"{way}",{counts}}}"#);
            let Some(cell) = cell(&text) else { panic!("a cell") };
            cell
        };
        let note = note(&[], &[], &[read("reload", 1, 1), read("two tabs", 2, 1)]);
        assert!(note.contains("2 cells") && note.contains("812 ms"), "{note}");
        assert!(note.contains("### buy\n"), "{note}");
        assert!(note.contains("| cut | – | – | – | 1 of 2, 1 not sent | – | – | 1 of 1 |"), "{note}");
        assert_eq!(told(&read("two tabs", 1, 1)), "1 of 1, other tab blocked");
        assert_eq!(told(&read("single click", 1, 1)), "1 of 1");
        assert!(!note.contains("### prolong"), "{note}");
    }
}
