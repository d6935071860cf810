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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing;
    use api::Secret;

    #[test]
    fn the_documents_call() {
        let call = testing::call(&Request);
        assert_eq!(testing::url(&call), "https://partner.api.soax.com/v1/account/package/YOUR_PACKAGE_KEY/ip-list");
        assert_eq!(call.headers, [("api-key", api::Part::ApiKey(Secret::new("YOUR_API_KEY")))]);
        assert_eq!((call.method, call.effect, &call.body), (Method::Get, Effect::Reads, &None));
        assert_eq!(call.relay_path(), "/soax/partner/ip-list");
    }

    fn expected() -> Vec<Slot> {
        let slot = |number, ip: Option<&str>, comment: &str| Slot {
            number: Some(number),
            ip: ip.map(str::to_owned),
            comment: comment.to_owned(),
        };
        vec![
            slot(1, Some("192.168.1.100"), "Main server"),
            slot(2, Some("192.168.1.101"), "Backup server"),
            slot(3, None, ""),
        ]
    }

    #[test]
    fn the_documents_example_reply() {
        let body = r#"{
  "success": true,
  "data": [
    {"ip": "192.168.1.100", "comment": "Main server", "slot": 1},
    {"ip": "192.168.1.101", "comment": "Backup server", "slot": 2},
    {"ip": null, "comment": "", "slot": 3}
  ]
}"#;
        assert_eq!(testing::read(&Request, body), Ok(expected()));
    }

    #[test]
    fn every_shape_of_the_practice_file() {
        let slots = r#"[{"ip":"192.168.1.100","comment":"Main server","slot":1},
            {"ip":"192.168.1.101","comment":"Backup server","slot":"2"},{"ip":"","comment":null,"slot":3}]"#;
        for body in [slots.to_owned(), format!(r#"{{"slots":{slots}}}"#), format!(r#"{{"data":{slots}}}"#)] {
            assert_eq!(testing::read(&Request, &body), Ok(expected()), "{body}");
        }
        let numberless = testing::read(&Request, r#"[{"ip":"192.0.2.7"}]"#).unwrap();
        assert_eq!(numberless, [Slot { number: None, ip: Some("192.0.2.7".to_owned()), comment: String::new() }]);
    }

    #[test]
    fn what_is_no_slot() {
        for body in ["[1]", r#"[{"slot":-1}]"#, r#"[{"slot":1.5}]"#, r#"[{"slot":4294967296}]"#, r#"[{"ip":1}]"#, "{}"]
        {
            assert!(matches!(testing::read(&Request, body), Err(Failure::Unreadable(_))), "{body}");
        }
    }
}
