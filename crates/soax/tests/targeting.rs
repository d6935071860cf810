//! What holds for every targeting string.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)] // Tests may fail loudly.

use api::Country;
use proptest::{collection::vec, option, prelude::*};
use soax::{
    ConnectionType,
    targeting::{
        CannotCarry, Carrier, Dialect, Field, Further, Network, OnError, Session, Target, Why, documented, legacy,
        package, recognise, rules,
    },
};

fn country() -> impl Strategy<Value = Country> {
    "[A-Za-z]{2}".prop_map(|code| code.parse().unwrap())
}

fn connection_type() -> impl Strategy<Value = ConnectionType> {
    prop_oneof![Just(ConnectionType::Wifi), Just(ConnectionType::Mobile)]
}

fn word() -> impl Strategy<Value = String> {
    "[^_:\\p{Cc}\\s]{1,12}"
}

/// A name as `documented` leaves it: no spaces, and a capital where there is one.
fn joined_name() -> BoxedStrategy<String> {
    let name = word().prop_map(|word| {
        let mut letters = word.chars();
        letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
    });
    name.boxed()
}

/// A name as the other dialects leave it: lower case, single spaces, and no separator of any of them.
fn spaced_name() -> BoxedStrategy<String> {
    vec("[a-z0-9à-öø-ÿ&.']{1,6}", 1..4).prop_map(|words| words.join(" ")).boxed()
}

fn carrier(name: BoxedStrategy<String>) -> impl Strategy<Value = Option<Carrier>> {
    option::of(prop_oneof![name.clone().prop_map(Carrier::Isp), name.prop_map(Carrier::Operator)])
}

fn session(
    id: impl Strategy<Value = String>,
    seconds: impl Strategy<Value = u32>,
) -> impl Strategy<Value = Option<Session>> {
    option::of((id, option::of(seconds)).prop_map(|(id, seconds)| Session { id, seconds }))
}

/// A place, a carrier and a session.
fn target(
    name: BoxedStrategy<String>,
    session: impl Strategy<Value = Option<Session>>,
) -> impl Strategy<Value = Target> {
    let place = (option::of(country()), option::of(name.clone()), option::of(name.clone()));
    (place, carrier(name), session).prop_map(|((country, region, city), carrier, session)| Target {
        country,
        region,
        city,
        carrier,
        session,
        further: Further::default(),
    })
}

fn package_target() -> impl Strategy<Value = Target> {
    let seconds = prop_oneof![Just(0), 10..=3_600_u32];
    let target = target(spaced_name(), session("[A-Za-z0-9_]{1,40}", seconds));
    let ttl = || option::of(any::<u32>());
    (target, ttl(), ttl(), any::<[bool; 3]>()).prop_map(|(target, bind_seconds, idle_seconds, options)| {
        let [unique_ip, lookalike, wb] = options;
        let further = Further { bind_seconds, idle_seconds, unique_ip, lookalike, wb, ..Further::default() };
        // The dialect does not tell an operator from an internet provider.
        Target { further, ..target }.of_package(ConnectionType::Wifi)
    })
}

fn rules_target() -> impl Strategy<Value = Target> {
    let target = target(spaced_name(), session("[A-Za-z0-9_]{1,32}", 1..=604_800_u32));
    let network = option::of(prop_oneof![Just(Network::Residential), Just(Network::Mobile), Just(Network::Either)]);
    let on_error = prop_oneof![Just(OnError::Replace), Just(OnError::Fail), (1..=10_u32).prop_map(OnError::Retry)];
    let further = (
        option::of(any::<u32>()),
        option::of(spaced_name()),
        network,
        any::<bool>(),
        option::of(1..=u32::MAX),
        any::<bool>(),
        option::of(on_error),
    );
    (target, further).prop_map(|(target, (asn, zip, network, lookalike, rotate_requests, bind_node, on_error))| {
        let further =
            Further { asn, zip, network, lookalike, rotate_requests, bind_node, on_error, ..Further::default() };
        Target { further, ..target }
    })
}

/// A postal code is a name like any other (`soax-in-practice.md`, column `rules`).
#[test]
fn a_postal_code_is_spelled_as_a_name_and_refused_as_one() {
    let zip = |zip: &str| Target {
        further: Further { zip: Some(zip.to_owned()), ..Further::default() },
        ..Target::default()
    };
    assert_eq!(rules::UserName::new(&zip("SW1A 1AA")).unwrap().to_string(), "zip-sw1a_1aa");
    for (code, why) in [("90210-1234", Why::Holds('-')), ("", Why::Empty), ("a:b", Why::Holds(':'))] {
        assert_eq!(rules::UserName::new(&zip(code)), Err(CannotCarry { field: Field::Zip, why }), "{code}");
    }
}

