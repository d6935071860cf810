//! The account: its money, its proxies, and what is for sale to it.

use super::{Currency, Prices, Proxy, Stock, fresh, ids_of};
use crate::{
    amount::Amount,
    ledger::{Event, Ledger},
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A Proxy6 account.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub(crate) struct Account {
    pub(crate) seed: u64,
    pub(crate) user_id: u64,
    pub(crate) balance: Amount,
    pub(crate) prices: Prices,
    pub(crate) stock: Stock,
    /// The proxies by their ids. What has expired stays until it is deleted.
    pub(crate) proxies: BTreeMap<u64, Proxy>,
    pub(crate) next_id: u64,
    pub(crate) next_order: u64,
    /// The addresses that may use the API; any may where there are none.
    pub(crate) addresses: Vec<String>,
}

impl Account {
    /// The account of a fresh sandbox at a Unix time in seconds.
    pub(crate) fn new(seed: u64, now: i64) -> Self {
        let proxies = fresh::proxies(seed, now);
        Self {
            seed,
            user_id: 1,
            balance: Amount::ten_thousandths(72_488_000),
            prices: Prices::new(Currency::Rub),
            stock: Stock::new(seed),
            next_id: proxies.keys().next_back().map_or(1, |last| last + 1),
            next_order: 100_500,
            proxies,
            addresses: vec![],
        }
    }

    /// Whether the API may be used from there. A caller without an address, such as a page that talks to its own worker, is
    /// let in.
    pub(super) fn lets_in(&self, caller: Option<&str>) -> bool {
        self.addresses.is_empty() || caller.is_none_or(|caller| self.addresses.iter().any(|address| address == caller))
    }

    /// Adds a proxy as an order does, with the next id.
    pub(super) fn add(&mut self, proxy: impl FnOnce(u64) -> Proxy) -> u64 {
        let id = self.next_id;
        self.next_id += 1;
        self.proxies.insert(id, proxy(id));
        id
    }

    /// Takes money, and tells what an order of that function leaves for the ledger.
    pub(super) fn pay(&mut self, function: &str, amount: Amount, ids: Vec<u64>, detail: String) -> Event {
        self.balance = self.balance.minus(amount).unwrap_or(Amount::ZERO);
        Event::Charge { function: function.to_owned(), amount, balance: self.balance, ids, detail }
    }

    /// Renews what has expired and was bought with `auto_prolong`, one by one, while the balance lasts.
    pub(crate) fn renew(&mut self, now_millis: i64, ledger: &mut Ledger) {
        let now = now_millis.div_euclid(1000);
        let due = ids_of(self.proxies.values().filter(|proxy| proxy.term.auto_prolong && !proxy.term.is_active(now)));
        for id in due {
            let Some(proxy) = self.proxies.get_mut(&id) else { continue };
            let days = proxy.term.days;
            let Ok(quote) = self.prices.quote(proxy.version, 1, days) else { continue };
            let Some(term) = proxy.term.prolonged(now, days).filter(|_| quote.total <= self.balance) else { continue };
            proxy.term = term;
            ledger.write(now_millis, self.pay("auto_prolong", quote.total, vec![id], format!("{days} days")));
        }
    }
}
