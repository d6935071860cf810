//! `proxy6.txt`, "Method settype".

use super::{Account, Proxy, parameters, refusal::Refusal};
use crate::{json::Fields, ledger::Event, request::Query, state::Context};

pub(super) fn answer(account: &mut Account, query: &Query, context: &mut Context<'_>) -> Result<Fields, Refusal> {
    let ids = parameters::ids(query)?.ok_or(Refusal::Ids)?;
    let protocol = parameters::protocol(query)?.ok_or(Refusal::Protocol)?;
    if !ids.iter().any(|id| account.proxies.contains_key(id)) {
        return Err(Refusal::NotFound);
    }
    let shape = context.shape;
    let is_other = |proxy: &&mut Proxy| proxy.protocol.shown(shape) != protocol;
    let others = account.proxies.values_mut().filter(|proxy| ids.contains(&proxy.id)).filter(is_other);
    let changed: Vec<u64> = others
        .map(|proxy| {
            proxy.protocol = protocol;
            proxy.id
        })
        .collect();
    if changed.is_empty() {
        return Err(Refusal::Unknown);
    }
    context.note(Event::Change { function: "settype".to_owned(), ids: changed, detail: protocol.word().to_owned() });
    Ok(vec![])
}
