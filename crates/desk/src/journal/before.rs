//! What was so before a call: what it is compared with when its answer is lost.

use super::{Account, Request, as_text};
use api::{Currency, Money};
use proxy6::{Ids, Proxy, ProxyId, delete, setdescr};
use serde::{Deserialize, Serialize};
use soax::partner::{detach_ip, ip_list::Slot};
use std::collections::HashSet;

/// What was read of the provider right before a call, under the account's lock.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Survey {
    /// The account that the provider named in the replies.
    pub account: Account,
    /// Proxy6: the balance in the last reply's envelope.
    pub balance: Option<Money>,
    /// Proxy6: the account's currency.
    pub currency: Option<Currency>,
    /// For each request that was asked about, in their order, its price; `None` for those that cost nothing.
    pub prices: Vec<Option<Price>>,
    /// The proxies that were needed.
    pub proxies: Vec<Proxy>,
    /// The slots that were needed.
    pub slots: Vec<Slot>,
}

/// A price, or what it lies between where the version of a proxy is not known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Price {
    /// At least this.
    pub least: Money,
    /// At most this: what limits count.
    pub most: Money,
}

impl Price {
    /// A price that is known.
    pub fn exactly(price: Money) -> Self {
        Self { least: price, most: price }
    }
}

/// What an entry remembers of the survey.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(default)]
pub struct Before {
    /// The balance, in the account's currency.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub balance: Option<Money>,
    /// The account's currency.
    #[serde(with = "as_text::optional", skip_serializing_if = "Option::is_none")]
    pub currency: Option<Currency>,
    /// The quoted price.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub price: Option<Price>,
    /// The proxies that the call concerned. For a purchase without a tag: those that already had its comment.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub proxies: Vec<ProxyBefore>,
    /// The slots that the call concerned.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub slots: Vec<SlotBefore>,
}

/// A proxy as it was; only what the call could change.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct ProxyBefore {
    /// Which one.
    #[serde(with = "as_text")]
    pub id: ProxyId,
    /// When it expired, in unix seconds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expires: Option<i64>,
    /// Its type, in the provider's word.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub row_type: Option<String>,
    /// Its comment.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub comment: Option<String>,
}

impl ProxyBefore {
    /// A proxy of which nothing but its being there matters.
    pub(super) fn named(id: ProxyId) -> Self {
        Self { id, expires: None, row_type: None, comment: None }
    }
}

/// A slot as it was.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct SlotBefore {
    /// Its number, where SOAX gave one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<u32>,
    /// The address in it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ip: Option<String>,
    /// Its comment.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub comment: String,
}

impl Before {
    /// What to remember for the request that was asked about at `place`.
    pub fn of(request: &Request, tagged: bool, survey: &Survey, place: usize) -> Self {
        let concerned = Concerned::by(request, tagged);
        // Pages that shift while they are read name a proxy twice, and so do two wishes that are surveyed together.
        let mut named = HashSet::new();
        let proxies = survey.proxies.iter().filter(|proxy| concerned.holds(proxy) && named.insert(proxy.id));
        let slots = survey.slots.iter().filter_map(|slot| slot_concerned(request, slot));
        Self {
            balance: survey.balance,
            currency: survey.currency,
            price: survey.prices.get(place).copied().flatten(),
            proxies: proxies.map(|proxy| remember(request, proxy)).collect(),
            slots: slots.collect(),
        }
    }

    /// The ids of the proxies that the call concerned.
    pub fn ids(&self) -> impl Iterator<Item = ProxyId> {
        self.proxies.iter().map(|proxy| proxy.id)
    }
}

/// Which proxies a request concerns.
enum Concerned<'r> {
    None,
    Ids(HashSet<ProxyId>),
    WithComment(&'r str),
}

impl<'r> Concerned<'r> {
    fn by(request: &'r Request, tagged: bool) -> Self {
        let ids = |ids: &Ids| Self::Ids(ids.as_slice().iter().copied().collect());
        match request {
            Request::Buy(_) if tagged => Self::None,
            Request::Buy(buy) => Self::WithComment(buy.comment.as_ref().map_or("", |comment| comment.as_str())),
            Request::Prolong(prolong) => ids(&prolong.ids),
            Request::SetType(set) => ids(&set.ids),
            Request::Delete(delete::Request::Ids(named)) => ids(named),
            Request::Delete(delete::Request::Comment(comment)) => Self::WithComment(comment.as_str()),
            Request::SetComment(set) => match &set.target {
                setdescr::Target::Ids(named) => ids(named),
                setdescr::Target::Old(comment) => Self::WithComment(comment.as_str()),
            },
            Request::IpAuth(_) | Request::UpdateIp(_) | Request::DetachIp(_) => Self::None,
        }
    }

    fn holds(&self, proxy: &Proxy) -> bool {
        match self {
            Self::None => false,
            Self::Ids(ids) => ids.contains(&proxy.id),
            Self::WithComment(comment) => *comment == proxy.comment,
        }
    }
}

fn remember(request: &Request, proxy: &Proxy) -> ProxyBefore {
    let nothing = ProxyBefore::named(proxy.id);
    match request {
        Request::Prolong(_) | Request::Delete(_) => ProxyBefore { expires: proxy.expires, ..nothing },
        Request::SetType(_) => ProxyBefore { row_type: Some(proxy.row_type.name().to_owned()), ..nothing },
        Request::SetComment(_) => ProxyBefore { comment: Some(proxy.comment.clone()), ..nothing },
        Request::Buy(_) | Request::IpAuth(_) | Request::UpdateIp(_) | Request::DetachIp(_) => nothing,
    }
}

fn slot_concerned(request: &Request, slot: &Slot) -> Option<SlotBefore> {
    let number = slot.number;
    let concerned = match request {
        Request::UpdateIp(update) => update.changes.iter().any(|change| Some(change.slot) == number),
        Request::DetachIp(detach_ip::Request::Slots(slots)) => number.is_some_and(|number| slots.contains(&number)),
        Request::DetachIp(detach_ip::Request::Addresses(addresses)) => {
            let ip = slot.ip.as_deref().and_then(|ip| ip.parse().ok());
            ip.is_some_and(|ip| addresses.contains(&ip))
        }
        _ => false,
    };
    concerned.then(|| SlotBefore { number, ip: slot.ip.clone(), comment: slot.comment.clone() })
}
