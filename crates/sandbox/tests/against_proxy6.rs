//! The sandbox and the crate `proxy6` are two readings of one document: each understands the other, in both shapes.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test fails by panicking"
)]

mod client;

use api::{Endpoint, Money, Secret};
use client::{Client, carry};
use proptest::prelude::*;
use proxy6::{
    Comment, Count, Credentials, ErrorCode, Failure, Ids, Period, Protocol, Proxy, ProxyId, ProxyString, Refusal,
    RowType, Version, VersionSeen, account, buy, check, delete, getcount, getcountry, getprice, getproxy, ipauth,
    prolong, setdescr, settype,
};
use sandbox::Shape;
use serde_json::Value;

const SHAPES: [Shape; 2] = [Shape::Documented, Shape::Practice];

fn credentials() -> Credentials {
    Credentials { key: Secret::new("px6-test-key") }
}

fn ask<E: Endpoint<Credentials = Credentials>>(client: &mut Client, request: &E) -> Result<E::Response, E::Failure> {
    request.read(&carry(client, &request.call(&credentials())))
}

fn refusal<T: std::fmt::Debug>(failure: Result<T, Failure>) -> ErrorCode {
    match failure {
        Err(Failure::Refused(Refusal { code, .. })) => code,
        other => panic!("no refusal: {other:?}"),
    }
}

fn money(text: &str) -> Money {
    text.parse().unwrap()
}

fn count(number: u32) -> Count {
    Count::new(number).unwrap()
}

fn days(number: u32) -> Period {
    Period::new(number).unwrap()
}

fn one_for_a_week() -> buy::Request {
    buy::Request {
        count: count(1),
        period: days(7),
        country: "ru".parse().unwrap(),
        version: None,
        protocol: None,
        comment: None,
        auto_prolong: false,
        nokey: false,
    }
}

#[test]
fn the_market_is_read() {
    for shape in SHAPES {
        let mut client = Client::new(shape);
        let account = ask(&mut client, &account::Request).unwrap();
        assert_eq!((account.envelope.user_id.as_str(), account.envelope.balance), ("1", money("7248.8")));
        assert_eq!(account.envelope.date_mod.is_some(), shape == Shape::Practice);

        let request = getprice::Request { count: count(100), period: days(30), version: None };
        let quote = ask(&mut client, &request).unwrap().content;
        assert_eq!((quote.price, quote.price_single), (money("1800"), Some(money("0.6"))));
        assert_eq!((quote.count, quote.period), (100, 30));

        let stock = ask(&mut client, &getcount::Request { country: "ru".parse().unwrap(), version: None }).unwrap();
        assert_eq!(stock.content.count, 971);
        let countries = ask(&mut client, &getcountry::Request { version: Some(Version::Ipv4) }).unwrap().content.list;
        for country in ["ru", "ua", "us"] {
            assert!(countries.contains(&country.parse().unwrap()), "{country}");
        }
    }
}

#[test]
fn the_price_table_is_read_or_told_apart() {
    let missing = ask(&mut Client::documented(), &getprice::TableRequest).unwrap_err();
    assert!(getprice::TableRequest::is_unsupported(&missing));
    let table = ask(&mut Client::practice(), &getprice::TableRequest).unwrap().content.unwrap().0;
    for version in Version::ALL {
        assert_eq!(table[&version].keys().copied().collect::<Vec<_>>(), getprice::TABLE_PERIODS);
    }
    assert_eq!(table[&Version::Ipv6][&7], money("6.3"));
}

/// What the sandbox owns and what the crate reads, row by row.
fn compare(row: &Proxy, truth: &Value, shape: Shape) {
    let text = |name: &str| truth[name].as_str().unwrap();
    assert_eq!(row.id.get(), truth["id"].as_u64().unwrap());
    assert_eq!((row.ip.as_str(), row.host.as_str()), (text("ip"), text("host")));
    assert_eq!(u64::from(row.port), truth["port"].as_u64().unwrap());
    assert_eq!((row.user.as_str(), row.password.expose()), (text("user"), text("pass")));
    assert_eq!(row.comment, text("descr"));
    assert_eq!(row.country, Some(text("country").parse().unwrap()));
    assert_eq!((row.bought, row.expires), (truth["unixtime"].as_i64(), truth["unixtime_end"].as_i64()));
    assert_eq!(row.active, truth["active"].as_bool().unwrap());
    let version = match (shape, text("version")) {
        (Shape::Documented, "3" | "4") => VersionSeen::Ipv4OrShared,
        (_, number) => VersionSeen::Known(number.parse().unwrap()),
    };
    assert_eq!(row.version, version, "{truth}");
    let row_type = match (shape, text("type")) {
        (Shape::Documented, "auto") => RowType::Http,
        (_, name) => RowType::from(name.to_owned()),
    };
    assert_eq!(row.row_type, row_type, "{truth}");
}

