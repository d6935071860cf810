//! `POST /admin/state`: sets what the body names, and leaves the rest as it is.

use super::{Unusable, read};
use crate::{
    amount::Amount,
    calendar::DAY,
    proxy6::{Currency, Prices, Protocol, Proxy, Term, Version, fresh},
    shape::Shape,
    soax::Slot,
    state::Sandbox,
};
use serde::{Deserialize, Deserializer};
use serde_json::{Value, value::RawValue};
use std::collections::BTreeMap;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Patch {
    shape: Option<Shape>,
    currency: Option<Currency>,
    balance: Option<Decimal>,
    #[serde(default)]
    prices: BTreeMap<Version, Decimal>,
    #[serde(default)]
    stock: BTreeMap<Version, BTreeMap<String, u64>>,
    owned: Option<Value>,
    #[serde(default)]
    slots: BTreeMap<String, Vec<Slot>>,
    ipauth: Option<Vec<String>>,
    #[serde(default, deserialize_with = "even_null")]
    caller: Option<Option<String>>,
    pace: Option<bool>,
}

/// A proxy that the account is to own. What is left out follows from the seed and the id.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    id: Option<u64>,
    #[serde(default = "ipv6", deserialize_with = "digit_or_number")]
    version: Version,
    #[serde(default = "http", rename = "type")]
    protocol: Protocol,
    #[serde(default = "russia")]
    country: String,
    #[serde(default, alias = "comment")]
    descr: String,
    ip: Option<String>,
    host: Option<String>,
    port: Option<u16>,
    user: Option<String>,
    pass: Option<String>,
    #[serde(default = "month")]
    days: i64,
    #[serde(default)]
    seconds: i64,
    #[serde(default = "yes")]
    alive: bool,
    #[serde(default)]
    auto_prolong: bool,
}

impl Sandbox {
    /// Sets everything that the body names, or nothing where any of it cannot be set.
    pub(super) fn patch(&mut self, body: &[u8], now_millis: i64) -> Result<(), Unusable> {
        let patch: Patch = read(body)?;
        let now = self.now(now_millis).div_euclid(1000);
        let mut patched = self.clone();
        let account = &mut patched.proxy6;
        if let Some(shape) = patch.shape {
            patched.settings.shape = shape;
        }
        if let Some(currency) = patch.currency {
            account.prices = Prices::new(currency);
        }
        if let Some(Decimal(balance)) = patch.balance {
            account.balance = balance;
        }
        for (version, Decimal(price)) in patch.prices {
            account.prices.set(version, price);
        }
        for (version, countries) in patch.stock {
            for (country, count) in countries {
                account.stock.set(version, &country, count);
            }
        }
        match patch.owned {
            None => {}
            Some(Value::Number(count)) => {
                let count = count.as_u64().ok_or_else(|| Unusable("owned is a whole number or a list".to_owned()))?;
                account.proxies = fresh::many(account.seed, now, count);
            }
            Some(rows) => {
                let rows: Vec<Row> = serde_json::from_value(rows).map_err(|error| Unusable(error.to_string()))?;
                account.proxies = BTreeMap::new();
                for row in rows {
                    let next = account.proxies.keys().next_back().map_or(1, |last| last + 1);
                    let proxy = row.proxy(account.seed, next, now);
                    account.proxies.insert(proxy.id, proxy);
                }
            }
        }
        let after_last = account.proxies.keys().next_back().map_or(1, |last| last + 1);
        account.next_id = account.next_id.max(after_last);
        for (key, slots) in patch.slots {
            let package = patched.soax.packages.get_mut(&key);
            package.ok_or_else(|| Unusable(format!("there is no package {key}")))?.slots = slots;
        }
        if let Some(addresses) = patch.ipauth {
            patched.proxy6.addresses = addresses;
        }
        if let Some(caller) = patch.caller {
            patched.caller = caller;
        }
        if let Some(kept) = patch.pace {
            patched.pace.kept = kept;
        }
        *self = patched;
        Ok(())
    }
}

impl Row {
    fn proxy(self, seed: u64, next_id: u64, now: i64) -> Proxy {
        let ends = now.saturating_add(self.days.saturating_mul(DAY)).saturating_add(self.seconds);
        let days = self.days.unsigned_abs().max(1);
        let term = Term { bought: now.min(ends).saturating_sub(DAY), ends, days, auto_prolong: self.auto_prolong };
        let made = Proxy::new(seed, self.id.unwrap_or(next_id), self.version, &self.country, term);
        Proxy {
            protocol: self.protocol,
            descr: self.descr,
            ip: self.ip.unwrap_or(made.ip),
            host: self.host.unwrap_or(made.host),
            port: self.port.unwrap_or(made.port),
            user: self.user.unwrap_or(made.user),
            pass: self.pass.unwrap_or(made.pass),
            alive: self.alive,
            ..made
        }
    }
}

fn ipv6() -> Version {
    Version::Ipv6
}

fn http() -> Protocol {
    Protocol::Http
}

fn russia() -> String {
    "ru".to_owned()
}

fn month() -> i64 {
    30
}

fn yes() -> bool {
    true
}

/// An amount from the text of a JSON number or string, never through a float.
struct Decimal(Amount);

impl<'de> Deserialize<'de> for Decimal {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let raw = Box::<RawValue>::deserialize(deserializer)?;
        raw.get().trim_matches('"').parse().map(Self).map_err(serde::de::Error::custom)
    }
}

/// A version as `"6"` or as `6`.
fn digit_or_number<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Version, D::Error> {
    let digit = match Value::deserialize(deserializer)? {
        Value::String(digit) => digit,
        other => other.to_string(),
    };
    Version::of_digit(&digit).ok_or_else(|| serde::de::Error::custom("version is 3, 4, 5 or 6"))
}

/// Tells `null` from a field that is not there.
fn even_null<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Option<String>>, D::Error> {
    Option::deserialize(deserializer).map(Some)
}
