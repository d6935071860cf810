//! Whatever comes back, reading it ends in an answer or a failure, never in a panic.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "tests")]

use api::{Endpoint, Reply};
use proptest::{collection::vec, prelude::*};
use proxy6::{
    Count, Failure, Period, ProxyId, account, buy, check, delete, getcount, getcountry, getprice, getproxy, ipauth,
    prolong, setdescr, settype,
};

/// What each method makes of the reply.
fn read_by_all(reply: &Reply) -> Vec<Result<(), Failure>> {
    let (count, period) = (Count::new(1).unwrap(), Period::new(7).unwrap());
    let (country, ids) = ("ru".parse().unwrap(), proxy6::Ids::from(ProxyId::new(15)));
    let target = setdescr::Target::Ids(ids.clone());
    let buy = buy::Request {
        count,
        period,
        country,
        version: None,
        protocol: None,
        comment: None,
        auto_prolong: false,
        nokey: false,
    };
    vec![
        account::Request.read(reply).map(drop),
        getprice::Request { count, period, version: None }.read(reply).map(drop),
        getprice::TableRequest.read(reply).map(drop),
        getcount::Request { country, version: None }.read(reply).map(drop),
        getcountry::Request { version: None }.read(reply).map(drop),
        getproxy::Request::default().read(reply).map(drop),
        settype::Request { ids: ids.clone(), protocol: proxy6::Protocol::Http }.read(reply).map(drop),
        setdescr::Request { target, new: None }.read(reply).map(drop),
        buy.read(reply).map(drop),
        prolong::Request { period, ids: ids.clone(), nokey: false }.read(reply).map(drop),
        delete::Request::Ids(ids).read(reply).map(drop),
        check::Request::Id(ProxyId::new(15)).read(reply).map(drop),
        ipauth::Request::Clear.read(reply).map(drop),
    ]
}

/// Every field of every reply at once, so that all methods can read it.
const EVERYTHING: &str = r#"{"status":"yes","user_id":"1","balance":"48.80","currency":"RUB",
    "date_mod":"2026-01-02 03:04:05","price":1800,"price_single":0.6,"period":30,"count":100,"country":"ru",
    "order_id":5,"page":1,"list_count":1,"proxy_id":15,"proxy_status":true,"proxy_time":0.5,"data":{"4":{"7":12.5}},
    "list":{"11":{"id":"11","ip":"2001:db8::1","host":"192.0.2.1","port":"7330","user":"u","pass":"p","type":"http",
    "country":"ru","date":"2016-06-19 16:32:39","date_end":"2016-07-12 11:50:41","unixtime":1466379159,
    "unixtime_end":1468349441,"descr":"","active":"1","version":"6"}}}"#;

fn json() -> impl Strategy<Value = String> {
    let scalar = prop_oneof![
        Just("null".to_owned()),
        any::<bool>().prop_map(|value| value.to_string()),
        any::<i64>().prop_map(|value| value.to_string()),
        any::<f64>()
            .prop_filter("JSON has finite numbers", |value| value.is_finite())
            .prop_map(|value| format!("{value:e}")),
        "[0-9]{1,40}(\\.[0-9]{1,40})?",
        ".*".prop_map(|text| serde_json::to_string(&text).unwrap()),
    ];
    scalar.prop_recursive(4, 32, 6, |inner| {
        let name =
            proptest::sample::select(vec!["list", "data", "id", "host", "port", "7", "active", "date_end", "status"]);
        prop_oneof![
            vec(inner.clone(), 0..6).prop_map(|values| format!("[{}]", values.join(","))),
            vec((name, inner), 0..6).prop_map(|fields| {
                let fields: Vec<String> =
                    fields.into_iter().map(|(name, value)| format!("\"{name}\":{value}")).collect();
                format!("{{{}}}", fields.join(","))
            }),
        ]
    })
}

proptest! {
    #[test]
    fn any_bytes(status in any::<u16>(), body in vec(any::<u8>(), 0..200)) {
        read_by_all(&Reply::new(status, body));
    }

    #[test]
    fn any_json(status in 100..600_u16, body in json()) {
        read_by_all(&Reply::new(status, body));
    }

    /// A well-formed reply with one of its fields put to anything at all.
    #[test]
    fn any_value_of_a_field(
        field in proptest::sample::select(vec![
            "balance", "user_id", "currency", "date_mod", "price", "price_single", "period", "count", "country",
            "order_id", "page", "list_count", "proxy_id", "proxy_status", "proxy_time", "data", "list",
        ]),
        value in json(),
    ) {
        let body = EVERYTHING.replace(&format!("\"{field}\":"), &format!("\"{field}\":{value},\"was\":"));
        read_by_all(&Reply::new(200, body));
    }

    /// A reply that was cut off is never an answer, and neither is it a refusal.
    #[test]
    fn a_cut_reply(length in 0..EVERYTHING.len()) {
        for read in read_by_all(&Reply::new(200, &EVERYTHING.as_bytes()[..length])) {
            prop_assert!(matches!(read, Err(Failure::Unreadable(_))));
        }
    }

    /// A reply with one byte changed.
    #[test]
    fn a_damaged_reply(place in 0..EVERYTHING.len(), byte in any::<u8>()) {
        let mut body = EVERYTHING.as_bytes().to_vec();
        body[place] = byte;
        read_by_all(&Reply::new(200, body));
    }

    /// What cannot be read shows nothing of what it is.
    #[test]
    fn nothing_is_shown(field in proptest::sample::select(vec!["balance", "list", "status", "currency"])) {
        let body = EVERYTHING.replace(&format!("\"{field}\":"), &format!("\"{field}\":\"hunter2\",\"was\":"));
        for read in read_by_all(&Reply::new(200, body)).into_iter().filter_map(Result::err) {
            let shown = format!("{read} {read:?}");
            prop_assert!(!shown.contains("hunter2"));
        }
    }
}

#[test]
fn everything_is_an_answer_to_every_method() {
    // getcountry's list is one of codes, not of rows.
    for (index, read) in read_by_all(&Reply::new(200, EVERYTHING)).into_iter().enumerate() {
        assert_eq!(read.is_ok(), index != 4, "{index}: {read:?}");
    }
}

#[test]
fn deep_nesting_does_not_overflow() {
    for deep in
        ["[".repeat(200_000), "{\"list\":".repeat(100_000), format!("{}{}", "[".repeat(90_000), "]".repeat(90_000))]
    {
        read_by_all(&Reply::new(200, deep.as_str()));
        read_by_all(&Reply::new(200, EVERYTHING.replace("\"list\":", &format!("\"list\":{deep},\"was\":"))));
    }
}
