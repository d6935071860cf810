//! Objects whose fields are read leniently: Proxy6 sends the same field as a number here and as a string there
//! (`proxy6-in-practice.md`, "Parse tolerantly"). Values stay raw until somebody asks for them, so that an amount never
//! becomes a float, and nothing is expanded per type.

use api::Money;
use serde::{Deserialize, Deserializer, de};
use serde_json::{error::Category, value::RawValue};
use std::{borrow::Cow, fmt, str::FromStr};

/// A key and its raw value; in an array the key is empty.
pub(crate) type Entry<'a> = (Cow<'a, str>, &'a RawValue);

/// The fields of an object, in their order.
pub(crate) struct Object<'a>(Vec<Entry<'a>>);

/// A text that is no object. Shows nothing of the text.
#[derive(Debug, thiserror::Error)]
pub(crate) enum NotObject {
    #[error("it is not UTF-8")]
    NotText,
    #[error("the JSON ends too early")]
    Cut,
    #[error("it is not JSON from line {line}, column {column}")]
    NotJson { line: usize, column: usize },
    #[error("it is not a JSON object")]
    OtherJson,
}

/// A field that is missing, or is not what it should be. Shows the field's name, and nothing of its value.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("the field `{field}` is missing or not {wanted}")]
pub(crate) struct Unfit {
    pub(crate) field: &'static str,
    pub(crate) wanted: &'static str,
}

impl<'a> Object<'a> {
    pub(crate) fn from_bytes(bytes: &'a [u8]) -> Result<Self, NotObject> {
        let text = std::str::from_utf8(bytes).map_err(|_| NotObject::NotText)?;
        serde_json::from_str(text).map_err(|error| match error.classify() {
            Category::Eof => NotObject::Cut,
            Category::Data => NotObject::OtherJson,
            Category::Syntax | Category::Io => NotObject::NotJson { line: error.line(), column: error.column() },
        })
    }

    /// An object in a list: `field` is the list's name.
    pub(crate) fn within(field: &'static str, raw: &'a RawValue) -> Result<Self, Unfit> {
        serde_json::from_str(raw.get()).map_err(|_| Unfit { field, wanted: "a list of objects" })
    }

    /// The raw value; `null` counts as missing.
    pub(crate) fn raw(&self, field: &str) -> Option<&'a RawValue> {
        let (_, raw) = self.0.iter().find(|(own, _)| own == field)?;
        (raw.get() != "null").then_some(raw)
    }

    /// The text of a string or number.
    pub(crate) fn optional_text(&self, field: &'static str) -> Result<Option<Cow<'a, str>>, Unfit> {
        let Some(raw) = self.raw(field) else { return Ok(None) };
        scalar(raw).map(Some).ok_or(Unfit { field, wanted: "a text" })
    }

    pub(crate) fn text(&self, field: &'static str) -> Result<Cow<'a, str>, Unfit> {
        self.optional_text(field)?.ok_or(Unfit { field, wanted: "a text" })
    }

    /// A whole number, or a string that holds one.
    pub(crate) fn optional_number<T: FromStr>(&self, field: &'static str) -> Result<Option<T>, Unfit> {
        let Some(raw) = self.raw(field) else { return Ok(None) };
        let number = scalar(raw).and_then(|text| text.parse().ok());
        number.map(Some).ok_or(Unfit { field, wanted: "a whole number in its range" })
    }

    pub(crate) fn number<T: FromStr>(&self, field: &'static str) -> Result<T, Unfit> {
        self.optional_number(field)?.ok_or(Unfit { field, wanted: "a whole number in its range" })
    }

    pub(crate) fn optional_money(&self, field: &'static str) -> Result<Option<Money>, Unfit> {
        self.raw(field).map(Money::from_json).transpose().map_err(|_| Unfit { field, wanted: "an amount" })
    }

    pub(crate) fn money(&self, field: &'static str) -> Result<Money, Unfit> {
        self.optional_money(field)?.ok_or(Unfit { field, wanted: "an amount" })
    }

    /// `true` or `false`, `1` or `0`, bare or as a string.
    pub(crate) fn yes_or_no(&self, field: &'static str) -> Result<bool, Unfit> {
        match self.raw(field).and_then(scalar).as_deref() {
            Some("1" | "true") => Ok(true),
            Some("0" | "false") => Ok(false),
            _ => Err(Unfit { field, wanted: "true or false" }),
        }
    }

    /// A list: an array, or an object by key. PHP writes an empty object as `[]`.
    pub(crate) fn list(&self, field: &'static str) -> Result<Vec<Entry<'a>>, Unfit> {
        self.raw(field).and_then(entries).ok_or(Unfit { field, wanted: "a list" })
    }
}

/// The text of a string, number or boolean.
pub(crate) fn scalar(raw: &RawValue) -> Option<Cow<'_, str>> {
    let text = raw.get();
    match text.as_bytes().first() {
        Some(b'"') => serde_json::from_str::<Text<'_>>(text).ok().map(|text| text.0),
        Some(b'{' | b'[' | b'n') | None => None,
        Some(_) => Some(Cow::Borrowed(text)),
    }
}

/// The values of an array or object.
pub(crate) fn entries(raw: &RawValue) -> Option<Vec<Entry<'_>>> {
    let text = raw.get();
    if text.starts_with('{') {
        serde_json::from_str::<Object<'_>>(text).ok().map(|object| object.0)
    } else {
        let values: Vec<&RawValue> = serde_json::from_str(text).ok()?;
        Some(values.into_iter().map(|value| (Cow::Borrowed(""), value)).collect())
    }
}

/// A string, borrowed where it has no escape in it.
#[derive(Deserialize)]
struct Text<'a>(#[serde(borrow)] Cow<'a, str>);

impl<'de> Deserialize<'de> for Object<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Fields;

        impl<'de> de::Visitor<'de> for Fields {
            type Value = Object<'de>;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("an object")
            }

            fn visit_map<A: de::MapAccess<'de>>(self, mut map: A) -> Result<Object<'de>, A::Error> {
                let mut fields = Vec::new();
                while let Some(Text(key)) = map.next_key()? {
                    fields.push((key, map.next_value()?));
                }
                Ok(Object(fields))
            }
        }

        deserializer.deserialize_map(Fields)
    }
}
