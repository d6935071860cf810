//! One admitted call: what of it came in the head, and the provider's call that it makes once the body is there.

use super::single;
use crate::{
    accounts::{Accounts, Keys, is_key},
    refusal::{Code, Refusal},
};
use api::{Call, Secret, Service};
use http::{HeaderMap, HeaderName, Method, header, request::Parts};
use std::str::FromStr;

const API_KEY: HeaderName = HeaderName::from_static("x-api-key");
const PACKAGE_KEY: HeaderName = HeaderName::from_static("x-package-key");
const ACCOUNT: HeaderName = HeaderName::from_static("x-account");
const UPSTREAM: HeaderName = HeaderName::from_static("x-upstream");
const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// The headers that a page of another origin may send.
pub(crate) const ALLOWED_HEADERS: &str = "content-type, x-account, x-api-key, x-package-key, x-proxydeck, x-proxydeck-code, x-proxydeck-token, x-request-id, \
     x-upstream";

/// 128 bits that the caller drew, as 32 hexadecimal digits in lower case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct RequestId(u128);

/// A text that is no request id.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a request id is 32 hexadecimal digits in lower case")]
pub struct NotRequestId;

impl FromStr for RequestId {
    type Err = NotRequestId;

    fn from_str(text: &str) -> Result<Self, NotRequestId> {
        let digit = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
        if text.len() != 32 || !text.bytes().all(digit) {
            return Err(NotRequestId);
        }
        u128::from_str_radix(text, 16).map(Self).map_err(|_| NotRequestId)
    }
}

/// A call to a provider as its head asks for it.
#[derive(Debug)]
pub struct Asked {
    service: Service,
    function: String,
    query: String,
    method: Method,
    host: proxy6::Host,
    api_key: Secret,
    package_key: Secret,
    /// Under which the answer is kept.
    pub id: Option<RequestId>,
}

/// A call that is ready to be sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outgoing {
    /// The call, as `proxy6` and `soax` build it.
    pub call: Call,
    /// Which of Proxy6's hosts it goes to.
    pub host: proxy6::Host,
}

impl Asked {
    pub(super) fn of(request: &Parts, service: Service, function: &str, accounts: &Accounts) -> Result<Self, Refusal> {
        let headers = &request.headers;
        if request.method == Method::POST && !is_json(headers) {
            return Err(Refusal::unsent(Code::ContentType, "a POST is application/json"));
        }
        let (api_key, package_key) = keys(headers, service, accounts)?;
        Ok(Self {
            service,
            function: function.to_owned(),
            query: request.uri.query().unwrap_or_default().to_owned(),
            method: request.method.clone(),
            host: optional(headers, &UPSTREAM, "X-Upstream is none of proxy6.net, px6.me, px6.link")?
                .unwrap_or_default(),
            api_key,
            package_key,
            id: optional(headers, &REQUEST_ID, "X-Request-Id is not 32 hexadecimal digits")?,
        })
    }

    /// Whether a body belongs to it.
    pub fn has_body(&self) -> bool {
        self.method == Method::POST
    }

    /// The provider's call. The URL is built by the crates that build it in the page, out of typed requests: nothing of the
    /// request's own path gets into it.
    ///
    /// # Errors
    /// [`Code::NotFound`] for a function that the provider does not have, [`Code::BadRequest`] for parameters or a body that
    /// are not the function's, [`Code::Method`] for the wrong method.
    pub fn outgoing(self, body: Option<&[u8]>) -> Result<Outgoing, Refusal> {
        let call = match self.service {
            Service::Proxy6 => proxy6::AnyRequest::parse(&self.function, &self.query)
                .map_err(|bad| not_proxy6(&bad))?
                .call(&proxy6::Credentials { key: self.api_key }),
            Service::SoaxGeo | Service::SoaxPartner | Service::SoaxChecker => {
                soax::AnyRequest::parse(self.service, &self.function, &self.query, body)
                    .map_err(|bad| not_soax(&bad))?
                    .call(&soax::Credentials { api_key: self.api_key, package_key: self.package_key })
            }
        };
        let method = match call.method {
            api::Method::Get => Method::GET,
            api::Method::Post => Method::POST,
        };
        if method != self.method {
            return Err(Refusal::unsent(Code::Method, "the provider has another method for this function"));
        }
        Ok(Outgoing { call, host: self.host })
    }
}

