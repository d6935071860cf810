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

#[cfg(test)]
mod tests {
    use super::{Request, Response};
    use crate::{
        Answer, AnyRequest, Failure, Version,
        example::{envelope, has_url, read},
    };

    const IPV4: Request = Request { version: Some(Version::Ipv4) };

    #[test]
    fn the_documents_url() {
        has_url(&IPV4, AnyRequest::GetCountry(IPV4), "https://proxy6.net/api/{api_key}/getcountry?version=4");
        let ipv6 = Request { version: None };
        has_url(&ipv6, AnyRequest::GetCountry(ipv6), "https://proxy6.net/api/{api_key}/getcountry");
    }

    #[test]
    fn the_documents_reply() {
        let body = r#"{
"status": "yes",
"user_id": "1",
"balance": "48.80",
"currency": "RUB",
"list": ["ru","ua","us"]
}"#;
        let list = ["ru", "ua", "us"].map(|code| code.parse().unwrap()).to_vec();
        assert_eq!(read(&IPV4, body), Ok(Answer { envelope: envelope("48.80"), content: Response { list } }));
    }

    #[test]
    fn no_country_and_no_list() {
        let body = |list| format!(r#"{{"status":"yes","user_id":1,"balance":0,"currency":"USD","list":{list}}}"#);
        assert_eq!(read(&IPV4, &body("[]")).map(|answer| answer.content), Ok(Response { list: vec![] }));
        for list in ["7", "\"ru\"", "[7]", "[\"rus\"]", "null", "[[]]"] {
            assert!(matches!(read(&IPV4, &body(list)), Err(Failure::Unreadable(_))), "{list}");
        }
    }
}
