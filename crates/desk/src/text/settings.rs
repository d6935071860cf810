//! The sentences of the Settings page.

/// The sentences.
#[allow(missing_docs, reason = "each field is named after the English sentence that stands in it")]
pub struct Settings {
    pub lead: &'static str,
}

/// English.
pub const ENGLISH: Settings = Settings { lead: "" };

/// Russian.
pub const RUSSIAN: Settings = Settings { lead: "" };
