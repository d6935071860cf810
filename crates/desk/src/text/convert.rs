//! The sentences of the Convert page.

/// The sentences.
#[allow(missing_docs, reason = "each field is named after the English sentence that stands in it")]
pub struct Convert {
    pub lead: &'static str,
}

/// English.
pub const ENGLISH: Convert = Convert { lead: "" };

/// Russian.
pub const RUSSIAN: Convert = Convert { lead: "" };
