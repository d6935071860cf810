//! The roster against a model that is nothing but a list of proxies and loops over it.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod complete;
mod endpoint;
mod filter;
mod hundred_thousand;
mod list;
mod proxies;
mod selection;
mod share;
mod sort;
