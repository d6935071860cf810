//! The dialect of the document, and the product's default (`soax.md`, "Параметры таргетинга в username";
//! `soax-in-practice.md`, column `documented`).
//!
//! ```text
//! username = package *( "_" pair )
//! pair     = "country-" 2ALPHA     ; upper case
//!          / "state-"    name      ; spaces removed, words capitalised
//!          / "city-"     name
//!          / "isp-"      name      ; wifi packages
//!          / "operator-" name      ; mobile packages
//!          / "sessid-"   id
//!          / "sesstime-" 1*DIGIT   ; seconds
//! ```
//!
//! Pairs are split at `_`, a key from its value at the first `-`: a hyphen inside a value is fine, an underscore is not.
//! Neither is a colon, which ends the user name both in `host:port:user:password` and in HTTP's Basic scheme (RFC 7617,
//! section 2). Written in the order above; read in any order. The password is the package's own.

use super::{CannotCarry, Carrier, Field, NotTargeting, Segment, Session, Target, Why};
use std::{fmt, str::FromStr};

/// A user name in this dialect: what can be written, and so nothing that cannot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UserName {
    package: String,
    target: Target,
}

impl UserName {
    /// Aims a package at a target.
    ///
    /// # Errors
    /// [`CannotCarry`] for a name or identifier that is empty or holds `_`, `:` or a control character, and for an
    /// identifier that holds a space.
    pub fn new(package: &str, target: &Target) -> Result<Self, CannotCarry> {
        Ok(Self {
            package: identifier(Field::Package, package)?,
            target: Target {
                country: target.country,
                region: target.region.as_deref().map(|region| name(Field::Region, region)).transpose()?,
                city: target.city.as_deref().map(|city| name(Field::City, city)).transpose()?,
                carrier: match &target.carrier {
                    Some(Carrier::Isp(isp)) => Some(Carrier::Isp(name(Field::Isp, isp)?)),
                    Some(Carrier::Operator(operator)) => Some(Carrier::Operator(name(Field::Operator, operator)?)),
                    None => None,
                },
                session: match &target.session {
                    Some(Session { id, seconds }) => {
                        Some(Session { id: identifier(Field::SessionId, id)?, seconds: *seconds })
                    }
                    None => None,
                },
            },
        })
    }

    /// The package's login.
    pub fn package(&self) -> &str {
        &self.package
    }

    /// What it aims at, with names as they stand in the string (`LosAngeles`).
    pub fn target(&self) -> &Target {
        &self.target
    }

    /// The string part by part.
    pub fn parts(&self) -> Vec<Segment> {
        let Target { country, region, city, carrier, session } = &self.target;
        let (isp, operator) = match carrier {
            Some(Carrier::Isp(isp)) => (Some(isp), None),
            Some(Carrier::Operator(operator)) => (None, Some(operator)),
            None => (None, None),
        };
        let pairs = [
            (Field::Country, country.map(|country| country.upper())),
            (Field::Region, region.clone()),
            (Field::City, city.clone()),
            (Field::Isp, isp.cloned()),
            (Field::Operator, operator.cloned()),
            (Field::SessionId, session.as_ref().map(|session| session.id.clone())),
            (Field::SessionSeconds, session.as_ref().and_then(|session| session.seconds).map(|s| s.to_string())),
        ];
        let pairs = pairs.into_iter().filter_map(|(field, value)| {
            let key = KEYS.iter().find_map(|(key, of)| (*of == field).then_some(key))?;
            Some(Segment { field, text: format!("_{key}-{}", value?) })
        });
        std::iter::once(Segment { field: Field::Package, text: self.package.clone() }).chain(pairs).collect()
    }
}

const KEYS: [(&str, Field); 7] = [
    ("country", Field::Country),
    ("state", Field::Region),
    ("city", Field::City),
    ("isp", Field::Isp),
    ("operator", Field::Operator),
    ("sessid", Field::SessionId),
    ("sesstime", Field::SessionSeconds),
];

/// A name with its spaces removed and its words capitalised. A hyphen does not end a word: `Île-de-France` stays as it is.
fn name(field: Field, text: &str) -> Result<String, CannotCarry> {
    let mut joined = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        let mut letters = word.chars();
        joined.extend(letters.next().into_iter().flat_map(char::to_uppercase));
        joined.push_str(letters.as_str());
    }
    identifier(field, &joined)
}

fn identifier(field: Field, text: &str) -> Result<String, CannotCarry> {
    if text.is_empty() {
        return Err(CannotCarry { field, why: Why::Empty });
    }
    let bad = |character: &char| matches!(character, '_' | ':') || character.is_control() || character.is_whitespace();
    match text.chars().find(bad) {
        Some(character) => Err(CannotCarry { field, why: Why::Holds(character) }),
        None => Ok(text.to_owned()),
    }
}

impl fmt::Display for UserName {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.parts().iter().try_for_each(|part| formatter.write_str(&part.text))
    }
}

impl FromStr for UserName {
    type Err = NotTargeting;

    fn from_str(text: &str) -> Result<Self, NotTargeting> {
        let mut parts = text.split('_');
        let package = parts.next().unwrap_or_default();
        let mut values: [Option<&str>; KEYS.len()] = [None; KEYS.len()];
        for (index, part) in parts.enumerate() {
            let (key, value) = part.split_once('-').ok_or(NotTargeting::UnknownPart(index + 2))?;
            let known = KEYS.iter().zip(&mut values).find(|((known, _), _)| *known == key);
            let ((_, field), slot) = known.ok_or(NotTargeting::UnknownPart(index + 2))?;
            if slot.replace(value).is_some() {
                return Err(NotTargeting::Twice(*field));
            }
        }
        let [country, region, city, isp, operator, id, seconds] = values;
        let target = Target {
            country: country
                .map(|code| code.parse().map_err(|_| NotTargeting::Malformed(Field::Country)))
                .transpose()?,
            region: region.map(str::to_owned),
            city: city.map(str::to_owned),
            carrier: match (isp, operator) {
                (Some(_), Some(_)) => return Err(NotTargeting::TwoCarriers),
                (Some(isp), None) => Some(Carrier::Isp(isp.to_owned())),
                (None, Some(operator)) => Some(Carrier::Operator(operator.to_owned())),
                (None, None) => None,
            },
            session: match (id, seconds.map(whole_seconds).transpose()?) {
                (Some(id), seconds) => Some(Session { id: id.to_owned(), seconds }),
                (None, Some(_)) => return Err(NotTargeting::LengthAlone),
                (None, None) => None,
            },
        };
        Ok(Self::new(package, &target)?)
    }
}

/// Digits only: `u32` would take a plus sign as well.
fn whole_seconds(text: &str) -> Result<u32, NotTargeting> {
    let digits = Some(text).filter(|text| text.bytes().all(|byte| byte.is_ascii_digit()));
    digits.and_then(|digits| digits.parse().ok()).ok_or(NotTargeting::Malformed(Field::SessionSeconds))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The document's "Пример полного username".
    const EXAMPLE: &str = "package12345_country-US_state-California_city-LosAngeles_sessid-mysession_sesstime-600";

    fn example() -> Target {
        Target {
            country: "us".parse().ok(),
            region: Some("California".to_owned()),
            city: Some("Los Angeles".to_owned()),
            carrier: None,
            session: Some(Session { id: "mysession".to_owned(), seconds: Some(600) }),
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
}
