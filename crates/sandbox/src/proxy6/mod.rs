//! Proxy6: one account, and the documented methods on it (`proxy6.txt`).

mod account;
mod buy;
mod check;
mod delete;
pub(crate) mod fresh;
mod getproxy;
mod ipauth;
mod market;
mod parameters;
mod prices;
mod prolong;
mod proxy;
mod refusal;
mod setdescr;
mod settype;
mod stock;
mod version;

pub(crate) use account::Account;
pub(crate) use prices::{Currency, Prices};
pub(crate) use proxy::{Proxy, Term};
pub(crate) use refusal::refusal_by_number;
pub(crate) use stock::Stock;
pub(crate) use version::{Protocol, Version};

use crate::{
    answer::Answer,
    calendar::moscow,
    json::{Fields, Json, field},
    request::Request,
    state::Context,
};
use refusal::Refusal;

/// The one key that the account has.
const KEY: &str = "px6-test-key";
/// Requests a second ("The API is allowed to do no more than 3 queries in 1 second").
const MOST_A_SECOND: usize = 3;

impl Account {
    /// Answers one method, or the account call, and tells the error's number for the ledger.
    pub(crate) fn answer(
        &mut self,
        key: &str,
        method: Option<&str>,
        request: &Request,
        context: &mut Context<'_>,
    ) -> (Answer, Option<u32>) {
        if request.method != "GET" {
            return (Answer::web_error(405, context.shape), None);
        }
        if key != KEY {
            return refuse(Refusal::Key, context);
        }
        if !context.pace.passes(&format!("proxy6 {key}"), MOST_A_SECOND, context.real_millis) {
            return (Answer::web_error(429, context.shape), None);
        }
        match self.call(method, request, context) {
            Ok(fields) => {
                let mut reply = self.envelope(method, context);
                reply.extend(fields);
                (Answer::json(200, &reply.into()), None)
            }
            Err(refusal) => refuse(refusal, context),
        }
    }

    fn call(&mut self, method: Option<&str>, request: &Request, context: &mut Context<'_>) -> Result<Fields, Refusal> {
        if !self.lets_in(context.caller) {
            return Err(Refusal::Address);
        }
        let query = request.query();
        let Some(method) = method else {
            return Ok(vec![]);
        };
        match method {
            "getprice" => market::getprice(self, &query, context),
            "getcount" => market::getcount(self, &query, context),
            "getcountry" => market::getcountry(self, &query),
            "getproxy" => getproxy::answer(self, &query, context),
            "settype" => settype::answer(self, &query, context),
            "setdescr" => setdescr::answer(self, &query, context),
            "buy" => buy::answer(self, &query, context),
            "prolong" => prolong::answer(self, &query, context),
            "delete" => delete::answer(self, &query, context),
            "check" => check::answer(self, &query, context),
            "ipauth" => ipauth::answer(self, &query, context),
            _ => Err(Refusal::Method),
        }
    }

    /// What every successful reply begins with. The document's `buy` and `prolong` have the balance as a number, everything
    /// else has it as a string.
    fn envelope(&self, method: Option<&str>, context: &Context<'_>) -> Fields {
        let shape = context.shape;
        let balance = match method {
            Some("buy" | "prolong") => shape.number(self.balance.shortest()),
            _ => shape.text(self.balance.cents()),
        };
        let mut fields = vec![
            field("status", "yes"),
            field("user_id", shape.text(self.user_id)),
            field("balance", balance),
            field("currency", self.prices.currency().code()),
        ];
        shape.add_in_practice(&mut fields, "date_mod", moscow(context.now()).into());
        fields
    }
}

fn refuse(refusal: Refusal, context: &Context<'_>) -> (Answer, Option<u32>) {
    (refusal_by_number(refusal.number(), context.shape), Some(refusal.number()))
}

/// The ids of some proxies as the ledger has them.
fn ids_of<'a>(proxies: impl IntoIterator<Item = &'a Proxy>) -> Vec<u64> {
    proxies.into_iter().map(|proxy| proxy.id).collect()
}

/// A count in a reply: a number in the document.
fn count(context: &Context<'_>, count: usize) -> (String, Json) {
    field("count", context.shape.number(count))
}
