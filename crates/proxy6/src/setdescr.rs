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

#[cfg(test)]
mod tests {
    use super::{Request, Response, Target};
    use crate::{
        Answer, AnyRequest, BadRequest, BadValue, Comment,
        example::{envelope, has_url, read},
    };

    fn request() -> Request {
        Request { target: Target::Old(Comment::new("test").unwrap()), new: Some(Comment::new("newtest").unwrap()) }
    }

    #[test]
    fn the_documents_url() {
        let url = "https://proxy6.net/api/{api_key}/setdescr?old=test&new=newtest";
        has_url(&request(), AnyRequest::SetDescr(request()), url);
        let by_ids = Request { target: Target::Ids("15,16".parse().unwrap()), ..request() };
        let url = "https://proxy6.net/api/{api_key}/setdescr?ids=15,16&new=newtest";
        has_url(&by_ids, AnyRequest::SetDescr(by_ids.clone()), url);
        let emptied = Request { new: None, ..by_ids };
        let url = "https://proxy6.net/api/{api_key}/setdescr?ids=15,16&new=";
        has_url(&emptied, AnyRequest::SetDescr(emptied.clone()), url);
    }

    #[test]
    fn ids_or_old_and_not_both() {
        let parse = |query: &str| AnyRequest::parse("setdescr", query);
        assert_eq!(parse("new=a"), Err(BadRequest::Neither("old", "ids")));
        assert_eq!(parse("old=b&ids=1&new=a"), Err(BadRequest::Both("old", "ids")));
        assert_eq!(parse("ids=1"), Err(BadRequest::Missing("new")));
        let long = "ж".repeat(51);
        let too_long = |parameter| Err(BadRequest::Value { parameter, problem: BadValue::CommentTooLong });
        assert_eq!(parse(&format!("ids=1&new={long}")), too_long("new"));
        assert_eq!(parse(&format!("old={long}&new=a")), too_long("old"));
    }

    #[test]
    fn the_documents_reply() {
        let body = r#"{
"status": "yes",
"user_id": "1",
"balance": "48.80",
"currency": "RUB",
"count": 4
}"#;
        let answer = Answer { envelope: envelope("48.80"), content: Response { count: 4 } };
        assert_eq!(read(&request(), body), Ok(answer.clone()));
        assert_eq!(read(&request(), &body.replace(": 4", ": \"4\"")), Ok(answer));
    }
}
