//! `getprice`: what an order costs (`proxy6.txt`), and the table of prices (`proxy6-in-practice.md`). Reads.

use crate::{
    Answer, BadRequest, Count, Credentials, ErrorCode, Failure, Period, Version, answer,
    function::{Function, plain},
    json::{Object, Unfit, entries},
    query::Query,
};
use api::{Call, Effect, Endpoint, Money, Parameter, Reply};
use std::collections::BTreeMap;

pub(crate) const FUNCTION: Function = Function { name: "getprice", effect: Effect::Reads };

/// The periods, in days, to ask for one by one where there is no table.
pub const TABLE_PERIODS: [u32; 6] = [3, 7, 14, 30, 60, 90];

/// Asks what an order costs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Request {
    /// How many proxies.
    pub count: Count,
    /// For how many days.
    pub period: Period,
    /// Of which version; Proxy6 takes IPv6 where none is named.
    pub version: Option<Version>,
}

/// What an order costs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Response {
    /// The total, in the account's currency.
    pub price: Money,
    /// "Price of one proxy" says the document; its example is the price of one proxy for one day.
    pub price_single: Option<Money>,
    /// For how many days.
    pub period: u32,
    /// How many proxies.
    pub count: u32,
}

impl Request {
    pub(crate) fn query(&self) -> Vec<Parameter> {
        let mut query = vec![plain("count", self.count), plain("period", self.period)];
        query.extend(self.version.map(|version| plain("version", version)));
        query
    }

    pub(crate) fn from_query(query: &mut Query) -> Result<Self, BadRequest> {
        Ok(Self {
            count: query.required("count")?,
            period: query.required("period")?,
            version: query.optional("version")?,
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
        Ok(Self {
            price: object.money("price")?,
            price_single: object.optional_money("price_single")?,
            period: object.number("period")?,
            count: object.number("count")?,
        })
    }
}

/// Asks for the whole table of prices. No document promises it: an answer without a table, and a failure that
/// [`TableRequest::is_unsupported`], both mean that the prices are asked for one by one, over [`TABLE_PERIODS`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TableRequest;

/// The price of one proxy: version → period in days → price. Whether the price is for the period or for one day of it is
/// seen by comparing with a quote (`proxy6-in-practice.md`, "Prices").
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table(pub BTreeMap<Version, BTreeMap<u32, Money>>);

impl TableRequest {
    /// Whether the failure says that Proxy6 wants the documented parameters, and so has no table.
    pub fn is_unsupported(failure: &Failure) -> bool {
        matches!(failure, Failure::Refused(refusal) if matches!(refusal.code, ErrorCode::Count | ErrorCode::Period))
    }

    pub(crate) fn query(&self) -> Vec<Parameter> {
        vec![]
    }
}

impl Endpoint for TableRequest {
    type Credentials = Credentials;
    type Response = Answer<Option<Table>>;
    type Failure = Failure;

    fn call(&self, credentials: &Credentials) -> Call {
        FUNCTION.call(credentials, self.query())
    }

    fn read(&self, reply: &Reply) -> Result<Answer<Option<Table>>, Failure> {
        answer::read(reply, Table::read)
    }
}

impl Table {
    fn read(object: &Object<'_>) -> Result<Option<Self>, Unfit> {
        let unfit = Unfit { field: "data", wanted: "a table of prices" };
        let Some(raw) = object.raw("data") else { return Ok(None) };
        let mut table = BTreeMap::new();
        for (version, raw) in entries(raw).ok_or(unfit)? {
            // What is sold under a number that no document names cannot be ordered here either.
            let Ok(version) = version.parse() else { continue };
            table.insert(version, prices(raw).ok_or(Unfit { field: "data", wanted: "a table of prices" })?);
        }
        Ok(Some(Self(table)))
    }
}

fn prices(raw: &serde_json::value::RawValue) -> Option<BTreeMap<u32, Money>> {
    entries(raw)?.iter().map(|(days, price)| Some((days.parse().ok()?, Money::from_json(price).ok()?))).collect()
}