#[test]
fn every_row_of_a_fresh_account_is_read() {
    for shape in SHAPES {
        for nokey in [false, true] {
            let mut client = Client::new(shape);
            let truth = client.report("/admin/state")["owned"].as_array().unwrap().clone();
            let page = ask(&mut client, &getproxy::Request { nokey, ..Default::default() }).unwrap().content;
            assert_eq!(page.list.len(), truth.len());
            assert_eq!(usize::try_from(page.list_count).unwrap(), truth.len());
            for (row, truth) in page.list.iter().zip(&truth) {
                compare(row, truth, shape);
            }
        }
    }
}

#[test]
fn the_crates_own_paging_finds_everything() {
    for shape in SHAPES {
        let mut client = Client::new(shape);
        client.admin("/admin/state", r#"{"owned": 2000}"#);
        let mut next = Some(getproxy::Request::default());
        let (mut pages, mut rows) = (0, 0);
        while let Some(request) = next {
            let page = ask(&mut client, &request).unwrap().content;
            rows += page.list.len();
            pages += 1;
            next = request.next(&page);
        }
        assert_eq!((pages, rows), (3, 2000), "a full last page is followed by an empty one");
    }
}

#[test]
fn a_purchase_is_read_and_found_again() {
    for shape in SHAPES {
        let mut client = Client::new(shape);
        let comment = Comment::new("tag & спрос+50% #1").unwrap();
        let request = buy::Request {
            count: count(3),
            version: Some(Version::Ipv4),
            protocol: Some(Protocol::Socks),
            comment: Some(comment.clone()),
            ..one_for_a_week()
        };
        let bought = ask(&mut client, &request).unwrap();
        assert_eq!(bought.content.list.len(), 3);
        assert_eq!(bought.content.order_id.is_some(), shape == Shape::Practice);
        assert_eq!(bought.envelope.balance, money("7248.8").minus(bought.content.price).unwrap());
        assert!(bought.content.list.iter().all(|row| row.country.is_none() && row.row_type == RowType::Socks));

        let tagged = getproxy::Request { comment: Some(comment), ..Default::default() };
        let listed = ask(&mut client, &tagged).unwrap().content.list;
        let ids = |rows: &[Proxy]| rows.iter().map(|row| row.id).collect::<Vec<ProxyId>>();
        assert_eq!(ids(&listed), ids(&bought.content.list));
        assert!(listed.iter().all(|row| row.comment == "tag & спрос+50% #1"));
    }
}

#[test]
fn changes_are_understood_both_ways() {
    for shape in SHAPES {
        let mut client = Client::new(shape);
        client.admin("/admin/state", r#"{"owned": [{"id": 15}, {"id": 16, "version": 4, "descr": "b"}]}"#);
        let (first, both) = (ProxyId::new(15), Ids::new(vec![ProxyId::new(15), ProxyId::new(16)]).unwrap());

        let request = prolong::Request { period: days(7), ids: first.into(), nokey: false };
        let extended = ask(&mut client, &request).unwrap().content;
        assert_eq!((extended.price, extended.count), (money("6.3"), 1));
        assert_eq!(extended.list[0].expires, client.report("/admin/state")["owned"][0]["unixtime_end"].as_i64());
        let mixed = prolong::Request { period: days(7), ids: both.clone(), nokey: true };
        let extended = ask(&mut client, &mixed).unwrap().content;
        assert_eq!((extended.list.len(), extended.price_single), (2, None));

        let request = settype::Request { ids: both.clone(), protocol: Protocol::Socks };
        assert!(ask(&mut client, &request).is_ok());
        assert_eq!(refusal(ask(&mut client, &request)), ErrorCode::Unspecified);

        let comment = |text: &str| Comment::new(text).unwrap();
        let request = setdescr::Request { target: setdescr::Target::Old(comment("b")), new: Some(comment("c")) };
        assert_eq!(ask(&mut client, &request).unwrap().content.count, 1);
        let request = setdescr::Request { target: setdescr::Target::Ids(both), new: None };
        assert_eq!(ask(&mut client, &request).unwrap().content.count, 2, "a comment can be taken away");

        let checked = ask(&mut client, &check::Request::Id(first)).unwrap().content;
        assert_eq!((checked.proxy_id, checked.working), (Some(first), true));
        let row = &client.report("/admin/state")["owned"][0];
        let part = |name: &str| row[name].as_str().unwrap().to_owned();
        let text = format!("{}:{}:{}:{}", part("host"), row["port"], part("user"), part("pass"));
        let request = check::Request::Proxy(ProxyString::new(text).unwrap());
        let checked = ask(&mut client, &request).unwrap().content;
        assert_eq!((checked.proxy_id, checked.working), (None, true));
        assert_eq!(checked.seconds.is_some(), shape == Shape::Practice);

        let addresses = vec!["192.0.2.1".parse().unwrap(), "2001:db8::1".parse().unwrap()];
        let bind = ipauth::Request::Bind(ipauth::Addresses::new(addresses).unwrap());
        assert!(ask(&mut client, &bind).is_ok());
        client.admin("/admin/state", r#"{"caller": "2001:db8::1"}"#);
        assert!(ask(&mut client, &ipauth::Request::Clear).is_ok());
        assert_eq!(client.report("/admin/state")["ipauth"], serde_json::json!([]));

        let deleted = ask(&mut client, &delete::Request::Ids(first.into())).unwrap().content;
        assert_eq!(deleted.count, 1);
    }
}

#[test]
fn every_refusal_is_read_with_its_words() {
    for shape in SHAPES {
        let mut client = Client::new(shape);
        for code in ErrorCode::ALL.into_iter().chain([ErrorCode::Unknown(777)]) {
            let number = code.number();
            client.admin("/admin/fault", &format!(r#"[{{"match":"*","fault":"error_id","error_id":{number}}}]"#));
            match ask(&mut client, &account::Request) {
                Err(Failure::Refused(refusal)) => {
                    assert_eq!(refusal.code, code);
                    assert_eq!(refusal.text, code.documented_text().unwrap_or("Error"));
                }
                other => panic!("{number}: {other:?}"),
            }
        }
    }
}

#[test]
fn what_is_no_refusal_is_told_apart() {
    for shape in SHAPES {
        let mut client = Client::new(shape);
        let mut under = |fault: &str| {
            client.admin("/admin/fault", &format!(r#"[{{"match":"buy",{fault}}}]"#));
            ask(&mut client, &one_for_a_week()).unwrap_err()
        };
        assert!(matches!(under(r#""fault":"status","status":429"#), Failure::TooManyRequests { .. }));
        assert!(matches!(under(r#""fault":"status","status":500,"after":true"#), Failure::Unreadable(_)));
        assert!(matches!(under(r#""fault":"garbage""#), Failure::Unreadable(_)));
        assert!(matches!(under(r#""fault":"cut""#), Failure::Unreadable(_)));
        assert_eq!(client.ledger("charge").len(), 3, "unreadable is not undone");
    }
}

/// Any purchase that the crate can ask for.
fn any_purchase() -> impl Strategy<Value = buy::Request> {
    let quantities = (prop_oneof![1_u32..20, 1_u32..], prop_oneof![1_u32..100, 1_u32..]);
    let choices = (
        prop::option::of(prop::sample::select(Version::ALL.to_vec())),
        prop::option::of(prop::sample::select(Protocol::ALL.to_vec())),
        prop::option::of("\\PC{1,50}".prop_filter_map("a comment", |text| Comment::new(text).ok())),
        prop_oneof!["(ru|us|de)", "[a-z]{2}"],
        any::<(bool, bool)>(),
    );
    (quantities, choices).prop_map(
        |((number, period), (version, protocol, comment, country, (auto_prolong, nokey)))| buy::Request {
            count: count(number),
            period: days(period),
            country: country.parse().unwrap(),
            version,
            protocol,
            comment,
            auto_prolong,
            nokey,
        },
    )
}

proptest! {
    /// Whatever the crate can ask for is well formed to the sandbox: it is refused for what the account and the market
    /// have, never for its form.
    #[test]
    fn no_purchase_is_refused_for_its_form(request in any_purchase()) {
        for shape in SHAPES {
            let outcome = ask(&mut Client::new(shape), &request);
            let allowed = match &outcome {
                Ok(_) => true,
                Err(Failure::Refused(refusal)) => matches!(
                    refusal.code,
                    ErrorCode::Country | ErrorCode::ActiveProxyAllow | ErrorCode::NoMoney | ErrorCode::Price
                ),
                Err(_) => false,
            };
            prop_assert!(allowed, "{:?}", outcome.err());
        }
    }

    /// Nothing that comes over the wire brings the sandbox down.
    #[test]
    fn no_request_panics(target in "(/api/px6-test-key/(buy|getproxy|prolong|check|setdescr|settype|delete|ipauth)\\?)?\\PC{0,80}",
                         body in prop::collection::vec(any::<u8>(), 0..80)) {
        let request = sandbox::Request { body, ..sandbox::Request::get(&target) };
        let mut client = Client::documented();
        client.ask(&request);
        client.sandbox.admin(&request, client::NOW);
    }
}
