//! Deletions and changes of proxies, which the list shows.

use super::{Finding, Seen, Unclear, Verdict};
use crate::journal::{Effect, Entry, ProxyBefore};
use proxy6::{Comment, Proxy, ProxyId, setdescr, settype};
use std::collections::HashMap;

pub(super) fn deleted(entry: &Entry, seen: &Seen) -> Finding {
    let there = by_id(seen);
    let (left, gone): (Vec<_>, Vec<_>) = entry.before().ids().partition(|id| there.contains_key(id));
    match (gone.is_empty(), left.is_empty()) {
        (true, _) => Finding::IfNothingFollows(Verdict::NotDone),
        (false, true) => Finding::Proven(done(gone)),
        (false, false) => Finding::IfNothingFollows(done(gone)),
    }
}

pub(super) fn type_set(entry: &Entry, request: &settype::Request, seen: &Seen) -> Finding {
    let wanted = request.protocol.name();
    changed(entry, seen, wanted, |before| before.row_type.as_deref(), |proxy| proxy.row_type.name())
}

pub(super) fn comment_set(entry: &Entry, request: &setdescr::Request, seen: &Seen) -> Finding {
    let wanted = request.new.as_ref().map_or("", Comment::as_str);
    changed(entry, seen, wanted, |before| before.comment.as_deref(), |proxy| &proxy.comment)
}

/// Of the proxies that did not have the wanted value before: which of them have another one than before?
fn changed<'s>(
    entry: &'s Entry,
    seen: &'s Seen,
    wanted: &str,
    before: impl Fn(&'s ProxyBefore) -> Option<&'s str>,
    after: impl Fn(&'s Proxy) -> &'s str,
) -> Finding {
    let there = by_id(seen);
    let (mut done_to, mut kept, mut gone) = (Vec::new(), false, false);
    for proxy in &entry.before().proxies {
        match (before(proxy), there.get(&proxy.id)) {
            (Some(before), _) if before == wanted => {}
            (_, None) => gone = true,
            (Some(before), Some(now)) if after(now) == before => kept = true,
            _ => done_to.push(proxy.id),
        }
    }
    match (done_to.is_empty(), kept) {
        (true, false) if gone => Finding::IfNothingFollows(Verdict::Unclear(Unclear::Gone)),
        (true, _) => Finding::IfNothingFollows(Verdict::NotDone),
        (false, false) => Finding::Proven(done(done_to)),
        (false, true) => Finding::IfNothingFollows(done(done_to)),
    }
}

fn by_id(seen: &Seen) -> HashMap<ProxyId, &Proxy> {
    seen.proxies.iter().map(|proxy| (proxy.id, proxy)).collect()
}

fn done(proxies: Vec<ProxyId>) -> Verdict {
    Verdict::Done(Effect { count: u32::try_from(proxies.len()).ok(), proxies, ..Effect::default() })
}
