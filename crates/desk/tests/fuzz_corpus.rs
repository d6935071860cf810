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
#[path = "../../../fuzz/src/replay.rs"]
mod replay;

use replay::replay;

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
