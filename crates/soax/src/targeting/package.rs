//! The dialect of SOAX's help centre (`soax-in-practice.md`, column `package`; helpcenter.soax.com, articles 6723733 "Sticky
//! sessions", 7035059 "Session control for ISP proxies" and 9939557 "Understanding session parameters").
//!
//! ```text
//! username = "package-" id *( "-" pair )
//! pair     = "country-"       2ALPHA     ; lower case
//!          / "region-"        name       ; lower case, "+" for a space
//!          / "city-"          name
//!          / "isp-"           name       ; the internet provider or, in a mobile package, the operator
//!          / "sessionid-"     id
//!          / "sessionlength-" 1*DIGIT    ; seconds: 0 or 10 to 3600, in an ISP package 0 to 86400; only with sessionid
//!          / "bindttl-"       1*DIGIT    ; seconds
//!          / "idlettl-"       1*DIGIT    ; seconds
//!          / "opt-"           ( "uniqip" / "lookalike" / "wb" )   ; repeatable, each once
//! ```
//!
//! Everything is split at `-`, so no value may hold one: a hyphenated place cannot be said. Nor may it hold `+`, which is
//! the space, nor a colon, which ends a user name. Written in the order above; read in any order. The password is the
//! package key.

use super::{
    CannotCarry, Carrier, Field, Further, NotTargeting, Segment, Target,
    dialect::sayable,
    pairs::{Pairs, pair, two_by_two},
    text::{between, identifier, lower},
};
use std::{fmt, str::FromStr};

pub(super) const SAYS: &[Field] = &[
    Field::Country,
    Field::Region,
    Field::City,
    Field::Isp,
    Field::Operator,
    Field::SessionId,
    Field::SessionSeconds,
    Field::BindSeconds,
    Field::IdleSeconds,
    Field::UniqueIp,
    Field::Lookalike,
    Field::Wb,
];

const SEPARATORS: &[char] = &['-', '+', ':'];

/// How long a session may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Lengths {
    /// Up to an hour: residential and mobile packages.
    Hour,
    /// Up to a day: ISP packages.
    Day,
}

impl Lengths {
    fn check(self, seconds: u32) -> Result<(), CannotCarry> {
        match self {
            // A new address on every request.
            Self::Hour if seconds == 0 => Ok(()),
            Self::Hour => between(Field::SessionSeconds, seconds, 10, 3_600),
            Self::Day => between(Field::SessionSeconds, seconds, 0, 86_400),
        }
    }
}

/// A user name in this dialect: what can be written, and so nothing that cannot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UserName {
    id: String,
    target: Target,
}

impl UserName {
    /// Aims a package, named by its number, at a target.
    ///
    /// # Errors
    /// [`CannotCarry`] for a name or identifier that is empty or holds `-`, `+`, `:` or a control character, for an
    /// identifier that holds a space, for a length out of range, and for what the dialect has no word for.
    pub fn new(id: &str, target: &Target, lengths: Lengths) -> Result<Self, CannotCarry> {
        sayable(target, SAYS)?;
        if let Some(session) = &target.session {
            identifier(Field::SessionId, &session.id, SEPARATORS)?;
            session.seconds.map_or(Ok(()), |seconds| lengths.check(seconds))?;
        }
        let target = target.spelled(|field, name| lower(field, name, SEPARATORS))?;
        Ok(Self { id: identifier(Field::Package, id, SEPARATORS)?, target })
    }

    /// The package's number.
    pub fn package(&self) -> &str {
        &self.id
    }

    /// What it aims at, with names in lower case. Read from a text, a carrier is an internet provider: the dialect does not
    /// say which it is ([`Target::of_package`] does).
    pub fn target(&self) -> &Target {
        &self.target
    }

    /// The string part by part.
    pub fn parts(&self) -> Vec<Segment> {
        let Target { country, region, city, carrier, session, further } = &self.target;
        let said = |field, key, value| pair("-", field, key, value);
        let name = |name: &Option<String>| name.as_deref().map(plus);
        let number = |number: Option<u32>| number.map(|number| number.to_string());
        let option = |field, set: bool, value: &str| said(field, "opt", set.then(|| value.to_owned()));
        let carrier = carrier.as_ref().and_then(|carrier| said(carrier.field(), "isp", Some(plus(carrier.name()))));
        let parts = [
            Some(Segment { field: Field::Package, text: format!("package-{}", self.id) }),
            said(Field::Country, "country", country.map(|country| country.to_string())),
            said(Field::Region, "region", name(region)),
            said(Field::City, "city", name(city)),
            carrier,
            said(Field::SessionId, "sessionid", session.as_ref().map(|session| session.id.clone())),
            said(Field::SessionSeconds, "sessionlength", number(session.as_ref().and_then(|session| session.seconds))),
            said(Field::BindSeconds, "bindttl", number(further.bind_seconds)),
            said(Field::IdleSeconds, "idlettl", number(further.idle_seconds)),
            option(Field::UniqueIp, further.unique_ip, "uniqip"),
            option(Field::Lookalike, further.lookalike, "lookalike"),
            option(Field::Wb, further.wb, "wb"),
        ];
        parts.into_iter().flatten().collect()
    }
}

fn plus(name: &str) -> String {
    name.replace(' ', "+")
}

fn field(key: &str, value: &str) -> Option<Field> {
    Some(match (key, value) {
        ("package", _) => Field::Package,
        ("country", _) => Field::Country,
        ("region", _) => Field::Region,
        ("city", _) => Field::City,
        ("isp", _) => Field::Isp,
        ("sessionid", _) => Field::SessionId,
        ("sessionlength", _) => Field::SessionSeconds,
        ("bindttl", _) => Field::BindSeconds,
        ("idlettl", _) => Field::IdleSeconds,
        ("opt", "uniqip") => Field::UniqueIp,
        ("opt", "lookalike") => Field::Lookalike,
        ("opt", "wb") => Field::Wb,
        _ => return None,
    })
}

impl fmt::Display for UserName {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.parts().iter().try_for_each(|part| formatter.write_str(&part.text))
    }
}

impl FromStr for UserName {
    type Err = NotTargeting;

    fn from_str(text: &str) -> Result<Self, NotTargeting> {
        if !text.starts_with("package-") {
            return Err(NotTargeting::UnknownPart(1));
        }
        let pairs = Pairs::read(two_by_two(text), 1, field)?;
        let name = |field| pairs.get(field).map(|text| text.replace('+', " "));
        let target = Target {
            country: pairs.country()?,
            region: name(Field::Region),
            city: name(Field::City),
            carrier: name(Field::Isp).map(Carrier::Isp),
            session: pairs.session()?,
            further: Further {
                bind_seconds: pairs.number(Field::BindSeconds)?,
                idle_seconds: pairs.number(Field::IdleSeconds)?,
                unique_ip: pairs.has(Field::UniqueIp),
                lookalike: pairs.has(Field::Lookalike),
                wb: pairs.has(Field::Wb),
                ..Further::default()
            },
        };
        // Which kind of package it is, the string does not say.
        Ok(Self::new(pairs.get(Field::Package).unwrap_or_default(), &target, Lengths::Day)?)
    }
}

#[cfg(test)]
mod tests;
