//! What holds for every reply and every request.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)] // Tests may fail loudly.

use api::{Country, Endpoint, Reply, Secret};
use proptest::{collection::vec, option, prelude::*};
use soax::{
    AnyRequest, ConnectionType, Credentials, checker,
    geo::{cities, isps, operators, regions},
    partner::{detach_ip, ip_list, update_ip},
};
use std::net::IpAddr;

fn country() -> impl Strategy<Value = Country> {
    "[A-Za-z]{2}".prop_map(|code| code.parse().unwrap())
}

fn connection_type() -> impl Strategy<Value = ConnectionType> {
    prop_oneof![Just(ConnectionType::Wifi), Just(ConnectionType::Mobile)]
}

fn filter() -> impl Strategy<Value = Option<String>> {
    option::of(".+")
}

fn any_request() -> impl Strategy<Value = AnyRequest> {
    let change = || (any::<IpAddr>(), any::<u32>(), option::of(any::<String>()));
    prop_oneof![
        (country(), connection_type(), filter()).prop_map(|(country, connection_type, provider)| {
            AnyRequest::Regions(regions::Request { country, connection_type, provider })
        }),
        (country(), connection_type(), filter(), filter()).prop_map(|(country, connection_type, provider, region)| {
            AnyRequest::Cities(cities::Request { country, connection_type, provider, region })
        }),
        (country(), option::of(connection_type()), filter(), filter()).prop_map(
            |(country, connection_type, region, city)| {
                AnyRequest::Operators(operators::Request { country, connection_type, region, city })
            }
        ),
        (country(), option::of(connection_type()), filter(), filter()).prop_map(
            |(country, connection_type, region, city)| {
                AnyRequest::Isps(isps::Request { country, connection_type, region, city })
            }
        ),
        Just(AnyRequest::IpList(ip_list::Request)),
        Just(AnyRequest::IpInfo(checker::Request)),
        vec(change(), 1..5).prop_map(|changes| {
            let changes = changes.into_iter().map(|(ip, slot, comment)| update_ip::Change { ip, slot, comment });
            AnyRequest::UpdateIp(update_ip::Request { changes: changes.collect() })
        }),
        vec(any::<u32>(), 1..5).prop_map(|slots| AnyRequest::DetachIp(detach_ip::Request::Slots(slots))),
        vec(any::<IpAddr>(), 1..5).prop_map(|ips| AnyRequest::DetachIp(detach_ip::Request::Addresses(ips))),
    ]
}

/// Bytes, and JSON that is nearly a reply.
fn body() -> impl Strategy<Value = Vec<u8>> {
    let word = prop_oneof![
        Just("null".to_owned()),
        Just("false".to_owned()),
        Just("true".to_owned()),
        any::<i64>().prop_map(|number| number.to_string()),
        any::<f64>().prop_map(|number| format!("{number:e}")),
        "[a-zéß_ <]{0,6}".prop_map(|text| format!("{text:?}")),
    ];
    let json = word.prop_recursive(4, 24, 4, |inner| {
        let name =
            "success|status|data|slots|slot|ip|comment|name|code|city|isp|message|error|errors|detail|[a-z]{1,3}";
        prop_oneof![
            vec(inner.clone(), 0..4).prop_map(|items| format!("[{}]", items.join(","))),
            vec((name, inner), 0..4).prop_map(|fields| {
                let fields: Vec<_> = fields.into_iter().map(|(name, value)| format!("{name:?}:{value}")).collect();
                format!("{{{}}}", fields.join(","))
            }),
        ]
    });
    prop_oneof![vec(any::<u8>(), 0..64), json.prop_map(String::into_bytes)]
}

proptest! {
    #[test]
    fn any_reply_bytes_never_panic(request in any_request(), status in 0..=999_u16, body in body()) {
        for status in [status, 200] {
            let reply = Reply::new(status, body.clone());
            match &request {
                AnyRequest::Regions(request) => drop(request.read(&reply)),
                AnyRequest::Cities(request) => drop(request.read(&reply)),
                AnyRequest::Operators(request) => drop(request.read(&reply)),
                AnyRequest::Isps(request) => drop(request.read(&reply)),
                AnyRequest::IpList(request) => drop(request.read(&reply)),
                AnyRequest::UpdateIp(request) => drop(request.read(&reply)),
                AnyRequest::DetachIp(request) => drop(request.read(&reply)),
                AnyRequest::IpInfo(request) => drop(request.read(&reply)),
            }
        }
    }

    #[test]
    fn a_requests_call_parses_back_into_the_request(request in any_request()) {
        let credentials =
            Credentials { api_key: Secret::new("soax-test-key"), package_key: Secret::new("package12345") };
        let call = request.call(&credentials);
        prop_assert_eq!(call.effect, request.effect());
        let path = call.relay_path();
        prop_assert!(!path.contains("soax-test-key") && !path.contains("package12345"));
        let query = path.split_once('?').map_or("", |(_, query)| query);
        let parsed = AnyRequest::parse(call.service, call.function, query, call.body.as_deref().map(str::as_bytes));
        prop_assert_eq!(parsed, Ok(request));
    }

    #[test]
    fn any_request_bytes_never_panic(function in "get-country-isp|update-ip|detach-ip", query in ".*", body in body()) {
        for service in [api::Service::SoaxGeo, api::Service::SoaxPartner] {
            drop(AnyRequest::parse(service, &function, &query, Some(&body)));
        }
    }
}
