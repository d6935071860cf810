//! What the page and the strings' worker say to each other. A message has a text of JSON, and a text that it is about.

use connection::{Findings, Wanted};
use serde::{Deserialize, Serialize};

/// What the page asks of the worker: one thing at a time.
#[derive(Debug, Serialize, Deserialize)]
pub enum Job {
    /// Read the text that comes along, and write it anew.
    Convert(Wanted),
}

/// How far it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Progress {
    /// Lines that are done.
    pub done: u64,
    /// About how many there are.
    pub of: u64,
}

/// What the worker says.
#[derive(Debug, Serialize, Deserialize)]
pub enum Word {
    /// It has started and listens.
    Ready,
    /// It is so far.
    Progress(Progress),
    /// It has converted; the new text comes along.
    Converted(Findings),
    /// It cannot: the text could not be read, or nobody could read the template.
    Failed,
}
