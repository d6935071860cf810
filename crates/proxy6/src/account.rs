//! The call without a method: who the account is (`proxy6.txt`, "For developers (API)"). Reads.

use crate::{Answer, BadRequest, Credentials, Failure, answer, function::Function, query::Query};
use api::{Call, Effect, Endpoint, Parameter, Reply};

/// The name is ours: the document gives the call none.
pub(crate) const FUNCTION: Function = Function { name: "account", effect: Effect::Reads };

/// Asks for the account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Request;

/// Nothing beside the envelope.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Response;

impl Request {
    pub(crate) fn query(&self) -> Vec<Parameter> {
        vec![]
    }

    pub(crate) fn from_query(_: &mut Query) -> Result<Self, BadRequest> {
        Ok(Self)
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
        Answer, AnyRequest,
        example::{envelope, has_url, read},
    };
    use api::{Call, Effect, Endpoint, Secret};

    #[test]
    fn the_documents_url() {
        has_url(&Request, AnyRequest::Account(Request), "https://proxy6.net/api/{api_key}");
        let Call { function, effect, .. } = Request.call(&crate::Credentials { key: Secret::default() });
        assert_eq!((function, effect), ("account", Effect::Reads));
    }

    #[test]
    fn the_documents_reply() {
        let body = r#"{
"status": "yes",
"user_id": "1",
"balance": "48.80",
"currency": "RUB"
}"#;
        assert_eq!(read(&Request, body), Ok(Answer { envelope: envelope("48.80"), content: Response }));
    }
}
