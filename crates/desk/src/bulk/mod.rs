//! Actions on many proxies: how their numbers are shared among calls, and what it costs to extend them.

mod calls;
mod extension;

pub use calls::{IDS_PER_CALL, calls};
pub use extension::{Cost, Extension, Part};
