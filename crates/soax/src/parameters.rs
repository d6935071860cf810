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
