//! The two forms in which replies come.

use crate::json::{Fields, Json, field};
use serde::{Deserialize, Serialize};

/// Which form replies take.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Shape {
    /// The literal forms of the two API documents.
    Documented,
    /// What `proxy6-in-practice.md` and `soax-in-practice.md` add: every scalar in the form that the document does not show,
    /// empty objects as `[]`, further fields, bare arrays, error pages.
    Practice,
}

impl Shape {
    pub(crate) fn is_practice(self) -> bool {
        self == Self::Practice
    }

    /// A number that the document shows as a string; practice has the bare number.
    pub(crate) fn text(self, digits: impl ToString) -> Json {
        match self {
            Self::Documented => Json::Text(digits.to_string()),
            Self::Practice => Json::Number(digits.to_string()),
        }
    }

    /// A number that the document shows as one; practice has a string.
    pub(crate) fn number(self, digits: impl ToString) -> Json {
        match self {
            Self::Documented => Json::Number(digits.to_string()),
            Self::Practice => Json::Text(digits.to_string()),
        }
    }

    /// A list of rows under their ids. Without keys it is an array; an empty one in practice is `[]` as well, for PHP does not
    /// tell an empty object from an empty array.
    pub(crate) fn keyed(self, rows: Vec<(u64, Json)>, without_keys: bool) -> Json {
        if without_keys || (rows.is_empty() && self.is_practice()) {
            return Json::List(rows.into_iter().map(|(_, row)| row).collect());
        }
        Json::Object(rows.into_iter().map(|(id, row)| (id.to_string(), row)).collect())
    }

    /// A field that only practice has.
    pub(crate) fn add_in_practice(self, fields: &mut Fields, name: &str, value: Json) {
        if self.is_practice() {
            fields.push(field(name, value));
        }
    }
}
