//! SOAX: one account with its packages, and the documented functions on it (`soax.md`).

mod geo;
mod places;
mod refusal;
mod whitelist;

pub(crate) use refusal::refusal_by_number;
pub(crate) use whitelist::Slot;

use crate::{
    answer::Answer,
    json::{Json, field},
    request::Request,
    state::Context,
};
use refusal::Refusal;
use serde::{Deserialize, Serialize};
use std::{collections::BTreeMap, net::IpAddr};

/// The one key that the account has.
const KEY: &str = "soax-test-key";
/// Requests a second ("не более 10 запросов/сек").
const MOST_A_SECOND: usize = 10;

/// A package's connection type (`soax.md`, "Notes", 2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Connection {
    Wifi,
    Mobile,
}

impl Connection {
    fn word(self) -> &'static str {
        match self {
            Self::Wifi => "wifi",
            Self::Mobile => "mobile",
        }
    }
}

/// A package.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub(crate) struct Package {
    pub(crate) connection: Connection,
    /// Whether the key has rights on it.
    pub(crate) ours: bool,
    pub(crate) slots: Vec<Slot>,
}

/// A SOAX account.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub(crate) struct Account {
    /// The packages by their keys.
    pub(crate) packages: BTreeMap<String, Package>,
}

impl Account {
    /// The account of a fresh sandbox: `package12345` for wifi and `package67890` for mobile, five slots each, and
    /// `package99999`, on which the key has no rights.
    pub(crate) fn new() -> Self {
        let package = |connection, ours, taken: &[(&str, &str)]| {
            let mut slots: Vec<Slot> = taken.iter().map(|(address, comment)| Slot::taken(address, comment)).collect();
            slots.resize(5, Slot::default());
            Package { connection, ours, slots }
        };
        let wifi = [("192.0.2.100", "Main server"), ("192.0.2.101", "Backup server")];
        let mobile = [("198.51.100.20", "Office")];
        let packages = [
            ("package12345", package(Connection::Wifi, true, &wifi)),
            ("package67890", package(Connection::Mobile, true, &mobile)),
            ("package99999", package(Connection::Wifi, false, &[])),
        ];
        Self { packages: packages.map(|(key, package)| (key.to_owned(), package)).into() }
    }

    /// Answers a function of the Geo Data API.
    pub(crate) fn geo(&mut self, function: &str, request: &Request, context: &mut Context<'_>) -> Answer {
        let query = request.query();
        if !geo::FUNCTIONS.contains(&function) {
            return Answer::web_error(404, context.shape);
        }
        if request.method != "GET" {
            return Answer::web_error(405, context.shape);
        }
        let list = self
            .package(query.get("api_key"), query.filled("package_key"), context)
            .and_then(|package| geo::answer(package.connection, function, &query, context.shape));
        respond(list, context)
    }

    /// Answers a function of the Partner API.
    pub(crate) fn partner(
        &mut self,
        package: &str,
        function: &str,
        request: &Request,
        context: &mut Context<'_>,
    ) -> Answer {
        let expected = match function {
            "ip-list" => "GET",
            "update-ip" | "detach-ip" => "POST",
            _ => return Answer::web_error(404, context.shape),
        };
        if request.method != expected {
            return Answer::web_error(405, context.shape);
        }
        let reply =
            self.package(request.header("api-key"), Some(package), context).and_then(|package| match function {
                "ip-list" => Ok(whitelist::list(package, context.shape)),
                "update-ip" => whitelist::update(package, &request.body, context),
                _ => whitelist::detach(package, &request.body, context),
            });
        respond(reply, context)
    }

    /// The package that a request is about, once key, pace and rights have been looked at.
    fn package(
        &mut self,
        key: Option<&str>,
        package: Option<&str>,
        context: &mut Context<'_>,
    ) -> Result<&mut Package, Refusal> {
        if key != Some(KEY) {
            return Err(Refusal::Key);
        }
        if !context.pace.passes(&format!("soax {KEY}"), MOST_A_SECOND, context.real_millis) {
            return Err(Refusal::TooFast);
        }
        let name = package.ok_or_else(|| Refusal::Invalid("package_key is required".to_owned()))?;
        let package = self.packages.get_mut(name).ok_or(Refusal::NoPackage)?;
        if package.ours { Ok(package) } else { Err(Refusal::Denied) }
    }
}

fn respond(reply: Result<Json, Refusal>, context: &Context<'_>) -> Answer {
    match reply {
        Ok(body) => Answer::json(200, &body),
        Err(refusal) => refusal.answer(context.shape),
    }
}

/// `https://checker.soax.com/api/ipinfo` (`soax-in-practice.md`, "Checker"): the caller's address, or the document's own where
/// that is unknown or the loopback, which no checker ever sees.
pub(crate) fn checker(request: &Request, context: &Context<'_>) -> Answer {
    if request.method != "GET" {
        return Answer::web_error(405, context.shape);
    }
    let seen = context.caller.filter(|caller| !caller.parse().is_ok_and(|address: IpAddr| address.is_loopback()));
    let data = vec![
        field("carrier", "Example Mobile"),
        field("city", "Leipzig"),
        field("country_code", "DE"),
        field("country_name", "Germany"),
        field("ip", seen.unwrap_or("203.0.113.9")),
        field("isp", "Example Net"),
        field("region", "Saxony"),
    ];
    Answer::json(200, &Json::from(vec![field("status", true), field("reason", ""), field("data", data)]))
}
