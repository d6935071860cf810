//! The largest count that a balance allows. Prices fall with volume, so it is no single division; and each quote is a call.

use api::Money;

/// Finds the largest count with at most [`Search::QUOTES`] quotes.
///
/// It rests on two rules: the price of one never rises with the count, and never falls to less than half of what the first
/// quote says. By the second, no more can be affordable than twice what the balance holds at the first price. By the first,
/// a quote that is too dear bounds all smaller counts, and one that is affordable stays so for every larger count that the
/// balance holds at its price. So the search asks for its upper bound until that is affordable: then it is the answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Search {
    balance: Money,
    at_least: u32,
    ceiling: u32,
    /// Counts that are too dear, each with how many the balance holds at that count's price of one.
    too_dear: Vec<(u32, u32)>,
    quotes: usize,
}

/// What a [`Search`] has found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Affordable {
    /// So many the balance allows.
    pub count: u32,
    /// Whether it allows no more.
    pub exact: bool,
}

impl Search {
    /// As many quotes are asked for at most, the first known one included.
    pub const QUOTES: usize = 4;

    /// Begins with a quote that is known already: `count` for `total`. `None` where that is no price to reckon with.
    pub fn new(balance: Money, count: u32, total: Money) -> Option<Self> {
        let ceiling = held(balance.times(2)?, count, total)?;
        // Where the balance does not hold one at the first price, it holds none at all: one alone is no cheaper.
        let ceiling = if held(balance, count, total)? == 0 { 0 } else { ceiling };
        let mut search = Self { balance, at_least: 0, ceiling, too_dear: Vec::new(), quotes: 0 };
        search.learn(count, total);
        Some(search)
    }

    /// For which count a quote is wanted; `None` where nothing more is to be found out.
    pub fn next(&self) -> Option<u32> {
        (self.quotes < Self::QUOTES && !self.found().exact).then(|| self.at_most())
    }

    /// Takes the quote that was wanted.
    pub fn learn(&mut self, count: u32, total: Money) {
        self.quotes += 1;
        match held(self.balance, count, total) {
            Some(held) if total <= self.balance => self.at_least = self.at_least.max(held),
            Some(held) => self.too_dear.push((count, held)),
            // No further quote would tell more.
            None => self.quotes = Self::QUOTES,
        }
    }

    /// What is known by now.
    pub fn found(&self) -> Affordable {
        Affordable { count: self.at_least, exact: self.at_least >= self.at_most() }
    }

    fn at_most(&self) -> u32 {
        let mut bound = self.ceiling;
        while let Some((_, held)) = self.too_dear.iter().find(|(count, held)| *count >= bound && *held < bound) {
            bound = *held;
        }
        bound
    }
}

/// How many the balance holds at the price of one of that quote; `None` where that cannot be reckoned.
fn held(balance: Money, count: u32, total: Money) -> Option<u32> {
    let held = balance.times(count)?.divided_by(total)?;
    Some(u32::try_from(held).unwrap_or(u32::MAX))
}

#[cfg(test)]
mod tests {
    use super::{Affordable, Search};
    use api::Money;
    use proptest::prelude::*;

    /// Prices of one by count, falling: from so many on, so much.
    type Tiers = Vec<(u32, Money)>;

    fn total(tiers: &Tiers, count: u32) -> Money {
        let (_, price) = tiers.iter().rev().find(|(from, _)| *from <= count).unwrap();
        price.times(count).unwrap()
    }

    fn run(tiers: &Tiers, balance: Money, first: u32) -> (Affordable, usize) {
        let mut search = Search::new(balance, first, total(tiers, first)).unwrap();
        let mut quotes = 1;
        while let Some(count) = search.next() {
            search.learn(count, total(tiers, count));
            quotes += 1;
        }
        (search.found(), quotes)
    }

    fn money(text: &str) -> Money {
        text.parse().unwrap()
    }

    #[test]
    fn one_price_for_any_count() {
        let tiers = vec![(1, money("6.3"))];
        for first in [1, 7, 8, 100] {
            let (found, _) = run(&tiers, money("48.80"), first);
            assert_eq!(found, Affordable { count: 7, exact: true }, "{first}");
        }
    }

    #[test]
    fn a_cheaper_tier_just_above_is_seen() {
        // 99 cost 87.12, a hundred 83.30: the balance of 87.50 holds 105.
        let tiers = vec![(1, money("0.88")), (100, money("0.833"))];
        for first in [1, 50, 99, 100, 300] {
            let (found, _) = run(&tiers, money("87.50"), first);
            assert_eq!(found, Affordable { count: 105, exact: true }, "{first}");
        }
        // A balance of 85 does not hold 99, and holds 102.
        for first in [1, 97, 99, 103] {
            let (found, _) = run(&tiers, money("85"), first);
            assert_eq!(found, Affordable { count: 102, exact: true }, "{first}");
        }
    }

    #[test]
    fn not_even_one() {
        let tiers = vec![(1, money("6.3"))];
        assert_eq!(run(&tiers, money("6.29"), 1), (Affordable { count: 0, exact: true }, 1));
        assert_eq!(run(&tiers, money("-5"), 10).0, Affordable { count: 0, exact: true });
        assert_eq!(run(&tiers, Money::ZERO, 3).0, Affordable { count: 0, exact: true });
    }

    #[test]
    fn a_price_of_nothing_ends_the_search() {
        assert_eq!(Search::new(money("10"), 5, Money::ZERO), None);
        let mut search = Search::new(money("10"), 5, money("5")).unwrap();
        assert_eq!(search.next(), Some(20));
        search.learn(20, Money::ZERO);
        assert_eq!((search.next(), search.found()), (None, Affordable { count: 10, exact: false }));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2_000))]

        #[test]
        fn at_most_four_quotes_and_never_too_many(
            // Up to five tiers, each at most a tenth cheaper than the one before: together less than half.
            steps in proptest::collection::vec((2..400_u32, 1..=100_i64), 0..5),
            balance in 0..3_000_i64,
            first in 1..1_500_u32,
        ) {
            let mut tiers: Tiers = vec![(1, Money::whole(1_000).shared_among(1_000).unwrap())];
            let (mut from, mut thousandths) = (1, 1_000);
            for (further, off) in steps {
                from += further;
                thousandths = thousandths * (1_000 - off) / 1_000;
                tiers.push((from, Money::whole(thousandths).shared_among(1_000).unwrap()));
            }
            let balance = Money::whole(balance);
            let (found, quotes) = run(&tiers, balance, first);
            prop_assert!(quotes <= Search::QUOTES);
            prop_assert!(found.count == 0 || total(&tiers, found.count) <= balance);
            let largest = (1..6_100).rev().find(|count| total(&tiers, *count) <= balance).unwrap_or(0);
            if found.exact {
                prop_assert_eq!(found.count, largest);
            } else {
                prop_assert!(found.count <= largest);
            }
        }
    }
}
