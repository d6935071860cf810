//! What is for sale: `getprice`, `getcount`, `getcountry`.

use super::{Account, parameters, refusal::Refusal};
use crate::{
    json::{Fields, Json, field},
    request::Query,
    state::Context,
};

/// `proxy6.txt`, "Method getprice". Without `count` and `period`, practice has the whole table.
pub(super) fn getprice(account: &Account, query: &Query, context: &Context<'_>) -> Result<Fields, Refusal> {
    let shape = context.shape;
    if shape.is_practice() && !query.has("count") && !query.has("period") {
        return Ok(vec![field("data", account.prices.table())]);
    }
    let count = parameters::count(query)?;
    let period = parameters::period(query)?;
    let quote = account.prices.quote(parameters::version(query)?, count, period)?;
    Ok(vec![
        field("price", shape.number(quote.total.shortest())),
        field("price_single", shape.number(quote.rate.shortest())),
        field("period", shape.number(period)),
        field("count", shape.number(count)),
    ])
}

/// `proxy6.txt`, "Method getcount".
pub(super) fn getcount(account: &Account, query: &Query, context: &Context<'_>) -> Result<Fields, Refusal> {
    let country = parameters::country(query, &account.stock)?;
    let version = parameters::version(query)?;
    Ok(vec![field("count", context.shape.number(account.stock.of(version, country)))])
}

/// `proxy6.txt`, "Method getcountry".
pub(super) fn getcountry(account: &Account, query: &Query) -> Result<Fields, Refusal> {
    let version = parameters::version(query)?;
    let countries = account.stock.countries(version).map(|(country, _)| Json::from(country));
    Ok(vec![field("list", countries.collect::<Vec<_>>())])
}
