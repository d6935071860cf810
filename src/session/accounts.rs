//! The accounts: keys in memory for as long as the page lives. The sandbox brings its own.

use super::connection::{AccountNumber, Connection, connection};
use api::Secret;
use connection::Format;
use desk::preferences::Mode;
use desk::targeting::package_number;
use leptos::prelude::*;
use soax::{ConnectionType, targeting::Dialect};

/// A Proxy6 account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proxy6Account {
    /// Its number in this page.
    pub number: u32,
    /// What the person calls it.
    pub name: String,
    /// The API key.
    pub key: Secret,
}

/// A SOAX package.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SoaxPackage {
    /// Its number in this page.
    pub number: u32,
    /// What the person calls it.
    pub name: String,
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
}

impl Proxy6Account {
    /// What the provider wants to see.
    pub fn credentials(&self) -> proxy6::Credentials {
        proxy6::Credentials { key: self.key.clone() }
    }

    /// How the connection knows it.
    pub fn account_number(&self) -> AccountNumber {
        AccountNumber::Proxy6(self.number)
    }
}

impl SoaxPackage {
    /// What the provider wants to see.
    pub fn credentials(&self) -> soax::Credentials {
        soax::Credentials { api_key: self.api_key.clone(), package_key: self.package_key.clone() }
    }

    /// How the connection knows it.
    pub fn account_number(&self) -> AccountNumber {
        AccountNumber::Soax(self.number)
    }
}

/// The accounts of one realm, and which of them is in use.
#[derive(Clone, Copy)]
struct Realm {
    proxy6: RwSignal<Vec<Proxy6Account>>,
    soax: RwSignal<Vec<SoaxPackage>>,
    proxy6_in_use: RwSignal<Option<u32>>,
    soax_in_use: RwSignal<Option<u32>>,
}

impl Realm {
    fn new(proxy6: Vec<Proxy6Account>, soax: Vec<SoaxPackage>) -> Self {
        let (first, package) = (proxy6.first().map(|own| own.number), soax.first().map(|own| own.number));
        Self {
            proxy6: RwSignal::new(proxy6),
            soax: RwSignal::new(soax),
            proxy6_in_use: RwSignal::new(first),
            soax_in_use: RwSignal::new(package),
        }
    }
}

/// All accounts. What this page shows are those of the present mode's realm: the sandbox's, or the person's own.
#[derive(Clone, Copy)]
pub struct Accounts {
    own: Realm,
    sandbox: Realm,
    connection: Connection,
    numbered: StoredValue<u32>,
}

impl Accounts {
    /// Puts the context in place.
    pub fn provide() {
        let package = |number, name: &str, connection_type| SoaxPackage {
            number,
            name: name.to_owned(),
            api_key: Secret::new("soax-test-key"),
            package_key: Secret::new(name),
            password: Secret::new("sandbox-password"),
            connection_type,
            host: "proxy.soax.com".to_owned(),
            port: 5000,
            package_number: package_number(name).to_owned(),
            dialect: Dialect::default(),
            format: Format::ColonSeparated,
        };
        let account = Proxy6Account { number: 1, name: "sandbox".to_owned(), key: Secret::new("px6-test-key") };
        let packages =
            vec![package(1, "package12345", ConnectionType::Wifi), package(2, "package67890", ConnectionType::Mobile)];
        provide_context(Self {
            own: Realm::new(Vec::new(), Vec::new()),
            sandbox: Realm::new(vec![account], packages),
            connection: connection(),
            numbered: StoredValue::new(100),
        });
    }

    fn realm(self) -> Realm {
        if self.connection.mode() == Mode::Sandbox { self.sandbox } else { self.own }
    }

    /// The Proxy6 account in use, reactively.
    pub fn proxy6(self) -> Option<Proxy6Account> {
        let realm = self.realm();
        let number = realm.proxy6_in_use.get()?;
        realm.proxy6.with(|all| all.iter().find(|own| own.number == number).cloned())
    }

    /// The SOAX package in use, reactively.
    pub fn soax(self) -> Option<SoaxPackage> {
        let realm = self.realm();
        let number = realm.soax_in_use.get()?;
        realm.soax.with(|all| all.iter().find(|own| own.number == number).cloned())
    }

    /// All Proxy6 accounts, reactively.
    pub fn all_proxy6(self) -> Vec<Proxy6Account> {
        self.realm().proxy6.get()
    }

    /// All SOAX packages, reactively.
    pub fn all_soax(self) -> Vec<SoaxPackage> {
        self.realm().soax.get()
    }

    /// Uses that Proxy6 account from now on.
    pub fn use_proxy6(self, number: u32) {
        untrack(|| self.realm()).proxy6_in_use.set(Some(number));
    }

    /// Uses that SOAX package from now on.
    pub fn use_soax(self, number: u32) {
        untrack(|| self.realm()).soax_in_use.set(Some(number));
    }

    /// Takes a Proxy6 account in and uses it.
    pub fn add_proxy6(self, name: String, key: Secret) -> u32 {
        let number = self.next();
        self.own.proxy6.update(|all| all.push(Proxy6Account { number, name, key }));
        self.own.proxy6_in_use.set(Some(number));
        number
    }

    /// Takes a SOAX package in and uses it; its number is given here.
    pub fn add_soax(self, package: SoaxPackage) -> u32 {
        let number = self.next();
        self.own.soax.update(|all| all.push(SoaxPackage { number, ..package }));
        self.own.soax_in_use.set(Some(number));
        number
    }

    /// Changes a SOAX package of the present realm in place (host, port, connection type…).
    pub fn change_soax(self, number: u32, change: impl FnOnce(&mut SoaxPackage)) {
        untrack(|| self.realm()).soax.update(|all| {
            if let Some(package) = all.iter_mut().find(|own| own.number == number) {
                change(package);
            }
        });
    }

    /// Forgets an account and its keys.
    pub fn forget(self, account: AccountNumber) {
        match account {
            AccountNumber::Proxy6(number) => {
                self.own.proxy6.update(|all| all.retain(|own| own.number != number));
                let next = self.own.proxy6.with_untracked(|all| all.first().map(|own| own.number));
                self.own.proxy6_in_use.set(next);
            }
            AccountNumber::Soax(number) => {
                self.own.soax.update(|all| all.retain(|own| own.number != number));
                let next = self.own.soax.with_untracked(|all| all.first().map(|own| own.number));
                self.own.soax_in_use.set(next);
            }
        }
    }

    fn next(self) -> u32 {
        self.numbered.update_value(|number| *number += 1);
        self.numbered.get_value()
    }
}

/// The context, for a component's first line.
pub fn accounts() -> Accounts {
    expect_context()
}
