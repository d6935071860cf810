//! One folder per page.

pub mod buy;
pub mod convert;
pub mod home;
pub mod journal;
pub mod proxies;
pub mod settings;
pub mod targeting;
pub mod whitelist;
