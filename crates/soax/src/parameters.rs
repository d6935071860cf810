use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::Value;
use std::{fmt, str::FromStr};

/// A request that the relay does not carry. Names the parameter, and shows no value: a value may be a key in the wrong place.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadRequest {
    /// The service has no such function.
    #[error("no such function")]
    UnknownFunction,
    /// The query is not UTF-8 once decoded.
    #[error("the query is not UTF-8")]
    NotText,
    /// The function has no such parameter.
    #[error("unknown parameter {0:?}")]
    Unknown(String),
    /// A parameter stands there twice.
    #[error("parameter {0:?} stands there twice")]
    Duplicate(&'static str),
    /// A parameter that the function needs is not there.
    #[error("parameter {0:?} is missing")]
    Missing(&'static str),
    /// A parameter's value is not of its form, or empty.
    #[error("parameter {0:?} has a value that does not fit")]
    BadValue(&'static str),
    /// The function needs a body, and there is none.
    #[error("the body is missing")]
    MissingBody,
    /// The function has no body, and there is one.
    #[error("this function takes no body")]
    UnexpectedBody,
    /// The body is no JSON array of objects.
    #[error("the body is no JSON array of objects")]
    BadBody,
    /// The body's array is empty: there is nothing to do.
    #[error("the body's array is empty")]
    EmptyBody,
}

/// Named values of a query or of one JSON object, taken out one by one: what is left in the end is unknown.
pub(crate) struct Parameters(Vec<(String, Option<String>)>);

impl Parameters {
    pub(crate) fn of_query(query: &str) -> Result<Self, BadRequest> {
        api::query::parse(query).map(Self).map_err(|_| BadRequest::NotText)
    }

    /// One for each object in the array that a body is; at least one.
    pub(crate) fn of_body(body: &[u8]) -> Result<Vec<Self>, BadRequest> {
        let objects: Vec<Self> = serde_json::from_slice(body).map_err(|_| BadRequest::BadBody)?;
        if objects.is_empty() { Err(BadRequest::EmptyBody) } else { Ok(objects) }
    }

    pub(crate) fn has(&self, name: &str) -> bool {
        self.0.iter().any(|(given, _)| given == name)
    }

    pub(crate) fn optional<T: FromStr>(&mut self, name: &'static str) -> Result<Option<T>, BadRequest> {
        let mut values = self.0.extract_if(.., |(given, _)| given == name);
        let Some((_, value)) = values.next() else { return Ok(None) };
        if values.next().is_some() {
            return Err(BadRequest::Duplicate(name));
        }
        value.and_then(|text| text.parse().ok()).map(Some).ok_or(BadRequest::BadValue(name))
    }

    pub(crate) fn required<T: FromStr>(&mut self, name: &'static str) -> Result<T, BadRequest> {
        self.optional(name)?.ok_or(BadRequest::Missing(name))
    }

    /// A name to filter by. An empty one is never sent, so it is none that we wrote.
    pub(crate) fn filter(&mut self, name: &'static str) -> Result<Option<String>, BadRequest> {
        match self.optional::<String>(name)? {
            Some(text) if text.is_empty() => Err(BadRequest::BadValue(name)),
            text => Ok(text),
        }
    }

    pub(crate) fn finish(self) -> Result<(), BadRequest> {
        match self.0.into_iter().next() {
            Some((name, _)) => Err(BadRequest::Unknown(name)),
            None => Ok(()),
        }
    }
}

impl<'de> Deserialize<'de> for Parameters {
    /// By hand, since a map would lose what stands there twice.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Fields;

        impl<'de> Visitor<'de> for Fields {
            type Value = Parameters;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Parameters, A::Error> {
                let mut fields = Vec::new();
                while let Some((name, value)) = map.next_entry::<String, Value>()? {
                    let text = match value {
                        Value::String(text) => Some(text),
                        Value::Number(number) => Some(number.to_string()),
                        _ => None,
                    };
                    fields.push((name, text));
                }
                Ok(Parameters(fields))
            }
        }

        deserializer.deserialize_map(Fields)
    }
}

#[cfg(test)]
mod tests {
    use crate::{AnyRequest, BadRequest};
    use api::Service::{self, Proxy6, SoaxChecker, SoaxGeo, SoaxPartner};

    fn refused(service: Service, function: &str, query: &str, body: Option<&str>) -> BadRequest {
        AnyRequest::parse(service, function, query, body.map(str::as_bytes)).unwrap_err()
    }

    #[test]
    fn functions_of_another_service() {
        for (service, function) in [
            (SoaxGeo, "ip-list"),
            (SoaxPartner, "get-country-isp"),
            (Proxy6, "ip-list"),
            (SoaxChecker, ""),
            (SoaxGeo, ""),
        ] {
            assert_eq!(refused(service, function, "", None), BadRequest::UnknownFunction);
        }
    }

    #[test]
    fn queries() {
        let cities = |query| refused(SoaxGeo, "get-country-cities", query, None);
        assert_eq!(cities("conn_type=wifi"), BadRequest::Missing("country_iso"));
        assert_eq!(cities("country_iso=us"), BadRequest::Missing("conn_type"));
        assert_eq!(cities("country_iso=usa&conn_type=wifi"), BadRequest::BadValue("country_iso"));
        assert_eq!(cities("country_iso=us&conn_type=WIFI"), BadRequest::BadValue("conn_type"));
        assert_eq!(cities("country_iso=us&conn_type"), BadRequest::BadValue("conn_type"));
        assert_eq!(cities("country_iso=us&conn_type=wifi&region="), BadRequest::BadValue("region"));
        assert_eq!(cities("country_iso=us&conn_type=wifi&region=a&region=b"), BadRequest::Duplicate("region"));
        assert_eq!(cities("country_iso=us&conn_type=wifi&city=a"), BadRequest::Unknown("city".to_owned()));
        assert_eq!(cities("country_iso=us&conn_type=wifi&region=%ff"), BadRequest::NotText);
        // The account's keys travel in headers; one in the query is a mistake, and is not shown.
        let misplaced = cities("country_iso=us&conn_type=wifi&api_key=soax-test-key");
        assert_eq!(misplaced, BadRequest::Unknown("api_key".to_owned()));
        assert!(!misplaced.to_string().contains("soax-test-key"));
        assert_eq!(refused(SoaxPartner, "ip-list", "page=1", None), BadRequest::Unknown("page".to_owned()));
    }

    #[test]
    fn bodies() {
        let update = |body| refused(SoaxPartner, "update-ip", "", body);
        assert_eq!(update(None), BadRequest::MissingBody);
        for body in ["", "{}", "[1]", "[{]", r#"[["a"]]"#] {
            assert_eq!(update(Some(body)), BadRequest::BadBody, "{body}");
        }
        assert_eq!(update(Some("[]")), BadRequest::EmptyBody);
        assert_eq!(update(Some("[{}]")), BadRequest::Missing("ip"));
        assert_eq!(update(Some(r#"[{"ip":"192.0.2.1"}]"#)), BadRequest::Missing("slot"));
        assert_eq!(update(Some(r#"[{"ip":"192.0.2.0/24","slot":1}]"#)), BadRequest::BadValue("ip"));
        assert_eq!(update(Some(r#"[{"ip":null,"slot":1}]"#)), BadRequest::BadValue("ip"));
        assert_eq!(update(Some(r#"[{"ip":"192.0.2.1","slot":1.5}]"#)), BadRequest::BadValue("slot"));
        assert_eq!(update(Some(r#"[{"ip":"192.0.2.1","slot":1,"slot":2}]"#)), BadRequest::Duplicate("slot"));
        assert_eq!(update(Some(r#"[{"ip":"192.0.2.1","slot":1,"x":[]}]"#)), BadRequest::Unknown("x".to_owned()));
        assert_eq!(refused(SoaxPartner, "ip-list", "", Some("[]")), BadRequest::UnexpectedBody);
    }
}
