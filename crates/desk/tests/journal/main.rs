//! The journal's parts, one by one. How they play together is in `tests/money`.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod answers;
mod before;
mod entries;
mod example;
mod export;
mod limits;
mod procedures;
mod records;
mod undo;
mod verdicts;
