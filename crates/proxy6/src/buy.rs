//! `buy`: buys proxies (`proxy6.txt`). Spends.
//!
//! Never repeated when its answer is lost: a unique `comment` and getproxy tell what was bought.

use crate::{
    Answer, BadRequest, Comment, Count, Credentials, Failure, Period, Protocol, Proxy, Version, answer,
    function::{Function, flag, plain},
    json::{Object, Unfit},
    query::Query,
};
use api::{Call, Country, Effect, Endpoint, Money, Parameter, Reply};

pub(crate) const FUNCTION: Function = Function { name: "buy", effect: Effect::Spends };

/// Asks to buy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// How many proxies.
    pub count: Count,
    /// For how many days.
    pub period: Period,
    /// Of which country.
    pub country: Country,
    /// Of which version; Proxy6 takes IPv6 where none is named.
    pub version: Option<Version>,
    /// With which protocol, `type`; Proxy6 takes HTTPS where none is named.
    pub protocol: Option<Protocol>,
    /// With which comment, `descr`.
    pub comment: Option<Comment>,
    /// Whether Proxy6 prolongs them by itself. The API can neither read this afterwards nor switch it off.
    pub auto_prolong: bool,
    /// The list as an array, without keys.
    pub nokey: bool,
}

/// What was bought.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Response {
    /// How many were asked for.
    pub count: u32,
    /// The total, in the account's currency.
    pub price: Money,
    /// The price of one, where the reply has it.
    pub price_single: Option<Money>,
    /// For how many days.
    pub period: u32,
    /// Of which country.
    pub country: Country,
    /// The order's number, where the reply has it.
    pub order_id: Option<String>,
    /// The proxies, in the reply's order, without country and comment.
    pub list: Vec<Proxy>,
}

impl Request {
    pub(crate) fn query(&self) -> Vec<Parameter> {
        let mut query = vec![plain("count", self.count), plain("period", self.period), plain("country", self.country)];
        query.extend(self.version.map(|version| plain("version", version)));
        query.extend(self.protocol.map(|protocol| plain("type", protocol)));
        query.extend(self.comment.as_ref().map(|comment| plain("descr", comment)));
        query.extend(flag("auto_prolong", self.auto_prolong));
        query.extend(flag("nokey", self.nokey));
        query
    }

    pub(crate) fn from_query(query: &mut Query) -> Result<Self, BadRequest> {
        Ok(Self {
            count: query.required("count")?,
            period: query.required("period")?,
            country: query.required("country")?,
            version: query.optional("version")?,
            protocol: query.optional("type")?,
            comment: query.optional("descr")?,
            auto_prolong: query.flag("auto_prolong")?,
            nokey: query.flag("nokey")?,
        })
    }
}

impl Endpoint for Request {
    type Credentials = Credentials;
    type Response = Answer<Response>;
    type Failure = Failure;

    fn call(&self, credentials: &Credentials) -> Call {
        FUNCTION.call(credentials, self.query())
    }

    fn read(&self, reply: &Reply) -> Result<Answer<Response>, Failure> {
        answer::read(reply, Response::read)
    }
}

impl Response {
    fn read(object: &Object<'_>) -> Result<Self, Unfit> {
        let country = object.text("country")?;
        Ok(Self {
            count: object.number("count")?,
            price: object.money("price")?,
            price_single: object.optional_money("price_single")?,
            period: object.number("period")?,
            country: country.parse().map_err(|_| Unfit { field: "country", wanted: "a two-letter country code" })?,
            order_id: object.optional_text("order_id")?.map(Into::into),
            list: Proxy::read_list(object)?,
        })
    }
}
