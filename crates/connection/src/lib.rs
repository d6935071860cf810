//! One proxy endpoint, and every text that it can be written as or read from. A file per format under `formats/`, each with
//! its grammar and the source of that grammar. What a format cannot carry is refused, never silently broken. No I/O.
#![warn(missing_docs)]

mod conversion;
mod date;
mod endpoint;
mod format;
mod formats;
mod host;
mod json;
mod list;
mod proof;
mod refusal;
mod shape;
mod snippet;
mod snippets;
mod template;
mod text;
mod warning;
mod writer;
mod xml;

pub use conversion::{Conversion, Findings, Target, Wanted};
pub use endpoint::{Endpoint, NotScheme, Scheme};
pub use format::{Format, NotFormat, read, write};
pub use list::{Line, List, Verdict};
pub use proof::Proof;
pub use refusal::{CannotCarry, Field, Rejected, Why};
pub use snippet::{Client, NotClient};
pub use template::{NotTemplate, Template};
pub use warning::Warning;
pub use writer::Writer;
