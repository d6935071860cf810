//! The replay of a corpus without a nightly compiler: every crate whose texts are fuzzed runs it in its native tests.

use std::{fs, path::Path};

/// Gives each committed input of a target to its check.
pub fn replay(target: &str, check: impl Fn(&[u8])) {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz/corpus").join(target);
    let inputs: Vec<_> = fs::read_dir(corpus).unwrap().map(|file| file.unwrap().path()).collect();
    assert!(inputs.len() > 10, "{target}: {} inputs", inputs.len());
    for input in inputs {
        eprintln!("{}", input.display());
        check(&fs::read(&input).unwrap());
    }
}
