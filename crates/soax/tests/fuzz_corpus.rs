//! The fuzz targets' corpora, once more: without a nightly compiler, at every commit.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test's failure"
)]

#[path = "../../../fuzz/src/replay.rs"]
mod replay;
#[path = "../../../fuzz/src/soax_replies.rs"]
mod soax_replies;
#[path = "../../../fuzz/src/targeting.rs"]
mod targeting;

use replay::replay;

#[test]
fn replies() {
    replay("soax_replies", soax_replies::check);
}

#[test]
fn targeting_strings() {
    replay("targeting", targeting::check);
}
