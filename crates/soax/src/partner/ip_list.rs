//! `GET /v1/account/package/{package_key}/ip-list` (`soax.md`, under this heading).

use super::call;
use crate::{Credentials, Failure, failure};
use api::{Call, Effect, Endpoint, Method, Reply};
use serde_json::Value;

pub(crate) const FUNCTION: &str = "ip-list";

/// Asks for all slots of the package's whitelist.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Request;

/// A slot of the whitelist.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slot {
    /// `slot`: its number, where SOAX gives one.
    pub number: Option<u32>,
    /// `ip`: the address in it, as SOAX writes it; `None` where the slot is free.
    pub ip: Option<String>,
    /// `comment`; empty where there is none.
    pub comment: String,
}

impl Endpoint for Request {
    type Credentials = Credentials;
    type Response = Vec<Slot>;
    type Failure = Failure;

    fn call(&self, credentials: &Credentials) -> Call {
        call(FUNCTION, Effect::Reads, Method::Get, credentials, None)
    }

    /// Takes the slots under `data`, under `slots`, or as a bare array (`soax-in-practice.md`, "Partner API").
    fn read(&self, reply: &Reply) -> Result<Vec<Slot>, Failure> {
        let body = failure::accepted(reply, "success")?;
        let items = body.as_array().or_else(|| ["data", "slots"].iter().find_map(|name| body.get(name)?.as_array()));
        let items = items.ok_or_else(|| reply.unreadable("no list under data or slots"))?;
        let slots: Result<_, &str> = items.iter().map(slot).collect();
        slots.map_err(|why| reply.unreadable(why).into())
    }
}

fn slot(item: &Value) -> Result<Slot, &'static str> {
    let fields = item.as_object().ok_or("an entry is no slot")?;
    let number = match fields.get("slot") {
        None | Some(Value::Null) => None,
        Some(Value::String(text)) => Some(text.parse().map_err(|_| "slot is no number")?),
        Some(number) => Some(number.as_u64().and_then(|number| number.try_into().ok()).ok_or("slot is no number")?),
    };
    let text = |name, wrong| match fields.get(name) {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(text)) => Ok(Some(text.trim().to_owned()).filter(|text| !text.is_empty())),
        Some(_) => Err(wrong),
    };
    Ok(Slot {
        number,
        ip: text("ip", "ip is no text")?,
        comment: text("comment", "comment is no text")?.unwrap_or_default(),
    })
}
