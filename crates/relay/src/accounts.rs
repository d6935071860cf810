//! Keys that the relay holds, so that the browser need not: named accounts, of which `X-Account` picks one.

use crate::private_file::{self, Content, Unusable};
use api::{Secret, Service};
use serde::Deserialize;
use std::{collections::HashMap, path::Path};

/// The accounts, by name.
#[derive(Clone, Debug, Default)]
pub struct Accounts(HashMap<String, Keys>);

/// An account's keys.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Keys {
    /// A Proxy6 account's.
    Proxy6 {
        /// The key.
        api_key: Secret,
    },
    /// A SOAX package's.
    Soax {
        /// The account's key.
        api_key: Secret,
        /// The package's key.
        package_key: Secret,
    },
}

/// An account as the file has it.
#[derive(Deserialize)]
#[serde(tag = "provider", rename_all = "lowercase", deny_unknown_fields)]
enum Entry {
    Proxy6 { api_key: String },
    Soax { api_key: String, package_key: String },
}

impl Accounts {
    /// Reads the file: a JSON object of accounts by name. Also whether others on this computer could read it until now.
    ///
    /// # Errors
    /// [`Unusable`], without a word of what stands in the file.
    pub fn read(path: &Path) -> Result<(Self, bool), Unusable> {
        let unusable = |why: &dyn ToString| Unusable::new(path, why.to_string());
        let Content { text, was_open } = private_file::read(path)?.ok_or_else(|| unusable(&"there is no such file"))?;
        let entries: HashMap<String, Entry> = serde_json::from_str(&text).map_err(|error| {
            unusable(&format!(
                "line {} is not as it should be: {{\"NAME\": {{\"provider\": \"proxy6\", \"api_key\": \"…\"}}}}, or \
                 \"soax\" with api_key and package_key",
                error.line()
            ))
        })?;
        if !entries.keys().all(|name| is_name(name)) {
            return Err(unusable(&"a name has 1 to 64 letters, digits, dots, dashes or underscores"));
        }
        let accounts: HashMap<_, _> = entries.into_iter().map(|(name, entry)| (name, entry.into())).collect();
        if !accounts.values().all(Keys::are_keys) {
            return Err(unusable(&"an account's key has no form of a key"));
        }
        Ok((Self(accounts), was_open))
    }

    /// The keys of the account of that name, where it is one for this service.
    pub fn of(&self, name: &str, service: Service) -> Option<&Keys> {
        self.0.get(name).filter(|keys| keys.are_for(service))
    }

    /// The keys of the account of that name.
    pub fn named(&self, name: &str) -> Option<&Keys> {
        self.0.get(name)
    }
}

impl Keys {
    /// The key that the pace and the kept replies go by.
    pub fn api_key(&self) -> &Secret {
        match self {
            Self::Proxy6 { api_key } | Self::Soax { api_key, .. } => api_key,
        }
    }

    /// The package's key; nothing at Proxy6.
    pub fn package_key(&self) -> Secret {
        match self {
            Self::Proxy6 { .. } => Secret::default(),
            Self::Soax { package_key, .. } => package_key.clone(),
        }
    }

    fn are_for(&self, service: Service) -> bool {
        matches!(
            (self, service),
            (Self::Proxy6 { .. }, Service::Proxy6) | (Self::Soax { .. }, Service::SoaxGeo | Service::SoaxPartner)
        )
    }

    fn are_keys(&self) -> bool {
        match self {
            Self::Proxy6 { api_key } => is_key(api_key.expose()),
            Self::Soax { api_key, package_key } => is_key(api_key.expose()) && is_key(package_key.expose()),
        }
    }
}

impl From<Entry> for Keys {
    fn from(entry: Entry) -> Self {
        match entry {
            Entry::Proxy6 { api_key } => Self::Proxy6 { api_key: Secret::new(api_key) },
            Entry::Soax { api_key, package_key } => {
                Self::Soax { api_key: Secret::new(api_key), package_key: Secret::new(package_key) }
            }
        }
    }
}

/// Longer than any key that the providers give out.
const LONGEST_KEY: usize = 256;

/// Keys stand in paths: one that is only dots would move the call to another path.
pub fn is_key(text: &str) -> bool {
    (1..=LONGEST_KEY).contains(&text.len())
        && text.bytes().all(|byte| byte.is_ascii_graphic())
        && text.bytes().any(|byte| byte != b'.')
}

fn is_name(text: &str) -> bool {
    let fits = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.');
    (1..=64).contains(&text.len()) && text.bytes().all(fits)
}
