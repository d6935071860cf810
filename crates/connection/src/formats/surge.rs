//! The `[Proxy]` section of a profile for Surge (manual.nssurge.com, "Proxy Policy", whose examples are
//! `ProxyHTTP = http, 1.2.3.4, 443, username, password` and `ProxySOCKS5 = socks5, 1.2.3.4, 443, username, password`).
//!
//! ```text
//! file  = "[Proxy]" LF *( entry LF )
//! entry = unique name " = " ( "http" / "https" / "socks5" ) ", " host ", " port [ ", " user ", " password ]
//! ```
//!
//! Not verified: nobody has tried it with the program. No escaping is documented: what holds a comma, a quotation mark or an
//! outer space is refused, as is half a login, an IPv6 host, and a name with an equals sign or one that begins a comment or a section.

use crate::{
    CannotCarry, Endpoint, Field, Scheme, Why, host,
    shape::{Entry, Shape},
    text,
};

pub(crate) const SHAPE: Shape =
    Shape { head: "[Proxy]\n", entry: Entry::Named(write), between: "\n", foot: "\n", read: None };

fn write(endpoint: &Endpoint, name: &str) -> Result<String, CannotCarry> {
    Ok(format!("{} = {}", policy_name(name)?, policy(endpoint)?.join(", ")))
}

/// A policy's name.
pub(super) fn policy_name(name: &str) -> Result<&str, CannotCarry> {
    let name = text::plain(Field::Name, name, &['=', ',', '"'])?;
    match name.chars().next().filter(|first| matches!(first, '#' | ';' | '[' | '/')) {
        Some(first) => Err(CannotCarry { field: Field::Name, why: Why::Holds(first) }),
        None => Ok(name),
    }
}

/// What stands behind a policy's name.
pub(super) fn policy(endpoint: &Endpoint) -> Result<Vec<String>, CannotCarry> {
    let kind = match host::proxy_scheme(endpoint)? {
        Scheme::Socks5 | Scheme::Socks5h => "socks5",
        other => other.as_str(),
    };
    let mut values = vec![kind.to_owned(), host::name_or_v4(endpoint)?.to_owned(), endpoint.port.to_string()];
    if let Some((user, password)) = text::login(endpoint, &[',', '"', '\''])? {
        for (field, value) in [(Field::User, user), (Field::Password, password)] {
            if value.is_empty() {
                return Err(CannotCarry { field, why: Why::Empty });
            }
            values.push(value.to_owned());
        }
    }
    Ok(values)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn endpoint(scheme: Scheme) -> Endpoint {
        Endpoint::new(scheme, "1.2.3.4", 443).with_login("username", "password")
    }

    /// The manual's own examples.
    #[test]
    fn each_scheme() {
        let of = |scheme, name| write(&endpoint(scheme), name);
        assert_eq!(of(Scheme::Http, "ProxyHTTP").as_deref(), Ok("ProxyHTTP = http, 1.2.3.4, 443, username, password"));
        assert_eq!(
            of(Scheme::Https, "ProxyHTTPS").as_deref(),
            Ok("ProxyHTTPS = https, 1.2.3.4, 443, username, password")
        );
        let socks = "ProxySOCKS5 = socks5, 1.2.3.4, 443, username, password";
        assert_eq!(of(Scheme::Socks5, "ProxySOCKS5").as_deref(), Ok(socks));
        assert_eq!(of(Scheme::Socks5h, "ProxySOCKS5").as_deref(), Ok(socks));
    }

    #[test]
    fn what_cannot_be_carried() {
        let refused = |field, why| Err(CannotCarry { field, why });
        let of = |user, password| write(&endpoint(Scheme::Http).with_login(user, password), "a");
        assert_eq!(of("", "").as_deref(), Ok("a = http, 1.2.3.4, 443"));
        assert_eq!(of("user", ""), refused(Field::Password, Why::Empty));
        assert_eq!(of("", "pass"), refused(Field::User, Why::Empty));
        assert_eq!(of("a,b", "pass"), refused(Field::User, Why::Holds(',')));
        assert_eq!(of("user", "\"p"), refused(Field::Password, Why::Holds('"')));
        assert_eq!(of("user", "a\nb"), refused(Field::Password, Why::Holds('\n')));
        assert_eq!(of("user", " p"), refused(Field::Password, Why::OuterSpace));
        assert!(of("user", "@/#?%+`\\$;é").is_ok());
        let named = |name| write(&endpoint(Scheme::Http), name);
        assert_eq!(named("a=b"), refused(Field::Name, Why::Holds('=')));
        assert_eq!(named("# a"), refused(Field::Name, Why::Holds('#')));
        let v6 = Endpoint::new(Scheme::Http, "2001:db8::7", 80);
        assert_eq!(write(&v6, "a"), refused(Field::Host, Why::Ipv6));
        assert_eq!(write(&endpoint(Scheme::MtProto), "a"), refused(Field::Scheme, Why::NoWord));
    }
}
