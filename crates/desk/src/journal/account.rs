//! Whose entry it is.

use serde::{Deserialize, Serialize};

/// A provider's account, by a name that is no secret. Locks, limits and blocking use it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Account {
    /// Whose it is.
    pub provider: Provider,
    /// Proxy6: `user_id` of the envelope (`proxy6.txt`, "For developers (API)"). SOAX: a salted hash of the package key.
    pub name: String,
    /// An account of the sandbox, whose entries never count among the real ones.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub sandbox: bool,
}

/// A provider.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Provider {
    /// Proxy6.
    Proxy6,
    /// SOAX.
    Soax,
}

impl Provider {
    /// Its word in names and files.
    pub fn name(self) -> &'static str {
        match self {
            Self::Proxy6 => "proxy6",
            Self::Soax => "soax",
        }
    }
}

impl Account {
    /// A Proxy6 account by its `user_id`.
    pub fn proxy6(user_id: impl Into<String>) -> Self {
        Self { provider: Provider::Proxy6, name: user_id.into(), sandbox: false }
    }

    /// A SOAX package by a salted hash of its key.
    pub fn soax(hash: impl Into<String>) -> Self {
        Self { provider: Provider::Soax, name: hash.into(), sandbox: false }
    }

    /// The same account in the sandbox.
    #[must_use]
    pub fn in_sandbox(self) -> Self {
        Self { sandbox: true, ..self }
    }

    /// The name of the exclusive Web Lock that every journalled call on the account and its settling hold.
    pub fn lock_name(&self) -> String {
        let realm = if self.sandbox { "sandbox" } else { "real" };
        format!("proxydeck/{realm}/{}/{}", self.provider.name(), self.name)
    }
}
