//! The sentences of the Journal page.

/// The sentences.
#[allow(missing_docs, reason = "each field is named after the English sentence that stands in it")]
pub struct Journal {
    pub lead: &'static str,
}

/// English.
pub const ENGLISH: Journal = Journal { lead: "" };

/// Russian.
pub const RUSSIAN: Journal = Journal { lead: "" };
