//! A purchase is in the list, or it was not made.

use super::{Finding, Seen, Unclear, Verdict};
use crate::journal::{Effect, Entry};
use proxy6::{Proxy, Version, VersionSeen, buy::Request};
use std::collections::HashSet;

/// How far (seconds) the clocks of the provider and of this computer may be apart.
const CLOCKS_APART: i64 = 86_400;

pub(super) fn find(entry: &Entry, request: &Request, seen: &Seen) -> Finding {
    let finding = match entry.tag() {
        Some(tag) => {
            let bought = each_once(seen, |proxy| tag.is_in(&proxy.comment));
            let complete = bought.len() >= request.count.get() as usize;
            match bought.is_empty() {
                true => Finding::IfNothingFollows(entry.without_trace(seen)),
                false if complete => Finding::Proven(done(entry, seen, &bought)),
                false => Finding::IfNothingFollows(done(entry, seen, &bought)),
            }
        }
        None => Finding::IfNothingFollows(without_tag(entry, request, seen)),
    };
    // A provider that changes comments keeps the tag, but does not find it by the comment that was sent.
    match finding {
        Finding::IfNothingFollows(Verdict::Unclear(_)) if !seen.whole_list => {
            Finding::IfNothingFollows(Verdict::LookWider)
        }
        finding => finding,
    }
}

/// By what came into the list since: as many proxies of the kind as were ordered, with the comment that was sent, and a
/// balance that fell by their price.
fn without_tag(entry: &Entry, request: &Request, seen: &Seen) -> Verdict {
    let known: HashSet<_> = entry.before().ids().collect();
    let comment = request.comment.as_ref().map_or("", |comment| comment.as_str());
    let new = each_once(seen, |proxy| proxy.comment == comment && !known.contains(&proxy.id));
    let ordered = |proxy: &&Proxy| {
        let since = entry.intended_at().div_euclid(1_000) - CLOCKS_APART;
        let version = match proxy.version {
            VersionSeen::Known(version) => version == request.version.unwrap_or_default(),
            VersionSeen::Ipv4OrShared => matches!(request.version, Some(Version::Ipv4 | Version::Ipv4Shared)),
        };
        let country = proxy.country.is_none_or(|country| country == request.country);
        version && country && proxy.bought.is_none_or(|bought| bought >= since)
    };
    if new.is_empty() {
        entry.without_trace(seen)
    } else if new.len() == request.count.get() as usize && new.iter().all(ordered) && entry.price_paid(seen).is_some() {
        done(entry, seen, &new)
    } else {
        Verdict::Unclear(Unclear::OthersCame { count: u32::try_from(new.len()).unwrap_or(u32::MAX) })
    }
}

/// Pages that shift while they are read name a proxy twice.
fn each_once(seen: &Seen, wanted: impl Fn(&Proxy) -> bool) -> Vec<&Proxy> {
    let mut named = HashSet::new();
    seen.proxies.iter().filter(|proxy| wanted(proxy) && named.insert(proxy.id)).collect()
}

fn done(entry: &Entry, seen: &Seen, bought: &[&Proxy]) -> Verdict {
    Verdict::Done(Effect {
        proxies: bought.iter().map(|proxy| proxy.id).collect(),
        count: u32::try_from(bought.len()).ok(),
        price: entry.price_paid(seen),
        ..Effect::default()
    })
}
