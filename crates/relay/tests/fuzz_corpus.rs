//! What fuzzing found worth keeping, once more: without a nightly compiler, at every commit.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test's failure"
)]

#[path = "../fuzz/policy.rs"]
mod policy;

use std::fs;

#[test]
fn every_request_of_the_corpus() {
    let corpus = fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/fuzz/corpus/policy")).unwrap();
    let mut requests = 0;
    for file in corpus {
        policy::check(&fs::read(file.unwrap().path()).unwrap());
        requests += 1;
    }
    assert!(requests > 50, "{requests}");
}
