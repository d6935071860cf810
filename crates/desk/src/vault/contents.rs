//! What lies in the vault: the accounts.

use crate::accounts::{Colour, Proxy6Account, SoaxPackage};
use crate::targeting::package_number;
use api::Secret;
use connection::Format;
use serde::{Deserialize, Serialize};
use soax::targeting::package::Lengths;

/// The accounts, in the order in which they were added.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Contents {
    /// Those of Proxy6.
    pub proxy6: Vec<Proxy6Account>,
    /// Those of SOAX.
    pub soax: Vec<SoaxPackage>,
}

/// The opened text is not what any version of the app keeps.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not the contents of a vault")]
pub struct NotContents;

// The only places where a secret is written out are these two, which exist for nothing but to be sealed.
#[derive(Serialize, Deserialize)]
struct Proxy6Written {
    number: u32,
    name: String,
    #[serde(default)]
    colour: String,
    key: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    low_balance: Option<String>,
}

#[derive(Serialize, Deserialize)]
struct SoaxWritten {
    number: u32,
    name: String,
    #[serde(default)]
    colour: String,
    api_key: String,
    package_key: String,
    password: String,
    connection_type: String,
    host: String,
    port: u16,
    #[serde(default)]
    package_number: Option<String>,
    #[serde(default)]
    dialect: Option<String>,
    #[serde(default)]
    format: Option<String>,
    #[serde(default)]
    isp_package: bool,
}

#[derive(Serialize, Deserialize, Default)]
struct Written {
    #[serde(default)]
    proxy6: Vec<Proxy6Written>,
    #[serde(default)]
    soax: Vec<SoaxWritten>,
}

impl Contents {
    /// Nothing at all.
    pub fn is_empty(&self) -> bool {
        self.proxy6.is_empty() && self.soax.is_empty()
    }

    /// JSON that holds every key in the clear: to be sealed at once.
    pub fn to_text(&self) -> Secret {
        let proxy6 = self.proxy6.iter().map(|own| Proxy6Written {
            number: own.number,
            name: own.name.clone(),
            colour: own.colour.name().to_owned(),
            key: own.key.expose().to_owned(),
            low_balance: own.low_balance.map(|amount| amount.to_string()),
        });
        let soax = self.soax.iter().map(|own| SoaxWritten {
            number: own.number,
            name: own.name.clone(),
            colour: own.colour.name().to_owned(),
            api_key: own.api_key.expose().to_owned(),
            package_key: own.package_key.expose().to_owned(),
            password: own.password.expose().to_owned(),
            connection_type: own.connection_type.as_str().to_owned(),
            host: own.host.clone(),
            port: own.port,
            package_number: Some(own.package_number.clone()),
            dialect: Some(own.dialect.as_str().to_owned()),
            format: Some(own.format.as_str().to_owned()),
            isp_package: own.session_lengths == Lengths::Day,
        });
        let written = Written { proxy6: proxy6.collect(), soax: soax.collect() };
        Secret::new(serde_json::to_string(&written).unwrap_or_default())
    }

    /// Reads what [`Contents::to_text`] wrote.
    ///
    /// # Errors
    /// [`NotContents`].
    pub fn parse(text: &Secret) -> Result<Self, NotContents> {
        let written: Written = serde_json::from_str(text.expose()).map_err(|_| NotContents)?;
        let soax = written.soax.into_iter().map(|own| {
            Ok(SoaxPackage {
                number: own.number,
                name: own.name,
                colour: Colour::named(&own.colour),
                package_number: own.package_number.unwrap_or_else(|| package_number(&own.package_key).to_owned()),
                // Names of another version are as if never chosen.
                dialect: own.dialect.and_then(|name| name.parse().ok()).unwrap_or_default(),
                format: own.format.and_then(|name| name.parse().ok()).unwrap_or(Format::ColonSeparated),
                api_key: Secret::new(own.api_key),
                package_key: Secret::new(own.package_key),
                password: Secret::new(own.password),
                connection_type: own.connection_type.parse().map_err(|_| NotContents)?,
                host: own.host,
                port: own.port,
                session_lengths: if own.isp_package { Lengths::Day } else { Lengths::Hour },
            })
        });
        let proxy6 = written.proxy6.into_iter().map(|own| Proxy6Account {
            number: own.number,
            name: own.name,
            colour: Colour::named(&own.colour),
            key: Secret::new(own.key),
            low_balance: own.low_balance.and_then(|amount| amount.parse().ok()),
        });
        Ok(Self { proxy6: proxy6.collect(), soax: soax.collect::<Result<_, _>>()? })
    }

    /// What is to be kept where another tab has saved meanwhile: what this tab changed since `base`, and of all else what is
    /// `stored`.
    #[must_use]
    pub fn merged(&self, base: &Self, stored: &Self) -> Self {
        Self {
            proxy6: merged(&self.proxy6, &base.proxy6, &stored.proxy6, |own| own.number),
            soax: merged(&self.soax, &base.soax, &stored.soax, |own| own.number),
        }
    }

