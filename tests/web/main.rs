//! Browser bindings and the pace of calls, one at a time, in a real browser.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, reason = "these are tests")]

mod cipher;
mod clock;
mod database;
mod digest;
mod intl;
mod locks;
mod pacing;
mod storage;
mod task;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
