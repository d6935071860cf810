//! The proxies of a fresh account: a few dozen, of every kind that a page has to show.

use super::{
    Protocol::{self, Auto, Http, Socks},
    Proxy, Term,
    Version::{self, Ipv4, Ipv4Shared, Ipv6, MtProto},
};
use crate::{calendar::DAY, seed::figure};
use std::collections::BTreeMap;

/// Proxies that were bought together.
struct Lot {
    count: u64,
    version: Version,
    country: &'static str,
    protocol: Protocol,
    descr: &'static str,
    /// Hours since the purchase.
    age: i64,
    /// Hours to the expiry; below zero since.
    left: i64,
}

/// The document's own examples begin at id 10 and 11.
const FIRST_ID: u64 = 10;
const HOUR: i64 = 3600;

const LOTS: [Lot; 14] = [
    lot(6, Ipv6, "ru", Http, "price monitor", 130, 590),
    lot(5, Ipv6, "us", Socks, "", 400, 320),
    lot(4, Ipv4, "de", Http, "ads-de", 656, 64),
    lot(3, Ipv4, "us", Auto, "QA checkout", 149, 19),
    lot(4, Ipv4Shared, "nl", Http, "test", 50, 1390),
    lot(3, Ipv4Shared, "ru", Socks, "", 165, 3),
    lot(4, Ipv6, "fr", Socks, "smm: Île-de-France", 760, -40),
    lot(3, Ipv6, "gb", Http, "checkout tests", 162, 6),
    lot(4, Ipv4, "ua", Http, "парсер цен", 300, 2100),
    lot(2, Ipv4, "kz", Socks, "", 170, -2),
    lot(1, MtProto, "nl", Auto, "telegram", 90, 630),
    lot(3, Ipv6, "jp", Http, "seo rank", 20, 148),
    lot(2, Ipv4, "br", Auto, "São Paulo", 500, 220),
    lot(4, Ipv6, "pl", Http, "price monitor", 680, 40),
];

const fn lot(
    count: u64,
    version: Version,
    country: &'static str,
    protocol: Protocol,
    descr: &'static str,
    age: i64,
    left: i64,
) -> Lot {
    Lot { count, version, country, protocol, descr, age, left }
}

/// The proxies of a fresh account at a Unix time in seconds.
pub(super) fn proxies(seed: u64, now: i64) -> BTreeMap<u64, Proxy> {
    let each = LOTS.iter().flat_map(|lot| (0..lot.count).map(move |_| lot));
    (FIRST_ID..).zip(each).map(|(id, lot)| (id, lot.proxy(seed, id, now))).collect()
}

impl Lot {
    fn proxy(&self, seed: u64, id: u64, now: i64) -> Proxy {
        let days = u64::try_from((self.age + self.left) * HOUR / DAY).unwrap_or(1);
        let term = Term { bought: now - self.age * HOUR, ends: now + self.left * HOUR, days, auto_prolong: false };
        let proxy = Proxy::new(seed, id, self.version, self.country, term);
        // One in twelve is dead, so that a check has something to find.
        let alive = !(figure(seed, "dead", 0) % 12 + id).is_multiple_of(12);
        Proxy { protocol: self.protocol, descr: self.descr.to_owned(), alive, ..proxy }
    }
}

/// As many proxies as a test asks for, of all versions and of several countries, types, comments and terms.
pub(crate) fn many(seed: u64, now: i64, count: u64) -> BTreeMap<u64, Proxy> {
    (FIRST_ID..)
        .zip(LOTS.iter().cycle())
        .zip(0..count)
        .map(|((id, lot), round)| {
            let mut proxy = lot.proxy(seed, id, now);
            // No two rows expire in the same second, so that sorting by expiry has one right answer.
            proxy.term.ends += i64::try_from(round).unwrap_or(0);
            (id, proxy)
        })
        .collect()
}
