//! JSON as it is written: fields stay in the document's order, and a number is the text that stands there, never a float.

use std::fmt;

/// A JSON value to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Json {
    Null,
    Bool(bool),
    /// A number, as its own text.
    Number(String),
    Text(String),
    List(Vec<Json>),
    Object(Vec<(String, Json)>),
}

/// The fields of an object that is still being put together.
pub(crate) type Fields = Vec<(String, Json)>;

/// A field of an object.
pub(crate) fn field(name: &str, value: impl Into<Json>) -> (String, Json) {
    (name.to_owned(), value.into())
}

impl Json {
    /// A whole number, or any other that writes itself as JSON wants it.
    pub(crate) fn number(number: impl fmt::Display) -> Self {
        Self::Number(number.to_string())
    }
}

impl From<bool> for Json {
    fn from(value: bool) -> Self {
        Self::Bool(value)
    }
}

impl From<&str> for Json {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Json {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<Vec<Json>> for Json {
    fn from(items: Vec<Json>) -> Self {
        Self::List(items)
    }
}

impl From<Fields> for Json {
    fn from(fields: Fields) -> Self {
        Self::Object(fields)
    }
}

impl fmt::Display for Json {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Null => out.write_str("null"),
            Self::Bool(value) => write!(out, "{value}"),
            Self::Number(number) => out.write_str(number),
            Self::Text(text) => write_text(out, text),
            Self::List(items) => {
                out.write_str("[")?;
                for (index, item) in items.iter().enumerate() {
                    write!(out, "{}{item}", if index == 0 { "" } else { "," })?;
                }
                out.write_str("]")
            }
            Self::Object(fields) => {
                out.write_str("{")?;
                for (index, (name, value)) in fields.iter().enumerate() {
                    out.write_str(if index == 0 { "" } else { "," })?;
                    write_text(out, name)?;
                    write!(out, ":{value}")?;
                }
                out.write_str("}")
            }
        }
    }
}

fn write_text(out: &mut fmt::Formatter<'_>, text: &str) -> fmt::Result {
    out.write_str("\"")?;
    for character in text.chars() {
        match character {
            '"' => out.write_str("\\\"")?,
            '\\' => out.write_str("\\\\")?,
            control if control < ' ' => write!(out, "\\u{:04x}", u32::from(control))?,
            other => write!(out, "{other}")?,
        }
    }
    out.write_str("\"")
}

#[cfg(test)]
mod tests {
    use super::{Json, field};

    #[test]
    fn a_foreign_reader_reads_what_is_written() {
        let text = "a \"b\" \\ \n\u{1} ü";
        let written = Json::from(vec![
            field(text, Json::Null),
            field("list", vec![Json::number(1), true.into(), Json::Number("0.6".to_owned())]),
        ])
        .to_string();
        let read: serde_json::Value = serde_json::from_str(&written).unwrap();
        assert_eq!(read, serde_json::json!({ text: null, "list": [1, true, 0.6] }));
    }
}
