//! What SOAX answers instead of a result, and how a reply is told from a refusal.

mod text;

use api::{Reply, Unreadable};
use serde_json::Value;

/// Why there is no response.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Failure {
    /// SOAX said no.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// SOAX said something that is neither a response nor a refusal. After a change, whether it was made is unknown.
    #[error(transparent)]
    Unreadable(#[from] Unreadable),
}

/// SOAX said no: nothing was changed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("SOAX refused (HTTP {status}): {kind}{}{text}", if text.is_empty() { "" } else { ": " })]
pub struct Refusal {
    /// Which refusal.
    pub kind: ErrorKind,
    /// The HTTP status.
    pub status: u16,
    /// SOAX's own words, from a text or a JSON body; empty where it sent none or only a web page.
    pub text: String,
}

impl Refusal {
    /// Whether SOAX complains of `conn_type`: the connection type does not fit the package (`soax.md`, "Notes", 2), and
    /// the other one is worth a try.
    pub fn is_about_connection_type(&self) -> bool {
        self.kind == ErrorKind::Validation && self.text.contains("conn_type")
    }
}

/// The refusals of `soax.md`, "Типичные ошибки".
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ErrorKind {
    /// 401. The API key is wrong, cut or revoked. Copy it again from the dashboard.
    #[error("invalid API key")]
    InvalidApiKey,
    /// 403. The key is right, but has no right to this package. Check whose package it is, and whether it is active.
    #[error("access denied")]
    AccessDenied,
    /// 404. There is no such package. Check the package key.
    #[error("package not found")]
    PackageNotFound,
    /// 422. A parameter does not fit, most often a connection type that is not the package's. Correct what the text names.
    #[error("validation error")]
    Validation,
    /// 429. Too many requests. Wait, and send fewer: 10 a second are advised (`soax.md`, "Notes", 4).
    #[error("rate limit exceeded")]
    TooManyRequests {
        /// Seconds to wait, where SOAX said so.
        retry_after: Option<u32>,
    },
    /// 500, and every other 5xx. SOAX itself failed. A read may be repeated later; after a change, read first what is there.
    #[error("server error")]
    ServerError,
    /// `"success": false` (the checker: `"status": false`) with a status of success (`soax-in-practice.md`, "Partner
    /// API"). The cause is in the text alone.
    #[error("unsuccessful")]
    Unsuccessful,
    /// A status that the document does not name. The cause is in the text alone.
    #[error("undocumented status {0}")]
    Other(u16),
}

impl ErrorKind {
    /// The refusal that a status stands for; a status of success stands for [`ErrorKind::Unsuccessful`].
    pub fn from_status(status: u16) -> Self {
        match status {
            200..=299 => Self::Unsuccessful,
            401 => Self::InvalidApiKey,
            403 => Self::AccessDenied,
            404 => Self::PackageNotFound,
            422 => Self::Validation,
            429 => Self::TooManyRequests { retry_after: None },
            500..=599 => Self::ServerError,
            other => Self::Other(other),
        }
    }

    fn of(reply: &Reply) -> Self {
        match Self::from_status(reply.status) {
            Self::TooManyRequests { .. } => Self::TooManyRequests { retry_after: reply.retry_after },
            kind => kind,
        }
    }
}

/// The refusal in a reply whose status is no success.
pub(crate) fn refused_by_status(reply: &Reply) -> Result<(), Refusal> {
    if (200..300).contains(&reply.status) {
        return Ok(());
    }
    Err(Refusal { kind: ErrorKind::of(reply), status: reply.status, text: text::of_body(&reply.body) })
}

/// The JSON of a reply that is no refusal. `flag` is the field in which a refusal with a status of success says `false`.
pub(crate) fn accepted(reply: &Reply, flag: &str) -> Result<Value, Failure> {
    refused_by_status(reply)?;
    // Not the parser's own words: they may quote the body.
    let body: Value = serde_json::from_slice(&reply.body).map_err(|_| reply.unreadable("not JSON"))?;
    if body.get(flag) == Some(&Value::Bool(false)) {
        let text = text::of_json(&body);
        return Err(Refusal { kind: ErrorKind::Unsuccessful, status: reply.status, text }.into());
    }
    Ok(body)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refusal(status: u16, body: &str) -> Refusal {
        refused_by_status(&Reply::new(status, body)).unwrap_err()
    }

    #[test]
    fn the_documents_table_of_errors() {
        let expected = [
            (401, ErrorKind::InvalidApiKey),
            (403, ErrorKind::AccessDenied),
            (404, ErrorKind::PackageNotFound),
            (422, ErrorKind::Validation),
            (429, ErrorKind::TooManyRequests { retry_after: None }),
            (500, ErrorKind::ServerError),
            (503, ErrorKind::ServerError),
            (302, ErrorKind::Other(302)),
            (418, ErrorKind::Other(418)),
        ];
        for (status, kind) in expected {
            assert_eq!(refusal(status, ""), Refusal { kind, status, text: String::new() });
        }
    }

    #[test]
    fn retry_after_survives() {
        let reply = Reply { retry_after: Some(7), ..Reply::new(429, "") };
        let kind = refused_by_status(&reply).unwrap_err().kind;
        assert_eq!(kind, ErrorKind::TooManyRequests { retry_after: Some(7) });
    }

    #[test]
    fn a_connection_type_that_is_not_the_packages() {
        let body = r#"{"message":"Validation error","errors":{"conn_type":["must be mobile"]}}"#;
        assert!(refusal(422, body).is_about_connection_type());
        assert!(!refusal(422, r#"{"errors":{"country_iso":["is unknown"]}}"#).is_about_connection_type());
        assert!(!refusal(500, body).is_about_connection_type());
    }

    #[test]
    fn shown_with_and_without_a_text() {
        assert_eq!(refusal(401, "").to_string(), "SOAX refused (HTTP 401): invalid API key");
        assert_eq!(refusal(401, "Nope").to_string(), "SOAX refused (HTTP 401): invalid API key: Nope");
    }
}
