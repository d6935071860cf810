//! What came back for a call.

use std::fmt;

/// A reply as it came over the wire, whoever carried it.
#[derive(Clone, PartialEq, Eq)]
pub struct Reply {
    /// The HTTP status.
    pub status: u16,
    /// The body's bytes, unread: providers do send HTML, cut JSON and nothing at all.
    pub body: Vec<u8>,
    /// `Retry-After` in seconds, where the reply had one.
    pub retry_after: Option<u32>,
}

impl Reply {
    /// A reply without `Retry-After`.
    pub fn new(status: u16, body: impl Into<Vec<u8>>) -> Self {
        Self { status, body: body.into(), retry_after: None }
    }

    /// The body as text, with bytes that are not UTF-8 replaced.
    pub fn text(&self) -> std::borrow::Cow<'_, str> {
        String::from_utf8_lossy(&self.body)
    }

    /// This reply could not be read, and why.
    pub fn unreadable(&self, why: impl fmt::Display) -> Unreadable {
        Unreadable { status: self.status, why: why.to_string(), body: self.body.clone() }
    }
}

impl fmt::Debug for Reply {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Bodies hold proxy passwords.
        write!(formatter, "Reply({}, {} bytes)", self.status, self.body.len())
    }
}

/// A reply that does not have the form that the document gives it. Keeps the raw body, which may hold passwords and so is
/// left out of `Display` and `Debug`.
#[derive(Clone, PartialEq, Eq, thiserror::Error)]
#[error("the reply (HTTP {status}, {} bytes) cannot be read: {why}", body.len())]
pub struct Unreadable {
    status: u16,
    why: String,
    body: Vec<u8>,
}

impl Unreadable {
    /// The HTTP status of the reply.
    pub fn status(&self) -> u16 {
        self.status
    }

    /// What was wrong with it, in English, without any of its content but field names.
    pub fn why(&self) -> &str {
        &self.why
    }

    /// The raw body.
    pub fn body(&self) -> &[u8] {
        &self.body
    }
}

impl fmt::Debug for Unreadable {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, formatter)
    }
}
