//! `POST /v1/account/package/{package_key}/detach-ip` (`soax.md`, under this heading).

use super::{call, done};
use crate::{BadRequest, Credentials, Failure, parameters::Parameters};
use api::{Call, Effect, Endpoint, Method, Reply};
use serde_json::{Value, json};
use std::net::IpAddr;

pub(crate) const FUNCTION: &str = "detach-ip";

/// Frees slots of the whitelist; the slots themselves stay.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Request {
    /// By their numbers ("Вариант 1"); at least one.
    Slots(Vec<u32>),
    /// By the addresses in them ("Вариант 2"); at least one.
    Addresses(Vec<IpAddr>),
}

impl Request {
    /// One of the document's two forms: a body that mixes them is refused.
    pub(crate) fn parse(body: &[u8]) -> Result<Self, BadRequest> {
        fn each<T: std::str::FromStr>(objects: Vec<Parameters>, name: &'static str) -> Result<Vec<T>, BadRequest> {
            let values = objects.into_iter().map(|mut fields| {
                let value = fields.required(name)?;
                fields.finish().map(|()| value)
            });
            values.collect()
        }
        let objects = Parameters::of_body(body)?;
        if objects.iter().any(|fields| fields.has("ip")) {
            each(objects, "ip").map(Self::Addresses)
        } else {
            each(objects, "slot").map(Self::Slots)
        }
    }
}

impl Endpoint for Request {
    type Credentials = Credentials;
    type Response = ();
    type Failure = Failure;

    fn call(&self, credentials: &Credentials) -> Call {
        let body: Value = match self {
            Self::Slots(slots) => slots.iter().map(|slot| json!({ "slot": slot })).collect(),
            Self::Addresses(addresses) => addresses.iter().map(|ip| json!({ "ip": ip })).collect(),
        };
        call(FUNCTION, Effect::Changes, Method::Post, credentials, Some(body.to_string()))
    }

    fn read(&self, reply: &Reply) -> Result<(), Failure> {
        done(reply)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing;

    #[test]
    fn the_documents_two_variants() {
        for (request, documented) in [
            (Request::Slots(vec![1]), r#"[{"slot": 1}]"#),
            (Request::Addresses(vec!["192.168.1.100".parse().unwrap()]), r#"[{"ip": "192.168.1.100"}]"#),
        ] {
            let call = testing::call(&request);
            assert_eq!(
                testing::url(&call),
                "https://partner.api.soax.com/v1/account/package/YOUR_PACKAGE_KEY/detach-ip"
            );
            assert_eq!((call.method, call.effect), (Method::Post, Effect::Changes));
            assert_eq!(call.body.unwrap(), documented.replace(' ', ""));
            assert_eq!(Request::parse(documented.as_bytes()), Ok(request));
        }
    }

    #[test]
    fn the_variants_do_not_mix() {
        assert_eq!(Request::parse(br#"[{"slot": 1}, {"ip": "192.168.1.100"}]"#), Err(BadRequest::Missing("ip")));
        assert_eq!(
            Request::parse(br#"[{"ip": "192.168.1.100", "slot": 1}]"#),
            Err(BadRequest::Unknown("slot".to_owned()))
        );
        assert_eq!(Request::parse(b"[]"), Err(BadRequest::EmptyBody));
    }
}
