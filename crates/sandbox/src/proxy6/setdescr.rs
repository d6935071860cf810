//! `proxy6.txt`, "Method setdescr". "One of the parameters must be present - ids or descr" means `ids` or `old`
//! (`proxy6-in-practice.md`, "Slips in the document").

use super::{Account, count, parameters, refusal::Refusal};
use crate::{json::Fields, ledger::Event, request::Query, state::Context};

pub(super) fn answer(account: &mut Account, query: &Query, context: &mut Context<'_>) -> Result<Fields, Refusal> {
    let new = parameters::descr(query, "new")?.ok_or(Refusal::Descr)?;
    let old = parameters::descr(query, "old")?.filter(|old| !old.is_empty());
    let ids = parameters::ids(query)?;
    if ids.is_some() == old.is_some() {
        return Err(Refusal::Ids);
    }
    let mut changed = vec![];
    for proxy in account.proxies.values_mut() {
        if ids.as_ref().is_some_and(|ids| ids.contains(&proxy.id)) || old.is_some_and(|old| proxy.descr == old) {
            proxy.descr = new.to_owned();
            changed.push(proxy.id);
        }
    }
    if changed.is_empty() {
        return Err(Refusal::NotFound);
    }
    let fields = vec![count(context, changed.len())];
    context.note(Event::Change { function: "setdescr".to_owned(), ids: changed, detail: new.to_owned() });
    Ok(fields)
}
