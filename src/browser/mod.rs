//! The only room that touches web-sys, but for `transport`, `ui` and the workers' entries.

pub mod blob;
pub mod clipboard;
pub mod clock;
pub mod database;
pub mod digest;
pub mod download;
pub mod intl;
pub mod local_network;
pub mod locks;
pub mod page;
pub mod storage;
pub mod task;
pub mod worker;
