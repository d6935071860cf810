//! The roster against a model that is nothing but a list of proxies and loops over it.
#![allow(
    clippy::print_stdout,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod complete;
mod endpoint;
mod filter;
mod list;
mod proxies;
mod selection;
mod share;
mod sort;
mod speed;
