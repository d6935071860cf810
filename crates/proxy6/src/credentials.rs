//! What Proxy6 wants to see before it answers.

use api::Secret;

/// The account's key. It stands in the path of every call (`proxy6.txt`, "For developers (API)").
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Credentials {
    /// `api_key` of the document.
    pub key: Secret,
}
