//! What it costs to extend proxies. Proxy6 tells prices for a count of one version, and they fall with the count; so the calls
//! are made of one version each, and every call is priced by itself.

use super::calls;
use crate::roster::RowView;
use api::Money;
use proxy6::{Count, Ids, ProxyId, Version, VersionSeen};
use std::collections::BTreeMap;

/// The calls that extend many proxies, each of one version.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Extension {
    calls: Vec<(VersionSeen, Ids)>,
    /// When each proxy expired by the list, in unix seconds, where the provider told that.
    expired: BTreeMap<ProxyId, i64>,
}

/// An extension is of a day at least; what is less is another way of rounding a moment. In seconds.
const EXTENDED: i64 = 12 * 3_600;

/// What an extension costs, in the account's currency: between `least` and `most`, which differ where the provider does not
/// tell a version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cost {
    /// By version, in the versions' order.
    pub parts: Vec<Part>,
    /// The least that it can be.
    pub least: Money,
    /// The most that it can be.
    pub most: Money,
}

/// What extending the proxies of one version costs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    /// The version, as far as the provider tells.
    pub version: VersionSeen,
    /// How many proxies.
    pub proxies: usize,
    /// The least that it can be.
    pub least: Money,
    /// The most that it can be.
    pub most: Money,
}

impl Extension {
    /// Extends these proxies.
    pub fn of<'r>(proxies: impl Iterator<Item = RowView<'r>>) -> Self {
        let mut by_version: BTreeMap<VersionSeen, Vec<ProxyId>> = BTreeMap::new();
        let mut expired = BTreeMap::new();
        for proxy in proxies {
            expired.extend(proxy.expires().map(|expires| (proxy.id(), expires)));
            by_version.entry(proxy.version()).or_default().push(proxy.id());
        }
        let calls = by_version.iter().flat_map(|(&version, ids)| calls(ids).map(move |ids| (version, ids)));
        Self { calls: calls.collect(), expired }
    }

    /// The calls, in the order in which they are sent.
    pub fn calls(&self) -> impl Iterator<Item = &Ids> {
        self.calls.iter().map(|(_, ids)| ids)
    }

    /// Those of these, each as it is now, that have been extended since the list was looked at, with their ends in unix seconds:
    /// whoever agreed to extend them did not agree to extend them further.
    pub fn extended_meanwhile(&self, now: impl IntoIterator<Item = (ProxyId, Option<i64>)>) -> Vec<(ProxyId, i64)> {
        let extended = |(id, expires): (ProxyId, Option<i64>)| {
            let (before, now) = self.expired.get(&id).zip(expires)?;
            (now.saturating_sub(*before) >= EXTENDED).then_some((id, now))
        };
        now.into_iter().filter_map(extended).collect()
    }

    /// The prices that must be known, each once: of so many proxies of a version.
    pub fn prices_wanted(&self) -> Vec<(Version, Count)> {
        let mut wanted: Vec<(Version, Count)> = Vec::new();
        for (version, ids) in &self.calls {
            for price in candidates(*version).iter().filter_map(|&version| Some((version, count(ids)?))) {
                if !wanted.contains(&price) {
                    wanted.push(price);
                }
            }
        }
        wanted
    }

    /// What it costs, by the prices of [`Extension::prices_wanted`]; `None` while one of them is missing.
    pub fn cost(&self, price: impl Fn(Version, Count) -> Option<Money>) -> Option<Cost> {
        let mut cost = Cost { parts: Vec::new(), least: Money::ZERO, most: Money::ZERO };
        for (version, ids) in &self.calls {
            let count = count(ids)?;
            let prices: Option<Vec<Money>> = candidates(*version).iter().map(|&one| price(one, count)).collect();
            let prices = prices?;
            let (least, most) = (*prices.iter().min()?, *prices.iter().max()?);
            cost.least = cost.least.plus(least)?;
            cost.most = cost.most.plus(most)?;
            let proxies = ids.as_slice().len();
            match cost.parts.last_mut().filter(|part| part.version == *version) {
                Some(part) => {
                    part.proxies += proxies;
                    part.least = part.least.plus(least)?;
                    part.most = part.most.plus(most)?;
                }
                None => cost.parts.push(Part { version: *version, proxies, least, most }),
            }
        }
        Some(cost)
    }
}

/// The versions that a proxy may be of.
pub(super) fn candidates(version: VersionSeen) -> &'static [Version] {
    match version {
        VersionSeen::Ipv4OrShared => &[Version::Ipv4Shared, Version::Ipv4],
        VersionSeen::Known(Version::Ipv4Shared) => &[Version::Ipv4Shared],
        VersionSeen::Known(Version::Ipv4) => &[Version::Ipv4],
        VersionSeen::Known(Version::MtProto) => &[Version::MtProto],
        VersionSeen::Known(Version::Ipv6) => &[Version::Ipv6],
    }
}

fn count(ids: &Ids) -> Option<Count> {
    Count::new(u32::try_from(ids.as_slice().len()).ok()?).ok()
}
