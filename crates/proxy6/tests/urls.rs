//! A request's URL parses back into the same request.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "tests")]

use api::{Country, Secret};
use proptest::{collection::vec, option, prelude::*};
use proxy6::{
    AnyRequest, BadRequest, BadValue, Comment, Count, Credentials, Ids, Page, PageLimit, Period, Protocol, ProxyId,
    ProxyString, Version, account, buy, check, delete, getcount, getcountry, getprice, getproxy, ipauth, prolong,
    setdescr, settype,
};

fn count() -> impl Strategy<Value = Count> {
    (1..=u32::MAX).prop_map(|number| Count::new(number).unwrap())
}

fn period() -> impl Strategy<Value = Period> {
    (1..=u32::MAX).prop_map(|number| Period::new(number).unwrap())
}

fn version() -> impl Strategy<Value = Option<Version>> {
    option::of(proptest::sample::select(Version::ALL.to_vec()))
}

fn protocol() -> impl Strategy<Value = Protocol> {
    proptest::sample::select(Protocol::ALL.to_vec())
}

fn country() -> impl Strategy<Value = Country> {
    "[a-zA-Z]{2}".prop_map(|code| code.parse().unwrap())
}

fn comment() -> impl Strategy<Value = Comment> {
    vec(any::<char>(), 1..=50).prop_map(|characters| Comment::new(String::from_iter(characters)).unwrap())
}

fn id() -> impl Strategy<Value = ProxyId> {
    any::<u64>().prop_map(ProxyId::new)
}

fn ids() -> impl Strategy<Value = Ids> {
    vec(id(), 1..100).prop_map(|ids| Ids::new(ids).unwrap())
}

fn proxy_string() -> impl Strategy<Value = ProxyString> {
    let user = "[^:\\s]{1,20}";
    let password = "[^\\s]{1,20}";
    (any::<std::net::Ipv4Addr>(), 1..=u16::MAX, user, password)
        .prop_map(|(ip, port, user, password)| ProxyString::new(format!("{ip}:{port}:{user}:{password}")).unwrap())
}

fn getproxy() -> impl Strategy<Value = getproxy::Request> {
    let state = option::of(proptest::sample::select(getproxy::State::ALL.to_vec()));
    let page = option::of((1..=u32::MAX).prop_map(|number| Page::new(number).unwrap()));
    let limit = option::of((1..=1000_u16).prop_map(|number| PageLimit::new(number).unwrap()));
    (state, option::of(comment()), any::<bool>(), page, limit)
        .prop_map(|(state, comment, nokey, page, limit)| getproxy::Request { state, comment, nokey, page, limit })
}

fn buy() -> impl Strategy<Value = buy::Request> {
    let what = (count(), period(), country(), version());
    let how = (option::of(protocol()), option::of(comment()), any::<bool>(), any::<bool>());
    (what, how).prop_map(|((count, period, country, version), (protocol, comment, auto_prolong, nokey))| buy::Request {
        count,
        period,
        country,
        version,
        protocol,
        comment,
        auto_prolong,
        nokey,
    })
}

fn setdescr() -> impl Strategy<Value = setdescr::Request> {
    let target = prop_oneof![comment().prop_map(setdescr::Target::Old), ids().prop_map(setdescr::Target::Ids)];
    (target, option::of(comment())).prop_map(|(target, new)| setdescr::Request { target, new })
}

fn ipauth() -> impl Strategy<Value = ipauth::Request> {
    let bind = vec(any::<std::net::IpAddr>(), 1..20)
        .prop_map(|addresses| ipauth::Request::Bind(ipauth::Addresses::new(addresses).unwrap()));
    prop_oneof![bind, Just(ipauth::Request::Clear)]
}

fn request() -> impl Strategy<Value = AnyRequest> {
    prop_oneof![
        Just(AnyRequest::Account(account::Request)),
        Just(AnyRequest::PriceTable(getprice::TableRequest)),
        (count(), period(), version()).prop_map(|(count, period, version)| AnyRequest::GetPrice(getprice::Request {
            count,
            period,
            version
        })),
        (country(), version())
            .prop_map(|(country, version)| AnyRequest::GetCount(getcount::Request { country, version })),
        version().prop_map(|version| AnyRequest::GetCountry(getcountry::Request { version })),
        getproxy().prop_map(AnyRequest::GetProxy),
        (ids(), protocol()).prop_map(|(ids, protocol)| AnyRequest::SetType(settype::Request { ids, protocol })),
        setdescr().prop_map(AnyRequest::SetDescr),
        buy().prop_map(AnyRequest::Buy),
        (period(), ids(), any::<bool>()).prop_map(|(period, ids, nokey)| AnyRequest::Prolong(prolong::Request {
            period,
            ids,
            nokey
        })),
        ids().prop_map(|ids| AnyRequest::Delete(delete::Request::Ids(ids))),
        comment().prop_map(|comment| AnyRequest::Delete(delete::Request::Comment(comment))),
        id().prop_map(|id| AnyRequest::Check(check::Request::Id(id))),
        proxy_string().prop_map(|proxy| AnyRequest::Check(check::Request::Proxy(proxy))),
        ipauth().prop_map(AnyRequest::IpAuth),
    ]
}

fn credentials() -> Credentials {
    Credentials { key: Secret::new("px6-test-key") }
}

/// Function and query of `{prefix}{function}?{query}`.
fn split<'a>(url: &'a str, prefix: &str) -> (&'a str, &'a str) {
    let rest = url.strip_prefix(prefix).unwrap();
    rest.split_once('?').unwrap_or((rest, ""))
}

