//! Actions on many proxies: how their numbers are shared among calls, what it costs to extend them, what is lost by deleting them.

mod calls;
mod extension;
mod worth;

pub use calls::{IDS_PER_CALL, calls};
pub use extension::{Cost, Extension, Part};
pub use worth::{PRICED_FOR, Worth};
