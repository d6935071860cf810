//! What goes back to the page, and the headers that stand on it.

use crate::{
    passing::Passing,
    policy::ALLOWED_HEADERS,
    refusal::{Code, Refusal, Sent},
};
use bytes::Bytes;
use http::{HeaderMap, HeaderName, HeaderValue, Response, StatusCode, header};
use http_body_util::{Either, Full};

const UPSTREAM: HeaderName = HeaderName::from_static("x-proxydeck-upstream");
const RESOURCE_POLICY: HeaderName = HeaderName::from_static("cross-origin-resource-policy");

const JSON: HeaderValue = HeaderValue::from_static("application/json");
/// Whatever else a provider sends: shown as text, never as a page of the relay's origin.
const TEXT: HeaderValue = HeaderValue::from_static("text/plain; charset=utf-8");

/// A response's body: whole, or passed on while it comes.
pub(crate) type Body = Either<Full<Bytes>, Passing>;

/// An answer to a call: the provider's, or the relay's own. Whole, or with its body still coming.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer<B = Bytes> {
    status: StatusCode,
    sent: Sent,
    is_json: bool,
    encoding: Option<&'static str>,
    retry_after: Option<u32>,
    body: B,
}

/// What of a provider's head gets through.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Head {
    /// The provider's own.
    pub(crate) status: StatusCode,
    /// Whether the body is said to be JSON.
    pub(crate) is_json: bool,
    /// How the body is compressed.
    pub(crate) encoding: Option<&'static str>,
    /// `Retry-After`, in seconds.
    pub(crate) retry_after: Option<u32>,
}

impl Head {
    /// The provider's answer with this body.
    pub(crate) fn with<B>(self, body: B) -> Answer<B> {
        let Self { status, is_json, encoding, retry_after } = self;
        Answer { status, sent: Sent::Yes, is_json, encoding, retry_after, body }
    }
}

impl Answer {
    /// A small JSON object.
    pub(crate) fn json(status: StatusCode, body: &serde_json::Value) -> Self {
        let body = Bytes::from(body.to_string());
        Self { status, sent: Sent::No, is_json: true, encoding: None, retry_after: None, body }
    }

    /// Whether nothing of the call can have reached the provider.
    pub(crate) fn is_unsent(&self) -> bool {
        self.sent == Sent::No
    }

    /// How much memory its body takes, in bytes.
    pub(crate) fn size(&self) -> usize {
        self.body.len()
    }

    /// The same with a body that a response may have.
    pub(crate) fn whole(self) -> Answer<Body> {
        let Self { status, sent, is_json, encoding, retry_after, body } = self;
        Answer { status, sent, is_json, encoding, retry_after, body: Either::Left(Full::new(body)) }
    }

    /// The response of an API route.
    pub(crate) fn into_response(self, origin: Option<HeaderValue>) -> Response<Body> {
        self.whole().into_response(origin)
    }
}

impl Answer<Body> {
    /// The response of an API route.
    pub(crate) fn into_response(self, origin: Option<HeaderValue>) -> Response<Body> {
        let mut response = Response::new(self.body);
        *response.status_mut() = self.status;
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, if self.is_json { JSON } else { TEXT });
        if let Some(encoding) = self.encoding {
            headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static(encoding));
        }
        if let Some(seconds) = self.retry_after {
            headers.insert(header::RETRY_AFTER, seconds.into());
        }
        api_headers(headers, self.sent, origin);
        response
    }
}

impl From<Refusal> for Answer {
    fn from(refusal: Refusal) -> Self {
        let body = serde_json::json!({ "relay": refusal.code.word(), "why": refusal.why });
        let status = refusal.code.status();
        Self { sent: refusal.sent, retry_after: refusal.retry_after, ..Self::json(status, &body) }
    }
}

/// The answer to a preflight of an allowed page.
pub(crate) fn preflight(origin: Option<HeaderValue>) -> Response<Body> {
    let mut response = Response::new(Either::Left(Full::default()));
    *response.status_mut() = StatusCode::NO_CONTENT;
    let headers = response.headers_mut();
    headers.insert(header::ACCESS_CONTROL_ALLOW_METHODS, HeaderValue::from_static("GET, POST"));
    headers.insert(header::ACCESS_CONTROL_ALLOW_HEADERS, HeaderValue::from_static(ALLOWED_HEADERS));
    headers.insert(header::ACCESS_CONTROL_MAX_AGE, HeaderValue::from_static("600"));
    api_headers(headers, Sent::No, origin);
    response
}

/// The page at the relay's one origin.
pub(crate) fn redirect(location: &str) -> Response<Body> {
    let Ok(location) = HeaderValue::from_str(location) else {
        return Answer::from(Refusal::unsent(Code::NotFound, "the relay has no such path")).into_response(None);
    };
    let mut response = Response::new(Either::Left(Full::default()));
    *response.status_mut() = StatusCode::PERMANENT_REDIRECT;
    response.headers_mut().insert(header::LOCATION, location);
    api_headers(response.headers_mut(), Sent::No, None);
    response
}

fn api_headers(headers: &mut HeaderMap, sent: Sent, origin: Option<HeaderValue>) {
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(header::VARY, HeaderValue::from_static("Origin"));
    headers.insert(
        header::CONTENT_SECURITY_POLICY,
        HeaderValue::from_static("default-src 'none'; frame-ancestors 'none'; sandbox"),
    );
    if let Some(origin) = origin {
        headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, origin);
        headers.insert(
            header::ACCESS_CONTROL_EXPOSE_HEADERS,
            HeaderValue::from_static("Retry-After, X-Proxydeck-Upstream"),
        );
    }
    everywhere(headers, sent);
}

/// What stands on every response, the app's files included.
pub(crate) fn everywhere(headers: &mut HeaderMap, sent: Sent) {
    headers.insert(UPSTREAM, HeaderValue::from_static(sent.word()));
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(header::REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
    headers.insert(RESOURCE_POLICY, HeaderValue::from_static("same-origin"));
}
