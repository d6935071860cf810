//! `setdescr`: changes the technical comment of proxies (`proxy6.txt`). Changes.

use crate::{
    Answer, BadRequest, BadValue, Comment, Credentials, Failure, Ids, answer,
    function::{Function, plain},
    json::{Object, Unfit},
    query::Query,
};
use api::{Call, Effect, Endpoint, Parameter, Reply};
use std::str::FromStr;

pub(crate) const FUNCTION: Function = Function { name: "setdescr", effect: Effect::Changes };

/// Asks to change the comment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// Of which proxies.
    pub target: Target,
    /// To this one; `None` takes the comment away.
    pub new: Option<Comment>,
}

/// Which proxies get the comment. (The document says "ids or descr" and means `ids` or `old`.)
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// Every proxy that has this comment.
    Old(Comment),
    /// These.
    Ids(Ids),
}

/// What was changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Response {
    /// How many proxies have the new comment.
    pub count: u32,
}

impl Request {
    pub(crate) fn query(&self) -> Vec<Parameter> {
        let target = match &self.target {
            Target::Old(comment) => plain("old", comment),
            Target::Ids(ids) => plain("ids", ids),
        };
        vec![target, plain("new", self.new.as_ref().map_or("", Comment::as_str))]
    }

    pub(crate) fn from_query(query: &mut Query) -> Result<Self, BadRequest> {
        let target = query.one_of(("old", Target::Old), ("ids", Target::Ids))?;
        Ok(Self { target, new: query.required::<New>("new")?.0 })
    }
}

/// The one comment that may be empty.
struct New(Option<Comment>);

impl FromStr for New {
    type Err = BadValue;

    fn from_str(text: &str) -> Result<Self, BadValue> {
        if text.is_empty() { Ok(Self(None)) } else { Comment::new(text).map(Some).map(Self) }
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
