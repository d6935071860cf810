//! `ipauth`: which addresses may use the proxies without a password (`proxy6-in-practice.md`, "Beyond the document"). Changes.

use crate::{
    Answer, BadRequest, BadValue, Credentials, Failure, answer,
    function::{Function, plain},
    query::Query,
};
use api::{Call, Effect, Endpoint, Parameter, Reply};
use std::{fmt, net::IpAddr, str::FromStr};

pub(crate) const FUNCTION: Function = Function { name: "ipauth", effect: Effect::Changes };

const CLEAR: &str = "delete";

/// Asks to change the list of addresses, which no call can read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Request {
    /// Puts these in the place of the whole list.
    Bind(Addresses),
    /// Empties the list.
    Clear,
}

/// At least one address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Addresses(Vec<IpAddr>);

impl Addresses {
    /// Takes a list.
    ///
    /// # Errors
    /// [`BadValue::Addresses`] for an empty one.
    pub fn new(addresses: Vec<IpAddr>) -> Result<Self, BadValue> {
        if addresses.is_empty() { Err(BadValue::Addresses) } else { Ok(Self(addresses)) }
    }

    /// The list.
    pub fn as_slice(&self) -> &[IpAddr] {
        &self.0
    }
}

/// Nothing beside the envelope.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Response;

impl Request {
    pub(crate) fn query(&self) -> Vec<Parameter> {
        vec![plain("ip", self)]
    }

    pub(crate) fn from_query(query: &mut Query) -> Result<Self, BadRequest> {
        query.required("ip")
    }
}

impl FromStr for Request {
    type Err = BadValue;

    /// Reads the value of `ip`: addresses divided by commas, or `delete`.
    fn from_str(text: &str) -> Result<Self, BadValue> {
        if text == CLEAR {
            return Ok(Self::Clear);
        }
        let addresses: Result<_, _> = text.split(',').map(str::parse).collect();
        addresses.map(Addresses).map(Self::Bind).map_err(|_| BadValue::Addresses)
    }
}

impl fmt::Display for Request {
    /// The value of `ip`.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self::Bind(Addresses(addresses)) = self else { return formatter.write_str(CLEAR) };
        for (index, address) in addresses.iter().enumerate() {
            if index > 0 {
                formatter.write_str(",")?;
            }
            address.fmt(formatter)?;
        }
        Ok(())
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
        answer::read(reply, |_| Ok(Response))
    }
}
