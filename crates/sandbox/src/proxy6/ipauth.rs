//! `ipauth` (`proxy6-in-practice.md`, "Beyond the document"): replaces the whole list of addresses that may use the API.

use super::{Account, refusal::Refusal};
use crate::{json::Fields, ledger::Event, request::Query, state::Context};
use std::net::IpAddr;

pub(super) fn answer(account: &mut Account, query: &Query, context: &mut Context<'_>) -> Result<Fields, Refusal> {
    account.addresses = match query.filled("ip").ok_or(Refusal::Address)? {
        "delete" => vec![],
        list => list
            .split(',')
            .map(|address| address.parse::<IpAddr>().map(|address| address.to_string()).map_err(|_| Refusal::Address))
            .collect::<Result<_, _>>()?,
    };
    let detail = account.addresses.join(",");
    context.note(Event::Change { function: "ipauth".to_owned(), ids: vec![], detail });
    Ok(vec![])
}
