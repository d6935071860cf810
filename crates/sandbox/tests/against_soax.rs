//! The sandbox and the crate `soax` are two readings of one document: each understands the other, in both shapes.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test fails by panicking"
)]

mod client;

use api::{Country, Endpoint, Secret};
use client::{Client, carry};
use proptest::prelude::*;
use sandbox::Shape;
use soax::{
    ConnectionType, Credentials, ErrorKind, Failure, checker,
    geo::{Place, cities, isps, operators, regions},
    partner::{detach_ip, ip_list, update_ip},
};

const SHAPES: [Shape; 2] = [Shape::Documented, Shape::Practice];

fn credentials(package: &str) -> Credentials {
    Credentials { api_key: Secret::new("soax-test-key"), package_key: Secret::new(package) }
}

fn ask<E: Endpoint<Credentials = Credentials>>(
    client: &mut Client,
    package: &str,
    request: &E,
) -> Result<E::Response, E::Failure> {
    request.read(&carry(client, &request.call(&credentials(package))))
}

fn kind<T: std::fmt::Debug>(outcome: Result<T, Failure>) -> ErrorKind {
    match outcome {
        Err(Failure::Refused(refusal)) => refusal.kind,
        other => panic!("no refusal: {other:?}"),
    }
}

fn country(code: &str) -> Country {
    code.parse().unwrap()
}

fn names(places: &[Place]) -> Vec<&str> {
    places.iter().map(|place| place.name.as_str()).collect()
}

fn us_regions() -> regions::Request {
    regions::Request { country: country("us"), connection_type: ConnectionType::Wifi, provider: None }
}

#[test]
fn places_lead_on_as_they_came() {
    for (shape, connection_type, package) in [
        (Shape::Documented, ConnectionType::Wifi, "package12345"),
        (Shape::Documented, ConnectionType::Mobile, "package67890"),
        (Shape::Practice, ConnectionType::Wifi, "package12345"),
        (Shape::Practice, ConnectionType::Mobile, "package67890"),
    ] {
        let mut client = Client::new(shape);
        for code in ["us", "fr", "br", "be", "kz"] {
            let country = country(code);
            let request = regions::Request { country, connection_type, provider: None };
            let regions = ask(&mut client, package, &request).unwrap();
            assert!(regions.len() >= 3, "{code}");
            for region in regions {
                assert_eq!(region.code.is_some(), shape == Shape::Documented);
                let region = Some(region.name);
                let request = cities::Request { country, connection_type, provider: None, region: region.clone() };
                let cities = ask(&mut client, package, &request).unwrap();
                assert!(!cities.is_empty(), "{code} {region:?}");
                for city in cities {
                    let (region, city) = (region.clone(), Some(city.name));
                    let carriers = match connection_type {
                        ConnectionType::Wifi => {
                            let request = isps::Request { country, connection_type: None, region, city };
                            ask(&mut client, package, &request)
                        }
                        ConnectionType::Mobile => {
                            let request = operators::Request { country, connection_type: None, region, city };
                            ask(&mut client, package, &request)
                        }
                    };
                    let provider = Some(carriers.unwrap().first().expect("a carrier in every city").name.clone());
                    let request = regions::Request { country, connection_type, provider };
                    assert!(!ask(&mut client, package, &request).unwrap().is_empty());
                }
            }
        }
    }
}

#[test]
fn names_are_as_hard_as_they_are() {
    for shape in SHAPES {
        let mut client = Client::new(shape);
        let mut cities = |code: &str, region: &str| {
            let request = cities::Request {
                country: country(code),
                connection_type: ConnectionType::Wifi,
                provider: None,
                region: Some(region.to_owned()),
            };
            ask(&mut client, "package12345", &request).unwrap()
        };
        for (code, region, city) in [
            ("us", "North Carolina", "Winston-Salem"),
            ("us", "New York", "New York City"),
            ("fr", "Île-de-France", "Saint-Denis"),
            ("br", "São Paulo", "São Paulo"),
        ] {
            let expected = if shape == Shape::Practice { city.to_lowercase() } else { city.to_owned() };
            assert!(names(&cities(code, region)).contains(&expected.as_str()), "{city}");
        }
    }
}

