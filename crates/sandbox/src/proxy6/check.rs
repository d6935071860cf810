//! `proxy6.txt`, "Method check"; by proxy string as `proxy6-in-practice.md` has it.

use super::{Account, parameters, proxy::Proxy, refusal::Refusal};
use crate::{
    json::{Fields, Json, field},
    request::Query,
    seed::figure,
    state::Context,
};

pub(super) fn answer(account: &Account, query: &Query, context: &Context<'_>) -> Result<Fields, Refusal> {
    let shape = context.shape;
    let works = |proxy: &Proxy| proxy.alive && proxy.term.is_active(context.now());
    let mut fields = match (parameters::ids(query)?, query.filled("proxy")) {
        (Some(ids), None) => {
            // One number, for all the plural of its name.
            let [id] = ids.into_iter().collect::<Vec<_>>().try_into().map_err(|_| Refusal::Ids)?;
            let proxy = account.proxies.get(&id).ok_or(Refusal::NotFound)?;
            vec![field("proxy_id", shape.number(id)), field("proxy_status", works(proxy))]
        }
        (None, Some(text)) => vec![field("proxy_status", of_text(account, text)?.is_some_and(works))],
        _ => return Err(Refusal::Ids),
    };
    let thousandths = 40 + figure(account.seed, "proxy_time", context.now().unsigned_abs()) % 900;
    shape.add_in_practice(&mut fields, "proxy_time", Json::Number(format!("0.{thousandths:03}")));
    Ok(fields)
}

/// The proxy that `ip:port:user:pass` names, where it is one of the account's. The address is the one to connect to; a
/// password may have colons.
fn of_text<'a>(account: &'a Account, text: &str) -> Result<Option<&'a Proxy>, Refusal> {
    let [host, port, user, pass]: [&str; 4] =
        text.splitn(4, ':').collect::<Vec<_>>().try_into().map_err(|_| Refusal::ProxyString)?;
    if host.is_empty() {
        return Err(Refusal::ProxyString);
    }
    let port: u16 = port.parse().ok().filter(|port| *port > 0).ok_or(Refusal::Port)?;
    let is_it = |proxy: &&Proxy| proxy.host == host && proxy.port == port && proxy.user == user && proxy.pass == pass;
    Ok(account.proxies.values().find(is_it))
}
