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