#[test]
fn the_whitelist_is_read_and_changed() {
    for shape in SHAPES {
        let mut client = Client::new(shape);
        let package = "package12345";
        let list = |client: &mut Client| ask(client, package, &ip_list::Request).unwrap();
        let fresh = list(&mut client);
        assert_eq!(fresh.len(), 5);
        assert_eq!(fresh[0].ip.as_deref(), Some("192.0.2.100"));
        assert_eq!((fresh[2].number, fresh[2].ip.as_deref(), fresh[2].comment.as_str()), (Some(3), None, ""));

        let change = |slot, ip: &str, comment: Option<&str>| update_ip::Change {
            ip: ip.parse().unwrap(),
            slot,
            comment: comment.map(str::to_owned),
        };
        let changes = vec![change(1, "203.0.113.1", Some("a \"b\" ё")), change(3, "2001:db8::5", None)];
        ask(&mut client, package, &update_ip::Request { changes }).unwrap();
        let changed = list(&mut client);
        assert_eq!((changed[0].ip.as_deref(), changed[0].comment.as_str()), (Some("203.0.113.1"), "a \"b\" ё"));
        assert_eq!(changed[2].ip.as_deref(), Some("2001:db8::5"));

        ask(&mut client, package, &detach_ip::Request::Slots(vec![1])).unwrap();
        ask(&mut client, package, &detach_ip::Request::Addresses(vec!["2001:db8::5".parse().unwrap()])).unwrap();
        let freed = list(&mut client);
        assert_eq!((&freed[0].ip, &freed[2].ip), (&None, &None));
        assert_eq!(freed[1], fresh[1]);
    }
}

#[test]
fn refusals_are_told_apart() {
    for shape in SHAPES {
        let mut client = Client::new(shape);
        let wrong_key = Credentials { api_key: Secret::new("another-key"), package_key: Secret::new("package12345") };
        let outcome = us_regions().read(&carry(&mut client, &us_regions().call(&wrong_key)));
        assert_eq!(kind(outcome), ErrorKind::InvalidApiKey);
        assert_eq!(kind(ask(&mut client, "package99999", &us_regions())), ErrorKind::AccessDenied);
        assert_eq!(kind(ask(&mut client, "package1", &ip_list::Request)), ErrorKind::PackageNotFound);
        match ask(&mut client, "package67890", &us_regions()) {
            Err(Failure::Refused(refusal)) => assert!(refusal.is_about_connection_type(), "{refusal}"),
            other => panic!("{other:?}"),
        }
        let mut under = |fault: &str| {
            client.admin("/admin/fault", &format!(r#"[{{"match":"get-country-regions",{fault}}}]"#));
            ask(&mut client, "package12345", &us_regions())
        };
        assert_eq!(kind(under(r#""fault":"status","status":500"#)), ErrorKind::ServerError);
        assert!(matches!(kind(under(r#""fault":"status","status":429"#)), ErrorKind::TooManyRequests { .. }));
        assert_eq!(kind(under(r#""fault":"error_id","error_id":1"#)), ErrorKind::Unsuccessful);
        assert!(matches!(under(r#""fault":"cut""#), Err(Failure::Unreadable(_))));
        assert!(matches!(under(r#""fault":"garbage""#), Err(Failure::Unreadable(_))));
    }
}

#[test]
fn the_checker_is_read() {
    let mut client = Client::documented();
    let reply = carry(&mut client, &checker::Request.call(&()));
    let seen = checker::Request.read(&reply).unwrap();
    assert_eq!((seen.ip, seen.city.as_str()), ("203.0.113.9".parse().unwrap(), "Leipzig"));
}

proptest! {
    /// Whatever the crate can ask of the whitelist is well formed to the sandbox, unless a slot or an address does not fit.
    #[test]
    fn a_comment_comes_back_as_it_went(comment in "\\PC{0,60}", last in 1_u8..=254, slot in 1_u32..=5) {
        for shape in SHAPES {
            let mut client = Client::new(shape);
            let ip = std::net::IpAddr::from([203, 0, 113, last]);
            let changes = vec![update_ip::Change { ip, slot, comment: Some(comment.clone()) }];
            ask(&mut client, "package12345", &update_ip::Request { changes }).unwrap();
            let list = ask(&mut client, "package12345", &ip_list::Request).unwrap();
            let found = list.iter().find(|found| found.number == Some(slot)).unwrap();
            prop_assert_eq!(found.ip.clone(), Some(ip.to_string()));
            prop_assert_eq!(found.comment.as_str(), comment.trim());
        }
    }
}
