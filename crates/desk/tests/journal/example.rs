//! Entries and proxies to test with.

use api::{Currency, Money, Secret};
use desk::journal::{Account, Before, Effect, Entry, EntryId, Loss, Outcome, Price, ProxyBefore, Request, Tag, Wish};
use proxy6::{Proxy, ProxyId, RowType, Version, VersionSeen};

/// 2026-07-10 12:00:00 UTC, in seconds.
pub const NOW: i64 = 1_783_684_800;
pub const DAY: i64 = 86_400;

/// The document's own account (`proxy6.txt`, "For developers (API)").
pub fn account() -> Account {
    Account::proxy6("1")
}

pub fn money(text: &str) -> Money {
    text.parse().unwrap()
}

pub fn ids(ids: &[u64]) -> Vec<ProxyId> {
    ids.iter().copied().map(ProxyId::new).collect()
}

/// The document's own purchase (`proxy6.txt`, "Method buy"), with a comment.
pub fn buy(count: u32, comment: Option<&str>) -> Request {
    Request::Buy(proxy6::buy::Request {
        count: proxy6::Count::new(count).unwrap(),
        period: proxy6::Period::new(7).unwrap(),
        country: "ru".parse().unwrap(),
        version: None,
        protocol: None,
        comment: comment.map(|comment| comment.parse().unwrap()),
        auto_prolong: false,
        nokey: false,
    })
}

/// The document's own extension (`proxy6.txt`, "Method prolong").
pub fn prolong() -> Request {
    Request::Prolong(proxy6::prolong::Request {
        period: proxy6::Period::new(7).unwrap(),
        ids: "15,16".parse().unwrap(),
        nokey: false,
    })
}

/// The document's own change of types (`proxy6.txt`, "Method settype").
pub fn set_type() -> Request {
    let ids = "10,11,12,15".parse().unwrap();
    Request::SetType(proxy6::settype::Request { ids, protocol: proxy6::Protocol::Socks })
}

pub fn set_comment(new: Option<&str>) -> Request {
    let target = proxy6::setdescr::Target::Ids("15,16".parse().unwrap());
    Request::SetComment(proxy6::setdescr::Request { target, new: new.map(|new| new.parse().unwrap()) })
}

pub fn delete() -> Request {
    Request::Delete(proxy6::delete::Request::Ids("15,16".parse().unwrap()))
}

/// With a balance of 48.80 and a price of 12.60.
pub fn before(proxies: Vec<ProxyBefore>) -> Before {
    Before {
        balance: Some(money("48.80")),
        currency: Some(Currency::RUB),
        price: Some(Price::exactly(money("12.60"))),
        proxies,
        slots: vec![],
    }
}

pub fn proxy_before(id: u64) -> ProxyBefore {
    ProxyBefore { id: ProxyId::new(id), expires: None, row_type: None, comment: None }
}

pub const TAG: [u8; 8] = [7; 8];

/// An intent of `NOW`; a purchase gets its tag where there is room.
pub fn entry(request: Request, before: Before) -> Entry {
    let wish = Wish::new(EntryId::new([1; 16]), request.clone(), Tag::new(TAG));
    let tag = (*wish.request() != request).then(|| Tag::new(TAG));
    Entry::intend(wish.id(), account(), wish.request().clone(), tag, before, NOW * 1_000)
}

/// One whose answer was lost at `NOW`.
pub fn lost(request: Request, before: Before) -> Entry {
    let mut entry = entry(request, before);
    entry.sent(NOW * 1_000);
    entry.lost(Loss::Timeout, NOW * 1_000);
    entry
}

pub fn effect(entry: &Entry) -> &Effect {
    match entry.outcome() {
        Outcome::Done { effect, .. } => effect,
        other => panic!("{other:?}"),
    }
}

/// A proxy of the kind that [`buy`] orders, bought at `NOW`.
pub fn proxy(id: u64, comment: &str) -> Proxy {
    Proxy {
        id: ProxyId::new(id),
        ip: "2001:db8::1".to_owned(),
        host: "192.0.2.1".to_owned(),
        port: 8000,
        user: "user".to_owned(),
        password: Secret::new("password"),
        row_type: RowType::Http,
        country: "ru".parse().ok(),
        date: None,
        date_end: None,
        bought: Some(NOW),
        expires: Some(NOW + 7 * DAY),
        comment: comment.to_owned(),
        active: true,
        version: VersionSeen::Known(Version::Ipv6),
    }
}
