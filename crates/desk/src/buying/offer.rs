//! What Proxy6 said just before a purchase, and whether it can go through.

use api::{Currency, Money};

/// Fresh price, balance and stock for an order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Offer {
    /// What the whole order costs.
    pub price: Money,
    /// The balance before it.
    pub balance: Money,
    /// The currency of both.
    pub currency: Currency,
    /// How many are in stock.
    pub in_stock: u32,
}

/// Why Proxy6 would refuse an order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Obstacle {
    /// There are only so many (its error 300).
    StockShort {
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
    /// The balance after the purchase; below zero where it does not suffice.
    pub fn balance_after(&self) -> Option<Money> {
        self.balance.minus(self.price)
    }

    /// What stands against buying `count`.
    pub fn obstacles(&self, count: u32) -> Vec<Obstacle> {
        let stock = (count > self.in_stock).then_some(Obstacle::StockShort { in_stock: self.in_stock });
        let missing = self.price.minus(self.balance).filter(|missing| *missing > Money::ZERO);
        stock.into_iter().chain(missing.map(|missing| Obstacle::MoneyShort { missing })).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::{Obstacle, Offer};
    use api::{Currency, Money};

    fn offer(price: &str, balance: &str, in_stock: u32) -> Offer {
        let money = |text: &str| text.parse().unwrap();
        Offer { price: money(price), balance: money(balance), currency: Currency::RUB, in_stock }
    }

    #[test]
    fn to_the_last_kopeck_and_the_last_proxy() {
        let all = offer("48.80", "48.8", 971);
        assert_eq!(all.obstacles(971), []);
        assert_eq!(all.balance_after(), Some(Money::ZERO));
    }

    #[test]
    fn what_is_short() {
        let missing = "0.01".parse().unwrap();
        assert_eq!(
            offer("48.81", "48.80", 9).obstacles(10),
            [Obstacle::StockShort { in_stock: 9 }, Obstacle::MoneyShort { missing }]
        );
        assert_eq!(offer("1", "-3", 0).balance_after(), Some(Money::whole(-4)));
    }
}
