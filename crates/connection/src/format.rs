use crate::{CannotCarry, Endpoint, Rejected, Scheme, formats};
use std::{fmt, str::FromStr};

/// A text form of an endpoint. The names are kept in people's preferences: they do not change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// `host:port:user:password`
    ColonSeparated,
    /// `scheme://user:password@host:port`
    Url,
}

/// A text that names no format.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no such format")]
pub struct NotFormat;

impl Format {
    /// All formats, the most wanted first.
    pub const ALL: [Self; 2] = [Self::ColonSeparated, Self::Url];

    /// Its name in preferences and links.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::ColonSeparated => "colon-separated",
            Self::Url => "url",
        }
    }
}

impl fmt::Display for Format {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

impl FromStr for Format {
    type Err = NotFormat;

    fn from_str(text: &str) -> Result<Self, NotFormat> {
        Self::ALL.into_iter().find(|format| format.as_str() == text).ok_or(NotFormat)
    }
}

/// Writes one endpoint, without a line end.
///
/// # Errors
/// [`CannotCarry`] where the format has no way to say a part of it.
pub fn write(format: Format, endpoint: &Endpoint) -> Result<String, CannotCarry> {
    match format {
        Format::ColonSeparated => formats::colon_separated::write(endpoint),
        Format::Url => formats::url::write(endpoint),
    }
}

/// Reads one endpoint. `scheme` is taken where the format does not say one.
///
/// # Errors
/// [`Rejected`] where the text is not of the format.
pub fn read(format: Format, text: &str, scheme: Scheme) -> Result<Endpoint, Rejected> {
    match format {
        Format::ColonSeparated => formats::colon_separated::read(text, scheme),
        Format::Url => formats::url::read(text),
    }
}
