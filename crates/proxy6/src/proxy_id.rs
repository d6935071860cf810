//! Proxy6's numbers of proxies.

use crate::BadValue;
use std::{fmt, str::FromStr};

/// Proxy6's internal number of a proxy: `id` of a row, one of `ids` in a request (`proxy6.txt`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ProxyId(u64);

impl ProxyId {
    /// Takes a number.
    pub const fn new(number: u64) -> Self {
        Self(number)
    }

    /// The number.
    pub const fn get(self) -> u64 {
        self.0
    }
}

impl FromStr for ProxyId {
    type Err = BadValue;

    fn from_str(text: &str) -> Result<Self, BadValue> {
        text.parse().map(Self).map_err(|_| BadValue::ProxyId)
    }
}

impl fmt::Display for ProxyId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(formatter)
    }
}

/// At least one proxy, in the order given: `ids` of settype, setdescr, prolong and delete (`proxy6.txt`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ids(Vec<ProxyId>);

impl Ids {
    /// Takes a list.
    ///
    /// # Errors
    /// [`BadValue::NoIds`] for an empty one.
    pub fn new(ids: Vec<ProxyId>) -> Result<Self, BadValue> {
        if ids.is_empty() { Err(BadValue::NoIds) } else { Ok(Self(ids)) }
    }

    /// The list.
    pub fn as_slice(&self) -> &[ProxyId] {
        &self.0
    }
}

impl From<ProxyId> for Ids {
    fn from(id: ProxyId) -> Self {
        Self(vec![id])
    }
}

impl FromStr for Ids {
    type Err = BadValue;

    /// Reads the document's form, numbers divided by commas.
    fn from_str(text: &str) -> Result<Self, BadValue> {
        text.split(',').map(str::parse).collect::<Result<_, _>>().map(Self)
    }
}

impl fmt::Display for Ids {
    /// The document's form, numbers divided by commas.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, id) in self.0.iter().enumerate() {
            if index > 0 {
                formatter.write_str(",")?;
            }
            id.fmt(formatter)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::{Ids, ProxyId};
    use crate::BadValue;

    #[test]
    fn divided_by_commas() {
        let ids = Ids::new(vec![ProxyId::new(15), ProxyId::new(10)]).unwrap();
        assert_eq!(ids.to_string(), "15,10");
        assert_eq!("15,10".parse(), Ok(ids));
        for text in ["", ",", "10,", "10,,11", "10;11", "-1", "18446744073709551616"] {
            assert_eq!(text.parse::<Ids>(), Err(BadValue::ProxyId), "{text}");
        }
        assert_eq!(Ids::new(vec![]), Err(BadValue::NoIds));
    }
}
