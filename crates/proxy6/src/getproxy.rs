//! `getproxy`: the account's proxies, page by page (`proxy6.txt`). Reads.

use crate::{
    Answer, BadRequest, BadValue, Comment, Credentials, Failure, Page, PageLimit, Proxy, answer,
    function::{Function, flag, plain},
    json::{Object, Unfit},
    query::Query,
};
use api::{Call, Effect, Endpoint, Parameter, Reply};
use std::{fmt, str::FromStr};

pub(crate) const FUNCTION: Function = Function { name: "getproxy", effect: Effect::Reads };

/// Asks for a page of proxies; the default is the first page of all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Request {
    /// Only those in this state; Proxy6 takes [`State::All`] where none is named.
    pub state: Option<State>,
    /// Only those with this comment.
    pub comment: Option<Comment>,
    /// The list as an array, without keys.
    pub nokey: bool,
    /// Which page; Proxy6 takes the first where none is named.
    pub page: Option<Page>,
    /// How many on a page; Proxy6 takes [`PageLimit::MAX`] where none is named.
    pub limit: Option<PageLimit>,
}

/// In which state the proxies are to be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// `active`
    Active,
    /// `expired`
    Expired,
    /// `expiring`
    Expiring,
    /// `all`
    #[default]
    All,
}

impl State {
    /// Every state.
    pub const ALL: [Self; 4] = [Self::Active, Self::Expired, Self::Expiring, Self::All];

    /// The word in the document.
    pub fn name(self) -> &'static str {
        match self {
            Self::Active => "active",
            Self::Expired => "expired",
            Self::Expiring => "expiring",
            Self::All => "all",
        }
    }
}

impl FromStr for State {
    type Err = BadValue;

    fn from_str(name: &str) -> Result<Self, BadValue> {
        Self::ALL.into_iter().find(|state| state.name() == name).ok_or(BadValue::State)
    }
}

impl fmt::Display for State {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.name())
    }
}

/// A page of proxies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Response {
    /// How many are on this page, in Proxy6's own count; not how many the account has.
    pub list_count: u32,
    /// Which page this is, where the reply says so.
    pub page: Option<u32>,
    /// The proxies, in the reply's order.
    pub list: Vec<Proxy>,
}

impl Request {
    /// The request for the page after the one that `page` answered; `None` where that was the last, which is the one
    /// shorter than the limit.
    pub fn next(&self, page: &Response) -> Option<Self> {
        if page.list.len() < usize::from(self.limit.unwrap_or_default().get()) {
            return None;
        }
        let next = self.page.map_or(1, Page::get).checked_add(1)?;
        Some(Self { page: Some(Page::new(next).ok()?), ..self.clone() })
    }

    pub(crate) fn query(&self) -> Vec<Parameter> {
        let mut query = vec![];
        query.extend(self.state.map(|state| plain("state", state)));
        query.extend(self.comment.as_ref().map(|comment| plain("descr", comment)));
        query.extend(flag("nokey", self.nokey));
        query.extend(self.page.map(|page| plain("page", page)));
        query.extend(self.limit.map(|limit| plain("limit", limit)));
        query
    }

