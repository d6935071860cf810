//! The sentences of the Targeting page.

/// The sentences.
#[allow(missing_docs, reason = "each field is named after the English sentence that stands in it")]
pub struct Targeting {
    pub lead: &'static str,
}

/// English.
pub const ENGLISH: Targeting = Targeting { lead: "" };

/// Russian.
pub const RUSSIAN: Targeting = Targeting { lead: "" };
