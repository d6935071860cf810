//! The accounts that a person has at the providers, as the app knows them.

use api::{Money, Secret};
use connection::Format;
use soax::{
    ConnectionType,
    targeting::{Dialect, package::Lengths},
};

/// An account by its number: it is drawn by chance when the account is added, and stays with it over all tabs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AccountNumber {
    /// A Proxy6 account.
    Proxy6(u32),
    /// A SOAX package.
    Soax(u32),
}

/// The mark by which a person tells accounts apart at a glance.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Colour {
    /// No mark.
    #[default]
    None,
    /// Blue
    Blue,
    /// Green
    Green,
    /// Amber
    Amber,
    /// Red
    Red,
    /// Violet
    Violet,
}

impl Colour {
    /// All of them.
    pub const ALL: [Self; 6] = [Self::None, Self::Blue, Self::Green, Self::Amber, Self::Red, Self::Violet];

    /// The word for it in the vault, in form values and in the style sheet.
    pub fn name(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Blue => "blue",
            Self::Green => "green",
            Self::Amber => "amber",
            Self::Red => "red",
            Self::Violet => "violet",
        }
    }

    /// The colour of that name; no mark for any other word.
    pub fn named(name: &str) -> Self {
        Self::ALL.into_iter().find(|colour| colour.name() == name).unwrap_or_default()
    }
}

/// A Proxy6 account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proxy6Account {
    /// Its number.
    pub number: u32,
    /// What the person calls it.
    pub name: String,
    /// Its mark.
    pub colour: Colour,
    /// The API key.
    pub key: Secret,
    /// Below this balance, in the account's currency, the person is warned.
    pub low_balance: Option<Money>,
}

/// A SOAX package.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SoaxPackage {
    /// Its number.
    pub number: u32,
    /// What the person calls it.
    pub name: String,
    /// Its mark.
    pub colour: Colour,
    /// The account's API key.
    pub api_key: Secret,
    /// The package key: the login.
    pub package_key: Secret,
    /// The package's password.
    pub password: Secret,
    /// Residential or mobile.
    pub connection_type: ConnectionType,
    /// The gateway's host.
    pub host: String,
    /// The gateway's port.
    pub port: u16,
    /// What the dialect `package` calls it: the number that SOAX's dashboard shows.
    pub package_number: String,
    /// The dialect that its gateway speaks.
    pub dialect: Dialect,
    /// How its lines are written.
    pub format: Format,
    /// How long its sticky sessions may be in the dialect `package`: up to a day where it is an ISP package.
    pub session_lengths: Lengths,
}

impl Proxy6Account {
    /// What the provider wants to see.
    pub fn credentials(&self) -> proxy6::Credentials {
        proxy6::Credentials { key: self.key.clone() }
    }

    /// Its number among those of both providers.
    pub fn account_number(&self) -> AccountNumber {
        AccountNumber::Proxy6(self.number)
    }
}

impl SoaxPackage {
    /// What the provider wants to see.
    pub fn credentials(&self) -> soax::Credentials {
        soax::Credentials { api_key: self.api_key.clone(), package_key: self.package_key.clone() }
    }

    /// Its number among those of both providers.
    pub fn account_number(&self) -> AccountNumber {
        AccountNumber::Soax(self.number)
    }
}
