//! `cargo fuzz run policy`. The corpus is replayed by the relay's own tests (tests/fuzz_corpus.rs).
#![no_main]

#[path = "../policy.rs"]
mod policy;

libfuzzer_sys::fuzz_target!(|data: &[u8]| policy::check(data));
