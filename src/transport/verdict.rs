//! The relay's own words (`crates/relay/README.md`, "Answers").

use super::exchange::Answer;
use serde::Deserialize;

/// What the relay says of a call that it did not carry to an answer.
#[derive(Deserialize)]
pub struct Verdict {
    /// One word of the README's table.
    pub relay: String,
    #[serde(default)]
    why: String,
}

impl Verdict {
    /// The relay's verdict, where an answer is one and not the provider's own.
    pub fn of(answer: &Answer) -> Option<Self> {
        // SOAX's lists come as bare arrays, and an array of two texts would be taken for the fields of a verdict.
        let body = answer.reply.body.trim_ascii_start();
        if body.starts_with(b"{") { serde_json::from_slice(body).ok() } else { None }
    }

    /// Its sentence, or its word where it has none.
    pub fn said(self) -> String {
        if self.why.is_empty() { self.relay } else { self.why }
    }
}
