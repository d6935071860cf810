//! Reading what a procedure must know of the provider.

use super::Recipient;
use crate::browser::clock;
use crate::session::{proxy6::Proxy6, trouble::Trouble};
use crate::transport::Urgency;
use api::{Currency, Money};
use desk::journal::{Account, Need, Price, Request, Seen, Survey, Wish};
use proxy6::{Comment, Count, Period, Proxy, ProxyId, Version, VersionSeen, getprice, getproxy};
use soax::partner::ip_list::{self, Slot};
use std::collections::HashSet;

/// What has been read.
#[derive(Default)]
struct Read {
    user_id: Option<String>,
    balance: Option<Money>,
    currency: Option<Currency>,
    proxies: Vec<Proxy>,
    whole_list: bool,
    slots: Vec<Slot>,
}

/// Reads what the wishes need, and the price of those that spend; `None` where the provider could not be read.
pub async fn survey(to: &Recipient, wishes: &[Wish]) -> Option<Survey> {
    let needs: Vec<Need> = wishes.iter().map(Wish::need).collect();
    let read = read(to, together(&needs)).await.ok()?;
    let mut prices = Vec::new();
    for wish in wishes {
        prices.push(match (wish.request(), to.as_proxy6()) {
            (Request::Buy(buy), Some(proxy6)) => {
                let price = quote(proxy6, buy.count, buy.period, buy.version.unwrap_or_default()).await.ok()?;
                Some(Price::exactly(price))
            }
            (Request::Prolong(prolong), Some(proxy6)) => {
                let named: HashSet<ProxyId> = prolong.ids.as_slice().iter().copied().collect();
                let rows: Vec<&Proxy> = read.proxies.iter().filter(|proxy| named.contains(&proxy.id)).collect();
                extension_price(proxy6, &rows, prolong.period).await.ok()?
            }
            _ => None,
        });
    }
    Some(Survey {
        account: named(to, &read),
        balance: read.balance,
        currency: read.currency,
        prices,
        proxies: read.proxies,
        slots: read.slots,
    })
}

/// Reads what settling needs; `None` where the provider could not be read.
pub async fn look(to: &Recipient, need: Need) -> Option<Seen> {
    let began = clock::now_millis();
    let read = read(to, need).await.ok()?;
    Some(Seen {
        account: named(to, &read),
        began,
        balance: read.balance,
        proxies: read.proxies,
        whole_list: read.whole_list,
        slots: read.slots,
    })
}

/// The account that answered, as it names itself: a key may have been exchanged for another account's.
fn named(to: &Recipient, read: &Read) -> Account {
    match &read.user_id {
        Some(user_id) => Account { name: user_id.clone(), ..to.account().clone() },
        None => to.account().clone(),
    }
}

/// One need that covers all.
fn together(needs: &[Need]) -> Need {
    let mut ids: Vec<ProxyId> = Vec::new();
    let mut widest = Need::Nothing;
    for need in needs {
        match (need, &widest) {
            (Need::Proxies(more), _) => ids.extend(more),
            (Need::Nothing, _) => {}
            (need, Need::Nothing | Need::Account) => widest = need.clone(),
            (Need::Account, _) => {}
            (need, wide) if need == wide => {}
            _ => widest = Need::List,
        }
    }
    match widest {
        Need::Nothing | Need::Account if !ids.is_empty() => Need::Proxies(ids),
        Need::Comment(_) if !ids.is_empty() => Need::List,
        widest => widest,
    }
}

async fn read(to: &Recipient, need: Need) -> Result<Read, Trouble> {
    let mut read = Read::default();
    if let Some(soax) = to.as_soax() {
        if need == Need::Slots {
            read.slots = soax.ask(&ip_list::Request, Urgency::Person).await?;
        }
        return Ok(read);
    }
    let Some(proxy6) = to.as_proxy6() else { return Ok(read) };
    match need {
        Need::Nothing | Need::Slots => {}
        Need::Account => {
            let envelope = proxy6.greet().await?;
            read.learn(&envelope);
        }
        Need::Comment(comment) => read_pages(proxy6, &mut read, Some(comment), None).await?,
        Need::Proxies(ids) => read_pages(proxy6, &mut read, None, Some(ids.into_iter().collect())).await?,
        Need::List => read_pages(proxy6, &mut read, None, None).await?,
    }
    Ok(read)
}

impl Read {
    fn learn(&mut self, envelope: &proxy6::Envelope) {
        self.user_id = Some(envelope.user_id.clone());
        self.balance = Some(envelope.balance);
        self.currency = Some(envelope.currency);
    }
}

/// Reads getproxy page by page: until all the `wanted` are found, or to the last page.
async fn read_pages(
    proxy6: &Proxy6,
    read: &mut Read,
    comment: Option<Comment>,
    mut wanted: Option<HashSet<ProxyId>>,
) -> Result<(), Trouble> {
    read.whole_list = comment.is_none() && wanted.is_none();
    let mut request = Some(getproxy::Request { comment, ..getproxy::Request::default() });
    while let Some(page_wanted) = request {
        let answer = proxy6.ask(&page_wanted, Urgency::Person).await?;
        read.learn(&answer.envelope);
        request = page_wanted.next(&answer.content);
        match &mut wanted {
            Some(wanted) => {
                read.proxies.extend(answer.content.list.into_iter().filter(|proxy| wanted.remove(&proxy.id)));
                if wanted.is_empty() {
                    break;
                }
            }
            None => read.proxies.extend(answer.content.list),
        }
    }
    Ok(())
}

/// What so many proxies cost for so long now.
async fn quote(proxy6: &Proxy6, count: Count, period: Period, version: Version) -> Result<Money, Trouble> {
    let request = getprice::Request { count, period, version: Some(version) };
    Ok(proxy6.ask(&request, Urgency::Person).await?.content.price)
}

/// What an extension costs: each version by itself; between two prices where a version is not known. `None` where nothing of it
/// is there, or the sum is past the largest amount.
async fn extension_price(proxy6: &Proxy6, rows: &[&Proxy], period: Period) -> Result<Option<Price>, Trouble> {
    let mut total = Some(Price::exactly(Money::ZERO));
    let mut unknown = 0_u32;
    let mut counts: Vec<(Version, u32)> = Version::ALL.iter().map(|version| (*version, 0)).collect();
    for row in rows {
        match row.version {
            VersionSeen::Known(version) => {
                if let Some((_, count)) = counts.iter_mut().find(|(own, _)| *own == version) {
                    *count += 1;
                }
            }
            VersionSeen::Ipv4OrShared => unknown += 1,
        }
    }
    let mut add = |least: Money, most: Money| {
        total = total.and_then(|sum| Some(Price { least: sum.least.plus(least)?, most: sum.most.plus(most)? }));
    };
    for (version, count) in counts {
        if let Ok(count) = Count::new(count) {
            let price = quote(proxy6, count, period, version).await?;
            add(price, price);
        }
    }
    if let Ok(count) = Count::new(unknown) {
        let one = quote(proxy6, count, period, Version::Ipv4).await?;
        let other = quote(proxy6, count, period, Version::Ipv4Shared).await?;
        add(one.min(other), one.max(other));
    }
    Ok(total.filter(|_| !rows.is_empty()))
}
