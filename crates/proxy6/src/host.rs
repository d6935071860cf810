//! Where Proxy6 answers.

use crate::BadValue;
use std::{fmt, str::FromStr};

/// A host of Proxy6. All three serve the same accounts, and share one limit of 3 requests in a second.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Host {
    /// `proxy6.net`, the first that the document names.
    #[default]
    Proxy6Net,
    /// `px6.me`, the second that the document names: reads may fail over to it.
    Px6Me,
    /// `px6.link`, which the document does not name (`proxy6-in-practice.md`, "Hosts"): used only when chosen.
    Px6Link,
}

impl Host {
    /// Every host, the default first.
    pub const ALL: [Self; 3] = [Self::Proxy6Net, Self::Px6Me, Self::Px6Link];

    /// Scheme and host, without a slash at the end, as [`api::Call::url`] wants it.
    pub fn base(self) -> &'static str {
        match self {
            Self::Proxy6Net => "https://proxy6.net",
            Self::Px6Me => "https://px6.me",
            Self::Px6Link => "https://px6.link",
        }
    }

    /// The bare name, as it stands in the relay's `X-Upstream`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Proxy6Net => "proxy6.net",
            Self::Px6Me => "px6.me",
            Self::Px6Link => "px6.link",
        }
    }
}

impl FromStr for Host {
    type Err = BadValue;

    /// Reads a host's name.
    fn from_str(name: &str) -> Result<Self, BadValue> {
        Self::ALL.into_iter().find(|host| host.name() == name).ok_or(BadValue::Host)
    }
}

impl fmt::Display for Host {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::Host;
    use crate::BadValue;

    #[test]
    fn by_name() {
        assert_eq!("px6.me".parse(), Ok(Host::Px6Me));
        assert_eq!("px6.me.example".parse::<Host>(), Err(BadValue::Host));
        assert_eq!(Host::default().base(), "https://proxy6.net");
        for host in Host::ALL {
            assert_eq!(host.name().parse(), Ok(host));
            assert_eq!(host.base(), format!("https://{}", host.name()));
        }
    }
}
