use std::{fmt, str::FromStr};

/// How a package's addresses reach the internet: `conn_type` (`soax.md`, "Общие параметры"). It must fit the package.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ConnectionType {
    /// `wifi`: a residential package. Has internet providers, no mobile operators.
    Wifi,
    /// `mobile`: a mobile package. Has mobile operators, no internet providers.
    Mobile,
}

/// A text that is no connection type.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("neither wifi nor mobile")]
pub struct NotConnectionType;

impl ConnectionType {
    /// The document's word.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Wifi => "wifi",
            Self::Mobile => "mobile",
        }
    }
}

impl FromStr for ConnectionType {
    type Err = NotConnectionType;

    fn from_str(text: &str) -> Result<Self, NotConnectionType> {
        match text {
            "wifi" => Ok(Self::Wifi),
            "mobile" => Ok(Self::Mobile),
            _ => Err(NotConnectionType),
        }
    }
}

impl fmt::Display for ConnectionType {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}
