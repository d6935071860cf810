//! `settype`: changes the protocol of proxies (`proxy6.txt`). Changes.
//!
//! Where every proxy has the protocol already, Proxy6 refuses with
//! [`ErrorCode::Unspecified`](crate::ErrorCode::Unspecified) (30).

use crate::{
    Answer, BadRequest, Credentials, Failure, Ids, Protocol, answer,
    function::{Function, plain},
    query::Query,
};
use api::{Call, Effect, Endpoint, Parameter, Reply};

pub(crate) const FUNCTION: Function = Function { name: "settype", effect: Effect::Changes };

/// Asks to change the protocol.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// Of these proxies.
    pub ids: Ids,
    /// To this one: `type`.
    pub protocol: Protocol,
}

/// Nothing beside the envelope.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Response;

impl Request {
    pub(crate) fn query(&self) -> Vec<Parameter> {
        vec![plain("ids", &self.ids), plain("type", self.protocol)]
    }

    pub(crate) fn from_query(query: &mut Query) -> Result<Self, BadRequest> {
        Ok(Self { ids: query.required("ids")?, protocol: query.required("type")? })
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
    use super::{Request, Response};
    use crate::{
        Answer, AnyRequest, ErrorCode, Failure, Protocol, Refusal,
        example::{envelope, has_url, read},
    };

    fn request() -> Request {
        Request { ids: "10,11,12,15".parse().unwrap(), protocol: Protocol::Socks }
    }

    #[test]
    fn the_documents_url() {
        let url = "https://proxy6.net/api/{api_key}/settype?ids=10,11,12,15&type=socks";
        has_url(&request(), AnyRequest::SetType(request()), url);
    }

    #[test]
    fn the_documents_reply() {
        let body = r#"{
"status": "yes",
"user_id": "1",
"balance": "48.80",
"currency": "RUB"
}"#;
        assert_eq!(read(&request(), body), Ok(Answer { envelope: envelope("48.80"), content: Response }));
    }

    #[test]
    fn nothing_to_change() {
        let refusal = Refusal { code: ErrorCode::Unspecified, text: "Error unknown".to_owned() };
        let body = r#"{"status":"no","error_id":30,"error":"Error unknown"}"#;
        assert_eq!(read(&request(), body), Err(Failure::Refused(refusal)));
    }
}
