//! The whitelist of a SOAX package: what the slots hold, what they are to hold, and how the one becomes the other.
//!
//! A [`Draft`] remembers of each slot what SOAX said last and what the person wants. [`Draft::plan`] is what has to be asked
//! of SOAX; [`Draft::rebased`] puts the same wishes on a list that was read anew, and tells what changed there meanwhile.

mod address;
mod csv;
mod draft;
mod kept;
mod paste;
mod plan;
mod rebase;

pub use address::{BadAddress, Caution, caution, read_address};
pub use csv::{BadLine, Imported, NotCsv};
pub use draft::{Content, Draft, Problem, Row};
pub use kept::NotADraft;
pub use paste::{Pasted, Placed};
pub use plan::{Change, Step};
pub use rebase::Meanwhile;
