//! How many proxies are for sale, by version and country.

use super::version::Version;
use crate::seed::figure;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

const IPV6: &str = "ru ua us gb de fr nl pl it es ca jp sg";
const IPV4: &str = "ru ua us gb de fr nl pl it es ca jp sg au at be bg br ch cz dk ee fi gr hk hu ie il in kz lt lv md mx no \
                    pt ro se sk tr";
const IPV4_SHARED: &str = "ru us de nl fr gb kz";
const MTPROTO: &str = "ru nl de us fi";

/// Proxies for sale.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub(crate) struct Stock(BTreeMap<Version, BTreeMap<String, u64>>);

impl Stock {
    /// The stock of a fresh sandbox: the document's 971 Russian IPv6 proxies, no Japanese IPv4 ones, and for all others a
    /// figure that follows from the seed.
    pub(crate) fn new(seed: u64) -> Self {
        let sold = |version: Version| match version {
            Version::Ipv6 => IPV6,
            Version::Ipv4 => IPV4,
            Version::Ipv4Shared => IPV4_SHARED,
            Version::MtProto => MTPROTO,
        };
        let in_stock = |version: Version, country: &str| match (version, country) {
            (Version::Ipv6, "ru") => 971,
            (Version::Ipv4, "jp") => 0,
            _ => 20 + figure(seed, "stock", figure(0, country, 0) ^ figure(0, version.digit(), 0)) % 2500,
        };
        let of_version = |version: Version| {
            let countries = sold(version).split_ascii_whitespace();
            (version, countries.map(|country| (country.to_owned(), in_stock(version, country))).collect())
        };
        Self(Version::ALL.map(of_version).into())
    }

    /// Whether proxies of that country are sold in any version, in stock or not.
    pub(crate) fn knows(&self, country: &str) -> bool {
        self.0.values().any(|countries| countries.contains_key(country))
    }

    pub(crate) fn of(&self, version: Version, country: &str) -> u64 {
        self.0.get(&version).and_then(|countries| countries.get(country)).copied().unwrap_or(0)
    }

    pub(crate) fn countries(&self, version: Version) -> impl Iterator<Item = (&str, u64)> {
        self.0.get(&version).into_iter().flatten().map(|(country, count)| (country.as_str(), *count))
    }

    pub(crate) fn set(&mut self, version: Version, country: &str, count: u64) {
        self.0.entry(version).or_default().insert(country.to_owned(), count);
    }
}