    /// What it is after a backup is taken in: nothing goes, what is there already is replaced by the backup's and keeps its
    /// number, the rest is added.
    #[must_use]
    pub fn restored(&self, backup: &Self) -> Self {
        let same = |one: &Proxy6Account, other: &Proxy6Account| one.number == other.number || one.key == other.key;
        let proxy6 = restored(&self.proxy6, &backup.proxy6, same, |own, theirs| Proxy6Account {
            number: own.number,
            ..theirs.clone()
        });
        let same = |one: &SoaxPackage, other: &SoaxPackage| {
            one.number == other.number || (&one.api_key, &one.package_key) == (&other.api_key, &other.package_key)
        };
        let soax = restored(&self.soax, &backup.soax, same, |own, theirs| SoaxPackage {
            number: own.number,
            ..theirs.clone()
        });
        Self { proxy6, soax }
    }
}

fn restored<T: Clone>(own: &[T], backup: &[T], same: impl Fn(&T, &T) -> bool, replace: impl Fn(&T, &T) -> T) -> Vec<T> {
    let kept = own.iter().map(|ours| match backup.iter().find(|theirs| same(ours, theirs)) {
        Some(theirs) => replace(ours, theirs),
        None => ours.clone(),
    });
    let added = backup.iter().filter(|theirs| !own.iter().any(|ours| same(ours, theirs)));
    kept.chain(added.cloned()).collect()
}

fn merged<T: Clone + PartialEq>(own: &[T], base: &[T], stored: &[T], number: impl Fn(&T) -> u32) -> Vec<T> {
    let find = |all: &'_ [T], wanted: u32| all.iter().find(|one| number(one) == wanted).cloned();
    let mut kept: Vec<T> = Vec::new();
    for theirs in stored {
        match (find(own, number(theirs)), find(base, number(theirs))) {
            // Changed here.
            (Some(ours), Some(before)) if ours != before => kept.push(ours),
            // Forgotten here.
            (None, Some(_)) => {}
            _ => kept.push(theirs.clone()),
        }
    }
    // Added here.
    let added = own.iter().filter(|ours| find(base, number(ours)).is_none() && find(stored, number(ours)).is_none());
    kept.extend(added.cloned());
    kept
}

#[cfg(test)]
mod tests {
    use super::*;
    use soax::{ConnectionType, targeting::Dialect};

    fn account(number: u32, name: &str) -> Proxy6Account {
        Proxy6Account {
            number,
            name: name.to_owned(),
            colour: Colour::Green,
            key: Secret::new("px6-test-key"),
            low_balance: "12.50".parse().ok(),
        }
    }

    fn package() -> SoaxPackage {
        SoaxPackage {
            number: 9,
            name: "package12345".to_owned(),
            colour: Colour::None,
            api_key: Secret::new("soax-test-key"),
            package_key: Secret::new("package12345"),
            password: Secret::new("PASSWORD"),
            connection_type: ConnectionType::Mobile,
            host: "proxy.soax.com".to_owned(),
            port: 5000,
            package_number: "12345".to_owned(),
            dialect: Dialect::Package,
            format: Format::Url,
            session_lengths: Lengths::Day,
        }
    }

    fn of(accounts: &[(u32, &str)]) -> Contents {
        Contents { proxy6: accounts.iter().map(|(number, name)| account(*number, name)).collect(), soax: Vec::new() }
    }

    #[test]
    fn kept_and_read_again() {
        let contents = Contents { proxy6: vec![account(1, "work")], soax: vec![package()] };
        assert_eq!(Contents::parse(&contents.to_text()), Ok(contents));
        assert_eq!(Contents::parse(&Secret::new("{}")), Ok(Contents::default()));
        assert_eq!(Contents::parse(&Secret::new("nonsense")), Err(NotContents));
        let strange = Secret::new(package_text().replace("mobile", "pigeon"));
        assert_eq!(Contents::parse(&strange), Err(NotContents));
    }

    fn package_text() -> String {
        let contents = Contents { proxy6: Vec::new(), soax: vec![package()] };
        contents.to_text().expose().to_owned()
    }

    #[test]
    fn two_tabs_lose_nothing_to_each_other() {
        let base = of(&[(1, "one"), (2, "two"), (3, "three")]);
        // This tab renames the first, forgets the second, adds a fourth; the other renames the third and adds a fifth.
        let own = of(&[(1, "first"), (3, "three"), (4, "four")]);
        let stored = of(&[(1, "one"), (2, "two"), (3, "third"), (5, "five")]);
        assert_eq!(own.merged(&base, &stored), of(&[(1, "first"), (3, "third"), (5, "five"), (4, "four")]));
        assert_eq!(own.merged(&base, &base), own);
        assert_eq!(base.merged(&base, &stored), stored);
    }

    #[test]
    fn a_backup_adds_and_replaces_and_takes_nothing_away() {
        let own = Contents { soax: vec![package()], ..of(&[(1, "one")]) };
        let same_key_elsewhere = of(&[(2, "renamed")]);
        assert_eq!(own.restored(&same_key_elsewhere), Contents { soax: vec![package()], ..of(&[(1, "renamed")]) });
        assert_eq!(own.restored(&Contents::default()), own);
        assert_eq!(Contents::default().restored(&own), own);
        let other = Proxy6Account { key: Secret::new("other-test-key"), ..account(3, "other") };
        let backup = Contents { proxy6: vec![other.clone()], soax: Vec::new() };
        assert_eq!(own.restored(&backup).proxy6, [account(1, "one"), other]);
    }
}
