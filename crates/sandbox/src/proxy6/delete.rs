//! `proxy6.txt`, "Method delete": by `ids` or by `descr`; both, or neither, is refused.

use super::{Account, count, ids_of, parameters, refusal::Refusal};
use crate::{json::Fields, ledger::Event, request::Query, state::Context};

pub(super) fn answer(account: &mut Account, query: &Query, context: &mut Context<'_>) -> Result<Fields, Refusal> {
    let ids = parameters::ids(query)?;
    let descr = parameters::descr(query, "descr")?.filter(|descr| !descr.is_empty());
    let deleted = match (ids, descr) {
        (Some(ids), None) => ids_of(account.proxies.values().filter(|proxy| ids.contains(&proxy.id))),
        (None, Some(descr)) => ids_of(account.proxies.values().filter(|proxy| proxy.descr == descr)),
        _ => return Err(Refusal::Ids),
    };
    if deleted.is_empty() {
        return Err(Refusal::NotFound);
    }
    for id in &deleted {
        account.proxies.remove(id);
    }
    let fields = vec![count(context, deleted.len())];
    context.note(Event::Change { function: "delete".to_owned(), ids: deleted, detail: String::new() });
    Ok(fields)
}
