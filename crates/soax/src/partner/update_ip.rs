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
