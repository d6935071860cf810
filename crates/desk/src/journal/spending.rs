//! May this be sent? What was spent?

use super::{Account, Entry, EntryId, Kind};
use crate::calendar::{Day, Zone};
use api::Money;
use std::collections::BTreeMap;

/// What the user allows, in the account's currency.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Limits {
    /// For what is confirmed at once.
    pub per_purchase: Option<Money>,
    /// For a calendar day of the user's zone.
    pub per_day: Option<Money>,
    /// Above this the user types the count to confirm.
    pub typed_count_above: Option<Money>,
}

/// What decides whether a change may begin.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Rules {
    /// What the user allows.
    pub limits: Limits,
    /// Where the user's calendar days begin.
    pub zone: Zone,
}

/// Why something may not be sent.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Blocked {
    /// These entries must be settled first.
    Unsettled(Vec<EntryId>),
    /// So many entries of the journal cannot be read, by a newer version of the app perhaps: what they spent is not known, nor
    /// whether they are settled.
    UnreadableEntries(usize),
    /// The price is above the limit per purchase.
    PerPurchase {
        /// The most that it may cost.
        price: Money,
        /// The limit.
        limit: Money,
    },
    /// With what was spent today the price is above the limit per day.
    PerDay {
        /// The most that it may cost.
        price: Money,
        /// What was spent today, unknown outcomes counted.
        spent: Money,
        /// The limit.
        limit: Money,
    },
}

impl Limits {
    /// Whether so much more may be spent on a day on which `spent` was spent.
    ///
    /// # Errors
    /// [`Blocked::PerPurchase`] and [`Blocked::PerDay`].
    pub fn allow(&self, price: Money, spent: Money) -> Result<(), Blocked> {
        if let Some(limit) = self.per_purchase.filter(|limit| price > *limit) {
            return Err(Blocked::PerPurchase { price, limit });
        }
        match (self.per_day, spent.plus(price)) {
            (Some(limit), None) => Err(Blocked::PerDay { price, spent, limit }),
            (Some(limit), Some(total)) if total > limit => Err(Blocked::PerDay { price, spent, limit }),
            _ => Ok(()),
        }
    }

    /// Whether the user must type the count to confirm.
    pub fn wants_typed_count(&self, price: Money) -> bool {
        self.typed_count_above.is_some_and(|above| price > above)
    }
}

/// Which unsettled entries of an account keep a call from being sent: those that may still act on what it acts on, and those
/// whose traces it would cover.
///
/// Purchases, extensions, deletions and comments stand in each other's way: nothing is spent while it is not known what was
/// spent, and a purchase is recognised by its comment. Types only stand in the way of types, whitelists of whitelists; ipauth,
/// which can only be sent again, of nothing.
pub fn unsettled(account: &Account, kind: Kind, entries: &[Entry]) -> Vec<EntryId> {
    let stands_in_the_way = |other: Kind| match kind {
        Kind::Buy | Kind::Prolong | Kind::Delete | Kind::SetComment => {
            matches!(other, Kind::Buy | Kind::Prolong | Kind::Delete | Kind::SetComment)
        }
        Kind::SetType => other == Kind::SetType,
        Kind::UpdateIp | Kind::DetachIp => matches!(other, Kind::UpdateIp | Kind::DetachIp),
        Kind::IpAuth => false,
    };
    let own = entries.iter().filter(|entry| entry.account() == account && entry.is_unsettled());
    own.filter(|entry| stands_in_the_way(entry.kind())).map(Entry::id).collect()
}

/// Whether a call may be prepared, its price aside.
///
/// # Errors
/// [`Blocked::Unsettled`], and where it spends [`Blocked::UnreadableEntries`].
pub fn may_begin(account: &Account, kind: Kind, entries: &[Entry], unreadable: usize) -> Result<(), Blocked> {
    let unsettled = unsettled(account, kind, entries);
    if !unsettled.is_empty() {
        Err(Blocked::Unsettled(unsettled))
    } else if kind.spends() && unreadable > 0 {
        Err(Blocked::UnreadableEntries(unreadable))
    } else {
        Ok(())
    }
}

/// What an account has spent, by day of the user's zone. Unknown outcomes count as spent.
pub fn spent_by_day(account: &Account, entries: &[Entry], zone: &Zone) -> BTreeMap<Day, Money> {
    let mut days = BTreeMap::new();
    for entry in entries.iter().filter(|entry| entry.account() == account && entry.kind().spends()) {
        let spent = days.entry(day_of(entry.intended_at(), zone)).or_insert(Money::ZERO);
        // Past the largest amount the limits have long held.
        *spent = spent.plus(entry.spent()).unwrap_or(*spent);
    }
    days.retain(|_, spent| *spent != Money::ZERO);
    days
}

/// What an account has spent on the day of `now` (unix milliseconds).
pub fn spent_today(account: &Account, entries: &[Entry], zone: &Zone, now: i64) -> Money {
    spent_by_day(account, entries, zone).get(&day_of(now, zone)).copied().unwrap_or_default()
}

/// What was spent in each month (year, month 1–12).
pub fn by_month(days: &BTreeMap<Day, Money>) -> BTreeMap<(i32, u32), Money> {
    let mut months = BTreeMap::new();
    for (day, spent) in days {
        let (year, month, _) = day.civil();
        let total = months.entry((year, month)).or_insert(Money::ZERO);
        *total = total.plus(*spent).unwrap_or(*total);
    }
    months
}

fn day_of(millis: i64, zone: &Zone) -> Day {
    Day::at(millis.div_euclid(1_000), zone)
}
