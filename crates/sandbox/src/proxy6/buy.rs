//! `proxy6.txt`, "Method buy".

use super::{Account, Protocol, Proxy, Term, parameters, refusal::Refusal};
use crate::{
    json::{Fields, field},
    request::Query,
    state::Context,
};

pub(super) fn answer(account: &mut Account, query: &Query, context: &mut Context<'_>) -> Result<Fields, Refusal> {
    let count = parameters::count(query)?;
    let period = parameters::period(query)?;
    let country = parameters::country(query, &account.stock)?;
    let version = parameters::version(query)?;
    let protocol = parameters::protocol(query)?.unwrap_or(Protocol::Http);
    let descr = parameters::descr(query, "descr")?.unwrap_or("");
    let in_stock = account.stock.of(version, country);
    let left = in_stock.checked_sub(count).ok_or(Refusal::Stock)?;
    let quote = account.prices.quote(version, count, period)?;
    if quote.total > account.balance {
        return Err(Refusal::Money);
    }
    let (shape, now) = (context.shape, context.now());
    let term = Term::new(now, period, query.has("auto_prolong")).ok_or(Refusal::Period)?;

    account.stock.set(version, country, left);
    let seed = account.seed;
    let proxy = |id| {
        let proxy = Proxy::new(seed, id, version, country, term);
        Proxy { protocol, descr: descr.to_owned(), ..proxy }
    };
    let bought: Vec<u64> = (0..count).map(|_| account.add(proxy)).collect();
    let order = account.next_order;
    account.next_order += 1;
    let detail = format!("{count} of version {} in {country} for {period} days, order {order}", version.digit());
    context.note(account.pay("buy", quote.total, bought.clone(), detail));

    let rows = bought.iter().filter_map(|id| account.proxies.get(id)).map(|proxy| (proxy.id, proxy.bought(shape, now)));
    let mut fields = vec![field("count", shape.number(count)), field("price", shape.number(quote.total.shortest()))];
    shape.add_in_practice(&mut fields, "price_single", shape.number(quote.rate.shortest()));
    fields.push(field("period", shape.number(period)));
    fields.push(field("country", country));
    shape.add_in_practice(&mut fields, "order_id", shape.text(order));
    fields.push(field("list", shape.keyed(rows.collect(), query.has("nokey"))));
    Ok(fields)
}
