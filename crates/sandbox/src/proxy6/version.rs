//! What kinds of proxies are sold, and which protocol they speak.

use crate::shape::Shape;
use serde::{Deserialize, Serialize};

/// The `version` parameter; 5 is known from practice only.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub(crate) enum Version {
    #[serde(rename = "3")]
    Ipv4Shared,
    #[serde(rename = "4")]
    Ipv4,
    #[serde(rename = "5")]
    MtProto,
    #[serde(rename = "6")]
    Ipv6,
}

impl Version {
    pub(crate) const ALL: [Self; 4] = [Self::Ipv4Shared, Self::Ipv4, Self::MtProto, Self::Ipv6];

    pub(crate) fn of_digit(digit: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|version| version.digit() == digit)
    }

    pub(crate) fn digit(self) -> &'static str {
        match self {
            Self::Ipv4Shared => "3",
            Self::Ipv4 => "4",
            Self::MtProto => "5",
            Self::Ipv6 => "6",
        }
    }
}

/// The `type` of a proxy.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Protocol {
    Http,
    Socks,
    /// Both on one port; known from practice only.
    Auto,
}

impl Protocol {
    /// A type that can be asked for.
    pub(crate) fn of_word(word: &str) -> Option<Self> {
        match word {
            "http" => Some(Self::Http),
            "socks" => Some(Self::Socks),
            _ => None,
        }
    }

    /// The type as replies have it: the document knows two only.
    pub(super) fn shown(self, shape: Shape) -> Self {
        match (self, shape) {
            (Self::Auto, Shape::Documented) => Self::Http,
            (protocol, _) => protocol,
        }
    }

    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Http => "http",
            Self::Socks => "socks",
            Self::Auto => "auto",
        }
    }
}
