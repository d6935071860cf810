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

use super::{
    CannotCarry, Carrier, Field, NotTargeting, Segment, Target,
    dialect::sayable,
    pairs::{Pairs, pair},
    text::{identifier, joined},
};
use std::{fmt, str::FromStr};

pub(super) const SAYS: &[Field] =
    &[Field::Country, Field::Region, Field::City, Field::Isp, Field::Operator, Field::SessionId, Field::SessionSeconds];

const SEPARATORS: &[char] = &['_', ':'];

/// A user name in this dialect: what can be written, and so nothing that cannot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UserName {
    package: String,
    target: Target,
}

impl UserName {
    /// Aims a package, named by its login, at a target.
    ///
    /// # Errors
    /// [`CannotCarry`] for a name or identifier that is empty or holds `_`, `:` or a control character, for an identifier
    /// that holds a space, and for what the dialect has no word for.
    pub fn new(package: &str, target: &Target) -> Result<Self, CannotCarry> {
        sayable(target, SAYS)?;
        if let Some(session) = &target.session {
            identifier(Field::SessionId, &session.id, SEPARATORS)?;
        }
        let target = target.spelled(|field, name| joined(field, name, SEPARATORS))?;
        Ok(Self { package: identifier(Field::Package, package, SEPARATORS)?, target })
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
        let Target { country, region, city, carrier, session, .. } = &self.target;
        let seconds = session.as_ref().and_then(|session| session.seconds);
        let said = |field, key, value| pair("_", field, key, value);
        let carrier = carrier.as_ref().and_then(|carrier| {
            let key = if carrier.field() == Field::Operator { "operator" } else { "isp" };
            said(carrier.field(), key, Some(carrier.name().to_owned()))
        });
        let parts = [
            Some(Segment { field: Field::Package, text: self.package.clone() }),
            said(Field::Country, "country", country.map(|country| country.upper())),
            said(Field::Region, "state", region.clone()),
            said(Field::City, "city", city.clone()),
            carrier,
            said(Field::SessionId, "sessid", session.as_ref().map(|session| session.id.clone())),
            said(Field::SessionSeconds, "sesstime", seconds.map(|seconds| seconds.to_string())),
        ];
        parts.into_iter().flatten().collect()
    }
}

fn field(key: &str, _: &str) -> Option<Field> {
    Some(match key {
        "country" => Field::Country,
        "state" => Field::Region,
        "city" => Field::City,
        "isp" => Field::Isp,
        "operator" => Field::Operator,
        "sessid" => Field::SessionId,
        "sesstime" => Field::SessionSeconds,
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
        let mut parts = text.split('_');
        let package = parts.next().unwrap_or_default();
        let pairs = Pairs::read(parts.map(|part| part.split_once('-')), 2, field)?;
        let target = Target {
            country: pairs.country()?,
            region: pairs.get(Field::Region).map(str::to_owned),
            city: pairs.get(Field::City).map(str::to_owned),
            carrier: match (pairs.get(Field::Isp), pairs.get(Field::Operator)) {
                (Some(_), Some(_)) => return Err(NotTargeting::TwoCarriers),
                (Some(isp), None) => Some(Carrier::Isp(isp.to_owned())),
                (None, Some(operator)) => Some(Carrier::Operator(operator.to_owned())),
                (None, None) => None,
            },
            session: pairs.session()?,
            ..Target::default()
        };
        Ok(Self::new(package, &target)?)
    }
}

#[cfg(test)]
mod tests;
