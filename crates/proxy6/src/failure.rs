//! What comes instead of an answer.

use crate::ErrorCode;
use api::Unreadable;
use std::fmt;

/// `"status":"no"`: Proxy6 read the request and did nothing (`proxy6.txt`, "Incorrect reply").
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// `error_id`.
    pub code: ErrorCode,
    /// `error`, in Proxy6's words; empty where the reply has none.
    pub text: String,
}

impl fmt::Display for Refusal {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let unknown = if matches!(self.code, ErrorCode::Unknown(_)) { "unknown " } else { "" };
        write!(formatter, "{unknown}error {}: {}", self.code.number(), self.text)
    }
}

/// Why there is no answer.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Failure {
    /// Proxy6 refused: nothing was changed and nothing spent.
    #[error("Proxy6 refused: {0}")]
    Refused(Refusal),
    /// More than 3 requests in a second: HTTP 429, and from older servers HTTP 503 (`proxy6-in-practice.md`, "Beyond
    /// the document").
    #[error("too many requests in a second")]
    TooManyRequests {
        /// `Retry-After` in seconds, which no document promises.
        retry_after: Option<u32>,
    },
    /// Something came back that is not the documented reply. A request that changes or spends may have been carried
    /// out.
    #[error(transparent)]
    Unreadable(#[from] Unreadable),
}
