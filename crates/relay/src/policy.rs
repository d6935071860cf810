//! Who may ask for what: a pure function from a request's head to a decision. No socket, no clock, no state.
//!
//! The order matters. A wrong `Host` or `Origin` gets no CORS header and learns nothing else; whatever is refused after
//! that can be read by the page that asked.

mod asked;
mod origin;
mod route;

pub(crate) use asked::ALLOWED_HEADERS;
pub use asked::{Asked, Outgoing, RequestId};
pub use origin::{NotHost, NotOrigin, Origin, PublicHost};
pub use route::Route;

use crate::{
    accounts::Accounts,
    refusal::{Code, Refusal},
    token::Token,
};
use api::Service;
use http::{HeaderMap, HeaderName, HeaderValue, Method, header, request::Parts};
use std::net::{IpAddr, SocketAddr};

/// The header that no form, image or link can send: `X-Proxydeck: 1`.
const PROXYDECK: HeaderName = HeaderName::from_static("x-proxydeck");
/// The relay's token.
const TOKEN: HeaderName = HeaderName::from_static("x-proxydeck-token");
/// The one-time code of the link that the relay printed.
const CODE: HeaderName = HeaderName::from_static("x-proxydeck-code");

/// What the relay was told at its start.
#[derive(Clone, Debug)]
pub struct Policy {
    hosts: Vec<String>,
    origins: Vec<Origin>,
    localhost: Option<String>,
    home: String,
    token: Token,
    accounts: Accounts,
}

/// The decision on one request.
#[derive(Debug)]
pub struct Ruling {
    /// The origin to be named in the answer's CORS headers.
    pub origin: Option<HeaderValue>,
    /// The route's name, for the log; `-` where it is none of ours.
    pub route: &'static str,
    /// What to do.
    pub verdict: Result<Admitted, Refusal>,
}

/// What a request that may pass asks for.
#[derive(Debug)]
pub enum Admitted {
    /// A CORS preflight.
    Preflight,
    /// Version and nothing else.
    Health,
    /// One of the app's files, by its relative path.
    File(String),
    /// The same page at the relay's one origin.
    Home(String),
    /// The token, for this one-time code; or, without a code, the word that the client has the right token.
    Pair(Option<api::Secret>),
    /// What is kept under a request id.
    Reply(RequestId, api::Secret),
    /// A provider's function.
    Call(Asked),
}

impl Policy {
    /// The policy of a relay that listens on `bound`, for pages of its own and of `origins` that know the token, and behind
    /// a reverse proxy for `public_hosts`.
    pub fn new(bound: SocketAddr, origins: &[Origin], public_hosts: &[PublicHost], token: Token) -> Self {
        let at = |host: &str| match bound.port() {
            80 => host.to_owned(),
            port => format!("{host}:{port}"),
        };
        let loopback = bound.ip().is_loopback();
        let home = match bound.ip() {
            IpAddr::V4(v4) if loopback => at(&v4.to_string()),
            IpAddr::V6(_) if loopback => at("[::1]"),
            _ => at("127.0.0.1"),
        };
        let own = [at("127.0.0.1"), at("[::1]"), home.clone()];
        let allowed = own.iter().map(|own| Origin::http(own)).chain(origins.iter().cloned()).collect();
        let hosts = public_hosts.iter().map(|host| host.as_str().to_owned()).chain(own).collect();
        let localhost = loopback.then(|| at("localhost"));
        let home = format!("http://{home}");
        Self { hosts, origins: allowed, localhost, home, token, accounts: Accounts::default() }
    }

    /// With keys that `X-Account` picks.
    pub fn holding(self, accounts: Accounts) -> Self {
        Self { accounts, ..self }
    }

    /// The origin at which the app is served on this computer.
    pub fn home(&self) -> &str {
        &self.home
    }

    /// Decides on a request.
    pub fn judge(&self, request: &Parts) -> Ruling {
        let refused = |route, refusal| Ruling { origin: None, route, verdict: Err(refusal) };
        let route = Route::of(request.uri.path());
        let name = route.map_or("-", Route::name);
        match self.at_home(request, route) {
            Ok(None) => {}
            Ok(Some(location)) => return Ruling { origin: None, route: name, verdict: Ok(Admitted::Home(location)) },
            Err(refusal) => return refused("-", refusal),
        }
        let origin = match self.origin(&request.headers) {
            Ok(origin) => origin,
            Err(refusal) => return refused(name, refusal),
        };
        let verdict = match route {
            Some(route) => self.admit(request, route, origin.is_some()),
            None => Err(Refusal::unsent(Code::NotFound, "the relay has no such path")),
        };
        Ruling { origin, route: name, verdict }
    }

    /// Whether the request was meant for this relay. A page asked for under `localhost` is sent to the relay's one origin,
    /// since browsers keep storage and locks apart by origin.
    fn at_home(&self, request: &Parts, route: Option<Route<'_>>) -> Result<Option<String>, Refusal> {
        if !matches!(request.method, Method::GET | Method::HEAD | Method::POST | Method::OPTIONS) {
            return Err(Refusal::unsent(Code::Method, "only GET, HEAD, POST and OPTIONS are served"));
        }
        if request.uri.scheme().is_some() || request.uri.authority().is_some() {
            return Err(Refusal::unsent(Code::BadRequest, "the request target is not a path"));
        }
        let stranger = || Refusal::unsent(Code::Host, "Host does not name this relay");
        let host = single(&request.headers, &header::HOST).ok().flatten().and_then(|host| host.to_str().ok());
        let host = host.ok_or_else(stranger)?;
        if self.hosts.iter().any(|own| own.eq_ignore_ascii_case(host)) {
            return Ok(None);
        }
        let page = matches!(request.method, Method::GET | Method::HEAD) && matches!(route, Some(Route::File(_)));
        match &self.localhost {
            Some(localhost) if page && localhost.eq_ignore_ascii_case(host) => {
                Ok(Some(format!("{}{}", self.home, request.uri.path())))
            }
            _ => Err(stranger()),
        }
    }

