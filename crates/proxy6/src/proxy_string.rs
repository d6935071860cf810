//! The proxy that check is to try.

use crate::BadValue;
use api::Secret;
use std::str::FromStr;

/// `ip:port:user:pass`, the `proxy` of check (`proxy6-in-practice.md`, "Beyond the document"). Secret as a whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProxyString(Secret);

impl ProxyString {
    /// Takes a text of four parts.
    ///
    /// # Errors
    /// [`BadValue::ProxyString`] where a part is missing, the port is none, or there is white space.
    pub fn new(text: impl Into<String>) -> Result<Self, BadValue> {
        let text = text.into();
        let mut parts = text.splitn(4, ':');
        let mut filled = || parts.next().filter(|part| !part.is_empty());
        let port = |part: &str| part.parse::<std::num::NonZeroU16>().is_ok();
        let whole = filled().is_some() && filled().is_some_and(port) && filled().is_some() && filled().is_some();
        if whole && !text.contains(char::is_whitespace) {
            Ok(Self(Secret::new(text)))
        } else {
            Err(BadValue::ProxyString)
        }
    }

    /// The text.
    pub fn secret(&self) -> &Secret {
        &self.0
    }
}

impl FromStr for ProxyString {
    type Err = BadValue;

    fn from_str(text: &str) -> Result<Self, BadValue> {
        Self::new(text)
    }
}

#[cfg(test)]
mod tests {
    use super::ProxyString;
    use crate::BadValue;

    #[test]
    fn four_parts() {
        let text = "192.0.2.1:8080:user:pa:ss";
        let proxy = ProxyString::new(text).unwrap();
        assert_eq!(proxy.secret().expose(), text);
        assert!(!format!("{proxy:?}").contains("pa:ss"));
    }

    #[test]
    fn anything_else_is_refused() {
        for text in [
            "",
            "192.0.2.1",
            "192.0.2.1:8080",
            "192.0.2.1:8080:user",
            "192.0.2.1:8080:user:",
            ":80:u:p",
            "a:0:u:p",
            "a:b:u:p",
        ] {
            assert_eq!(ProxyString::new(text), Err(BadValue::ProxyString), "{text}");
        }
        assert_eq!(ProxyString::new("192.0.2.1:80:u:p\n"), Err(BadValue::ProxyString));
    }
}
