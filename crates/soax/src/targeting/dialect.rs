use super::{CannotCarry, Field, Target, Why, documented, legacy, package, rules};
use std::{fmt, str::FromStr};

/// A way to write a target (`soax-in-practice.md`, "Targeting strings").
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum Dialect {
    /// The document's, and the product's default.
    #[default]
    Documented,
    /// The help centre's.
    Package,
    /// The platform's of 2026.
    Rules,
    /// That of 2021 to 2023.
    Legacy,
}

/// A text that names no dialect.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("none of documented, package, rules, legacy")]
pub struct NotDialect;

impl Dialect {
    /// All of them, the default first.
    pub const ALL: [Self; 4] = [Self::Documented, Self::Package, Self::Rules, Self::Legacy];

    /// Its name in preferences and links; it does not change.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Documented => "documented",
            Self::Package => "package",
            Self::Rules => "rules",
            Self::Legacy => "legacy",
        }
    }

    /// The port of `proxy.soax.com` that speaks it. The document leaves it to the user; of `legacy`, with a slot a port, it
    /// is the first of a thousand.
    pub const fn port(self) -> Option<u16> {
        match self {
            Self::Documented => None,
            Self::Package => Some(5000),
            Self::Rules => Some(1337),
            Self::Legacy => Some(9000),
        }
    }

    /// Whether it has a word for this.
    pub fn says(self, field: Field) -> bool {
        let says = match self {
            Self::Documented => documented::SAYS,
            Self::Package => package::SAYS,
            Self::Rules => rules::SAYS,
            Self::Legacy => legacy::SAYS,
        };
        says.contains(&field)
    }

    /// What this dialect can say of a target, and what does not carry over.
    pub fn carry(self, target: &Target) -> (Target, Vec<Field>) {
        let lost: Vec<_> = target.fields().into_iter().filter(|field| !self.says(*field)).collect();
        (lost.iter().fold(target.clone(), |target, field| target.without(*field)), lost)
    }
}

impl fmt::Display for Dialect {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

impl FromStr for Dialect {
    type Err = NotDialect;

    fn from_str(text: &str) -> Result<Self, NotDialect> {
        Self::ALL.into_iter().find(|dialect| dialect.as_str() == text).ok_or(NotDialect)
    }
}

/// Refuses what a dialect has no word for.
pub(super) fn sayable(target: &Target, says: &[Field]) -> Result<(), CannotCarry> {
    match target.fields().into_iter().find(|field| !says.contains(field)) {
        Some(field) => Err(CannotCarry { field, why: Why::NoWord }),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dialect_is_read_by_the_word_it_is_written_with() {
        for dialect in Dialect::ALL {
            assert_eq!(dialect.to_string(), dialect.as_str());
            assert_eq!(dialect.to_string().parse(), Ok(dialect));
        }
        assert_eq!("".parse::<Dialect>(), Err(NotDialect));
    }
}
