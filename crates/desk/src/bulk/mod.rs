//! Actions on many proxies: how their numbers are shared among calls, what it costs to extend them, what is lost by deleting them,
//! which comments come of a replacement.

mod calls;
mod extension;
mod replacement;
mod worth;

pub use calls::{IDS_PER_CALL, calls};
pub use extension::{Cost, Extension, Part};
pub use replacement::Replacement;
pub use worth::{PRICED_FOR, Worth};
