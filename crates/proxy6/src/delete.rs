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

#[cfg(test)]
mod tests {
    use super::{Request, Response};
    use crate::{
        Answer, AnyRequest, BadRequest, BadValue, Comment,
        example::{envelope, has_url, read},
    };
    use api::Effect;

    fn request() -> Request {
        Request::Ids("15,16".parse().unwrap())
    }

    #[test]
    fn the_documents_url() {
        let url = "https://proxy6.net/api/{api_key}/delete?ids=15,16";
        has_url(&request(), AnyRequest::Delete(request()), url);
        assert_eq!(AnyRequest::Delete(request()).effect(), Effect::Changes);
        let by_comment = Request::Comment(Comment::new("test").unwrap());
        let url = "https://proxy6.net/api/{api_key}/delete?descr=test";
        has_url(&by_comment, AnyRequest::Delete(by_comment.clone()), url);
    }

    #[test]
    fn both_neither_and_nothing_are_refused() {
        let parse = |query| AnyRequest::parse("delete", query);
        assert_eq!(parse(""), Err(BadRequest::Neither("ids", "descr")));
        assert_eq!(parse("ids=15&descr=test"), Err(BadRequest::Both("ids", "descr")));
        let empty = BadRequest::Value { parameter: "descr", problem: BadValue::CommentEmpty };
        assert_eq!(parse("descr="), Err(empty.clone()));
        assert_eq!(parse("descr"), Err(empty));
        assert_eq!(parse("ids="), Err(BadRequest::Value { parameter: "ids", problem: BadValue::ProxyId }));
        assert_eq!(AnyRequest::parse("deleted", "ids=15"), Err(BadRequest::UnknownFunction));
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
