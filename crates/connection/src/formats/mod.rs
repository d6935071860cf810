//! One file per format: its grammar, where that grammar comes from, its writer, and its reader where people paste it.

pub(crate) mod colon_separated;
pub(crate) mod url;
