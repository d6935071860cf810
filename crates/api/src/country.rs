//! Countries, as both providers name them.

use std::{fmt, str::FromStr};

/// An ISO 3166-1 alpha-2 code. Any two letters: which of them a provider sells is the provider's to say.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Country([u8; 2]);

/// A text that is no country code.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a two-letter country code")]
pub struct NotCountry;

impl Country {
    /// The code in lower case, as both APIs want it (`ru`).
    pub fn lower(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }

    /// The code in upper case, as `Intl.DisplayNames` and SOAX's documented targeting string want it (`RU`).
    pub fn upper(&self) -> String {
        self.lower().to_ascii_uppercase()
    }
}

impl FromStr for Country {
    type Err = NotCountry;

    /// Reads a code in any case.
    fn from_str(text: &str) -> Result<Self, NotCountry> {
        let code: [u8; 2] = text.as_bytes().try_into().map_err(|_| NotCountry)?;
        if code.iter().all(u8::is_ascii_alphabetic) {
            Ok(Self(code.map(|byte| byte.to_ascii_lowercase())))
        } else {
            Err(NotCountry)
        }
    }
}

impl fmt::Display for Country {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.lower())
    }
}

impl fmt::Debug for Country {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.lower())
    }
}

impl serde::Serialize for Country {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.lower())
    }
}

impl<'de> serde::Deserialize<'de> for Country {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::{Country, NotCountry};

    #[test]
    fn any_case_in_lower_case_out() {
        let country: Country = "Ru".parse().unwrap();
        assert_eq!((country.lower(), country.upper().as_str()), ("ru", "RU"));
        for text in ["", "r", "rus", "r1", "ю"] {
            assert_eq!(text.parse::<Country>(), Err(NotCountry), "{text}");
        }
    }
}
