//! `getcount`: how many proxies of a country are in stock (`proxy6.txt`). Reads.

use crate::{
    Answer, BadRequest, Credentials, Failure, Version, answer,
    function::{Function, plain},
    json::{Object, Unfit},
    query::Query,
};
use api::{Call, Country, Effect, Endpoint, Parameter, Reply};

pub(crate) const FUNCTION: Function = Function { name: "getcount", effect: Effect::Reads };

/// Asks for the stock of a country.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Request {
    /// Of which country.
    pub country: Country,
    /// Of which version; Proxy6 takes IPv6 where none is named.
    pub version: Option<Version>,
}

/// The stock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Response {
    /// How many proxies can be bought.
    pub count: u32,
}

impl Request {
    pub(crate) fn query(&self) -> Vec<Parameter> {
        let mut query = vec![plain("country", self.country)];
        query.extend(self.version.map(|version| plain("version", version)));
        query
    }

    pub(crate) fn from_query(query: &mut Query) -> Result<Self, BadRequest> {
        Ok(Self { country: query.required("country")?, version: query.optional("version")? })
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
        Ok(Self { count: object.number("count")? })
    }
}

#[cfg(test)]
mod tests {
    use super::{Request, Response};
    use crate::{
        Answer, AnyRequest, Version,
        example::{envelope, has_url, read},
    };

    fn request(version: Option<Version>) -> Request {
        Request { country: "RU".parse().unwrap(), version }
    }

    #[test]
    fn the_documents_url() {
        let url = "https://proxy6.net/api/{api_key}/getcount?country=ru";
        has_url(&request(None), AnyRequest::GetCount(request(None)), url);
        let shared = request(Some(Version::Ipv4Shared));
        has_url(&shared, AnyRequest::GetCount(shared), &format!("{url}&version=3"));
    }

    #[test]
    fn the_documents_reply() {
        let body = r#"{
"status": "yes",
"user_id": "1",
"balance": "48.80",
"currency": "RUB",
"count": 971
}"#;
        let answer = Answer { envelope: envelope("48.80"), content: Response { count: 971 } };
        assert_eq!(read(&request(None), body), Ok(answer.clone()));
        assert_eq!(read(&request(None), &body.replace("971", "\"971\"")), Ok(answer));
    }
}
