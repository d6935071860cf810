//! `proxy6.txt`, "Method getproxy".

use super::{Account, parameters, proxy::Proxy, refusal::Refusal};
use crate::{
    calendar::DAY,
    json::{Fields, field},
    request::Query,
    state::Context,
};

/// The most rows of a page, which is also what a page has unless asked for less.
const LARGEST_PAGE: u64 = 1000;
/// A proxy is expiring in its last days. The document does not say how many; three is our guess.
const EXPIRING: i64 = 3 * DAY;

pub(super) fn answer(account: &Account, query: &Query, context: &Context<'_>) -> Result<Fields, Refusal> {
    let shape = context.shape;
    let now = context.now();
    let wanted = in_state(query.get("state").unwrap_or("all"), now).ok_or(Refusal::Unknown)?;
    let descr = parameters::descr(query, "descr")?.filter(|descr| !descr.is_empty());
    let page = parameters::whole_or(query, "page", 1)?;
    let limit = parameters::whole_or(query, "limit", LARGEST_PAGE)?.min(LARGEST_PAGE);
    let skipped = usize::try_from((page - 1).saturating_mul(limit)).unwrap_or(usize::MAX);
    let rows: Vec<_> = account
        .proxies
        .values()
        .filter(|proxy| wanted(proxy) && descr.is_none_or(|descr| proxy.descr == descr))
        .skip(skipped)
        .take(usize::try_from(limit).unwrap_or(usize::MAX))
        .map(|proxy| (proxy.id, proxy.listed(shape, now)))
        .collect();

    let mut fields = vec![field("list_count", shape.number(rows.len()))];
    shape.add_in_practice(&mut fields, "page", shape.number(page));
    fields.push(field("list", shape.keyed(rows, query.has("nokey"))));
    Ok(fields)
}

/// Whether a proxy belongs to the list of a state; `None` for a state that does not exist.
fn in_state(state: &str, now: i64) -> Option<impl Fn(&Proxy) -> bool> {
    let ends: std::ops::Range<i64> = match state {
        "all" | "" => i64::MIN..i64::MAX,
        "active" => now.saturating_add(1)..i64::MAX,
        "expired" => i64::MIN..now.saturating_add(1),
        "expiring" => now.saturating_add(1)..now.saturating_add(EXPIRING + 1),
        _ => return None,
    };
    Some(move |proxy: &Proxy| ends.contains(&proxy.term.ends))
}
