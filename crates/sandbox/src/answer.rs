//! What goes back for a request, and how.

use crate::{json::Json, shape::Shape};

/// An HTTP answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The HTTP status.
    pub status: u16,
    /// Header names in lower case, and their values.
    pub headers: Vec<(String, String)>,
    /// The body's bytes.
    pub body: Vec<u8>,
    /// How it reaches the caller; [`Delivery::Whole`] unless a fault was armed.
    pub delivery: Delivery,
}

/// What the connection does to an answer. The state machine decides it; whoever holds the connection carries it out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Delivery {
    /// The answer arrives.
    Whole,
    /// The answer arrives so many real milliseconds later.
    Late(u64),
    /// The connection is closed in order, without a byte of an answer.
    Closed,
    /// The connection is reset, without a byte of an answer.
    Reset,
    /// Head and so many bytes of the body arrive, then the connection is closed.
    Cut(usize),
}

impl Answer {
    pub(crate) fn new(status: u16, content_type: &str, body: impl Into<Vec<u8>>) -> Self {
        let headers = vec![("content-type".to_owned(), content_type.to_owned())];
        Self { status, headers, body: body.into(), delivery: Delivery::Whole }
    }

    pub(crate) fn json(status: u16, body: &Json) -> Self {
        Self::new(status, "application/json", body.to_string())
    }

    /// An error of the web server rather than of the API: its reason as text, or as a page of HTML where practice has that.
    pub(crate) fn web_error(status: u16, shape: Shape) -> Self {
        let reason = match status {
            404 => "Not Found",
            405 => "Method Not Allowed",
            429 => "Too Many Requests",
            500 => "Internal Server Error",
            502 => "Bad Gateway",
            503 => "Service Unavailable",
            504 => "Gateway Timeout",
            _ => "Error",
        };
        match shape {
            Shape::Documented => Self::new(status, "text/plain; charset=utf-8", reason),
            Shape::Practice => Self::new(
                status,
                "text/html; charset=utf-8",
                format!(
                    "<html>\n<head><title>{status} {reason}</title></head>\n<body>\n\
                     <center><h1>{status} {reason}</h1></center>\n<hr><center>nginx</center>\n</body>\n</html>\n"
                ),
            ),
        }
    }

    /// No answer at all.
    pub(crate) fn none(delivery: Delivery) -> Self {
        Self { status: 0, headers: vec![], body: vec![], delivery }
    }

    /// Whether at least its head reaches the caller.
    pub(crate) fn arrives(&self) -> bool {
        !matches!(self.delivery, Delivery::Closed | Delivery::Reset)
    }

    /// The body as text, with bytes that are not UTF-8 replaced.
    pub fn text(&self) -> std::borrow::Cow<'_, str> {
        String::from_utf8_lossy(&self.body)
    }
}
