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

#[cfg(test)]
mod tests {
    use super::{Request, Response};
    use crate::{
        Answer, AnyRequest, BadRequest, BadValue, Comment, Count, Period, Protocol, Proxy, ProxyId, RowType, Version,
        VersionSeen,
        example::{envelope, has_url, read},
    };
    use api::{Effect, Secret};

    fn request() -> Request {
        Request {
            count: Count::new(1).unwrap(),
            period: Period::new(7).unwrap(),
            country: "ru".parse().unwrap(),
            version: None,
            protocol: None,
            comment: None,
            auto_prolong: false,
            nokey: false,
        }
    }

    #[test]
    fn the_documents_url() {
        let url = "https://proxy6.net/api/{api_key}/buy?count=1&period=7&country=ru";
        has_url(&request(), AnyRequest::Buy(request()), url);
        assert_eq!(AnyRequest::Buy(request()).effect(), Effect::Spends);
        let full = Request {
            version: Some(Version::Ipv4),
            protocol: Some(Protocol::Socks),
            comment: Some(Comment::new("a&b=ж").unwrap()),
            auto_prolong: true,
            nokey: true,
            ..request()
        };
        let rest = "&version=4&type=socks&descr=a%26b%3D%D0%B6&auto_prolong&nokey";
        has_url(&full, AnyRequest::Buy(full.clone()), &format!("{url}{rest}"));
    }

    #[test]
    fn auto_prolong_takes_no_value() {
        let parse = |rest: &str| AnyRequest::parse("buy", &format!("count=1&period=7&country=ru{rest}"));
        let on = AnyRequest::Buy(Request { auto_prolong: true, ..request() });
        assert_eq!(parse("&auto_prolong"), Ok(on.clone()));
        assert_eq!(parse("&auto_prolong="), Ok(on));
        let refused = Err(BadRequest::Value { parameter: "auto_prolong", problem: BadValue::Flag });
        assert_eq!(parse("&auto_prolong=0"), refused);
        assert_eq!(parse("&auto_prolong=1"), refused);
    }

    const DOCUMENT: &str = r#"{
"status": "yes",
"user_id": "1",
"balance": 42.5,
"currency": "RUB",
"count": 1,
"price": 6.3,
"period": 7,
"country": "ru",
"list": {
"15": {
"id": "15",
"ip": "2a00:1838:32:19f:45fb:2640::330",
"host": "185.22.134.250",
"port": "7330",
"user": "5svBNZ",
"pass": "iagn2d",
"type": "http",
"date": "2016-06-19 16:32:39",
"date_end": "2016-07-12 11:50:41",
"unixtime": 1466379159,
"unixtime_end": 1468349441,
"active": "1"
}
}
}"#;

    fn response() -> Response {
        let proxy = Proxy {
            id: ProxyId::new(15),
            ip: "2a00:1838:32:19f:45fb:2640::330".to_owned(),
            host: "185.22.134.250".to_owned(),
            port: 7330,
            user: "5svBNZ".to_owned(),
            password: Secret::new("iagn2d"),
            row_type: RowType::Http,
            country: None,
            date: Some("2016-06-19 16:32:39".to_owned()),
            date_end: Some("2016-07-12 11:50:41".to_owned()),
            bought: Some(1_466_379_159),
            expires: Some(1_468_349_441),
            comment: String::new(),
            active: true,
            version: VersionSeen::Known(Version::Ipv6),
        };
        Response {
            count: 1,
            price: "6.3".parse().unwrap(),
            price_single: None,
            period: 7,
            country: "ru".parse().unwrap(),
            order_id: None,
            list: vec![proxy],
        }
    }

    #[test]
    fn the_documents_reply() {
        assert_eq!(read(&request(), DOCUMENT), Ok(Answer { envelope: envelope("42.5"), content: response() }));
    }

    #[test]
    fn the_reply_in_practice() {
        let body = DOCUMENT
            .replace("\"count\": 1", "\"count\": \"1\", \"order_id\": 100500, \"price_single\": \"0.9\"")
            .replace("\"price\": 6.3", "\"price\": \"6.30\"")
            .replace("\"period\": 7", "\"period\": \"7\"");
        let expected =
            Response { price_single: Some("0.9".parse().unwrap()), order_id: Some("100500".to_owned()), ..response() };
        assert_eq!(read(&request(), &body).map(|answer| answer.content), Ok(expected));
        let array = DOCUMENT.replace("\"list\": {\n\"15\": {", "\"list\": [{").replace("}\n}\n}", "}]}");
        assert_eq!(read(&request(), &array).map(|answer| answer.content), Ok(response()));
    }

    #[test]
    fn an_empty_list() {
        let body = r#"{"status":"yes","user_id":"1","balance":42.5,"currency":"RUB","count":1,"price":6.3,"period":7,
            "country":"ru","list":[]}"#;
        assert_eq!(read(&request(), body).map(|answer| answer.content), Ok(Response { list: vec![], ..response() }));
    }
}
