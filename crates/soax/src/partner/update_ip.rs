//! `POST /v1/account/package/{package_key}/update-ip` (`soax.md`, under this heading).

use super::{call, done};
use crate::{BadRequest, Credentials, Failure, parameters::Parameters};
use api::{Call, Effect, Endpoint, Method, Reply};
use serde::Serialize;
use std::net::IpAddr;

pub(crate) const FUNCTION: &str = "update-ip";

/// Puts addresses into slots of the whitelist, whatever was in them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// What to put where; at least one.
    pub changes: Vec<Change>,
}

/// One slot's new content.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Change {
    /// `ip`
    pub ip: IpAddr,
    /// `slot`
    pub slot: u32,
    /// `comment`: `None` says nothing about the comment, as the document's client does; an empty text empties it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub comment: Option<String>,
}

impl Request {
    pub(crate) fn parse(body: &[u8]) -> Result<Self, BadRequest> {
        let changes = Parameters::of_body(body)?.into_iter().map(|mut fields| {
            let change = Change {
                ip: fields.required("ip")?,
                slot: fields.required("slot")?,
                comment: fields.optional("comment")?,
            };
            fields.finish().map(|()| change)
        });
        Ok(Self { changes: changes.collect::<Result<_, _>>()? })
    }
}

impl Endpoint for Request {
    type Credentials = Credentials;
    type Response = ();
    type Failure = Failure;

    fn call(&self, credentials: &Credentials) -> Call {
        let body = serde_json::json!(self.changes).to_string();
        call(FUNCTION, Effect::Changes, Method::Post, credentials, Some(body))
    }

    fn read(&self, reply: &Reply) -> Result<(), Failure> {
        done(reply)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{ErrorKind, testing};

    fn request() -> Request {
        let change =
            Change { ip: "192.168.1.100".parse().unwrap(), slot: 1, comment: Some("Production server".to_owned()) };
        Request { changes: vec![change] }
    }

    #[test]
    fn the_documents_example() {
        let call = testing::call(&request());
        assert_eq!(testing::url(&call), "https://partner.api.soax.com/v1/account/package/YOUR_PACKAGE_KEY/update-ip");
        assert_eq!((call.method, call.effect), (Method::Post, Effect::Changes));
        let documented = r#"[
  {
    "ip": "192.168.1.100",
    "slot": 1,
    "comment": "Production server"
  }
]"#;
        let sent: serde_json::Value = serde_json::from_str(&call.body.unwrap()).unwrap();
        assert_eq!(sent, serde_json::from_str::<serde_json::Value>(documented).unwrap());
        assert_eq!(Request::parse(documented.as_bytes()), Ok(request()));
    }

    #[test]
    fn no_comment_is_not_an_empty_comment() {
        let of = |comment: Option<&str>| {
            let change = Change { ip: "2001:db8::1".parse().unwrap(), slot: 2, comment: comment.map(str::to_owned) };
            testing::call(&Request { changes: vec![change] }).body.unwrap()
        };
        assert!(!of(None).contains("comment"), "{}", of(None));
        assert!(of(Some("")).contains(r#""comment":"""#), "{}", of(Some("")));
    }

    #[test]
    fn replies_to_a_change() {
        for body in ["", "  ", r#"{"success":true}"#, "[]", "null"] {
            assert_eq!(testing::read(&request(), body), Ok(()), "{body}");
        }
        for body in ["<html>Sign in</html>", "[", "done"] {
            assert!(matches!(testing::read(&request(), body), Err(Failure::Unreadable(_))), "{body}");
        }
        let refused = testing::read(&request(), r#"{"success":false,"error":"Slot 1 is locked"}"#).unwrap_err();
        let Failure::Refused(refusal) = refused else { panic!("{refused:?}") };
        assert_eq!((refusal.kind, refusal.text.as_str()), (ErrorKind::Unsuccessful, "Slot 1 is locked"));
    }
}
