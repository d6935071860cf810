//! `delete`: deletes proxies (`proxy6.txt`, whose list of methods calls it `deleted`). Changes; there is no way back.

use crate::{
    Answer, BadRequest, Comment, Credentials, Failure, Ids, answer,
    function::{Function, plain},
    json::{Object, Unfit},
    query::Query,
};
use api::{Call, Effect, Endpoint, Parameter, Reply};

pub(crate) const FUNCTION: Function = Function { name: "delete", effect: Effect::Changes };

/// Asks to delete. (The document calls both parameters required, and wants one of them.)
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Request {
    /// These proxies.
    Ids(Ids),
    /// Every proxy that has this comment.
    Comment(Comment),
}

/// What was deleted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Response {
    /// How many proxies.
    pub count: u32,
}

impl Request {
    pub(crate) fn query(&self) -> Vec<Parameter> {
        vec![match self {
            Self::Ids(ids) => plain("ids", ids),
            Self::Comment(comment) => plain("descr", comment),
        }]
    }

    pub(crate) fn from_query(query: &mut Query) -> Result<Self, BadRequest> {
        query.one_of(("ids", Self::Ids), ("descr", Self::Comment))
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
