//! What the relay answers by itself, instead of a provider.

use http::StatusCode;
use std::borrow::Cow;

/// Whether a byte of the call may have reached the provider: the header `X-Proxydeck-Upstream`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sent {
    /// Nothing left: nothing has changed at the provider, nothing was spent.
    No,
    /// Something left: what came of it is what the provider answered, and unknown where it did not.
    Yes,
}

impl Sent {
    /// The header's value.
    pub fn word(self) -> &'static str {
        match self {
            Self::No => "unsent",
            Self::Yes => "sent",
        }
    }
}

/// Why the relay answers by itself. Word and status are a contract with the app; the crate's README lists them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Code {
    /// A `Host` that is not the relay's: DNS rebinding, or the wrong port.
    Host,
    /// An `Origin` that is not allowed, or none where a browser would say `Sec-Fetch-Site: same-origin`.
    Origin,
    /// `X-Proxydeck: 1` is missing.
    Header,
    /// No such route, function or file.
    NotFound,
    /// A method that the route does not have.
    Method,
    /// A POST that is not `application/json`.
    ContentType,
    /// A body over the limit.
    TooLarge,
    /// A request that is not one of ours.
    BadRequest,
    /// A key is missing or has no form of a key.
    Key,
    /// The relay's token is missing: the page is not paired.
    Unpaired,
    /// The relay's token is another one.
    Token,
    /// A pairing link's code that was used already, or never was one.
    PairingCode,
    /// The request id was used for another call.
    RequestId,
    /// More calls with this key wait than the queue takes.
    Busy,
    /// Nothing is kept under the request id.
    NothingKept,
    /// The client's body, or the answer, took too long.
    Timeout,
    /// No connection to the provider.
    Unreachable,
    /// The provider's name resolves to an address that is none of the open internet.
    Address,
    /// The connection broke before the whole answer was there.
    Broken,
    /// The provider answered with a redirect, which is never followed.
    Redirect,
    /// The provider's answer is over the limit.
    ReplyTooLarge,
    /// The client went away while the call still waited for its turn.
    Left,
    /// Something in the relay itself.
    Internal,
}

impl Code {
    /// The word in the body's member `relay`.
    pub fn word(self) -> &'static str {
        match self {
            Self::Host => "host",
            Self::Origin => "origin",
            Self::Header => "header",
            Self::NotFound => "not-found",
            Self::Method => "method",
            Self::ContentType => "content-type",
            Self::TooLarge => "too-large",
            Self::BadRequest => "bad-request",
            Self::Key => "key",
            Self::Unpaired => "unpaired",
            Self::Token => "token",
            Self::PairingCode => "code",
            Self::RequestId => "request-id",
            Self::Busy => "busy",
            Self::NothingKept => "nothing-kept",
            Self::Timeout => "timeout",
            Self::Unreachable => "unreachable",
            Self::Address => "address",
            Self::Broken => "broken",
            Self::Redirect => "redirect",
            Self::ReplyTooLarge => "reply-too-large",
            Self::Left => "left",
            Self::Internal => "internal",
        }
    }

    /// The HTTP status.
    pub fn status(self) -> StatusCode {
        match self {
            Self::Host => StatusCode::MISDIRECTED_REQUEST,
            Self::Origin | Self::Header => StatusCode::FORBIDDEN,
            Self::NotFound | Self::NothingKept => StatusCode::NOT_FOUND,
            Self::Method => StatusCode::METHOD_NOT_ALLOWED,
            Self::ContentType => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::BadRequest => StatusCode::BAD_REQUEST,
            Self::Key | Self::Unpaired | Self::Token | Self::PairingCode => StatusCode::UNAUTHORIZED,
            Self::RequestId => StatusCode::CONFLICT,
            Self::Busy => StatusCode::TOO_MANY_REQUESTS,
            Self::Timeout => StatusCode::GATEWAY_TIMEOUT,
            Self::Unreachable | Self::Address | Self::Broken | Self::Redirect | Self::ReplyTooLarge | Self::Left => {
                StatusCode::BAD_GATEWAY
            }
            Self::Internal => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }
}

/// The relay's own answer.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}: {why}", code.word())]
pub struct Refusal {
    /// What kind of refusal or failure.
    pub code: Code,
    /// Whether something may have reached the provider.
    pub sent: Sent,
    /// One sentence for the person who looks at the network panel; the app has its own texts. Never a value out of the
    /// request: a key may stand in the wrong place.
    pub why: Cow<'static, str>,
    /// Seconds until another try makes sense.
    pub retry_after: Option<u32>,
}

impl Refusal {
    /// A refusal before anything was sent.
    pub fn unsent(code: Code, why: impl Into<Cow<'static, str>>) -> Self {
        Self { code, sent: Sent::No, why: why.into(), retry_after: None }
    }

    /// A failure after something may have been sent.
    pub fn sent(code: Code, why: impl Into<Cow<'static, str>>) -> Self {
        Self { code, sent: Sent::Yes, why: why.into(), retry_after: None }
    }
}
