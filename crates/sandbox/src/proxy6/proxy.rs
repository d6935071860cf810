//! One proxy of the account.

use super::version::{Protocol, Version};
use crate::{
    calendar::{DAY, moscow},
    json::{Fields, Json, field},
    seed::{figure, word},
    shape::Shape,
};
use serde::{Deserialize, Serialize};

/// A proxy that was bought.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub(crate) struct Proxy {
    pub(crate) id: u64,
    pub(crate) version: Version,
    pub(crate) protocol: Protocol,
    pub(crate) country: String,
    /// The address that a target sees.
    pub(crate) ip: String,
    /// The address that one connects to.
    pub(crate) host: String,
    pub(crate) port: u16,
    pub(crate) user: String,
    pub(crate) pass: String,
    pub(crate) descr: String,
    pub(crate) term: Term,
    /// Whether a check finds it working while it is active.
    pub(crate) alive: bool,
}

/// How long a proxy is paid for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub(crate) struct Term {
    /// Unix seconds of the purchase.
    pub(crate) bought: i64,
    /// Unix seconds of the expiry.
    pub(crate) ends: i64,
    /// The days of the last order, which auto-renewal repeats.
    pub(crate) days: u64,
    pub(crate) auto_prolong: bool,
}

impl Term {
    /// So many days from now; `None` past the end of time.
    pub(crate) fn new(now: i64, days: u64, auto_prolong: bool) -> Option<Self> {
        Some(Self { bought: now, ends: later(now, days)?, days, auto_prolong })
    }

    pub(crate) fn is_active(self, now: i64) -> bool {
        self.ends > now
    }

    /// The same with so many days more, counted from now where it has ended.
    pub(crate) fn prolonged(self, now: i64, days: u64) -> Option<Self> {
        Some(Self { ends: later(self.ends.max(now), days)?, days, ..self })
    }
}

fn later(from: i64, days: u64) -> Option<i64> {
    from.checked_add(i64::try_from(days).ok()?.checked_mul(DAY)?)
}

/// The three ranges of RFC 5737 and so many ports of each address.
const RANGES: [&str; 3] = ["192.0.2", "198.51.100", "203.0.113"];
const ADDRESSES: u64 = 3 * 254;
const FIRST_PORT: u64 = 10_000;
const PORTS: u64 = 50_000;
/// A prime that shares no factor with the number of endpoints: it scatters the ids over them without ever meeting twice.
const SCATTER: u64 = 7_368_787;

const LETTERS_AND_DIGITS: &str = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789";

impl Proxy {
    /// A proxy whose addresses and secrets follow from the seed and its id. No two ids share `host:port`.
    pub(crate) fn new(seed: u64, id: u64, version: Version, country: &str, term: Term) -> Self {
        let endpoint = (id % (ADDRESSES * PORTS)) * SCATTER % (ADDRESSES * PORTS);
        let address = endpoint % ADDRESSES;
        let range =
            usize::try_from(address / 254).ok().and_then(|index| RANGES.get(index)).copied().unwrap_or("192.0.2");
        let host = format!("{range}.{}", address % 254 + 1);
        let group = |number| figure(seed, "ip", id.wrapping_mul(4).wrapping_add(number)) & 0xffff;
        let ip = match version {
            Version::Ipv6 => format!("2001:db8:{:x}:{:x}:{:x}::{:x}", group(0), group(1), group(2), group(3)),
            _ => host.clone(),
        };
        let secret = |purpose, length, alphabet| word(figure(seed, purpose, id), length, alphabet);
        let (user, pass) = match version {
            // An MTProto row has an empty user; its secret is the password (proxy6-in-practice.md, "version 5").
            Version::MtProto => (String::new(), format!("dd{}", secret("secret", 32, "0123456789abcdef"))),
            _ => (secret("user", 6, LETTERS_AND_DIGITS), secret("pass", 6, LETTERS_AND_DIGITS)),
        };
        Self {
            id,
            version,
            protocol: Protocol::Http,
            country: country.to_owned(),
            ip,
            host,
            port: u16::try_from(FIRST_PORT + endpoint / ADDRESSES).unwrap_or(u16::MAX),
            user,
            pass,
            descr: String::new(),
            term,
            alive: true,
        }
    }

    /// The row as `getproxy` has it.
    pub(super) fn listed(&self, shape: Shape, now: i64) -> Json {
        let mut fields = self.endpoint(shape);
        fields.push(field("country", self.country.as_str()));
        fields.extend(self.dates(shape));
        fields.push(field("descr", self.descr.as_str()));
        self.finish(fields, shape, now)
    }

    /// The row as `buy` has it: without country and comment.
    pub(super) fn bought(&self, shape: Shape, now: i64) -> Json {
        let mut fields = self.endpoint(shape);
        fields.extend(self.dates(shape));
        self.finish(fields, shape, now)
    }

    fn endpoint(&self, shape: Shape) -> Fields {
        vec![
            field("id", shape.text(self.id)),
            field("ip", self.ip.as_str()),
            field("host", self.host.as_str()),
            field("port", shape.text(self.port)),
            field("user", self.user.as_str()),
            field("pass", self.pass.as_str()),
            field("type", self.protocol.shown(shape).word()),
        ]
    }

    fn dates(&self, shape: Shape) -> Fields {
        vec![
            field("date", moscow(self.term.bought)),
            field("date_end", moscow(self.term.ends)),
            field("unixtime", shape.number(self.term.bought)),
            field("unixtime_end", shape.number(self.term.ends)),
        ]
    }

    fn finish(&self, mut fields: Fields, shape: Shape, now: i64) -> Json {
        fields.push(field("active", shape.text(u8::from(self.term.is_active(now)))));
        shape.add_in_practice(&mut fields, "version", self.version.digit().into());
        fields.into()
    }
}

#[cfg(test)]
mod tests {
    use super::{Proxy, Term, Version};
    use std::collections::BTreeSet;

    #[test]
    fn no_two_proxies_share_an_endpoint() {
        let term = Term::new(0, 1, false).unwrap();
        let endpoints: BTreeSet<_> = (1..=20_000)
            .map(|id| Proxy::new(1, id, Version::Ipv6, "ru", term))
            .map(|proxy| (proxy.host, proxy.port))
            .collect();
        assert_eq!(endpoints.len(), 20_000);
    }

    #[test]
    fn addresses_are_documentation_addresses() {
        let term = Term::new(0, 1, false).unwrap();
        for id in 1..2_000 {
            let proxy = Proxy::new(9, id, Version::Ipv6, "ru", term);
            assert!(proxy.ip.parse::<std::net::Ipv6Addr>().unwrap().segments().starts_with(&[0x2001, 0xdb8]));
            assert!(proxy.host.parse::<std::net::Ipv4Addr>().unwrap().is_documentation());
            assert!(proxy.port >= 10_000);
        }
    }
}
