//! What Proxy6 said just before a purchase, and whether it can go through.

use api::{Country, Currency, Money};

/// Fresh prices, balance and stock for what is confirmed at once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    lines: Vec<Line>,
    price: Money,
    /// The balance before it.
    pub balance: Money,
    /// The currency of all amounts.
    pub currency: Currency,
}

/// One country's purchase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line {
    /// Where.
    pub country: Country,
    /// How many.
    pub count: u32,
    /// What they cost.
    pub price: Money,
    /// How many are in stock.
    pub in_stock: u32,
}

/// Why Proxy6 would refuse an order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Obstacle {
    /// There are only so many (its error 300).
    StockShort {
        /// Where.
        country: Country,
        /// How many there are.
        in_stock: u32,
    },
    /// The balance lacks so much (its error 400).
    MoneyShort {
        /// How much.
        missing: Money,
    },
}

impl Offer {
    /// Adds the prices up; `None` where the sum is past the largest amount.
    pub fn new(lines: Vec<Line>, balance: Money, currency: Currency) -> Option<Self> {
        let price = lines.iter().try_fold(Money::ZERO, |sum, line| sum.plus(line.price))?;
        Some(Self { lines, price, balance, currency })
    }

    /// The purchases, in the order in which they are sent.
    pub fn lines(&self) -> &[Line] {
        &self.lines
    }

    /// What all of them cost.
    pub fn price(&self) -> Money {
        self.price
    }

    /// How many proxies they are.
    pub fn count(&self) -> u64 {
        self.lines.iter().map(|line| u64::from(line.count)).sum()
    }

    /// The balance after the purchase; below zero where it does not suffice.
    pub fn balance_after(&self) -> Option<Money> {
        self.balance.minus(self.price)
    }

    /// What stands against it.
    pub fn obstacles(&self) -> Vec<Obstacle> {
        let short = self.lines.iter().filter(|line| line.count > line.in_stock);
        let stock = short.map(|line| Obstacle::StockShort { country: line.country, in_stock: line.in_stock });
        let missing = self.price.minus(self.balance).filter(|missing| *missing > Money::ZERO);
        stock.chain(missing.map(|missing| Obstacle::MoneyShort { missing })).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::{Line, Obstacle, Offer};
    use api::{Country, Currency, Money};

    fn country(code: &str) -> Country {
        code.parse().unwrap()
    }

    fn offer(lines: &[(&str, u32, &str, u32)], balance: &str) -> Offer {
        let line = |&(code, count, price, in_stock): &(&str, u32, &str, u32)| Line {
            country: country(code),
            count,
            price: price.parse().unwrap(),
            in_stock,
        };
        Offer::new(lines.iter().map(line).collect(), balance.parse().unwrap(), Currency::RUB).unwrap()
    }

    #[test]
    fn to_the_last_kopeck_and_the_last_proxy() {
        let all = offer(&[("ru", 971, "48.80", 971)], "48.8");
        assert_eq!(all.obstacles(), []);
        assert_eq!(all.balance_after(), Some(Money::ZERO));
    }

    #[test]
    fn what_is_short() {
        let missing = "0.01".parse().unwrap();
        assert_eq!(
            offer(&[("ru", 10, "48.81", 9)], "48.80").obstacles(),
            [Obstacle::StockShort { country: country("ru"), in_stock: 9 }, Obstacle::MoneyShort { missing }]
        );
        assert_eq!(offer(&[("ru", 0, "1", 0)], "-3").balance_after(), Some(Money::whole(-4)));
    }

    #[test]
    fn several_countries_are_paid_together_and_stocked_apart() {
        let plan = offer(&[("ru", 2, "12.60", 2), ("de", 3, "18.90", 2)], "31.49");
        assert_eq!((plan.price(), plan.count()), ("31.50".parse().unwrap(), 5));
        let missing = "0.01".parse().unwrap();
        assert_eq!(
            plan.obstacles(),
            [Obstacle::StockShort { country: country("de"), in_stock: 2 }, Obstacle::MoneyShort { missing }]
        );
    }
}
