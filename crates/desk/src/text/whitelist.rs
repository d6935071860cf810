//! The sentences of the Whitelist page.

/// The sentences.
#[allow(missing_docs, reason = "each field is named after the English sentence that stands in it")]
pub struct Whitelist {
    pub lead: &'static str,
}

/// English.
pub const ENGLISH: Whitelist = Whitelist { lead: "" };

/// Russian.
pub const RUSSIAN: Whitelist = Whitelist { lead: "" };
