//! `prolong`: extends proxies (`proxy6.txt`). Spends.

use crate::{
    Answer, BadRequest, Credentials, Failure, Ids, Period, ProxyId, answer,
    function::{Function, flag, plain},
    json::{Entry, Object, Unfit},
    proxy,
    query::Query,
};
use api::{Call, Effect, Endpoint, Money, Parameter, Reply};

pub(crate) const FUNCTION: Function = Function { name: "prolong", effect: Effect::Spends };

/// Asks to extend.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// By how many days.
    pub period: Period,
    /// These proxies.
    pub ids: Ids,
    /// The list as an array, without keys.
    pub nokey: bool,
}

/// What was extended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Response {
    /// The total, in the account's currency.
    pub price: Money,
    /// The price of one; absent where versions are mixed.
    pub price_single: Option<Money>,
    /// By how many days.
    pub period: u32,
    /// How many were extended.
    pub count: u32,
    /// The order's number, where the reply has it.
    pub order_id: Option<String>,
    /// The extended proxies, in the reply's order.
    pub list: Vec<Extended>,
}

/// An extended proxy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Extended {
    /// Which one.
    pub id: ProxyId,
    /// When it expires now, in seconds since 1970 in UTC: `unixtime_end`, or `date_end` where the row has none.
    pub expires: Option<i64>,
    /// `date_end`: `YYYY-MM-DD HH:MM:SS` in Moscow.
    pub date_end: Option<String>,
}

impl Request {
    pub(crate) fn query(&self) -> Vec<Parameter> {
        let mut query = vec![plain("period", self.period), plain("ids", &self.ids)];
        query.extend(flag("nokey", self.nokey));
        query
    }

    pub(crate) fn from_query(query: &mut Query) -> Result<Self, BadRequest> {
        Ok(Self { period: query.required("period")?, ids: query.required("ids")?, nokey: query.flag("nokey")? })
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
            order_id: object.optional_text("order_id")?.map(Into::into),
            list: object.list("list")?.iter().map(Extended::read).collect::<Result<_, _>>()?,
        })
    }
}

impl Extended {
    fn read((key, raw): &Entry<'_>) -> Result<Self, Unfit> {
        let row = Object::within("list", raw)?;
        let (date_end, expires) = proxy::moment(&row, "date_end", "unixtime_end")?;
        Ok(Self { id: proxy::id(&row, key)?, expires, date_end })
    }
}
