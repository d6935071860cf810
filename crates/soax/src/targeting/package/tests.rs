use super::*;
use crate::targeting::{Session, Why};

fn session(seconds: u32) -> Option<Session> {
    Some(Session { id: "abc".to_owned(), seconds: Some(seconds) })
}

/// The practice file's line, whose `…` are filled in.
#[test]
fn the_practice_files_line() {
    let target = Target {
        country: "us".parse().ok(),
        region: Some("California".to_owned()),
        city: Some("Los Angeles".to_owned()),
        carrier: Some(Carrier::Isp("Verizon Wireless".to_owned())),
        session: session(600),
        further: Further { bind_seconds: Some(120), idle_seconds: Some(60), unique_ip: true, ..Further::default() },
    };
    let line = "package-12345-country-us-region-california-city-los+angeles-isp-verizon+wireless\
                -sessionid-abc-sessionlength-600-bindttl-120-idlettl-60-opt-uniqip";
    let written = UserName::new("12345", &target, Lengths::Hour).unwrap();
    assert_eq!(written.to_string(), line);
    assert_eq!(line.parse(), Ok(written));
}

/// The help centre's own strings: articles 7035059, with its placeholders filled in, and 9939557.
#[test]
fn the_help_centres_strings() {
    let read: UserName = "package-12345-country-us-sessionid-rand123456-sessionlength-90".parse().unwrap();
    assert_eq!(read.package(), "12345");
    assert_eq!(read.target().session, Some(Session { id: "rand123456".to_owned(), seconds: Some(90) }));

    let any_order = "package-11111-sessionid-1-sessionlength-3600-bindttl-1200-idlettl-900-country-ca-isp-sasktel";
    let read: UserName = any_order.parse().unwrap();
    assert_eq!(read.target().carrier, Some(Carrier::Isp("sasktel".to_owned())));
    assert_eq!(
        read.to_string(),
        "package-11111-country-ca-isp-sasktel-sessionid-1-sessionlength-3600-bindttl-1200-idlettl-900"
    );
}

#[test]
fn several_options() {
    let line = "package-1-opt-uniqip-opt-lookalike-opt-wb";
    let read: UserName = line.parse().unwrap();
    assert_eq!(read.target().further, Further { unique_ip: true, lookalike: true, wb: true, ..Further::default() });
    assert_eq!(read.to_string(), line);
}

#[test]
fn an_operator_is_written_as_an_isp() {
    let operator = Target { carrier: Some(Carrier::Operator("AT&T Wireless".to_owned())), ..Target::default() };
    let written = UserName::new("1", &operator, Lengths::Hour).unwrap();
    assert_eq!(written.to_string(), "package-1-isp-at&t+wireless");
    let read: UserName = written.to_string().parse().unwrap();
    let as_mobile = read.target().clone().of_package(crate::ConnectionType::Mobile);
    assert_eq!(as_mobile.carrier, Some(Carrier::Operator("at&t wireless".to_owned())));
}

#[test]
fn names_of_the_world() {
    let city = |name: &str| {
        let target = Target { city: Some(name.to_owned()), ..Target::default() };
        UserName::new("1", &target, Lengths::Hour).map(|user_name| user_name.to_string())
    };
    assert_eq!(city("New York City").as_deref(), Ok("package-1-city-new+york+city"));
    assert_eq!(city("São Paulo").as_deref(), Ok("package-1-city-são+paulo"));
    assert_eq!(city("  los   angeles ").as_deref(), Ok("package-1-city-los+angeles"));
    let refused = |why| Err(CannotCarry { field: Field::City, why });
    for name in ["Winston-Salem", "Île-de-France", "Saint-Denis"] {
        assert_eq!(city(name), refused(Why::Holds('-')));
    }
    assert_eq!(city("a+b"), refused(Why::Holds('+')));
    assert_eq!(city("a:b"), refused(Why::Holds(':')));
    assert_eq!(city(" "), refused(Why::Empty));
}

#[test]
fn lengths_in_range() {
    let of = |seconds, lengths| {
        UserName::new("1", &Target { session: session(seconds), ..Target::default() }, lengths).map(drop)
    };
    for seconds in [0, 10, 3_600] {
        assert_eq!(of(seconds, Lengths::Hour), Ok(()));
    }
    for seconds in [1, 9, 3_601] {
        let why = Why::NotBetween { from: 10, to: 3_600 };
        assert_eq!(of(seconds, Lengths::Hour), Err(CannotCarry { field: Field::SessionSeconds, why }));
    }
    for seconds in [0, 9, 86_400] {
        assert_eq!(of(seconds, Lengths::Day), Ok(()));
    }
    let why = Why::NotBetween { from: 0, to: 86_400 };
    assert_eq!(of(86_401, Lengths::Day), Err(CannotCarry { field: Field::SessionSeconds, why }));
}

#[test]
fn what_cannot_be_said() {
    let of = |id: &str, target: Target| UserName::new(id, &target, Lengths::Hour).unwrap_err();
    let hyphen = Session { id: "job-1".to_owned(), seconds: None };
    assert_eq!(
        of("1", Target { session: Some(hyphen), ..Target::default() }),
        CannotCarry { field: Field::SessionId, why: Why::Holds('-') }
    );
    let asn = Further { asn: Some(64496), ..Further::default() };
    assert_eq!(
        of("1", Target { further: asn, ..Target::default() }),
        CannotCarry { field: Field::Asn, why: Why::NoWord }
    );
    assert_eq!(of("", Target::default()), CannotCarry { field: Field::Package, why: Why::Empty });
}

#[test]
fn what_is_none_of_this_dialect() {
    for (text, why) in [
        ("", NotTargeting::UnknownPart(1)),
        ("package12345_country-US", NotTargeting::UnknownPart(1)),
        ("country-us", NotTargeting::UnknownPart(1)),
        ("package-1-", NotTargeting::UnknownPart(2)),
        ("package-1-state-x", NotTargeting::UnknownPart(2)),
        ("package-1-city-winston-salem", NotTargeting::UnknownPart(3)),
        ("package-1-opt-other", NotTargeting::UnknownPart(2)),
        ("package-1-opt-wb-opt-wb", NotTargeting::Twice(Field::Wb)),
        ("package-1-package-2", NotTargeting::Twice(Field::Package)),
        ("package-1-country-any", NotTargeting::Malformed(Field::Country)),
        ("package-1-sessionlength-60", NotTargeting::LengthAlone),
        ("package-1-sessionid-a-sessionlength-1h", NotTargeting::Malformed(Field::SessionSeconds)),
        ("package--country-us", CannotCarry { field: Field::Package, why: Why::Empty }.into()),
    ] {
        assert_eq!(text.parse::<UserName>(), Err(why), "{text:?}");
    }
}
