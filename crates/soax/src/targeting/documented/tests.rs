use super::*;
use crate::targeting::{Session, Why};

/// The document's "Пример полного username".
const EXAMPLE: &str = "package12345_country-US_state-California_city-LosAngeles_sessid-mysession_sesstime-600";

fn example() -> Target {
    Target {
        country: "us".parse().ok(),
        region: Some("California".to_owned()),
        city: Some("Los Angeles".to_owned()),
        carrier: None,
        session: Some(Session { id: "mysession".to_owned(), seconds: Some(600) }),
        ..Target::default()
    }
}

fn written(target: &Target) -> Result<String, CannotCarry> {
    UserName::new("package12345", target).map(|user_name| user_name.to_string())
}

fn city(name: &str) -> Result<String, CannotCarry> {
    written(&Target { city: Some(name.to_owned()), ..Target::default() })
}

#[test]
fn the_documents_example_character_for_character() {
    assert_eq!(written(&example()), Ok(EXAMPLE.to_owned()));
    let read: UserName = EXAMPLE.parse().unwrap();
    assert_eq!(read.package(), "package12345");
    assert_eq!(read.target(), &Target { city: Some("LosAngeles".to_owned()), ..example() });
    assert_eq!(Ok(read), UserName::new("package12345", &example()));
}

#[test]
fn the_documents_proxy_format() {
    let target = Target { session: None, ..example() };
    assert_eq!(written(&target), Ok("package12345_country-US_state-California_city-LosAngeles".to_owned()));
    assert_eq!(written(&Target::default()), Ok("package12345".to_owned()));
}

/// The examples in the document's table of parameters.
#[test]
fn each_of_the_seven_parameters() {
    for text in [
        "country-US",
        "state-California",
        "city-LosAngeles",
        "isp-Comcast",
        "operator-ATT",
        "sessid-abc123",
        "sessid-abc123_sesstime-600",
    ] {
        let text = format!("package12345_{text}");
        assert_eq!(text.parse::<UserName>().map(|user_name| user_name.to_string()), Ok(text));
    }
    let operator: UserName = "package12345_operator-ATT".parse().unwrap();
    assert_eq!(operator.target().carrier, Some(Carrier::Operator("ATT".to_owned())));
}

/// The practice file's line, once for each kind of package.
#[test]
fn the_practice_files_line() {
    for carrier in [Carrier::Isp("Comcast".to_owned()), Carrier::Operator("ATT".to_owned())] {
        let session = Some(Session { id: "abc".to_owned(), seconds: Some(600) });
        let expected = match &carrier {
            Carrier::Isp(_) => {
                "package12345_country-US_state-California_city-LosAngeles_isp-Comcast_sessid-abc_sesstime-600"
            }
            Carrier::Operator(_) => {
                "package12345_country-US_state-California_city-LosAngeles_operator-ATT_sessid-abc_sesstime-600"
            }
        };
        let target = Target { carrier: Some(carrier), session, ..example() };
        assert_eq!(written(&target), Ok(expected.to_owned()));
    }
}

#[test]
fn spaces_removed_and_words_capitalised() {
    for (name, written) in [
        ("los angeles", "LosAngeles"),
        ("New York City", "NewYorkCity"),
        ("razavi khorasan", "RazaviKhorasan"),
        ("são paulo", "SãoPaulo"),
        ("élancourt", "Élancourt"),
        ("Winston-Salem", "Winston-Salem"),
        ("Île-de-France", "Île-de-France"),
        ("Saint-Denis", "Saint-Denis"),
        ("AT&T", "AT&T"),
        (" st. louis ", "St.Louis"),
    ] {
        assert_eq!(city(name), Ok(format!("package12345_city-{written}")));
    }
}

#[test]
fn what_cannot_be_carried() {
    for (name, why) in [
        ("los_angeles", Why::Holds('_')),
        ("a:b", Why::Holds(':')),
        ("a\0b", Why::Holds('\0')),
        ("", Why::Empty),
        ("  ", Why::Empty),
    ] {
        assert_eq!(city(name), Err(CannotCarry { field: Field::City, why }), "{name:?}");
    }
    let session =
        |id: &str| Target { session: Some(Session { id: id.to_owned(), seconds: None }), ..Target::default() };
    assert_eq!(written(&session("job_1")), Err(CannotCarry { field: Field::SessionId, why: Why::Holds('_') }));
    assert_eq!(written(&session("job 1")), Err(CannotCarry { field: Field::SessionId, why: Why::Holds(' ') }));
    assert_eq!(UserName::new("", &Target::default()), Err(CannotCarry { field: Field::Package, why: Why::Empty }));
    assert_eq!(Field::City.wider(), Some(Field::Region));
    assert_eq!(Field::Region.wider(), Some(Field::Country));
    assert_eq!(Field::Country.wider(), None);
}

#[test]
fn the_parts_in_a_row_are_the_string() {
    let parts = UserName::new("package12345", &example()).unwrap().parts();
    let parts: Vec<_> = parts.iter().map(|part| (part.field, part.text.as_str())).collect();
    let expected = [
        (Field::Package, "package12345"),
        (Field::Country, "_country-US"),
        (Field::Region, "_state-California"),
        (Field::City, "_city-LosAngeles"),
        (Field::SessionId, "_sessid-mysession"),
        (Field::SessionSeconds, "_sesstime-600"),
    ];
    assert_eq!(parts, expected);
}

#[test]
fn read_in_any_order() {
    let shuffled = "package12345_sesstime-600_city-LosAngeles_country-us_sessid-mysession_state-California";
    assert_eq!(shuffled.parse::<UserName>().map(|user_name| user_name.to_string()), Ok(EXAMPLE.to_owned()));
}

#[test]
fn what_is_none_of_this_dialect() {
    let empty = |field| NotTargeting::CannotCarry(CannotCarry { field, why: Why::Empty });
    for (text, why) in [
        ("", empty(Field::Package)),
        ("package12345_", NotTargeting::UnknownPart(2)),
        ("package12345_country-US_region-x", NotTargeting::UnknownPart(3)),
        ("package12345_country", NotTargeting::UnknownPart(2)),
        ("package12345_country-USA", NotTargeting::Malformed(Field::Country)),
        ("package12345_city-", empty(Field::City)),
        ("package12345_city-a_city-b", NotTargeting::Twice(Field::City)),
        ("package12345_isp-Comcast_operator-ATT", NotTargeting::TwoCarriers),
        ("package12345_sesstime-600", NotTargeting::LengthAlone),
        ("package12345_sessid-a_sesstime-+600", NotTargeting::Malformed(Field::SessionSeconds)),
        ("package12345_sessid-a_sesstime-", NotTargeting::Malformed(Field::SessionSeconds)),
        ("package12345_sessid-a_sesstime-4294967296", NotTargeting::Malformed(Field::SessionSeconds)),
    ] {
        assert_eq!(text.parse::<UserName>(), Err(why), "{text:?}");
    }
}

#[test]
fn what_it_has_no_word_for() {
    let further = crate::targeting::Further { lookalike: true, ..Default::default() };
    let target = Target { further, ..example() };
    assert_eq!(written(&target), Err(CannotCarry { field: Field::Lookalike, why: Why::NoWord }));
}
