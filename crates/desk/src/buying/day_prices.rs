//! What one proxy costs for one day, by version and period.

use api::Money;
use proxy6::{Version, getprice::Table};
use std::collections::{BTreeMap, BTreeSet};

/// Prices of one proxy for one day, as far as they are known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DayPrices(BTreeMap<Version, BTreeMap<u32, Money>>);

/// What the figures of Proxy6's own table are. The document does not say; a quote tells (`proxy6-in-practice.md`, "Prices").
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Figure {
    /// The price for one day.
    PerDay,
    /// The price for the whole period.
    PerPeriod,
}

impl Figure {
    /// Judges a table's figure by what one proxy costs for so many days: it is whichever it is nearer to.
    pub fn judge(figure: Money, days: u32, price_of_one: Money) -> Self {
        let distance = |other: Money| {
            let difference = figure.minus(other)?;
            if difference.is_negative() { Money::ZERO.minus(difference) } else { Some(difference) }
        };
        match (price_of_one.shared_among(days).and_then(distance), distance(price_of_one)) {
            (Some(to_day), Some(to_period)) if to_day < to_period => Self::PerDay,
            _ => Self::PerPeriod,
        }
    }
}

impl DayPrices {
    /// The cell of a table by which its figures are best judged: the longest period, where a day and the whole differ most.
    /// `None` for a table without figures.
    pub fn telling_cell(table: &Table) -> Option<(Version, u32, Money)> {
        let cells =
            table.0.iter().flat_map(|(version, row)| row.iter().map(move |(days, figure)| (version, days, figure)));
        let longest = cells.filter(|(_, days, _)| **days > 0).max_by_key(|(_, days, _)| **days);
        longest.map(|(version, days, figure)| (*version, *days, *figure))
    }

    /// The prices of a whole table.
    pub fn of_table(table: &Table, figures: Figure) -> Self {
        let mut prices = Self::default();
        for (version, row) in &table.0 {
            for (days, figure) in row {
                match figures {
                    Figure::PerDay => prices.insert(*version, *days, Some(*figure)),
                    Figure::PerPeriod => prices.learn(*version, *days, *figure),
                }
            }
        }
        prices
    }

    /// Takes in what one proxy costs for so many days.
    pub fn learn(&mut self, version: Version, days: u32, price_of_one: Money) {
        self.insert(version, days, price_of_one.shared_among(days));
    }

    fn insert(&mut self, version: Version, days: u32, price: Option<Money>) {
        if let Some(price) = price {
            self.0.entry(version).or_default().insert(days, price);
        }
    }

    /// The price for a day.
    pub fn get(&self, version: Version, days: u32) -> Option<Money> {
        self.0.get(&version)?.get(&days).copied()
    }

    /// All periods that occur, in days.
    pub fn periods(&self) -> BTreeSet<u32> {
        self.0.values().flat_map(BTreeMap::keys).copied().collect()
    }

    /// The period, in days, for which a day of that version is cheapest: the shortest of several.
    pub fn cheapest(&self, version: Version) -> Option<u32> {
        let row = self.0.get(&version)?;
        row.iter().min_by_key(|(days, price)| (**price, **days)).map(|(days, _)| *days)
    }

    /// Whether nothing is known.
    pub fn is_empty(&self) -> bool {
        self.0.values().all(BTreeMap::is_empty)
    }
}

#[cfg(test)]
mod tests {
    use super::{DayPrices, Figure};
    use api::Money;
    use proxy6::{Version, getprice::Table};
    use std::collections::BTreeMap;

    fn money(text: &str) -> Money {
        text.parse().unwrap()
    }

    /// The table of `proxy6-in-practice.md`, "Beyond the document".
    fn table() -> Table {
        Table(BTreeMap::from([(Version::Ipv4, BTreeMap::from([(7, money("12.5")), (30, money("40.0"))]))]))
    }

    #[test]
    fn a_quote_tells_what_the_figures_are() {
        let (version, days, figure) = DayPrices::telling_cell(&table()).unwrap();
        assert_eq!((version, days), (Version::Ipv4, 30));
        assert_eq!(Figure::judge(figure, days, money("40.00")), Figure::PerPeriod);
        assert_eq!(Figure::judge(figure, days, money("1200")), Figure::PerDay);
        // A discount or a rounding between table and quote does not confuse it.
        assert_eq!(Figure::judge(money("0.6"), 30, money("18.3")), Figure::PerDay);
        assert_eq!(Figure::judge(money("18"), 30, money("18.3")), Figure::PerPeriod);
    }

    #[test]
    fn per_period_or_per_day() {
        let per_period = DayPrices::of_table(&table(), Figure::PerPeriod);
        assert_eq!(per_period.get(Version::Ipv4, 30), Some(money("1.33333333")));
        let per_day = DayPrices::of_table(&table(), Figure::PerDay);
        assert_eq!(per_day.get(Version::Ipv4, 30), Some(money("40")));
        assert_eq!(per_day.get(Version::Ipv6, 30), None);
        assert_eq!(per_day.periods().into_iter().collect::<Vec<_>>(), [7, 30]);
    }

    #[test]
    fn one_by_one() {
        let mut prices = DayPrices::default();
        assert!(prices.is_empty());
        prices.learn(Version::Ipv6, 30, money("18"));
        prices.learn(Version::Ipv6, 0, money("18"));
        assert_eq!(prices.get(Version::Ipv6, 30), Some(money("0.6")));
        assert_eq!(prices.periods().len(), 1);
        assert!(!prices.is_empty());
    }

    #[test]
    fn the_cheapest_day_is_the_shortest_of_equals() {
        let mut prices = DayPrices::default();
        for (days, price) in [(3, "3"), (30, "18"), (60, "36"), (90, "90")] {
            prices.learn(Version::Ipv6, days, money(price));
        }
        assert_eq!(prices.cheapest(Version::Ipv6), Some(30));
        assert_eq!(prices.cheapest(Version::Ipv4), None);
    }

    #[test]
    fn a_table_without_figures() {
        assert_eq!(DayPrices::telling_cell(&Table::default()), None);
        let empty = Table(BTreeMap::from([(Version::Ipv4, BTreeMap::new())]));
        assert_eq!(DayPrices::telling_cell(&empty), None);
        assert!(DayPrices::of_table(&empty, Figure::PerPeriod).is_empty());
    }
}
