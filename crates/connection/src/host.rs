//! Schemes, hosts and ports, as every format has them.

use crate::{CannotCarry, Endpoint, Field, Rejected, Scheme, Why};
use std::net::Ipv6Addr;

/// The scheme, where programs other than Telegram speak it and can log in with it: HTTP's Basic scheme ends the user name at
/// its first colon (RFC 7617, section 2), and SOCKS has one byte for the length of each (RFC 1929, section 2).
pub(crate) fn proxy_scheme(endpoint: &Endpoint) -> Result<Scheme, CannotCarry> {
    const LONGEST: usize = 255;
    let refused = |field, why| Err(CannotCarry { field, why });
    let (user, password) = endpoint.login().unwrap_or_default();
    match endpoint.scheme {
        Scheme::MtProto => refused(Field::Scheme, Why::NoWord),
        Scheme::Http | Scheme::Https if user.contains(':') => refused(Field::User, Why::Holds(':')),
        Scheme::Socks5 | Scheme::Socks5h if user.len() > LONGEST => refused(Field::User, Why::LongerThan(LONGEST)),
        Scheme::Socks5 | Scheme::Socks5h if password.len() > LONGEST => {
            refused(Field::Password, Why::LongerThan(LONGEST))
        }
        scheme => Ok(scheme),
    }
}

/// The host, where it is a name or an IPv4 address. Names in other alphabets are refused: the programs that read our lines
/// do not agree on how to look them up; their `xn--` form is a plain name.
pub(crate) fn name_or_v4(endpoint: &Endpoint) -> Result<&str, CannotCarry> {
    let refused = |why| CannotCarry { field: Field::Host, why };
    let host = endpoint.host.as_str();
    if is_v6(host) {
        return Err(refused(Why::Ipv6));
    }
    match host.chars().find(|character| !is_of_a_name(*character)) {
        Some(character) => Err(refused(Why::Holds(character))),
        None if host.is_empty() => Err(refused(Why::Empty)),
        None => Ok(host),
    }
}

/// The host, an IPv6 address in brackets (RFC 3986, section 3.2.2).
pub(crate) fn bracketed(endpoint: &Endpoint) -> Result<String, CannotCarry> {
    if is_v6(&endpoint.host) { Ok(format!("[{}]", endpoint.host)) } else { name_or_v4(endpoint).map(str::to_owned) }
}

/// The host, an IPv6 address as it is.
pub(crate) fn bare(endpoint: &Endpoint) -> Result<&str, CannotCarry> {
    if is_v6(&endpoint.host) { Ok(&endpoint.host) } else { name_or_v4(endpoint) }
}

/// Splits `host:port` at the end of the host: the bracket of an IPv6 address, or else the first colon.
pub(crate) fn split(text: &str) -> Result<(&str, &str), Rejected> {
    match text.strip_prefix('[') {
        Some(rest) => {
            let (host, rest) = rest.split_once(']').ok_or(Rejected::Malformed(Field::Host))?;
            if !is_v6(host) {
                return Err(Rejected::Malformed(Field::Host));
            }
            match rest.strip_prefix(':') {
                Some(port) => Ok((host, port)),
                None if rest.is_empty() => Err(Rejected::Missing(Field::Port)),
                None => Err(Rejected::Malformed(Field::Port)),
            }
        }
        None => {
            let (host, port) = text.split_once(':').ok_or(Rejected::Missing(Field::Port))?;
            if host.is_empty() {
                Err(Rejected::Missing(Field::Host))
            } else if host.chars().all(is_of_a_name) {
                Ok((host, port))
            } else {
                Err(Rejected::Malformed(Field::Host))
            }
        }
    }
}

/// A host by itself, an IPv6 address with or without brackets.
pub(crate) fn read(text: &str) -> Result<&str, Rejected> {
    let bare = text.strip_prefix('[').and_then(|text| text.strip_suffix(']')).filter(|text| is_v6(text));
    match bare {
        Some(v6) => Ok(v6),
        None if is_v6(text) || (!text.is_empty() && text.chars().all(is_of_a_name)) => Ok(text),
        None => Err(Rejected::Malformed(Field::Host)),
    }
}

/// A port in digits; 0 is none that one could connect to.
pub(crate) fn port(text: &str) -> Result<u16, Rejected> {
    if text.is_empty() {
        return Err(Rejected::Missing(Field::Port));
    }
    let digits = Some(text).filter(|text| text.bytes().all(|byte| byte.is_ascii_digit()));
    let port = digits.and_then(|digits| digits.parse().ok()).filter(|port| *port != 0);
    port.ok_or(Rejected::Malformed(Field::Port))
}

pub(crate) fn is_v6(host: &str) -> bool {
    host.parse::<Ipv6Addr>().is_ok()
}

fn is_of_a_name(character: char) -> bool {
    character.is_ascii_alphanumeric() || matches!(character, '-' | '.' | '_')
}

#[cfg(test)]
mod tests {
    use super::*;

    /// RFC 1929, section 2: one byte for the length of each.
    #[test]
    fn the_longest_that_socks_can_carry() {
        let with = |user: usize, password: usize| {
            let endpoint = Endpoint::new(Scheme::Socks5, "192.0.2.7", 1080);
            proxy_scheme(&endpoint.with_login(&"u".repeat(user), &"p".repeat(password)))
        };
        assert_eq!(with(255, 255), Ok(Scheme::Socks5));
        assert_eq!(with(256, 255), Err(CannotCarry { field: Field::User, why: Why::LongerThan(255) }));
        assert_eq!(with(255, 256), Err(CannotCarry { field: Field::Password, why: Why::LongerThan(255) }));
    }

    #[test]
    fn behind_a_bracket_stands_a_port() {
        assert_eq!(split("[2001:db8::7]:1080"), Ok(("2001:db8::7", "1080")));
        assert_eq!(split("[2001:db8::7]"), Err(Rejected::Missing(Field::Port)));
        assert_eq!(split("[2001:db8::7]1080"), Err(Rejected::Malformed(Field::Port)));
        assert_eq!(split("[2001:db8::7"), Err(Rejected::Malformed(Field::Host)));
    }
}
