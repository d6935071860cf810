//! The fuzz targets' corpora, once more: without a nightly compiler, at every commit.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test's failure"
)]

#[path = "../../../fuzz/src/backups.rs"]
mod backups;
#[path = "../../../fuzz/src/journal_records.rs"]
mod journal_records;
#[path = "../../../fuzz/src/own_texts.rs"]
mod own_texts;

use std::{fs, path::Path};

fn replay(target: &str, check: impl Fn(&[u8])) {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz/corpus").join(target);
    let inputs: Vec<_> = fs::read_dir(corpus).unwrap().map(|file| file.unwrap().path()).collect();
    assert!(inputs.len() > 10, "{target}: {} inputs", inputs.len());
    for input in inputs {
        eprintln!("{}", input.display());
        check(&fs::read(&input).unwrap());
    }
}

#[test]
fn journal_records() {
    replay("journal_records", journal_records::check);
}

#[test]
fn backups_and_sealed_texts() {
    replay("backups", backups::check);
}

#[test]
fn texts_of_persons_links_and_storage() {
    replay("own_texts", own_texts::check);
}
