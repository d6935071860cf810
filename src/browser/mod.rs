//! The only room that touches web-sys, but for `transport`, `ui` and the workers' entries.

pub mod activity;
pub mod blob;
pub mod cipher;
pub mod clipboard;
pub mod clock;
pub mod database;
pub mod device;
pub mod digest;
pub mod download;
pub mod file;
pub mod intl;
pub mod local_network;
pub mod locks;
pub mod page;
pub mod storage;
pub mod task;
pub mod worker;
