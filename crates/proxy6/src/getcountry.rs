//! `getcountry`: in which countries proxies are sold (`proxy6.txt`). Reads.

use crate::{
    Answer, BadRequest, Credentials, Failure, Version, answer,
    function::{Function, plain},
    json::{Object, Unfit, scalar},
    query::Query,
};
use api::{Call, Country, Effect, Endpoint, Parameter, Reply};

pub(crate) const FUNCTION: Function = Function { name: "getcountry", effect: Effect::Reads };

/// Asks for the countries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Request {
    /// Of which version; Proxy6 takes IPv6 where none is named.
    pub version: Option<Version>,
}

/// The countries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Response {
    /// In Proxy6's order.
    pub list: Vec<Country>,
}

impl Request {
    pub(crate) fn query(&self) -> Vec<Parameter> {
        self.version.map(|version| plain("version", version)).into_iter().collect()
    }

    pub(crate) fn from_query(query: &mut Query) -> Result<Self, BadRequest> {
        Ok(Self { version: query.optional("version")? })
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
        let countries = object.list("list")?.into_iter().map(|(_, raw)| scalar(raw)?.parse().ok());
        let list: Option<Vec<Country>> = countries.collect();
        Ok(Self { list: list.ok_or(Unfit { field: "list", wanted: "a list of two-letter country codes" })? })
    }
}