#[test]
fn what_is_left_out_is_left_out_alone() {
    let all = Target {
        country: "us".parse().ok(),
        region: Some("California".to_owned()),
        city: Some("Los Angeles".to_owned()),
        carrier: Some(Carrier::Isp("Comcast".to_owned())),
        session: Some(Session { id: "abc".to_owned(), seconds: Some(600) }),
        further: Further {
            asn: Some(64_496),
            zip: Some("90001".to_owned()),
            network: Some(Network::Residential),
            bind_seconds: Some(60),
            idle_seconds: Some(30),
            unique_ip: true,
            lookalike: true,
            wb: true,
            rotate_requests: Some(5),
            bind_node: true,
            on_error: Some(OnError::Fail),
        },
    };
    let said = all.fields();
    assert_eq!(said.len(), 17);
    for field in &said {
        // A length stands with its session only.
        let goes = |own: &Field| own == field || (*field == Field::SessionId && *own == Field::SessionSeconds);
        let kept: Vec<_> = said.iter().copied().filter(|own| !goes(own)).collect();
        assert_eq!(all.clone().without(*field).fields(), kept, "{field:?}");
    }
    // A package is no part of a target.
    assert_eq!(all.clone().without(Field::Package), all);
}

/// Words of all dialects and bits of anything, in a row.
fn near_targeting() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        4 => "package|country|region|state|city|isp|operator|session|sessid|sesstime|sessionid|sessionlength|rotate|opt",
        4 => "us|any|wifi|mobile|network|mob|bind|node|onerror|retry_3|timed_60|prefer|lookalike|wb|600|12345",
        1 => "\\PC{0,3}",
        1 => ".{0,3}",
    ];
    vec((word, "[-_;+ ]?"), 0..9).prop_map(|words| words.into_iter().flat_map(|(word, end)| [word, end]).collect())
}

proptest! {
    #[test]
    fn a_documented_string_parses_back_into_its_parts(
        package in word(),
        target in target(joined_name(), session(word(), any::<u32>())),
    ) {
        let written = documented::UserName::new(&package, &target).unwrap();
        prop_assert_eq!(written.target(), &target);
        prop_assert_eq!(written.to_string().parse(), Ok(written));
    }

    #[test]
    fn a_package_string_parses_back_into_its_parts(id in "[0-9]{1,6}", target in package_target()) {
        let written = package::UserName::new(&id, &target, package::Lengths::Hour).unwrap();
        prop_assert_eq!(written.target(), &target);
        prop_assert_eq!(written.to_string().parse(), Ok(written));
    }

    #[test]
    fn a_string_of_rules_parses_back_into_its_parts(target in rules_target()) {
        // Rules exclude each other: those targets are refused, and there is nothing to read.
        if let Ok(written) = rules::UserName::new(&target) {
            prop_assert_eq!(written.to_string().parse(), Ok(written));
        }
    }

    #[test]
    fn a_legacy_string_parses_back_into_its_parts(
        connection_type in connection_type(),
        target in target(spaced_name(), Just(None)),
    ) {
        let target = target.of_package(connection_type);
        let written = legacy::Password::new(connection_type, &target).unwrap();
        prop_assert_eq!(written.target(), &target);
        prop_assert_eq!(written.to_string().parse(), Ok(written));
    }

    #[test]
    fn any_casing_and_spacing_settles_at_once(name in "\\PC{0,12}") {
        let target = Target { city: Some(name), ..Target::default() };
        if let Ok(written) = documented::UserName::new("p", &target) {
            prop_assert_eq!(documented::UserName::new("p", written.target()), Ok(written.clone()));
        }
        if let Ok(written) = package::UserName::new("p", &target, package::Lengths::Hour) {
            let again = package::UserName::new("p", written.target(), package::Lengths::Hour);
            prop_assert_eq!(again, Ok(written.clone()));
        }
        if let Ok(written) = rules::UserName::new(&target) {
            prop_assert_eq!(rules::UserName::new(written.target()), Ok(written.clone()));
        }
    }

    #[test]
    fn what_is_recognised_is_written_again(text in near_targeting()) {
        for read in recognise(&text) {
            let package = read.package.as_deref().unwrap_or_default();
            let again = match read.dialect {
                Dialect::Documented => documented::UserName::new(package, &read.target).unwrap().to_string(),
                Dialect::Package => {
                    package::UserName::new(package, &read.target, package::Lengths::Day).unwrap().to_string()
                }
                Dialect::Rules => rules::UserName::new(&read.target).unwrap().to_string(),
                Dialect::Legacy => {
                    legacy::Password::new(read.connection_type.unwrap(), &read.target).unwrap().to_string()
                }
            };
            prop_assert_eq!(read.dialect.read(&again), Ok(read));
        }
    }
}
