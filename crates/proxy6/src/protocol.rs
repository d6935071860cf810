//! Proxy protocols.

use crate::BadValue;
use std::{fmt, str::FromStr};

/// The protocol that a request asks for: the `type` parameter of settype and buy (`proxy6.txt`).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Protocol {
    /// `http`: HTTPS; what buy takes where a request names none.
    #[default]
    Http,
    /// `socks`: SOCKS5.
    Socks,
}

impl Protocol {
    /// Every protocol.
    pub const ALL: [Self; 2] = [Self::Http, Self::Socks];

    /// The word in the document.
    pub fn name(self) -> &'static str {
        match self {
            Self::Http => "http",
            Self::Socks => "socks",
        }
    }
}

impl FromStr for Protocol {
    type Err = BadValue;

    fn from_str(name: &str) -> Result<Self, BadValue> {
        Self::ALL.into_iter().find(|protocol| protocol.name() == name).ok_or(BadValue::Protocol)
    }
}

impl fmt::Display for Protocol {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.name())
    }
}

/// The `type` of a row (`proxy6.txt`, "getproxy"; `proxy6-in-practice.md`, "Beyond the document").
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RowType {
    /// `http`: HTTPS.
    Http,
    /// `socks`: SOCKS5.
    Socks,
    /// `auto`: HTTP and SOCKS5 on one port.
    Auto,
    /// A word that no document names; empty where the row has none.
    Other(String),
}

impl RowType {
    /// The word in the row.
    pub fn name(&self) -> &str {
        match self {
            Self::Http => "http",
            Self::Socks => "socks",
            Self::Auto => "auto",
            Self::Other(name) => name,
        }
    }
}

impl From<String> for RowType {
    fn from(name: String) -> Self {
        match name.as_str() {
            "http" => Self::Http,
            "socks" => Self::Socks,
            "auto" => Self::Auto,
            _ => Self::Other(name),
        }
    }
}

impl fmt::Display for RowType {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::{Protocol, RowType};
    use crate::BadValue;

    #[test]
    fn the_documents_words() {
        assert_eq!("http".parse(), Ok(Protocol::Http));
        assert_eq!("socks".parse(), Ok(Protocol::Socks));
        assert_eq!("auto".parse::<Protocol>(), Err(BadValue::Protocol));
    }

    #[test]
    fn a_rows_word_survives() {
        for word in ["http", "socks", "auto", "mtproto", ""] {
            assert_eq!(RowType::from(word.to_owned()).name(), word);
        }
        assert_eq!(RowType::from("auto".to_owned()), RowType::Auto);
        assert_eq!(RowType::from("mtproto".to_owned()), RowType::Other("mtproto".to_owned()));
    }
}
