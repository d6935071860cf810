//! The sentences of the Home page.

/// The sentences.
#[allow(missing_docs, reason = "each field is named after the English sentence that stands in it")]
pub struct Home {
    pub lead: &'static str,
}

/// English.
pub const ENGLISH: Home = Home { lead: "" };

/// Russian.
pub const RUSSIAN: Home = Home { lead: "" };