    pub(crate) fn from_query(query: &mut Query) -> Result<Self, BadRequest> {
        Ok(Self {
            state: query.optional("state")?,
            comment: query.optional("descr")?,
            nokey: query.flag("nokey")?,
            page: query.optional("page")?,
            limit: query.optional("limit")?,
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
            list_count: object.number("list_count")?,
            page: object.optional_number("page")?,
            list: Proxy::read_list(object)?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{Request, Response, State};
    use crate::{
        Answer, AnyRequest, Comment, Page, PageLimit, Proxy, ProxyId, RowType, Version, VersionSeen,
        example::{envelope, has_url, read},
    };
    use api::Secret;

    #[test]
    fn the_documents_url() {
        let url = "https://proxy6.net/api/{api_key}/getproxy";
        has_url(&Request::default(), AnyRequest::GetProxy(Request::default()), url);
        let request = Request {
            state: Some(State::Expiring),
            comment: Some(Comment::new("my test").unwrap()),
            nokey: true,
            page: Some(Page::new(2).unwrap()),
            limit: Some(PageLimit::new(100).unwrap()),
        };
        let query = "state=expiring&descr=my%20test&nokey&page=2&limit=100";
        has_url(&request, AnyRequest::GetProxy(request.clone()), &format!("{url}?{query}"));
    }

    const DOCUMENT: &str = r#"{
"status":"yes",
"user_id":"1",
"balance":"48.80",
"currency":"RUB",
"list_count":4,
"list": {
"11": {
"id": "11",
"ip": "2a00:1838:32:19f:45fb:2640::330",
"host": "185.22.134.250",
"port": "7330",
"user": "5svBNZ",
"pass": "iagn2d",
"type": "http",
"country": "ru",
"date": "2016-06-19 16:32:39",
"date_end": "2016-07-12 11:50:41",
"unixtime": 1466379159,
"unixtime_end": 1468349441,
"descr": "",
"active": "1"
},
"14": {
"id": "14",
"ip": "2a00:1838:32:198:56ec:2696::386",
"host": "185.22.134.242",
"port": "7386",
"user": "nV5TFK",
"pass": "3Itr1t",
"type": "http",
"country": "ru",
"date": "2016-06-27 16:06:22",
"date_end": "2016-07-11 16:06:22",
"unixtime": 1466379151,
"unixtime_end": 1468349441,
"descr": "",
"active": "1"
}
}
}"#;

    #[test]
    fn the_documents_reply() {
        let first = Proxy {
            id: ProxyId::new(11),
            ip: "2a00:1838:32:19f:45fb:2640::330".to_owned(),
            host: "185.22.134.250".to_owned(),
            port: 7330,
            user: "5svBNZ".to_owned(),
            password: Secret::new("iagn2d"),
            row_type: RowType::Http,
            country: Some("ru".parse().unwrap()),
            date: Some("2016-06-19 16:32:39".to_owned()),
            date_end: Some("2016-07-12 11:50:41".to_owned()),
            bought: Some(1_466_379_159),
            expires: Some(1_468_349_441),
            comment: String::new(),
            active: true,
            version: VersionSeen::Known(Version::Ipv6),
        };
        let second = Proxy {
            id: ProxyId::new(14),
            ip: "2a00:1838:32:198:56ec:2696::386".to_owned(),
            host: "185.22.134.242".to_owned(),
            port: 7386,
            user: "nV5TFK".to_owned(),
            password: Secret::new("3Itr1t"),
            date: Some("2016-06-27 16:06:22".to_owned()),
            date_end: Some("2016-07-11 16:06:22".to_owned()),
            bought: Some(1_466_379_151),
            ..first.clone()
        };
        let content = Response { list_count: 4, page: None, list: vec![first, second] };
        assert_eq!(read(&Request::default(), DOCUMENT), Ok(Answer { envelope: envelope("48.80"), content }));
    }

    #[test]
    fn an_array_is_the_same_list_in_its_own_order() {
        let keyed = read(&Request::default(), DOCUMENT).unwrap();
        let array = DOCUMENT.replace("\"list\": {", "\"list\": [").replace("}\n}\n}", "}\n]\n}");
        let array = array.replace("\"11\": {", "{").replace("\"14\": {", "{");
        assert_eq!(read(&Request { nokey: true, ..Request::default() }, &array), Ok(keyed));
        let swapped = array.replace("\"11\"", "\"99\"");
        let ids: Vec<u64> =
            read(&Request::default(), &swapped).unwrap().content.list.iter().map(|proxy| proxy.id.get()).collect();
        assert_eq!(ids, [99, 14]);
    }

    fn page(rest: &str) -> String {
        format!(r#"{{"status":"yes","user_id":"1","balance":"48.80","currency":"RUB",{rest}}}"#)
    }

    #[test]
    fn an_empty_list_and_its_page() {
        for list in ["[]", "{}"] {
            let body = page(&format!(r#""date_mod":"2026-01-02 03:04:05","page":"3","list_count":"0","list":{list}"#));
            let answer = read(&Request::default(), &body).unwrap();
            assert_eq!(answer.content, Response { list_count: 0, page: Some(3), list: vec![] });
            assert_eq!(answer.envelope.date_mod.as_deref(), Some("2026-01-02 03:04:05"));
        }
    }

    #[test]
    fn pages_until_one_is_short() {
        let row = r#"{"id":1,"host":"192.0.2.1","port":80,"active":1}"#;
        let answer = |rows: usize| {
            let body = page(&format!(r#""list_count":{rows},"list":[{}]"#, vec![row; rows].join(",")));
            read(&Request::default(), &body).unwrap().content
        };
        let two = Request { limit: Some(PageLimit::new(2).unwrap()), ..Request::default() };
        let second = Request { page: Some(Page::new(2).unwrap()), ..two.clone() };
        let third = Request { page: Some(Page::new(3).unwrap()), ..two.clone() };
        assert_eq!(two.next(&answer(2)), Some(second.clone()));
        assert_eq!(second.next(&answer(2)), Some(third.clone()));
        assert_eq!(third.next(&answer(1)), None);
        assert_eq!(Request::default().next(&answer(999)), None);
        assert_eq!(Request::default().next(&answer(1000)).unwrap().page, Some(Page::new(2).unwrap()));
    }
}
