//! The fuzz targets' corpora, once more: without a nightly compiler, at every commit.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test's failure"
)]

#[path = "../../../fuzz/src/connection_readers.rs"]
mod connection_readers;
#[path = "../../../fuzz/src/replay.rs"]
mod replay;

use replay::replay;

#[test]
fn connections() {
    replay("connection_readers", connection_readers::check);
}
