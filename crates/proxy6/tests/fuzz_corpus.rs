//! The fuzz targets' corpora, once more: without a nightly compiler, at every commit.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test's failure"
)]

#[path = "../../../fuzz/src/proxy6_replies.rs"]
mod proxy6_replies;
#[path = "../../../fuzz/src/replay.rs"]
mod replay;

use replay::replay;

#[test]
fn replies() {
    replay("proxy6_replies", proxy6_replies::check);
}
