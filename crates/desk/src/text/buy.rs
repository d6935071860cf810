//! The sentences of the Buy page.

/// The sentences.
#[allow(missing_docs, reason = "each field is named after the English sentence that stands in it")]
pub struct Buy {
    pub lead: &'static str,
}

/// English.
pub const ENGLISH: Buy = Buy { lead: "" };

/// Russian.
pub const RUSSIAN: Buy = Buy { lead: "" };