fn not_proxy6(bad: &proxy6::BadRequest) -> Refusal {
    match bad {
        proxy6::BadRequest::UnknownFunction => no_such_function(),
        proxy6::BadRequest::UnknownParameter(_) | proxy6::BadRequest::Duplicate(_) => unknown_parameter(),
        named => Refusal::unsent(Code::BadRequest, named.to_string()),
    }
}

fn not_soax(bad: &soax::BadRequest) -> Refusal {
    match bad {
        soax::BadRequest::UnknownFunction => no_such_function(),
        soax::BadRequest::Unknown(_) => unknown_parameter(),
        named => Refusal::unsent(Code::BadRequest, named.to_string()),
    }
}

fn no_such_function() -> Refusal {
    Refusal::unsent(Code::NotFound, "the provider's document names no such function")
}

/// Without its name: it is the caller's own text, and may be a key that stands in the wrong place.
fn unknown_parameter() -> Refusal {
    Refusal::unsent(Code::BadRequest, "a parameter is unknown, or stands there twice")
}

/// The keys that a call to this service needs: the caller's own, or those of the account that the relay holds.
fn keys(headers: &HeaderMap, service: Service, accounts: &Accounts) -> Result<(Secret, Secret), Refusal> {
    if service == Service::SoaxChecker {
        return Ok((Secret::default(), Secret::default()));
    }
    Ok(match held(headers, |name| accounts.of(name, service))? {
        Some(keys) => (keys.api_key().clone(), keys.package_key()),
        None if service == Service::Proxy6 => (api_key(headers)?, Secret::default()),
        None => (api_key(headers)?, package_key(headers)?),
    })
}

/// The API key whose kept answers are asked for.
pub(super) fn whose(headers: &HeaderMap, accounts: &Accounts) -> Result<Secret, Refusal> {
    match held(headers, |name| accounts.named(name))? {
        Some(keys) => Ok(keys.api_key().clone()),
        None => api_key(headers),
    }
}

/// The keys of the account that `X-Account` picks; `None` where the caller names none.
fn held<'a>(headers: &HeaderMap, find: impl Fn(&str) -> Option<&'a Keys>) -> Result<Option<&'a Keys>, Refusal> {
    let unknown = || Refusal::unsent(Code::Key, "X-Account names no account for this provider that the relay holds");
    let Some(name) = single(headers, &ACCOUNT).map_err(|_| unknown())? else { return Ok(None) };
    if headers.contains_key(&API_KEY) || headers.contains_key(&PACKAGE_KEY) {
        return Err(Refusal::unsent(Code::BadRequest, "X-Account stands for the keys; send either it or them"));
    }
    name.to_str().ok().and_then(find).map(Some).ok_or_else(unknown)
}

fn api_key(headers: &HeaderMap) -> Result<Secret, Refusal> {
    key(headers, &API_KEY, "X-Api-Key is missing, or has no form of a key")
}

fn package_key(headers: &HeaderMap) -> Result<Secret, Refusal> {
    key(headers, &PACKAGE_KEY, "X-Package-Key is missing, or has no form of a key")
}

fn key(headers: &HeaderMap, name: &HeaderName, why: &'static str) -> Result<Secret, Refusal> {
    let value = single(headers, name).ok().flatten().and_then(|value| value.to_str().ok());
    value.filter(|key| is_key(key)).map(Secret::new).ok_or_else(|| Refusal::unsent(Code::Key, why))
}

/// A header's value, or what stands for its absence.
fn optional<T: FromStr>(headers: &HeaderMap, name: &HeaderName, why: &'static str) -> Result<Option<T>, Refusal> {
    let refused = || Refusal::unsent(Code::BadRequest, why);
    let Some(value) = single(headers, name).map_err(|_| refused())? else { return Ok(None) };
    value.to_str().ok().and_then(|text| text.parse().ok()).map(Some).ok_or_else(refused)
}

fn is_json(headers: &HeaderMap) -> bool {
    let essence =
        |value: &str| value.split(';').next().is_some_and(|kind| kind.trim().eq_ignore_ascii_case("application/json"));
    single(headers, &header::CONTENT_TYPE).ok().flatten().and_then(|value| value.to_str().ok()).is_some_and(essence)
}
