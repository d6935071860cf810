//! JSON text (RFC 8259), field by field in the order that people read.

use serde_json::Value;
use std::fmt::{Display, Write};

/// A string with its quotes.
pub(crate) fn quoted(text: &str) -> String {
    Value::from(text).to_string()
}

/// An object in the making.
pub(crate) struct Object(String);

impl Object {
    pub(crate) fn new() -> Self {
        Self("{".to_owned())
    }

    pub(crate) fn text(self, name: &str, text: &str) -> Self {
        self.json(name, quoted(text))
    }

    pub(crate) fn optional(self, name: &str, text: Option<&str>) -> Self {
        match text.filter(|text| !text.is_empty()) {
            Some(text) => self.text(name, text),
            None => self,
        }
    }

    /// A field whose value is JSON already.
    pub(crate) fn json(mut self, name: &str, json: impl Display) -> Self {
        if self.0.len() > 1 {
            self.0.push(',');
        }
        // Writing to a string does not fail.
        let _ = write!(self.0, "{}:{json}", quoted(name));
        self
    }

    pub(crate) fn end(self) -> String {
        self.0 + "}"
    }
}
