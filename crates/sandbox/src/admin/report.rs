//! `GET /admin/state`: the providers' truth, whatever shape their replies take.

use crate::{
    json::{Json, field},
    proxy6::{Account, Proxy, Version},
    soax::{Package, Slot},
    state::Sandbox,
};

pub(super) fn state(sandbox: &Sandbox, now_millis: i64) -> Json {
    let now_millis = sandbox.now(now_millis);
    let account = &sandbox.proxy6;
    let optional = |text: &Option<String>| text.as_deref().map_or(Json::Null, Json::from);
    let slot = |slot: &Slot| Json::from(vec![field("ip", optional(&slot.ip)), field("comment", slot.comment.as_str())]);
    let slots = |package: &Package| Json::List(package.slots.iter().map(slot).collect());
    let packages = &sandbox.soax.packages;
    let owned = account.proxies.values().map(|proxy| row(proxy, now_millis.div_euclid(1000)));
    vec![
        field("revision", Json::number(sandbox.revision)),
        field("now", Json::number(now_millis)),
        field("shape", if sandbox.settings.shape.is_practice() { "practice" } else { "documented" }),
        field("seed", Json::number(sandbox.settings.seed)),
        field("pace", sandbox.pace.kept),
        field("caller", optional(&sandbox.caller)),
        field("currency", account.prices.currency().code()),
        field("balance", account.balance.cents()),
        field("ipauth", account.addresses.iter().map(|address| address.as_str().into()).collect::<Vec<Json>>()),
        field("stock", stock(account)),
        field("slots", Json::Object(packages.iter().map(|(key, package)| (key.clone(), slots(package))).collect())),
        field("owned", Json::List(owned.collect())),
    ]
    .into()
}

fn stock(account: &Account) -> Json {
    let of = |version: Version| {
        let countries = account.stock.countries(version);
        (
            version.digit().to_owned(),
            Json::Object(countries.map(|(country, count)| (country.to_owned(), Json::number(count))).collect()),
        )
    };
    Json::Object(Version::ALL.map(of).into())
}

fn row(proxy: &Proxy, now: i64) -> Json {
    vec![
        field("id", Json::number(proxy.id)),
        field("version", proxy.version.digit()),
        field("type", proxy.protocol.word()),
        field("country", proxy.country.as_str()),
        field("descr", proxy.descr.as_str()),
        field("ip", proxy.ip.as_str()),
        field("host", proxy.host.as_str()),
        field("port", Json::number(proxy.port)),
        field("user", proxy.user.as_str()),
        field("pass", proxy.pass.as_str()),
        field("unixtime", Json::number(proxy.term.bought)),
        field("unixtime_end", Json::number(proxy.term.ends)),
        field("active", proxy.term.is_active(now)),
        field("alive", proxy.alive),
        field("auto_prolong", proxy.term.auto_prolong),
    ]
    .into()
}