proptest! {
    #[test]
    fn through_the_relay(request in request()) {
        let path = request.call(&credentials()).relay_path();
        let (function, query) = split(&path, "/px6/");
        prop_assert_eq!(AnyRequest::parse(function, query), Ok(request));
    }

    #[test]
    fn straight_to_the_provider(request in request()) {
        let url = request.call(&credentials()).url("https://proxy6.net");
        let (function, query) = split(url.expose(), "https://proxy6.net/api/px6-test-key");
        prop_assert!(url.expose().bytes().all(|byte| byte.is_ascii_graphic()));
        let function = if function.is_empty() { "account" } else { &function[1..] };
        prop_assert_eq!(AnyRequest::parse(function, query), Ok(request));
    }

    #[test]
    fn fifty_characters_of_any_alphabet(characters in vec(any::<char>(), 50)) {
        let comment = Comment::new(String::from_iter(&characters)).unwrap();
        let request = AnyRequest::Delete(delete::Request::Comment(comment));
        let path = request.call(&credentials()).relay_path();
        let (function, query) = split(&path, "/px6/");
        prop_assert_eq!(AnyRequest::parse(function, query), Ok(request));
        let longer = Comment::new(String::from_iter(characters) + "a");
        prop_assert_eq!(longer, Err(BadValue::CommentTooLong));
    }

    #[test]
    fn reading_never_panics(function in "[a-z]{0,12}", query in ".*") {
        let _ = AnyRequest::parse(&function, &query);
    }

    #[test]
    fn a_bad_value_is_never_shown(
        function in proptest::sample::select(vec!["buy", "check", "delete", "getproxy", "ipauth", "setdescr"]),
        parameter in proptest::sample::select(vec!["ids", "count", "period", "proxy", "ip", "nokey", "descr", "new"]),
        value in "hunter2[!-~]{60}",
    ) {
        let query = format!("{parameter}={}", api::query::encode(&value));
        let problem = AnyRequest::parse(function, &query).unwrap_err();
        let shown = format!("{problem} {problem:?}");
        prop_assert!(!shown.contains("hunter2"));
    }
}

#[test]
fn what_is_wrong_is_named() {
    let parse = |function, query| AnyRequest::parse(function, query).unwrap_err();
    assert_eq!(parse("balance", ""), BadRequest::UnknownFunction);
    assert_eq!(parse("Buy", ""), BadRequest::UnknownFunction);
    assert_eq!(parse("buy", "period=7&country=ru"), BadRequest::Missing("count"));
    assert_eq!(parse("buy", "count=1&country=ru"), BadRequest::Missing("period"));
    assert_eq!(parse("buy", "count=1&period=7"), BadRequest::Missing("country"));
    assert_eq!(parse("getprice", "version=4"), BadRequest::Missing("count"));
    assert_eq!(parse("getcount", "version=4"), BadRequest::Missing("country"));
    assert_eq!(parse("settype", "ids=1"), BadRequest::Missing("type"));
    assert_eq!(parse("prolong", "period=7"), BadRequest::Missing("ids"));
    assert_eq!(parse("account", "page=1"), BadRequest::UnknownParameter("page".to_owned()));
    assert_eq!(parse("getproxy", "nokey&api_key"), BadRequest::UnknownParameter("api_key".to_owned()));
    assert_eq!(parse("delete", "ids=1&ids=2"), BadRequest::Duplicate("ids".to_owned()));
    assert_eq!(parse("getproxy", "nokey&page=1&nokey"), BadRequest::Duplicate("nokey".to_owned()));
    assert!(matches!(parse("getproxy", "descr=%ff"), BadRequest::NotText(_)));
    for (function, query, parameter, problem) in [
        ("buy", "count=0&period=7&country=ru", "count", BadValue::NotPositive),
        ("buy", "count=1&period=1.5&country=ru", "period", BadValue::NotPositive),
        ("buy", "count=1&period=7&country=rus", "country", BadValue::Country),
        ("buy", "count=1&period=7&country=ru&version=7", "version", BadValue::Version),
        ("buy", "count=1&period=7&country=ru&type=https", "type", BadValue::Protocol),
        ("getproxy", "state=dead", "state", BadValue::State),
        ("getproxy", "page=0", "page", BadValue::NotPositive),
        ("getproxy", "limit=1001", "limit", BadValue::PageLimit),
        ("getproxy", "limit", "limit", BadValue::PageLimit),
        ("getproxy", "nokey=yes", "nokey", BadValue::Flag),
        ("settype", "ids=1,x&type=http", "ids", BadValue::ProxyId),
    ] {
        assert_eq!(parse(function, query), BadRequest::Value { parameter, problem }, "{function}?{query}");
    }
    assert_eq!(
        parse("buy", "count=0&period=7&country=ru").to_string(),
        "the parameter `count` is not a whole number from 1"
    );
}

/// Every example URL of the document is a request, and the request has that URL.
#[test]
fn the_documents_urls() {
    let document = include_str!("../../../docs/api/proxy6.txt");
    let examples: Vec<(&str, &str)> = document
        .lines()
        .filter_map(|line| line.trim().strip_prefix("https://proxy6.net/api/{api_key}/"))
        .filter(|rest| !rest.starts_with('{'))
        .map(|rest| rest.split_once('?').unwrap_or((rest, "")))
        .collect();
    assert_eq!(examples.len(), 10, "{examples:?}");
    for (function, query) in examples {
        let request = AnyRequest::parse(function, query).unwrap();
        let question = if query.is_empty() { "" } else { "?" };
        let url = format!("https://proxy6.net/api/px6-test-key/{function}{question}{query}");
        assert_eq!(request.call(&credentials()).url("https://proxy6.net").expose(), url);
    }
}
