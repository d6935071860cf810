//! What proxies cost: a rate for one proxy and one day, which falls with length and with volume.

use super::{refusal::Refusal, version::Version};
use crate::{amount::Amount, json::Json};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The account's currency.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub(crate) enum Currency {
    Rub,
    Usd,
}

impl Currency {
    pub(crate) fn code(self) -> &'static str {
        match self {
            Self::Rub => "RUB",
            Self::Usd => "USD",
        }
    }

    /// The step to which rates are rounded: a kopeck, or a hundredth of a cent.
    fn step(self) -> i64 {
        match self {
            Self::Rub => 100,
            Self::Usd => 1,
        }
    }

    /// What one proxy costs for one day of a week, before any discount.
    fn list_price(self, version: Version) -> Amount {
        Amount::ten_thousandths(match (self, version) {
            (Self::Rub, Version::Ipv6) => 9_000,
            (Self::Rub, Version::Ipv4Shared) => 12_000,
            (Self::Rub, Version::Ipv4) => 32_000,
            (Self::Rub, Version::MtProto) => 45_000,
            (Self::Usd, Version::Ipv6) => 100,
            (Self::Usd, Version::Ipv4Shared) => 150,
            (Self::Usd, Version::Ipv4) => 400,
            (Self::Usd, Version::MtProto) => 550,
        })
    }
}

/// From so many days on, the rate is this many thousandths of the list price.
const BY_LENGTH: [(u64, i64); 7] = [(1, 1300), (3, 1150), (7, 1000), (14, 900), (30, 800), (60, 750), (90, 700)];
/// From so many proxies on, the rate is this many thousandths of that.
const BY_VOLUME: [(u64, i64); 7] = [(1, 1000), (10, 950), (25, 920), (50, 880), (100, 833), (500, 800), (1000, 770)];
/// The lengths that the price table shows.
const TABLE_DAYS: [u64; 6] = [3, 7, 14, 30, 60, 90];

/// A currency and the list prices in it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub(crate) struct Prices {
    currency: Currency,
    list: BTreeMap<Version, Amount>,
}

/// What an order costs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Quote {
    pub(crate) total: Amount,
    /// For one proxy and one day.
    pub(crate) rate: Amount,
}

impl Prices {
    pub(crate) fn new(currency: Currency) -> Self {
        Self { currency, list: Version::ALL.map(|version| (version, currency.list_price(version))).into() }
    }

    pub(crate) fn currency(&self) -> Currency {
        self.currency
    }

    /// Replaces the list price of a version.
    pub(crate) fn set(&mut self, version: Version, price: Amount) {
        self.list.insert(version, price);
    }

    /// What so many proxies cost for so many days; [`Refusal::Price`] where that is nothing, or more than can be told.
    pub(crate) fn quote(&self, version: Version, count: u64, days: u64) -> Result<Quote, Refusal> {
        let list_price = self.list.get(&version).copied().unwrap_or_default();
        let rate = list_price.permille(step(&BY_LENGTH, days), step(&BY_VOLUME, count), self.currency.step());
        let total = rate.times(count, days).filter(|total| *total > Amount::ZERO).ok_or(Refusal::Price)?;
        Ok(Quote { total, rate })
    }

    /// The table of practice: version, days, and what one proxy costs for so long.
    pub(crate) fn table(&self) -> Json {
        let row = |version: Version| {
            let cells = TABLE_DAYS.iter().filter_map(|days| {
                let quote = self.quote(version, 1, *days).ok()?;
                Some((days.to_string(), Json::Number(quote.total.shortest())))
            });
            (version.digit().to_owned(), Json::Object(cells.collect()))
        };
        Json::Object(Version::ALL.map(row).into())
    }
}

fn step(steps: &[(u64, i64)], value: u64) -> i64 {
    steps.iter().rev().find(|(from, _)| *from <= value).map_or(1000, |(_, thousandths)| *thousandths)
}

#[cfg(test)]
mod tests {
    use super::{Currency, Prices, Version};
    use crate::amount::Amount;

    fn total(currency: Currency, version: Version, count: u64, days: u64) -> String {
        Prices::new(currency).quote(version, count, days).map(|quote| quote.total.cents()).unwrap()
    }

    #[test]
    fn the_documents_own_prices() {
        assert_eq!(total(Currency::Rub, Version::Ipv6, 100, 30), "1800.00");
        assert_eq!(total(Currency::Rub, Version::Ipv6, 1, 7), "6.30");
        assert_eq!(total(Currency::Rub, Version::Ipv6, 2, 7), "12.60");
    }

    #[test]
    fn rates_fall_with_length_and_volume_for_every_version_and_currency() {
        for currency in [Currency::Rub, Currency::Usd] {
            let prices = Prices::new(currency);
            for version in Version::ALL {
                let rate = |count, days| prices.quote(version, count, days).map(|quote| quote.rate).unwrap();
                assert!(rate(1, 1) > rate(1, 7) && rate(1, 7) > rate(1, 30) && rate(1, 30) > rate(1, 90));
                assert!(rate(1, 30) > rate(10, 30) && rate(10, 30) > rate(100, 30));
                assert!(rate(1000, 90) > Amount::ZERO);
            }
        }
    }

    #[test]
    fn any_whole_number_of_days_has_a_price() {
        for days in 1..400 {
            assert!(Prices::new(Currency::Rub).quote(Version::Ipv4, 1, days).is_ok(), "{days}");
        }
    }
}
