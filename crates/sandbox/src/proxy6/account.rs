//! The account: its money, its proxies, and what is for sale to it.

use super::{Prices, Proxy, Stock, Version, fresh, ids_of, prices::Currency};
use crate::{amount::Amount, ledger::Event, state::Context};
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

    /// Adds proxies as an order does, with the next ids.
    pub(crate) fn add(&mut self, proxy: impl FnOnce(u64) -> Proxy) -> u64 {
        let id = self.next_id;
        self.next_id += 1;
        self.proxies.insert(id, proxy(id));
        id
    }

    /// Takes money and writes it down.
    pub(super) fn charge(
        &mut self,
        context: &mut Context<'_>,
        function: &str,
        amount: Amount,
        ids: Vec<u64>,
        detail: String,
    ) {
        self.balance = self.balance.minus(amount).unwrap_or(Amount::ZERO);
        let function = function.to_owned();
        context.note(Event::Charge { function, amount, balance: self.balance, ids, detail });
    }

    /// Renews what has expired and was bought with `auto_prolong`, one by one, while the balance lasts.
    pub(crate) fn renew(&mut self, context: &mut Context<'_>) {
        let now = context.now();
        let due: Vec<u64> =
            ids_of(self.proxies.values().filter(|proxy| proxy.term.auto_prolong && !proxy.term.is_active(now)));
        for id in due {
            let Some(proxy) = self.proxies.get_mut(&id) else { continue };
            let (version, days): (Version, u64) = (proxy.version, proxy.term.days);
            let Ok(quote) = self.prices.quote(version, 1, days) else { continue };
            let Some(term) = proxy.term.prolonged(now, days).filter(|_| quote.total <= self.balance) else { continue };
            proxy.term = term;
            self.charge(context, "auto_prolong", quote.total, vec![id], format!("{days} days"));
        }
    }
}
