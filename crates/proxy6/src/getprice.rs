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

/// The price of one proxy: version → period in days → price. Whether the price is for the period or for one day of it
/// is seen by comparing with a quote (`proxy6-in-practice.md`, "Prices").
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

#[cfg(test)]
mod tests {
    use super::{Request, Response, Table, TableRequest};
    use crate::{
        Answer, AnyRequest, Count, ErrorCode, Failure, Period, Refusal, Version,
        example::{envelope, has_url, read},
    };
    use api::Money;
    use std::collections::BTreeMap;

    fn request(version: Option<Version>) -> Request {
        Request { count: Count::new(100).unwrap(), period: Period::new(30).unwrap(), version }
    }

    #[test]
    fn the_documents_url() {
        let ipv6 = request(None);
        let url = "https://proxy6.net/api/{api_key}/getprice?count=100&period=30";
        has_url(&ipv6, AnyRequest::GetPrice(ipv6), url);
        for (version, number) in
            [(Version::Ipv4Shared, 3), (Version::Ipv4, 4), (Version::MtProto, 5), (Version::Ipv6, 6)]
        {
            let versioned = request(Some(version));
            has_url(&versioned, AnyRequest::GetPrice(versioned), &format!("{url}&version={number}"));
        }
    }

    #[test]
    fn the_documents_reply() {
        let body = r#"{
"status": "yes",
"user_id": "1",
"balance": "48.80",
"currency": "RUB",
"price": 1800,
"price_single": 0.6,
"period": 30,
"count": 100
}"#;
        let content =
            Response { price: Money::whole(1800), price_single: Some("0.6".parse().unwrap()), period: 30, count: 100 };
        assert_eq!(read(&request(None), body), Ok(Answer { envelope: envelope("48.80"), content }));
    }

    #[test]
    fn numbers_as_strings_and_no_price_of_one() {
        let body = r#"{"status":"yes","user_id":1,"balance":48.8,"currency":"RUB",
            "price":"1800.50","period":"30","count":"100"}"#;
        let content = Response { price: "1800.5".parse().unwrap(), price_single: None, period: 30, count: 100 };
        assert_eq!(read(&request(None), body), Ok(Answer { envelope: envelope("48.80"), content }));
    }

    #[test]
    fn a_long_amount_keeps_its_places() {
        let body = r#"{"status":"yes","user_id":1,"balance":9007199254740993.000001,"currency":"RUB",
            "price":0.123456,"period":1,"count":1}"#;
        let answer = read(&request(None), body).unwrap();
        assert_eq!(answer.envelope.balance.to_string(), "9007199254740993.000001");
        assert_eq!(answer.content.price.to_string(), "0.123456");
    }

    #[test]
    fn the_table_is_asked_for_without_parameters() {
        let url = "https://proxy6.net/api/{api_key}/getprice";
        has_url(&TableRequest, AnyRequest::PriceTable(TableRequest), url);
    }

    #[test]
    fn the_table_in_practice() {
        let body = r#"{"status":"yes","user_id":"1","balance":"48.80","currency":"RUB",
            "data":{"4":{"7":12.5,"30":40.0},"6":{"3":"1.05"},"9":{"7":1},"3":[]}}"#;
        let amount = |text: &str| text.parse::<Money>().unwrap();
        let table = Table(BTreeMap::from([
            (Version::Ipv4, BTreeMap::from([(7, amount("12.5")), (30, amount("40"))])),
            (Version::Ipv6, BTreeMap::from([(3, amount("1.05"))])),
            (Version::Ipv4Shared, BTreeMap::new()),
        ]));
        assert_eq!(read(&TableRequest, body).map(|answer| answer.content), Ok(Some(table)));
    }

    #[test]
    fn a_reply_without_a_table() {
        let body = |rest: &str| format!(r#"{{"status":"yes","user_id":"1","balance":"48.80","currency":"RUB"{rest}}}"#);
        let read = |rest: &str| read(&TableRequest, &body(rest)).map(|answer| answer.content);
        assert_eq!(read(""), Ok(None));
        assert_eq!(read(r#","data":null"#), Ok(None));
        assert_eq!(read(r#","data":[]"#), Ok(Some(Table::default())));
        for data in [r#"7"#, r#"{"4":7}"#, r#"{"4":{"7":"dear"}}"#, r#"{"4":{"a week":7}}"#, r#"{"4":[7]}"#] {
            let failure = read(&format!(r#","data":{data}"#)).unwrap_err();
            assert!(matches!(failure, Failure::Unreadable(_)), "{data}");
        }
    }

    #[test]
    fn a_refusal_of_missing_parameters_means_no_table() {
        let refused = |code| Failure::Refused(Refusal { code, text: String::new() });
        assert!(TableRequest::is_unsupported(&refused(ErrorCode::Count)));
        assert!(TableRequest::is_unsupported(&refused(ErrorCode::Period)));
        assert!(!TableRequest::is_unsupported(&refused(ErrorCode::Key)));
        assert!(!TableRequest::is_unsupported(&Failure::TooManyRequests { retry_after: None }));
    }
}