    /// The allowed origin that the request names, or none where it names none.
    fn origin(&self, headers: &HeaderMap) -> Result<Option<HeaderValue>, Refusal> {
        let stranger =
            || Refusal::unsent(Code::Origin, "this page's origin is not allowed; start the relay with --origin");
        let Some(origin) = single(headers, &header::ORIGIN).map_err(|_| stranger())? else { return Ok(None) };
        let allowed = self.origins.iter().any(|allowed| allowed.as_str().as_bytes() == origin.as_bytes());
        if allowed { Ok(Some(origin.clone())) } else { Err(stranger()) }
    }

    fn admit(&self, request: &Parts, route: Route<'_>, from_a_page: bool) -> Result<Admitted, Refusal> {
        if request.method == Method::OPTIONS && route.is_api() {
            return if from_a_page && request.headers.contains_key(header::ACCESS_CONTROL_REQUEST_METHOD) {
                Ok(Admitted::Preflight)
            } else {
                Err(Refusal::unsent(Code::Method, "OPTIONS is for a browser's preflight only"))
            };
        }
        // HEAD is for files alone: with Proxy6 a GET spends money, and a HEAD would be carried as one.
        let method_fits = matches!(
            (route, &request.method),
            (_, &Method::GET)
                | (Route::File(_) | Route::Health, &Method::HEAD)
                | (Route::Function(Service::SoaxPartner, _), &Method::POST)
        );
        if !method_fits {
            return Err(Refusal::unsent(Code::Method, "this path does not have this method"));
        }
        if request.method != Method::POST && has_body(&request.headers) {
            return Err(Refusal::unsent(Code::BadRequest, "only a POST has a body"));
        }
        match route {
            Route::File(path) => Ok(Admitted::File(path.to_owned())),
            Route::Health => Ok(Admitted::Health),
            Route::Pair => {
                from_our_page(&request.headers, from_a_page)?;
                if request.headers.contains_key(&TOKEN) {
                    return self.paired(&request.headers).map(|()| Admitted::Pair(None));
                }
                let code = single(&request.headers, &CODE).ok().flatten().and_then(|code| code.to_str().ok());
                let none = || Refusal::unsent(Code::BadRequest, "X-Proxydeck-Code or X-Proxydeck-Token is missing");
                Ok(Admitted::Pair(Some(api::Secret::new(code.ok_or_else(none)?))))
            }
            Route::Replies(id) => {
                from_our_page(&request.headers, from_a_page)?;
                self.paired(&request.headers)?;
                let id =
                    id.parse().map_err(|_| Refusal::unsent(Code::NotFound, "a request id is 32 hexadecimal digits"))?;
                Ok(Admitted::Reply(id, asked::whose(&request.headers, &self.accounts)?))
            }
            Route::Function(service, function) => {
                from_our_page(&request.headers, from_a_page)?;
                self.paired(&request.headers)?;
                Asked::of(request, service, function, &self.accounts).map(Admitted::Call)
            }
        }
    }

    /// The client knows the token: it is the owner's, and not just any program or user of the same computer.
    fn paired(&self, headers: &HeaderMap) -> Result<(), Refusal> {
        match single(headers, &TOKEN) {
            Ok(Some(token)) if self.token.is(token.as_bytes()) => Ok(()),
            Ok(None) => Err(Refusal::unsent(
                Code::Unpaired,
                "X-Proxydeck-Token is missing; open the link that the relay printed last, or paste its token",
            )),
            _ => Err(Refusal::unsent(Code::Token, "X-Proxydeck-Token is not this relay's token")),
        }
    }
}

/// The request was written by a script of an allowed page, and not by a form, a link or another program's page.
fn from_our_page(headers: &HeaderMap, origin_allowed: bool) -> Result<(), Refusal> {
    let same_origin = |value: &HeaderValue| value == "same-origin";
    if !origin_allowed && !single(headers, &SEC_FETCH_SITE).ok().flatten().is_some_and(same_origin) {
        return Err(Refusal::unsent(Code::Origin, "neither Origin nor Sec-Fetch-Site: same-origin"));
    }
    match single(headers, &PROXYDECK) {
        Ok(Some(value)) if value == "1" => Ok(()),
        _ => Err(Refusal::unsent(Code::Header, "the header X-Proxydeck: 1 is missing")),
    }
}

const SEC_FETCH_SITE: HeaderName = HeaderName::from_static("sec-fetch-site");

fn has_body(headers: &HeaderMap) -> bool {
    headers.contains_key(header::TRANSFER_ENCODING)
        || headers.get_all(header::CONTENT_LENGTH).iter().any(|length| length != "0")
}

/// The one value of a header; an error where it stands there twice, for then nobody knows which one counts.
fn single<'a>(headers: &'a HeaderMap, name: &HeaderName) -> Result<Option<&'a HeaderValue>, Twice> {
    let mut values = headers.get_all(name).iter();
    match (values.next(), values.next()) {
        (value, None) => Ok(value),
        _ => Err(Twice),
    }
}

struct Twice;
