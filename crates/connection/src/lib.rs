//! One proxy endpoint, and every text that it can be written as or read from. A file per format under `formats/`, each with
//! its grammar and the source of that grammar. What a format cannot carry is refused, never silently broken. No I/O.
#![warn(missing_docs)]

mod endpoint;
mod format;
mod formats;
mod host;
mod refusal;

pub use endpoint::{Endpoint, NotScheme, Scheme};
pub use format::{Format, NotFormat, read, write};
pub use refusal::{CannotCarry, Field, Rejected, Why};
