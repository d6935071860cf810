//! `check`: whether a proxy works (`proxy6.txt`; by `proxy` string from `proxy6-in-practice.md`). Reads.

use crate::{
    Answer, BadRequest, Credentials, Failure, ProxyId, ProxyString, answer,
    function::{Function, plain},
    json::{Object, Unfit},
    query::Query,
};
use api::{Call, Effect, Endpoint, Money, Parameter, Part, Reply};
use std::fmt;

pub(crate) const FUNCTION: Function = Function { name: "check", effect: Effect::Reads };

/// Asks to try a proxy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Request {
    /// The account's proxy of this number: `ids`, which takes one number all the same.
    Id(ProxyId),
    /// Any proxy.
    Proxy(ProxyString),
}

/// What came of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Response {
    /// Which proxy; absent after [`Request::Proxy`].
    pub proxy_id: Option<ProxyId>,
    /// `proxy_status`: whether it works.
    pub working: bool,
    /// `proxy_time`: how long it took, where the reply says so.
    pub seconds: Option<Seconds>,
}

/// A duration; what is less than a millisecond is cut off.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Seconds(u32);

impl Seconds {
    /// Takes milliseconds.
    pub const fn from_milliseconds(milliseconds: u32) -> Self {
        Self(milliseconds)
    }

    /// The duration in milliseconds.
    pub const fn milliseconds(self) -> u32 {
        self.0
    }

    fn read(object: &Object<'_>) -> Result<Option<Self>, Unfit> {
        let field = "proxy_time";
        // Not money, but the one exact decimal there is.
        let Some(seconds) = object.optional_money(field)? else { return Ok(None) };
        let milliseconds = seconds.times(1000).filter(|thousand| !thousand.is_negative());
        let whole = milliseconds.and_then(|thousand| thousand.divided_by(Money::whole(1))?.try_into().ok());
        whole.map(Self).map(Some).ok_or(Unfit { field, wanted: "a duration" })
    }
}

impl fmt::Display for Seconds {
    /// `0.532`
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}.{:03}", self.0 / 1000, self.0 % 1000)
    }
}

impl Request {
    pub(crate) fn query(&self) -> Vec<Parameter> {
        vec![match self {
            Self::Id(id) => plain("ids", id),
            Self::Proxy(proxy) => Parameter { name: "proxy", value: Some(Part::Secret(proxy.secret().clone())) },
        }]
    }

    pub(crate) fn from_query(query: &mut Query) -> Result<Self, BadRequest> {
        query.one_of(("ids", Self::Id), ("proxy", Self::Proxy))
    }
}

impl Endpoint for Request {
    type Credentials = Credentials;
    type Response = Answer<Response>;
    type Failure = Failure;

    fn call(&self, credentials: &Credentials) -> Call {
        FUNCTION.call(credentials, self.query())
    }

    fn read(&self, reply: &Reply) -> Result<Answer<Response>, Failure> {
        answer::read(reply, Response::read)
    }
}

impl Response {
    fn read(object: &Object<'_>) -> Result<Self, Unfit> {
        Ok(Self {
            proxy_id: object.optional_number("proxy_id")?.map(ProxyId::new),
            working: object.yes_or_no("proxy_status")?,
            seconds: Seconds::read(object)?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{Request, Response, Seconds};
    use crate::{
        Answer, AnyRequest, BadRequest, BadValue, Credentials, Failure, ProxyId, ProxyString,
        example::{envelope, has_url, read},
    };
    use api::{Endpoint, Secret};

    const REQUEST: Request = Request::Id(ProxyId::new(15));

    #[test]
    fn the_documents_url() {
        has_url(&REQUEST, AnyRequest::Check(REQUEST), "https://proxy6.net/api/{api_key}/check?ids=15");
    }

    #[test]
    fn a_proxy_string_in_its_place_and_masked() {
        let request = Request::Proxy(ProxyString::new("192.0.2.1:8080:user:pa/ss").unwrap());
        let url = "https://proxy6.net/api/{api_key}/check?proxy=192.0.2.1:8080:user:pa%2Fss";
        has_url(&request, AnyRequest::Check(request.clone()), url);
        let call = request.call(&Credentials { key: Secret::new("px6-test-key") });
        assert_eq!(call.masked_url("https://proxy6.net"), "https://proxy6.net/api/•••/check?proxy=•••");
    }

    #[test]
    fn one_proxy_named_once() {
        let parse = |query| AnyRequest::parse("check", query);
        assert_eq!(parse(""), Err(BadRequest::Neither("ids", "proxy")));
        assert_eq!(parse("ids=15&proxy=192.0.2.1:80:u:p"), Err(BadRequest::Both("ids", "proxy")));
        assert_eq!(parse("ids=15,16"), Err(BadRequest::Value { parameter: "ids", problem: BadValue::ProxyId }));
        let problem = BadValue::ProxyString;
        assert_eq!(parse("proxy=192.0.2.1:80"), Err(BadRequest::Value { parameter: "proxy", problem }));
    }

    #[test]
    fn the_documents_reply() {
        let body = r#"{
"status": "yes",
"user_id": "1",
"balance": "48.80",
"currency": "RUB",
"proxy_id": 15,
"proxy_status": true
}"#;
        let content = Response { proxy_id: Some(ProxyId::new(15)), working: true, seconds: None };
        assert_eq!(read(&REQUEST, body), Ok(Answer { envelope: envelope("48.80"), content }));
        let content = Response { working: false, ..content };
        let body = body.replace("true", "false");
        assert_eq!(read(&REQUEST, &body), Ok(Answer { envelope: envelope("48.80"), content }));
    }

    #[test]
    fn the_time_it_took() {
        let read = |rest: &str| {
            let body =
                format!(r#"{{"status":"yes","user_id":1,"balance":1,"currency":"RUB","proxy_status":"1",{rest}}}"#);
            read(&REQUEST, &body).map(|answer| answer.content)
        };
        for (json, milliseconds) in [
            ("0.532", 532),
            ("1.2349999999999999", 1235),
            ("0.5329", 532),
            ("12", 12_000),
            ("\"0.05\"", 50),
            ("8.5e-2", 85),
            ("0", 0),
        ] {
            let seconds = Some(Seconds::from_milliseconds(milliseconds));
            let expected = Response { proxy_id: None, working: true, seconds };
            assert_eq!(read(&format!(r#""proxy_time":{json}"#)), Ok(expected), "{json}");
        }
        assert_eq!(read(r#""proxy_time":null"#).map(|response| response.seconds), Ok(None));
        for json in ["\"soon\"", "-0.5", "1e20", "[]"] {
            let failure = read(&format!(r#""proxy_time":{json}"#)).unwrap_err();
            assert!(matches!(failure, Failure::Unreadable(_)), "{json}");
        }
        assert_eq!(Seconds::from_milliseconds(1050).to_string(), "1.050");
    }
}
