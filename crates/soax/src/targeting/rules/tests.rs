use super::*;

fn written(target: &Target) -> Result<String, CannotCarry> {
    UserName::new(target).map(|user_name| user_name.to_string())
}

fn further(further: Further) -> Target {
    Target { further, ..Target::default() }
}

fn session(id: &str, seconds: Option<u32>) -> Target {
    Target { session: Some(Session { id: id.to_owned(), seconds }), ..Target::default() }
}

/// The practice file's line, whose `…` are filled in.
#[test]
fn the_practice_files_line() {
    let target = Target {
        country: "us".parse().ok(),
        region: Some("California".to_owned()),
        city: Some("Los Angeles".to_owned()),
        carrier: Some(Carrier::Isp("Comcast".to_owned())),
        ..session("abc", Some(600))
    };
    let line = "country-us-region-california-city-los_angeles-isp-comcast-session-abc-rotate-timed_600";
    assert_eq!(written(&target).as_deref(), Ok(line));
    assert_eq!(line.parse(), UserName::new(&target).map_err(NotTargeting::from));
}

/// Strings of developers.soax.com: "Authentication", and of its example for Comcast in Los Angeles.
#[test]
fn the_platforms_strings() {
    for line in ["country-us", "country-us-session-job42", "country-us-city-los_angeles-isp-comcast", "country-any"] {
        assert_eq!(line.parse::<UserName>().map(|user_name| user_name.to_string()).as_deref(), Ok(line));
    }
}

#[test]
fn every_rule_of_the_practice_file() {
    let line = "asn-64496-zip-90001-network-res_mob-session-a_1-rotate-requests_100-onerror-retry_3-prefer-lookalike";
    let read: UserName = line.parse().unwrap();
    assert_eq!(
        read.target().further,
        Further {
            asn: Some(64496),
            zip: Some("90001".to_owned()),
            network: Some(Network::Either),
            rotate_requests: Some(100),
            on_error: Some(OnError::Retry(3)),
            lookalike: true,
            ..Further::default()
        }
    );
    assert_eq!(read.to_string(), line);
    for line in ["network-res-bind-node-onerror-fail", "country-de-onerror-replace", "network-mob-bind-node"] {
        assert_eq!(line.parse::<UserName>().map(|user_name| user_name.to_string()).as_deref(), Ok(line));
    }
}

#[test]
fn at_least_one_targeting_rule() {
    assert_eq!(written(&Target::default()).as_deref(), Ok("country-any"));
    assert_eq!(written(&session("abc", None)).as_deref(), Ok("country-any-session-abc"));
    let read: UserName = "country-any-session-abc".parse().unwrap();
    assert_eq!(read.target(), &session("abc", None));
}

#[test]
fn an_operator_is_an_isp_of_the_mobile_network() {
    let target = Target { carrier: Some(Carrier::Operator("Verizon Wireless".to_owned())), ..Target::default() };
    let line = "isp-verizon_wireless-network-mob";
    assert_eq!(written(&target).as_deref(), Ok(line));
    let read: UserName = line.parse().unwrap();
    assert_eq!(read.target().carrier, Some(Carrier::Operator("verizon wireless".to_owned())));
}

#[test]
fn names_of_the_world() {
    let city = |name: &str| written(&Target { city: Some(name.to_owned()), ..Target::default() });
    assert_eq!(city("New York City").as_deref(), Ok("city-new_york_city"));
    assert_eq!(city("São Paulo").as_deref(), Ok("city-são_paulo"));
    for name in ["Winston-Salem", "Île-de-France", "Saint-Denis"] {
        assert_eq!(city(name), Err(CannotCarry { field: Field::City, why: Why::Holds('-') }));
    }
    assert_eq!(city("a_b"), Err(CannotCarry { field: Field::City, why: Why::Holds('_') }));
}

