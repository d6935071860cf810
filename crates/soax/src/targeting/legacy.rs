//! The dialect of 2021 to 2023 (`soax-in-practice.md`, column `legacy`). The target stands in the password; the user name
//! is the package key.
//!
//! ```text
//! password = type ";" country ";" isp ";" region ";" city   ; trailing parts may be left out, parts may be empty
//! type     = "wifi" / "mobile"
//! country  = 2ALPHA                                         ; lower case
//! isp      = name                                           ; lower case, "+" for a space; the operator where type is mobile
//! region   = name
//! city     = name
//! ```
//!
//! No value may hold `;`, nor `+`, which is the space. A session has no word: each of the ports 9000 to 9999 is one.

use super::{CannotCarry, Carrier, Field, NotTargeting, Segment, Target, dialect::sayable, text::lower};
use crate::ConnectionType;
use std::{fmt, str::FromStr};

pub(super) const SAYS: &[Field] = &[Field::Country, Field::Region, Field::City, Field::Isp, Field::Operator];

const SEPARATORS: &[char] = &[';', '+'];

/// A password in this dialect: what can be written, and so nothing that cannot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Password {
    connection_type: ConnectionType,
    target: Target,
}

impl Password {
    /// Aims a package of this connection type at a target.
    ///
    /// # Errors
    /// [`CannotCarry`] for a name that is empty or holds `;`, `+` or a control character, for a carrier that does not fit
    /// the connection type, and for what the dialect has no word for.
    pub fn new(connection_type: ConnectionType, target: &Target) -> Result<Self, CannotCarry> {
        sayable(target, SAYS)?;
        target.fits(connection_type)?;
        let target = target.spelled(|field, name| lower(field, name, SEPARATORS))?;
        Ok(Self { connection_type, target })
    }

    /// The package's connection type.
    pub fn connection_type(&self) -> ConnectionType {
        self.connection_type
    }

    /// What it aims at, with names in lower case.
    pub fn target(&self) -> &Target {
        &self.target
    }

    /// The string part by part, without those at its end that say nothing.
    pub fn parts(&self) -> Vec<Segment> {
        let Target { country, region, city, carrier, .. } = &self.target;
        let carrier_field = Carrier::of_package(self.connection_type, String::new()).field();
        let values = [
            (Field::Country, country.map(|country| country.to_string())),
            (carrier_field, carrier.as_ref().map(|carrier| plus(carrier.name()))),
            (Field::Region, region.as_deref().map(plus)),
            (Field::City, city.as_deref().map(plus)),
        ];
        let said = values.iter().rposition(|(_, value)| value.is_some()).map_or(0, |last| last + 1);
        let parts = values
            .into_iter()
            .take(said)
            .map(|(field, value)| Segment { field, text: format!(";{}", value.unwrap_or_default()) });
        let first = Segment { field: Field::ConnectionType, text: self.connection_type.to_string() };
        std::iter::once(first).chain(parts).collect()
    }
}

fn plus(name: &str) -> String {
    name.replace(' ', "+")
}

impl fmt::Display for Password {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.parts().iter().try_for_each(|part| formatter.write_str(&part.text))
    }
}

impl FromStr for Password {
    type Err = NotTargeting;

    fn from_str(text: &str) -> Result<Self, NotTargeting> {
        let mut parts = text.split(';');
        let connection_type = parts.next().and_then(|word| word.parse().ok());
        let connection_type = connection_type.ok_or(NotTargeting::Malformed(Field::ConnectionType))?;
        let mut said = || parts.next().filter(|part| !part.is_empty());
        let [country, carrier, region, city] = [said(), said(), said(), said()];
        if parts.next().is_some() {
            return Err(NotTargeting::UnknownPart(6));
        }
        let name = |part: &str| part.replace('+', " ");
        let target = Target {
            country: country
                .map(|code| code.parse().map_err(|_| NotTargeting::Malformed(Field::Country)))
                .transpose()?,
            region: region.map(name),
            city: city.map(name),
            carrier: carrier.map(|text| Carrier::of_package(connection_type, name(text))),
            ..Target::default()
        };
        Ok(Self::new(connection_type, &target)?)
    }
}

#[cfg(test)]
mod tests;
