//! `ipauth`: from which addresses the account may be used (`proxy6-in-practice.md`, "Beyond the document"). The list is bound as
//! a whole and cannot be read back. Changes.

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

#[cfg(test)]
mod tests {
    use super::{Addresses, Request, Response};
    use crate::{
        Answer, AnyRequest, BadRequest, BadValue,
        example::{envelope, has_url, read},
    };
    use api::Effect;

    fn bind(addresses: &[&str]) -> Request {
        let addresses = addresses.iter().map(|address| address.parse().unwrap()).collect();
        Request::Bind(Addresses::new(addresses).unwrap())
    }

    #[test]
    fn the_urls_in_practice() {
        let two = bind(&["192.0.2.1", "192.0.2.2"]);
        let url = "https://proxy6.net/api/{api_key}/ipauth?ip=192.0.2.1,192.0.2.2";
        has_url(&two, AnyRequest::IpAuth(two.clone()), url);
        assert_eq!(AnyRequest::IpAuth(two).effect(), Effect::Changes);
        let six = bind(&["2001:db8::1"]);
        has_url(&six, AnyRequest::IpAuth(six.clone()), "https://proxy6.net/api/{api_key}/ipauth?ip=2001:db8::1");
        let clear = AnyRequest::IpAuth(Request::Clear);
        has_url(&Request::Clear, clear, "https://proxy6.net/api/{api_key}/ipauth?ip=delete");
    }

    #[test]
    fn no_address_and_bad_ones_are_refused() {
        assert_eq!(Addresses::new(vec![]), Err(BadValue::Addresses));
        assert_eq!(AnyRequest::parse("ipauth", ""), Err(BadRequest::Missing("ip")));
        for value in ["", "192.0.2.1,", "192.0.2.256", "192.0.2.1,delete", "example.com", "192.0.2.0/24"] {
            let refused = Err(BadRequest::Value { parameter: "ip", problem: BadValue::Addresses });
            assert_eq!(AnyRequest::parse("ipauth", &format!("ip={value}")), refused, "{value}");
        }
    }

    #[test]
    fn a_bare_envelope() {
        let body = r#"{"status":"yes","user_id":"1","balance":"48.80","currency":"RUB"}"#;
        assert_eq!(read(&Request::Clear, body), Ok(Answer { envelope: envelope("48.80"), content: Response }));
    }
}