#[test]
fn sessions_within_their_limits() {
    let refused = |field, why| Err(CannotCarry { field, why });
    assert!(written(&session(&"a".repeat(32), Some(604_800))).is_ok());
    assert_eq!(written(&session(&"a".repeat(33), None)), refused(Field::SessionId, Why::LongerThan(32)));
    assert_eq!(written(&session("a-b", None)), refused(Field::SessionId, Why::Holds('-')));
    assert_eq!(written(&session("é", None)), refused(Field::SessionId, Why::Holds('é')));
    assert_eq!(written(&session("", None)), refused(Field::SessionId, Why::Empty));
    for seconds in [0, 604_801] {
        let why = Why::NotBetween { from: 1, to: 604_800 };
        assert_eq!(written(&session("a", Some(seconds))), refused(Field::SessionSeconds, why));
    }
}

#[test]
fn what_excludes_what() {
    let bound = Further { bind_node: true, ..Further::default() };
    for (target, field, excluded) in [
        (Target { further: bound.clone(), ..session("a", Some(60)) }, Field::BindNode, Field::SessionSeconds),
        (further(Further { rotate_requests: Some(9), ..bound.clone() }), Field::BindNode, Field::RotateRequests),
        (further(Further { on_error: Some(OnError::Replace), ..bound.clone() }), Field::BindNode, Field::OnError),
        (further(Further { lookalike: true, ..bound }), Field::BindNode, Field::Lookalike),
        (
            Target { further: Further { rotate_requests: Some(9), ..Further::default() }, ..session("a", Some(60)) },
            Field::RotateRequests,
            Field::SessionSeconds,
        ),
        (
            Target {
                carrier: Some(Carrier::Operator("att".to_owned())),
                ..further(Further { network: Some(Network::Either), ..Further::default() })
            },
            Field::Operator,
            Field::Network,
        ),
        (
            Target {
                carrier: Some(Carrier::Isp("comcast".to_owned())),
                ..further(Further { network: Some(Network::Mobile), ..Further::default() })
            },
            Field::Isp,
            Field::Network,
        ),
    ] {
        assert_eq!(written(&target), Err(CannotCarry { field, why: Why::Excludes(excluded) }));
    }
}

#[test]
fn what_cannot_be_said() {
    for (target, field, why) in [
        (further(Further { wb: true, ..Further::default() }), Field::Wb, Why::NoWord),
        (further(Further { idle_seconds: Some(1), ..Further::default() }), Field::IdleSeconds, Why::NoWord),
        (
            further(Further { on_error: Some(OnError::Retry(11)), ..Further::default() }),
            Field::OnError,
            Why::NotBetween { from: 1, to: 10 },
        ),
        (
            further(Further { rotate_requests: Some(0), ..Further::default() }),
            Field::RotateRequests,
            Why::NotBetween { from: 1, to: u32::MAX },
        ),
    ] {
        assert_eq!(written(&target), Err(CannotCarry { field, why }));
    }
}

#[test]
fn what_is_none_of_this_dialect() {
    for (text, why) in [
        ("", NotTargeting::UnknownPart(1)),
        ("package-1-country-us", NotTargeting::UnknownPart(1)),
        ("country-us-city-los-angeles", NotTargeting::UnknownPart(3)),
        ("country-us-bind-other", NotTargeting::UnknownPart(2)),
        ("country-us-country-gb", NotTargeting::Twice(Field::Country)),
        ("country-usa", NotTargeting::Malformed(Field::Country)),
        ("network-wifi", NotTargeting::Malformed(Field::Network)),
        ("country-us-session-a-rotate-600", NotTargeting::Malformed(Field::SessionSeconds)),
        ("country-us-onerror-rotate", NotTargeting::Malformed(Field::OnError)),
        ("country-us-rotate-timed_600", NotTargeting::LengthAlone),
    ] {
        assert_eq!(text.parse::<UserName>(), Err(why), "{text:?}");
    }
}
