//! What every reader of the pure crates keeps for any bytes at all. A module is a fuzz target's body; the tests of the crate that
//! it is about (`tests/fuzz_corpus.rs`) replay the target's corpus through the very same function.

pub mod backups;
pub mod connection_readers;
pub mod journal_records;
pub mod own_texts;
pub mod proxy6_replies;
pub mod soax_replies;
pub mod targeting;
