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
