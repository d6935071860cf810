//! Proxy versions.

use crate::BadValue;
use std::{fmt, str::FromStr};

/// What is sold: the `version` parameter of getprice, getcount, getcountry and buy (`proxy6.txt`; 5 from
/// `proxy6-in-practice.md`, "Beyond the document").
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Version {
    /// 3: an IPv4 address that others use too.
    Ipv4Shared = 3,
    /// 4: an IPv4 address of one's own.
    Ipv4 = 4,
    /// 5: MTProto, for Telegram alone.
    MtProto = 5,
    /// 6: IPv6, what Proxy6 takes where a request names no version.
    #[default]
    Ipv6 = 6,
}

impl Version {
    /// Every version, by number.
    pub const ALL: [Self; 4] = [Self::Ipv4Shared, Self::Ipv4, Self::MtProto, Self::Ipv6];

    /// The number in the document.
    pub fn number(self) -> u8 {
        self as u8
    }
}

impl TryFrom<u8> for Version {
    type Error = BadValue;

    fn try_from(number: u8) -> Result<Self, BadValue> {
        Self::ALL.into_iter().find(|version| version.number() == number).ok_or(BadValue::Version)
    }
}

impl FromStr for Version {
    type Err = BadValue;

    /// Reads the number.
    fn from_str(number: &str) -> Result<Self, BadValue> {
        number.parse::<u8>().map_err(|_| BadValue::Version)?.try_into()
    }
}

impl fmt::Display for Version {
    /// The number.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}", self.number())
    }
}

/// What a row tells about its version.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum VersionSeen {
    /// The row names it, or its address or user gives it away.
    Known(Version),
    /// IPv4 or IPv4 Shared: the row does not tell which.
    Ipv4OrShared,
}

impl VersionSeen {
    /// The version of a row. Documented rows name none: then an `ip` with a colon is IPv6, and an empty `user` MTProto
    /// (`proxy6-in-practice.md`, "Beyond the document"). A named version that is none of [`Version::ALL`] counts as
    /// not named.
    pub(crate) fn of_row(named: Option<&str>, ip: &str, user: Option<&str>) -> Self {
        if let Some(version) = named.and_then(|number| number.parse().ok()) {
            Self::Known(version)
        } else if ip.contains(':') {
            Self::Known(Version::Ipv6)
        } else if user == Some("") {
            Self::Known(Version::MtProto)
        } else {
            Self::Ipv4OrShared
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Version, VersionSeen};
    use crate::BadValue;

    #[test]
    fn by_number() {
        assert_eq!("3".parse(), Ok(Version::Ipv4Shared));
        assert_eq!("4".parse(), Ok(Version::Ipv4));
        assert_eq!("5".parse(), Ok(Version::MtProto));
        assert_eq!("6".parse(), Ok(Version::default()));
        for text in ["", "2", "7", "260", "six"] {
            assert_eq!(text.parse::<Version>(), Err(BadValue::Version), "{text}");
        }
    }

    #[test]
    fn what_a_row_tells() {
        let seen = VersionSeen::of_row;
        assert_eq!(seen(Some("3"), "192.0.2.1", Some("u")), VersionSeen::Known(Version::Ipv4Shared));
        assert_eq!(seen(None, "2001:db8::1", Some("u")), VersionSeen::Known(Version::Ipv6));
        assert_eq!(seen(None, "192.0.2.1", Some("")), VersionSeen::Known(Version::MtProto));
        assert_eq!(seen(None, "192.0.2.1", Some("u")), VersionSeen::Ipv4OrShared);
        assert_eq!(seen(None, "192.0.2.1", None), VersionSeen::Ipv4OrShared);
    }
}
