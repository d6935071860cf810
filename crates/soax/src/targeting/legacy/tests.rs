use super::*;
use crate::targeting::{Session, Why};

fn target(carrier: Carrier) -> Target {
    Target {
        country: "us".parse().ok(),
        region: Some("Florida".to_owned()),
        city: Some("Miami Beach".to_owned()),
        carrier: Some(carrier),
        ..Target::default()
    }
}

fn written(connection_type: ConnectionType, target: &Target) -> Result<String, CannotCarry> {
    Password::new(connection_type, target).map(|password| password.to_string())
}

/// The practice file's `wifi;us;isp;region;city`, filled in.
#[test]
fn the_practice_files_form() {
    let isp = target(Carrier::Isp("Starlink".to_owned()));
    let line = "wifi;us;starlink;florida;miami+beach";
    assert_eq!(written(ConnectionType::Wifi, &isp).as_deref(), Ok(line));
    assert_eq!(line.parse(), Password::new(ConnectionType::Wifi, &isp).map_err(NotTargeting::from));

    let operator = target(Carrier::Operator("T-Mobile".to_owned()));
    let line = "mobile;us;t-mobile;florida;miami+beach";
    assert_eq!(written(ConnectionType::Mobile, &operator).as_deref(), Ok(line));
    assert_eq!(line.parse(), Password::new(ConnectionType::Mobile, &operator).map_err(NotTargeting::from));
}

#[test]
fn trailing_parts_may_be_left_out() {
    let country = Target { country: "us".parse().ok(), ..Target::default() };
    assert_eq!(written(ConnectionType::Wifi, &Target::default()).as_deref(), Ok("wifi"));
    assert_eq!(written(ConnectionType::Wifi, &country).as_deref(), Ok("wifi;us"));
    let city = Target { city: Some("los angeles".to_owned()), ..country.clone() };
    assert_eq!(written(ConnectionType::Wifi, &city).as_deref(), Ok("wifi;us;;;los+angeles"));
    for text in ["mobile;us", "mobile;us;", "mobile;us;;;"] {
        let read: Password = text.parse().unwrap();
        assert_eq!((read.connection_type(), read.target()), (ConnectionType::Mobile, &country), "{text}");
    }
}

#[test]
fn the_parts_in_a_row_are_the_string() {
    let city = Target { city: Some("los angeles".to_owned()), ..Target::default() };
    let parts = Password::new(ConnectionType::Mobile, &city).unwrap().parts();
    let parts: Vec<_> = parts.iter().map(|part| (part.field, part.text.as_str())).collect();
    let expected = [
        (Field::ConnectionType, "mobile"),
        (Field::Country, ";"),
        (Field::Operator, ";"),
        (Field::Region, ";"),
        (Field::City, ";los+angeles"),
    ];
    assert_eq!(parts, expected);
}

#[test]
fn names_of_the_world() {
    let city = |name: &str| written(ConnectionType::Wifi, &Target { city: Some(name.to_owned()), ..Target::default() });
    assert_eq!(city("Winston-Salem").as_deref(), Ok("wifi;;;;winston-salem"));
    assert_eq!(city("Île-de-France").as_deref(), Ok("wifi;;;;île-de-france"));
    assert_eq!(city("New York City").as_deref(), Ok("wifi;;;;new+york+city"));
    assert_eq!(city("São Paulo").as_deref(), Ok("wifi;;;;são+paulo"));
    assert_eq!(city("a;b"), Err(CannotCarry { field: Field::City, why: Why::Holds(';') }));
    assert_eq!(city("a+b"), Err(CannotCarry { field: Field::City, why: Why::Holds('+') }));
}

#[test]
fn what_cannot_be_said() {
    let session = Target { session: Some(Session { id: "a".to_owned(), seconds: None }), ..Target::default() };
    assert_eq!(written(ConnectionType::Wifi, &session), Err(CannotCarry { field: Field::SessionId, why: Why::NoWord }));
    let operator = target(Carrier::Operator("att".to_owned()));
    assert_eq!(
        written(ConnectionType::Wifi, &operator),
        Err(CannotCarry { field: Field::Operator, why: Why::OtherConnectionType })
    );
}

#[test]
fn what_is_none_of_this_dialect() {
    for (text, why) in [
        ("", NotTargeting::Malformed(Field::ConnectionType)),
        ("ethernet;us", NotTargeting::Malformed(Field::ConnectionType)),
        ("wifi;usa", NotTargeting::Malformed(Field::Country)),
        ("wifi;us;a;b;c;d", NotTargeting::UnknownPart(6)),
        ("wifi;us;a\0b", CannotCarry { field: Field::Isp, why: Why::Holds('\0') }.into()),
    ] {
        assert_eq!(text.parse::<Password>(), Err(why), "{text:?}");
    }
}
