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

#[cfg(test)]
mod tests {
    use super::{Extended, Request, Response};
    use crate::{
        Answer, AnyRequest, Period, ProxyId,
        example::{envelope, has_url, read},
    };
    use api::Effect;

    fn request() -> Request {
        Request { period: Period::new(7).unwrap(), ids: "15,16".parse().unwrap(), nokey: false }
    }

    #[test]
    fn the_documents_url() {
        let url = "https://proxy6.net/api/{api_key}/prolong?period=7&ids=15,16";
        has_url(&request(), AnyRequest::Prolong(request()), url);
        assert_eq!(AnyRequest::Prolong(request()).effect(), Effect::Spends);
        let bare = Request { nokey: true, ..request() };
        has_url(&bare, AnyRequest::Prolong(bare.clone()), &format!("{url}&nokey"));
    }

    const DOCUMENT: &str = r#"{
"status": "yes",
"user_id": "1",
"balance": 29,
"currency": "RUB",
"price": 12.6,
"period": 7,
"count": 2,
"list": {
"15": {
"id": 15,
"date_end": "2016-07-15 06:30:27",
"unixtime_end": 1468349441
},
"16": {
"id": 16,
"date_end": "2016-07-16 09:31:21",
"unixtime_end": 1468349529
}
}
}"#;

    fn response() -> Response {
        let extended = |id, expires, date_end: &str| Extended {
            id: ProxyId::new(id),
            expires: Some(expires),
            date_end: Some(date_end.to_owned()),
        };
        Response {
            price: "12.6".parse().unwrap(),
            price_single: None,
            period: 7,
            count: 2,
            order_id: None,
            list: vec![
                extended(15, 1_468_349_441, "2016-07-15 06:30:27"),
                extended(16, 1_468_349_529, "2016-07-16 09:31:21"),
            ],
        }
    }

    #[test]
    fn the_documents_reply() {
        assert_eq!(read(&request(), DOCUMENT), Ok(Answer { envelope: envelope("29"), content: response() }));
    }

    #[test]
    fn the_reply_in_practice() {
        let body = r#"{"status":"yes","user_id":1,"balance":"29","currency":"RUB","order_id":"A-7","price":"12.60",
            "price_single":0.9,"period":"7","count":"2","list":[
            {"id":"15","date_end":"2016-07-15 06:30:27","unixtime_end":"1468349441"},
            {"id":"16","date_end":"2016-07-16 09:31:21","unixtime_end":"1468349529"}]}"#;
        let expected =
            Response { price_single: Some("0.9".parse().unwrap()), order_id: Some("A-7".to_owned()), ..response() };
        assert_eq!(read(&request(), body), Ok(Answer { envelope: envelope("29"), content: expected }));
    }

    #[test]
    fn a_date_alone_is_moscow_time() {
        let body = r#"{"status":"yes","user_id":1,"balance":"29","currency":"RUB","price":0,"period":7,"count":1,
            "list":{"15":{"date_end":"2016-07-12 11:50:41"}}}"#;
        // 2016-07-12 08:50:41 UTC
        let extended = Extended {
            id: ProxyId::new(15),
            expires: Some(1_468_313_441),
            date_end: Some("2016-07-12 11:50:41".to_owned()),
        };
        assert_eq!(read(&request(), body).map(|answer| answer.content.list), Ok(vec![extended]));
    }

    #[test]
    fn an_empty_list() {
        let body = r#"{"status":"yes","user_id":1,"balance":"29","currency":"RUB","price":0,"period":7,"count":0,
            "list":[]}"#;
        assert_eq!(read(&request(), body).map(|answer| answer.content.list), Ok(vec![]));
    }
}
