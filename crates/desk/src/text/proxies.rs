//! The sentences of the Proxies page.

/// The sentences.
#[allow(missing_docs, reason = "each field is named after the English sentence that stands in it")]
pub struct Proxies {
    pub lead: &'static str,
}

/// English.
pub const ENGLISH: Proxies = Proxies { lead: "" };

/// Russian.
pub const RUSSIAN: Proxies = Proxies { lead: "" };
