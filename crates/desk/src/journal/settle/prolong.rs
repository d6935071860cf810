//! An extension shows in the proxies' expiries, which nothing moves back.

use super::{Finding, Seen, Unclear, Verdict};
use crate::journal::{Effect, Entry};
use proxy6::{ProxyId, prolong::Request};
use std::collections::HashMap;

const DAY: i64 = 86_400;
/// How far (seconds) an expiry may be from what a period of days makes of it.
const TOLERANCE: i64 = 3_600;
/// How far (seconds) the clocks of the provider and of this computer may be apart.
const CLOCKS_APART: i64 = DAY;

pub(super) fn find(entry: &Entry, request: &Request, seen: &Seen) -> Finding {
    let now: HashMap<ProxyId, Option<i64>> = seen.proxies.iter().map(|proxy| (proxy.id, proxy.expires)).collect();
    let (mut extended, mut kept, mut otherwise, mut gone) = (Vec::new(), false, false, false);
    for proxy in &entry.before().proxies {
        match (proxy.expires, now.get(&proxy.id)) {
            (_, None) => gone = true,
            (Some(before), Some(&Some(after))) if after == before => kept = true,
            (Some(before), Some(&Some(after))) if is_ours(entry, request, before, after, seen) => {
                extended.push(proxy.id);
            }
            _ => otherwise = true,
        }
    }
    let done = |proxies: Vec<ProxyId>| {
        let count = u32::try_from(proxies.len()).ok();
        Verdict::Done(Effect { proxies, count, price: entry.price_paid(seen), ..Effect::default() })
    };
    match (extended.is_empty(), otherwise) {
        (false, false) if !kept && !gone => Finding::Proven(done(extended)),
        // Those that are gone went after they were extended; but one that was kept shows that this call extended none.
        (false, false) if !kept => Finding::IfNothingFollows(done(extended)),
        (true, false) if kept => Finding::IfNothingFollows(Verdict::NotDone),
        (true, false) => Finding::IfNothingFollows(entry.without_trace(seen)),
        _ => Finding::IfNothingFollows(Verdict::Unclear(Unclear::MovedOtherwise)),
    }
}

/// Whether an expiry moved as this call moves it: by the period, counted from the old expiry, or from the day of the call
/// where the proxy had expired.
fn is_ours(entry: &Entry, request: &Request, before: i64, after: i64, seen: &Seen) -> bool {
    let period = i64::from(request.period.get()) * DAY;
    let from = after.saturating_sub(period);
    let called = entry.intended_at().div_euclid(1_000) - CLOCKS_APART;
    let read = seen.began.div_euclid(1_000) + CLOCKS_APART;
    let moved = from.saturating_sub(before);
    moved.unsigned_abs() <= TOLERANCE.unsigned_abs() || moved.is_positive() && (called..=read).contains(&from)
}
