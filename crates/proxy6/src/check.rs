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

/// A duration, to the millisecond.
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
        let thousandth = Money::whole(1).shared_among(1000);
        let milliseconds = thousandth.and_then(|thousandth| seconds.divided_by(thousandth));
        let whole = milliseconds.and_then(|milliseconds| milliseconds.try_into().ok());
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
