//! `proxy6.txt`, "Method prolong".

use super::{Account, Term, Version, parameters, refusal::Refusal};
use crate::{
    amount::Amount,
    calendar::moscow,
    json::{Fields, Json, field},
    request::Query,
    state::Context,
};
use std::collections::BTreeMap;

pub(super) fn answer(account: &mut Account, query: &Query, context: &mut Context<'_>) -> Result<Fields, Refusal> {
    let period = parameters::period(query)?;
    let ids = parameters::ids(query)?.ok_or(Refusal::Ids)?;
    let (shape, now) = (context.shape, context.now());

    let mut by_version: BTreeMap<Version, u64> = BTreeMap::new();
    let mut terms: BTreeMap<u64, Term> = BTreeMap::new();
    for proxy in ids.iter().filter_map(|id| account.proxies.get(id)) {
        *by_version.entry(proxy.version).or_default() += 1;
        terms.insert(proxy.id, proxy.term.prolonged(now, period).ok_or(Refusal::Period)?);
    }
    if terms.is_empty() {
        return Err(Refusal::NotFound);
    }
    let mut total = Amount::ZERO;
    let mut rates = vec![];
    for (version, count) in by_version {
        let quote = account.prices.quote(version, count, period)?;
        total = total.plus(quote.total).ok_or(Refusal::Price)?;
        rates.push(quote.rate);
    }
    if total > account.balance {
        return Err(Refusal::Money);
    }

    for (id, term) in &terms {
        if let Some(proxy) = account.proxies.get_mut(id) {
            proxy.term = *term;
        }
    }
    let order = account.next_order;
    account.next_order += 1;
    let detail = format!("{period} days, order {order}");
    context.note(account.pay("prolong", total, terms.keys().copied().collect(), detail));

    let mut fields = vec![field("price", shape.number(total.shortest()))];
    // There is no price of one where versions are mixed (proxy6-in-practice.md, "Beyond the document").
    if let [rate] = rates.as_slice() {
        shape.add_in_practice(&mut fields, "price_single", shape.number(rate.shortest()));
    }
    fields.push(field("period", shape.number(period)));
    fields.push(field("count", shape.number(terms.len())));
    shape.add_in_practice(&mut fields, "order_id", shape.text(order));
    let row = |(id, term): (&u64, &Term)| {
        let row = vec![
            field("id", shape.number(id)),
            field("date_end", moscow(term.ends)),
            field("unixtime_end", shape.number(term.ends)),
        ];
        (*id, Json::from(row))
    };
    fields.push(field("list", shape.keyed(terms.iter().map(row).collect(), query.has("nokey"))));
    Ok(fields)
}
