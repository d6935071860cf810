//! What the days that are left on proxies are worth, by today's prices: what a deletion gives up.

use super::extension::candidates;
use crate::roster::RowView;
use api::Money;
use proxy6::{Version, VersionSeen};
use std::collections::BTreeSet;

/// The days for which the price of one proxy is asked.
pub const PRICED_FOR: u32 = 30;

const HOUR: i64 = 3_600;

/// The prices of one proxy of each version for [`PRICED_FOR`] days.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Worth {
    prices: Vec<(Version, Money)>,
}

impl Worth {
    /// The versions whose prices must be known. One that the provider does not tell may be either.
    pub fn versions<'r>(proxies: impl Iterator<Item = RowView<'r>>) -> BTreeSet<Version> {
        proxies.flat_map(|proxy| candidates(proxy.version()).iter().copied()).collect()
    }

    /// By these prices.
    pub fn new(prices: Vec<(Version, Money)>) -> Self {
        Self { prices }
    }

    /// What a proxy is worth that expires `left` seconds from now: the share of the price that its whole hours are. Where the
    /// version is not told, by the higher price. `None` without a price.
    pub fn of(&self, version: VersionSeen, left: i64) -> Option<Money> {
        let price = |version: &Version| self.prices.iter().find(|(own, _)| own == version).map(|(_, price)| *price);
        let price = candidates(version).iter().filter_map(price).max()?;
        let hours = u32::try_from(left.max(0) / HOUR).ok()?;
        price.times(hours)?.shared_among(PRICED_FOR * 24)
    }
}

#[cfg(test)]
mod tests {
    use super::Worth;
    use api::Money;
    use proxy6::{Version, VersionSeen};

    #[test]
    fn whole_hours_of_the_price_for_thirty_days() {
        let worth = Worth::new(vec![(Version::Ipv4Shared, Money::whole(36)), (Version::Ipv4, Money::whole(72))]);
        let shared = VersionSeen::Known(Version::Ipv4Shared);
        assert_eq!(worth.of(shared, 30 * 86_400), Some(Money::whole(36)));
        assert_eq!(worth.of(shared, 10 * 86_400), Some(Money::whole(12)));
        assert_eq!(worth.of(shared, 3_599), Some(Money::ZERO));
        assert_eq!(worth.of(shared, 3_600), "0.05".parse().ok());
        assert_eq!(worth.of(shared, -5), Some(Money::ZERO));
        // The provider does not tell which of both it is.
        assert_eq!(worth.of(VersionSeen::Ipv4OrShared, 15 * 86_400), Some(Money::whole(36)));
        assert_eq!(worth.of(VersionSeen::Known(Version::Ipv6), 86_400), None);
    }
}
