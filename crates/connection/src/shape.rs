use crate::{CannotCarry, Endpoint, Rejected, Scheme};

/// A format: how endpoints become a text, and how a text becomes an endpoint.
pub(crate) struct Shape {
    /// What stands before the first entry.
    pub head: &'static str,
    /// One endpoint.
    pub entry: Entry,
    /// What stands between two entries.
    pub between: &'static str,
    /// What stands after the last entry.
    pub foot: &'static str,
    /// Reads one entry; the scheme is taken where the entry does not say one.
    pub read: Option<Read>,
}

type Read = fn(&str, Scheme) -> Result<Endpoint, Rejected>;
type Write = fn(&Endpoint) -> Result<String, CannotCarry>;
type WriteNumbered = fn(&Endpoint, usize) -> Result<String, CannotCarry>;
type WriteNamed = fn(&Endpoint, &str) -> Result<String, CannotCarry>;

/// Writes one endpoint.
pub(crate) enum Entry {
    /// By itself.
    Plain(Write),
    /// Under a name that no other entry has.
    Named(WriteNamed),
    /// Under a number, counted from 0.
    Numbered(WriteNumbered),
    /// By itself, and no other beside it.
    Only(Write),
}

impl Shape {
    /// One endpoint a line.
    pub(crate) const fn lines(write: Write, read: Option<Read>) -> Self {
        Self { head: "", entry: Entry::Plain(write), between: "\n", foot: "\n", read }
    }
}
