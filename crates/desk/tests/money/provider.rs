//! Proxy6 as far as money is concerned: a balance, a list, and what the calls do to them.

use api::{Money, Secret};
use desk::journal::{Answered, Effect, EntryId, Need, Price, Refusal, Request};
use proxy6::{Proxy, ProxyId, RowType, Version, VersionSeen};
use std::collections::BTreeMap;

const DAY: i64 = 86_400;
/// What one proxy costs for seven days, bought or extended.
const PRICE: i64 = 10;

/// 2026-07-10 12:00:00 UTC, in seconds; no scenario takes longer than a day.
pub const START: i64 = 1_783_684_800;

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Row {
    pub id: u64,
    pub comment: String,
    expires: i64,
    bought: i64,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Provider {
    balance: i64,
    next_id: u64,
    rows: Vec<Row>,
    carried_out: BTreeMap<EntryId, u8>,
}

/// What another program may do to the account.
#[derive(Clone, Copy, Debug)]
pub enum Other {
    Buy,
    BuyWithTheSameComment,
    ExtendTheSame,
    ExtendForLonger,
    DeleteNewest,
    DeleteAll,
    RenameNewest,
    /// Not through the API: the account's owner tops it up.
    TopUp,
}

pub const OTHERS: [Other; 8] = [
    Other::Buy,
    Other::BuyWithTheSameComment,
    Other::ExtendTheSame,
    Other::ExtendForLonger,
    Other::DeleteNewest,
    Other::DeleteAll,
    Other::RenameNewest,
    Other::TopUp,
];

impl Provider {
    /// An account with three proxies and money for all that a scenario may buy, or for `purchases` of two only.
    pub fn new(purchases: i64) -> Self {
        let row = |id| Row { id, comment: "old".to_owned(), expires: START + 3 * DAY, bought: START - 4 * DAY };
        let rows = (1..=3).map(row).collect();
        Self { balance: 2 * PRICE * purchases, next_id: 4, rows, carried_out: BTreeMap::new() }
    }

    pub fn balance(&self) -> Money {
        Money::whole(self.balance)
    }

    /// How often a call was carried out.
    pub fn carried_out(&self, id: EntryId) -> u8 {
        self.carried_out.get(&id).copied().unwrap_or_default()
    }

    pub fn all_carried_out(&self) -> impl Iterator<Item = (EntryId, u8)> {
        self.carried_out.iter().map(|(id, times)| (*id, *times))
    }

    pub fn price(request: &Request) -> Option<Price> {
        request.kind().spends().then(|| Price::exactly(Money::whole(2 * PRICE)))
    }

    /// What a reading shows, and whether it is the whole list.
    pub fn list(&self, need: &Need) -> (Vec<Proxy>, bool) {
        let rows = self.rows.iter();
        let proxies: Vec<Proxy> = match need {
            Need::Nothing | Need::Account | Need::Slots => vec![],
            Need::List => rows.map(Row::proxy).collect(),
            Need::Comment(comment) => rows.filter(|row| row.comment == comment.as_str()).map(Row::proxy).collect(),
            Need::Proxies(ids) => rows.filter(|row| ids.contains(&ProxyId::new(row.id))).map(Row::proxy).collect(),
        };
        (proxies, *need == Need::List)
    }

    /// Carries a call out, or refuses it.
    pub fn process(&mut self, id: EntryId, request: &Request) -> Answered {
        let outcome = match request {
            Request::Buy(buy) => {
                let comment = buy.comment.as_ref().map_or("", |comment| comment.as_str());
                self.pay(2 * PRICE).map(|()| self.add(comment))
            }
            Request::Prolong(prolong) => {
                let ids: Vec<ProxyId> = self.present(prolong.ids.as_slice());
                let price = PRICE * i64::try_from(ids.len()).unwrap();
                let paid = if ids.is_empty() { Err(404) } else { self.pay(price) };
                paid.map(|()| self.change(&ids, |row| row.expires += 7 * DAY))
            }
            Request::Delete(proxy6::delete::Request::Ids(ids)) => {
                let ids = self.present(ids.as_slice());
                self.rows.retain(|row| !ids.contains(&ProxyId::new(row.id)));
                if ids.is_empty() { Err(404) } else { Ok(ids) }
            }
            Request::SetComment(set) => {
                let proxy6::setdescr::Target::Ids(ids) = &set.target else { panic!("by ids only") };
                let ids = self.present(ids.as_slice());
                let new = set.new.as_ref().map_or(String::new(), ToString::to_string);
                if ids.is_empty() { Err(404) } else { Ok(self.change(&ids, |row| row.comment.clone_from(&new))) }
            }
            other => panic!("no scenario sends {other:?}"),
        };
        match outcome {
            Ok(proxies) => {
                *self.carried_out.entry(id).or_default() += 1;
                let price = Self::price(request).map(|price| price.most);
                Answered::Done(Effect { proxies, price, balance: Some(self.balance()), ..Effect::default() })
            }
            Err(code) => Answered::Refused(Refusal::Proxy6 { code, words: String::new() }),
        }
    }

    /// What another program does; `None` where there is nothing to do it to.
    pub fn used_by_another(&self, other: Other, comment: &str) -> Option<Self> {
        let mut after = self.clone();
        let newest = after.rows.last()?.id;
        match other {
            Other::Buy => after.pay(2 * PRICE).ok().map(|()| after.add("theirs"))?,
            Other::BuyWithTheSameComment => after.pay(2 * PRICE).ok().map(|()| after.add(comment))?,
            Other::ExtendTheSame => {
                let ids = after.present(&[ProxyId::new(1), ProxyId::new(2)]);
                after.pay(PRICE * i64::try_from(ids.len()).unwrap()).ok()?;
                after.change(&ids, |row| row.expires += 7 * DAY)
            }
            Other::ExtendForLonger => {
                after.pay(3 * PRICE).ok()?;
                after.change(&[ProxyId::new(2)], |row| row.expires += 30 * DAY)
            }
            Other::DeleteNewest => {
                after.rows.pop();
                vec![]
            }
            Other::DeleteAll => {
                after.rows.clear();
                vec![]
            }
            Other::RenameNewest => after.change(&[ProxyId::new(newest)], |row| "theirs".clone_into(&mut row.comment)),
            Other::TopUp => {
                // No sum of what is spent here, so that no top-up hides it.
                after.balance += 1;
                vec![]
            }
        };
        Some(after)
    }

    fn pay(&mut self, price: i64) -> Result<(), u32> {
        if self.balance < price {
            return Err(400);
        }
        self.balance -= price;
        Ok(())
    }

    fn add(&mut self, comment: &str) -> Vec<ProxyId> {
        let ids = [self.next_id, self.next_id + 1];
        self.next_id += 2;
        let row = |id| Row { id, comment: comment.to_owned(), expires: START + 7 * DAY, bought: START };
        self.rows.extend(ids.map(row));
        ids.map(ProxyId::new).to_vec()
    }

    fn present(&self, ids: &[ProxyId]) -> Vec<ProxyId> {
        self.rows.iter().map(|row| ProxyId::new(row.id)).filter(|id| ids.contains(id)).collect()
    }

    fn change(&mut self, ids: &[ProxyId], change: impl Fn(&mut Row)) -> Vec<ProxyId> {
        self.rows.iter_mut().filter(|row| ids.contains(&ProxyId::new(row.id))).for_each(change);
        ids.to_vec()
    }
}

impl Row {
    fn proxy(&self) -> Proxy {
        Proxy {
            id: ProxyId::new(self.id),
            ip: "2001:db8::1".to_owned(),
            host: "192.0.2.1".to_owned(),
            port: 8000,
            user: String::new(),
            password: Secret::default(),
            row_type: RowType::Http,
            country: "ru".parse().ok(),
            date: None,
            date_end: None,
            bought: Some(self.bought),
            expires: Some(self.expires),
            comment: self.comment.clone(),
            active: true,
            version: VersionSeen::Known(Version::Ipv6),
        }
    }
}
