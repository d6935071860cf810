use super::*;
use crate::targeting::{Carrier, Field, Further, Session};

fn dialects(text: &str) -> Vec<Dialect> {
    recognise(text).into_iter().map(|read| read.dialect).collect()
}

#[test]
fn each_dialect_by_the_practice_files_line() {
    for (text, dialect) in [
        ("package12345_country-US_state-California_city-LosAngeles_sessid-abc_sesstime-600", Dialect::Documented),
        ("package-12345-country-us-region-california-city-los+angeles-sessionid-abc", Dialect::Package),
        ("country-us-city-los_angeles-isp-comcast-session-abc-rotate-timed_600", Dialect::Rules),
        (" wifi;us;comcast;california;los+angeles\n", Dialect::Legacy),
        ("package12345", Dialect::Documented),
    ] {
        assert_eq!(dialects(text), [dialect], "{text}");
    }
    assert_eq!(dialects("country-us"), [Dialect::Rules]);
    assert_eq!(dialects("no such thing"), []);
    assert_eq!(dialects(""), []);
}

#[test]
fn what_fits_two_is_asked_about() {
    assert_eq!(dialects("country-us-session-a_city-zip-1"), [Dialect::Documented, Dialect::Rules]);
}

#[test]
fn what_a_string_names_besides_its_target() {
    let [read] = recognise("mobile;us;verizon").try_into().unwrap();
    assert_eq!((read.package, read.connection_type), (None, Some(ConnectionType::Mobile)));
    let [read] = recognise("package-12345-country-us").try_into().unwrap();
    assert_eq!((read.package.as_deref(), read.connection_type), (Some("12345"), None));
}

#[test]
fn what_does_not_carry_over() {
    let target = Target {
        country: "us".parse().ok(),
        carrier: Some(Carrier::Operator("att".to_owned())),
        session: Some(Session { id: "abc".to_owned(), seconds: Some(600) }),
        further: Further { asn: Some(64496), lookalike: true, wb: true, ..Further::default() },
        ..Target::default()
    };
    let lost = |dialect: Dialect| dialect.carry(&target).1;
    assert_eq!(lost(Dialect::Documented), [Field::Asn, Field::Lookalike, Field::Wb]);
    assert_eq!(lost(Dialect::Package), [Field::Asn]);
    assert_eq!(lost(Dialect::Rules), [Field::Wb]);
    assert_eq!(
        lost(Dialect::Legacy),
        [Field::SessionId, Field::SessionSeconds, Field::Asn, Field::Lookalike, Field::Wb]
    );
    for dialect in Dialect::ALL {
        let (carried, lost) = dialect.carry(&target);
        let kept: Vec<_> = target.fields().into_iter().filter(|field| !lost.contains(field)).collect();
        assert_eq!(carried.fields(), kept);
    }
}

#[test]
fn names_of_dialects_do_not_change() {
    assert_eq!(Dialect::ALL.map(Dialect::as_str), ["documented", "package", "rules", "legacy"]);
    assert_eq!(Dialect::ALL.map(Dialect::port), [None, Some(5000), Some(1337), Some(9000)]);
    for dialect in Dialect::ALL {
        assert_eq!(dialect.as_str().parse(), Ok(dialect));
    }
}
