//! Origins of pages, and hosts under which the relay is known.

use std::str::FromStr;

/// A page's origin, exactly as a browser writes it in `Origin`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin(String);

impl Origin {
    /// The origin of a page that was read from `authority` over plain HTTP.
    pub(super) fn http(authority: &str) -> Self {
        Self(format!("http://{authority}"))
    }

    /// The header's text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A text that is no origin which the relay could trust.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotOrigin {
    /// `null` is what every sandboxed frame and every local file says, `*` is everybody.
    #[error("names no page in particular; give scheme, host and port, such as https://user.github.io")]
    Anybody,
    /// Not scheme, host and port in the form that browsers send.
    #[error("is no origin: scheme, host and port in lower case and nothing after them, such as https://user.github.io")]
    Form,
    /// Anybody on the way could change a page that comes over plain HTTP, unless it comes from this computer.
    #[error("is plain HTTP from another computer; only https is allowed there")]
    PlainHttp,
}

impl FromStr for Origin {
    type Err = NotOrigin;

    fn from_str(text: &str) -> Result<Self, NotOrigin> {
        if text == "null" || text.contains('*') {
            return Err(NotOrigin::Anybody);
        }
        let (scheme, authority) = text.split_once("://").ok_or(NotOrigin::Form)?;
        let (host, port) = split_port(authority).ok_or(NotOrigin::Form)?;
        match scheme {
            // A browser leaves the default port out, so an origin with it would never match.
            "https" if port != Some(443) => {}
            "http" if port != Some(80) => {
                if !matches!(host, "localhost" | "127.0.0.1" | "[::1]") {
                    return Err(NotOrigin::PlainHttp);
                }
            }
            _ => return Err(NotOrigin::Form),
        }
        Ok(Self(text.to_owned()))
    }
}

/// A host, with its port where it is not the default one, under which a reverse proxy makes the relay known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicHost(String);

/// A text that is no host.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("is no host: a name in lower case and perhaps a port, such as relay.example.org")]
pub struct NotHost;

impl PublicHost {
    /// The header's text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for PublicHost {
    type Err = NotHost;

    fn from_str(text: &str) -> Result<Self, NotHost> {
        split_port(text).map(|_| Self(text.to_owned())).ok_or(NotHost)
    }
}

/// Host and port, where both have the form that browsers write.
fn split_port(authority: &str) -> Option<(&str, Option<u16>)> {
    let (host, port) = match authority.rsplit_once(':') {
        Some((host, port)) if !port.ends_with(']') => (host, Some(port)),
        _ => (authority, None),
    };
    let port = match port {
        Some(port) if port.starts_with('0') || port.starts_with('+') => return None,
        Some(port) => Some(port.parse().ok()?),
        None => None,
    };
    let name = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'-' | b'.');
    let fits = match host.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
        Some(address) => address.parse::<std::net::Ipv6Addr>().is_ok_and(|parsed| parsed.to_string() == address),
        None => !host.is_empty() && !host.starts_with('.') && host.bytes().all(name),
    };
    fits.then_some((host, port))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn origins_as_browsers_write_them() {
        for text in [
            "https://user.github.io",
            "https://proxydeck.example.org:8443",
            "http://127.0.0.1:8080",
            "http://localhost:8080",
            "http://[::1]:8080",
        ] {
            assert_eq!(text.parse::<Origin>().as_ref().map(Origin::as_str), Ok(text));
        }
    }

    #[test]
    fn what_would_never_match_or_match_too_much() {
        for (text, why) in [
            ("null", NotOrigin::Anybody),
            ("*", NotOrigin::Anybody),
            ("https://*.github.io", NotOrigin::Anybody),
            ("https://user.github.io/", NotOrigin::Form),
            ("https://user.github.io/proxydeck", NotOrigin::Form),
            ("https://User.github.io", NotOrigin::Form),
            ("https://user@github.io", NotOrigin::Form),
            ("https://user.github.io:443", NotOrigin::Form),
            ("https://user.github.io:0443", NotOrigin::Form),
            ("https://user.github.io:08443", NotOrigin::Form),
            ("https://user.github.io:+8443", NotOrigin::Form),
            ("http://localhost:80", NotOrigin::Form),
            ("https://", NotOrigin::Form),
            ("user.github.io", NotOrigin::Form),
            ("ftp://user.github.io", NotOrigin::Form),
            ("file://", NotOrigin::Form),
            ("http://user.github.io", NotOrigin::PlainHttp),
            ("http://127.0.0.1.example.org", NotOrigin::PlainHttp),
            ("http://192.0.2.1:8080", NotOrigin::PlainHttp),
        ] {
            assert_eq!(text.parse::<Origin>(), Err(why), "{text}");
        }
    }

    #[test]
    fn public_hosts() {
        for text in ["relay.example.org", "relay.example.org:8443", "[2001:db8::1]"] {
            assert_eq!(text.parse::<PublicHost>().as_ref().map(PublicHost::as_str), Ok(text));
        }
        for text in ["", "https://relay.example.org", "relay.example.org/", "Relay.example.org", "a:b", "[::0]", "a b"]
        {
            assert_eq!(text.parse::<PublicHost>(), Err(NotHost), "{text}");
        }
    }
}
