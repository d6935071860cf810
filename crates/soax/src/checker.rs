//! `GET https://checker.soax.com/api/ipinfo`: where a request seems to come from (`soax-in-practice.md`, "Checker").

use crate::{Failure, failure};
use api::{Call, Effect, Endpoint, Method, Reply, Service};
use serde::{Deserialize, Deserializer};
use std::net::IpAddr;

pub(crate) const FUNCTION: &str = "ipinfo";

/// Asks for the address that this very request is seen to come from. It needs no key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Request;

/// An address and what SOAX knows of it; a text is empty where SOAX knows nothing.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct IpInfo {
    /// The address that the checker saw.
    pub ip: IpAddr,
    /// Its country's ISO code, in upper case (`DE`).
    #[serde(default, deserialize_with = "text")]
    pub country_code: String,
    /// Its country's English name.
    #[serde(default, deserialize_with = "text")]
    pub country_name: String,
    /// Its region.
    #[serde(default, deserialize_with = "text")]
    pub region: String,
    /// Its city.
    #[serde(default, deserialize_with = "text")]
    pub city: String,
    /// Its internet provider.
    #[serde(default, deserialize_with = "text")]
    pub isp: String,
    /// Its mobile operator.
    #[serde(default, deserialize_with = "text")]
    pub carrier: String,
}

fn text<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    Ok(Option::deserialize(deserializer)?.unwrap_or_default())
}

impl Endpoint for Request {
    type Credentials = ();
    type Response = IpInfo;
    type Failure = Failure;

    fn call(&self, (): &()) -> Call {
        Call {
            service: Service::SoaxChecker,
            function: FUNCTION,
            effect: Effect::Reads,
            method: Method::Get,
            path: vec!["api".into(), FUNCTION.into()],
            query: vec![],
            headers: vec![],
            body: None,
        }
    }

    fn read(&self, reply: &Reply) -> Result<IpInfo, Failure> {
        let body = failure::accepted(reply, "status")?;
        let data = body.get("data").ok_or_else(|| reply.unreadable("no data"))?;
        IpInfo::deserialize(data).map_err(|_| reply.unreadable("data is not an address and its places").into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{ErrorKind, testing};

    #[test]
    fn the_call() {
        let call = Request.call(&());
        assert_eq!(testing::url(&call), "https://checker.soax.com/api/ipinfo");
        assert_eq!(call.relay_path(), "/whoami");
    }

    #[test]
    fn the_practice_files_reply() {
        let body = r#"{"status":true,"reason":"","data":{"carrier":"…","city":"Leipzig","country_code":"DE","country_name":"Germany","ip":"203.0.113.9","isp":"…","region":"Saxony"}}"#;
        let expected = IpInfo {
            ip: "203.0.113.9".parse().unwrap(),
            country_code: "DE".to_owned(),
            country_name: "Germany".to_owned(),
            region: "Saxony".to_owned(),
            city: "Leipzig".to_owned(),
            isp: "…".to_owned(),
            carrier: "…".to_owned(),
        };
        assert_eq!(testing::read(&Request, body), Ok(expected));
    }

    #[test]
    fn places_that_soax_does_not_know() {
        let info = testing::read(&Request, r#"{"status":true,"data":{"ip":"2001:db8::9","city":null}}"#).unwrap();
        assert_eq!((info.ip, info.city, info.isp), ("2001:db8::9".parse().unwrap(), String::new(), String::new()));
    }

    #[test]
    fn status_false_is_a_refusal() {
        let refused = testing::read(&Request, r#"{"status":false,"reason":"no data","data":null}"#).unwrap_err();
        let Failure::Refused(refusal) = refused else { panic!("{refused:?}") };
        assert_eq!((refusal.kind, refusal.text.as_str()), (ErrorKind::Unsuccessful, "no data"));
        assert!(matches!(testing::read(&Request, r#"{"status":true}"#), Err(Failure::Unreadable(_))));
    }
}
