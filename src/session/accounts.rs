//! The accounts: keys in memory, and in the vault where it is on. The sandbox brings its own.

use super::connection::{Connection, connection};
use crate::browser::page;
use crate::lasting::Lasting;
use api::Secret;
use connection::Format;
use desk::accounts::{AccountNumber, Colour};
use desk::preferences::Mode;
use desk::targeting::package_number;
use desk::vault::Contents;
use leptos::prelude::*;
use soax::{
    ConnectionType,
    targeting::{Dialect, package::Lengths},
};

pub use desk::accounts::{Proxy6Account, SoaxPackage};

/// The accounts of one realm, and which of them is in use.
#[derive(Clone, Copy)]
struct Realm {
    proxy6: Lasting<Vec<Proxy6Account>>,
    soax: Lasting<Vec<SoaxPackage>>,
    proxy6_in_use: Lasting<Option<u32>>,
    soax_in_use: Lasting<Option<u32>>,
}

impl Realm {
    fn new(proxy6: Vec<Proxy6Account>, soax: Vec<SoaxPackage>) -> Self {
        let (first, package) = (proxy6.first().map(|own| own.number), soax.first().map(|own| own.number));
        Self {
            proxy6: Lasting::new(proxy6),
            soax: Lasting::new(soax),
            proxy6_in_use: Lasting::new(first),
            soax_in_use: Lasting::new(package),
        }
    }
}

/// All accounts. What this page shows are those of the present mode's realm: the sandbox's, or the person's own.
#[derive(Clone, Copy)]
pub struct Accounts {
    own: Realm,
    sandbox: Realm,
    connection: Connection,
}

impl Accounts {
    /// Puts the context in place.
    pub fn provide() {
        let package = |number, name: &str, connection_type| SoaxPackage {
            number,
            name: name.to_owned(),
            colour: Colour::None,
            api_key: Secret::new("soax-test-key"),
            package_key: Secret::new(name),
            password: Secret::new("sandbox-password"),
            connection_type,
            host: "proxy.soax.com".to_owned(),
            port: 5000,
            package_number: package_number(name).to_owned(),
            dialect: Dialect::default(),
            format: Format::ColonSeparated,
            session_lengths: Lengths::Hour,
        };
        let account = Proxy6Account {
            number: 1,
            name: "sandbox".to_owned(),
            colour: Colour::None,
            key: Secret::new("px6-test-key"),
            low_balance: None,
        };
        let packages =
            vec![package(1, "package12345", ConnectionType::Wifi), package(2, "package67890", ConnectionType::Mobile)];
        provide_context(Self {
            own: Realm::new(Vec::new(), Vec::new()),
            sandbox: Realm::new(vec![account], packages),
            connection: connection(),
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

    /// Takes a Proxy6 account in and uses it; its number is given here.
    pub fn add_proxy6(self, account: Proxy6Account) {
        let number = self.unused_number();
        self.own.proxy6.update(|all| all.push(Proxy6Account { number, ..account }));
        self.own.proxy6_in_use.set(Some(number));
    }

    /// Takes a SOAX package in and uses it; its number is given here.
    pub fn add_soax(self, package: SoaxPackage) {
        let number = self.unused_number();
        self.own.soax.update(|all| all.push(SoaxPackage { number, ..package }));
        self.own.soax_in_use.set(Some(number));
    }

    /// Changes a Proxy6 account of the present realm in place (name, colour, warning…).
    pub fn change_proxy6(self, number: u32, change: impl FnOnce(&mut Proxy6Account)) {
        untrack(|| self.realm()).proxy6.update(|all| {
            if let Some(account) = all.iter_mut().find(|own| own.number == number) {
                change(account);
            }
        });
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
        let mut left = self.own_accounts();
        match account {
            AccountNumber::Proxy6(number) => left.proxy6.retain(|own| own.number != number),
            AccountNumber::Soax(number) => left.soax.retain(|own| own.number != number),
        }
        self.replace_own(left);
    }

    /// The person's own accounts, whatever the mode; once.
    pub fn own_accounts(self) -> Contents {
        Contents { proxy6: self.own.proxy6.get_untracked(), soax: self.own.soax.get_untracked() }
    }

    /// Follows the person's own accounts, whatever the mode.
    pub fn track_own(self) {
        self.own.proxy6.track();
        self.own.soax.track();
    }

    /// Puts these in place of the person's own accounts. What was in use stays so where it is still there.
    pub fn replace_own(self, contents: Contents) {
        let Contents { proxy6, soax } = contents;
        let still = |number: Option<u32>, all: &[u32]| {
            number.filter(|number| all.contains(number)).or_else(|| all.first().copied())
        };
        let proxy6_in_use = self.own.proxy6_in_use.get_untracked();
        let proxy6_in_use = still(proxy6_in_use, &proxy6.iter().map(|own| own.number).collect::<Vec<_>>());
        let soax_in_use = self.own.soax_in_use.get_untracked();
        let soax_in_use = still(soax_in_use, &soax.iter().map(|own| own.number).collect::<Vec<_>>());
        self.own.proxy6.set(proxy6);
        self.own.soax.set(soax);
        self.own.proxy6_in_use.set(proxy6_in_use);
        self.own.soax_in_use.set(soax_in_use);
    }

    /// A number by chance: two tabs that add an account at once must not give the same.
    fn unused_number(self) -> u32 {
        // The sandbox has the first ones.
        const FIRST: u32 = 100;
        let mut number = u32::from_be_bytes(page::random_bytes()).max(FIRST);
        loop {
            let used = self.own.proxy6.with_untracked(|all| all.iter().any(|own| own.number == number))
                || self.own.soax.with_untracked(|all| all.iter().any(|own| own.number == number));
            if !used {
                return number;
            }
            number = number.checked_add(1).unwrap_or(FIRST);
        }
    }
}

/// The context, for a component's first line.
pub fn accounts() -> Accounts {
    expect_context()
}
