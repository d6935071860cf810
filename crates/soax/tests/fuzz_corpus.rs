//! The fuzz targets' corpora, once more: without a nightly compiler, at every commit.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test's failure"
)]

#[path = "../../../fuzz/src/soax_replies.rs"]
mod soax_replies;
#[path = "../../../fuzz/src/targeting.rs"]
mod targeting;

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
fn replies() {
    replay("soax_replies", soax_replies::check);
}

#[test]
fn targeting_strings() {
    replay("targeting", targeting::check);
}
