//! A proxy auto-configuration file (MDN, "Proxy Auto-Configuration (PAC) file", "Return value format"): every request goes
//! through the first of the proxies that answers.
//!
//! ```text
//! file  = "function FindProxyForURL(url, host) {" LF "  return " DQUOTE entry *( "; " entry ) DQUOTE ";" LF "}" LF
//! entry = ( "PROXY" / "HTTPS" / "SOCKS5" ) " " host ":" port
//! ```
//!
//! There is no place for a login: endpoints with one are refused. An IPv6 host stands in brackets.

use crate::{
    CannotCarry, Endpoint, Field, Scheme, Why, host,
    shape::{Entry, Shape},
};

pub(crate) const SHAPE: Shape = Shape {
    head: "function FindProxyForURL(url, host) {\n  return \"",
    entry: Entry::Plain(write),
    between: "; ",
    foot: "\";\n}\n",
    read: None,
};

fn write(endpoint: &Endpoint) -> Result<String, CannotCarry> {
    let refused = |field| Err(CannotCarry { field, why: Why::NoWord });
    let kind = match endpoint.scheme {
        Scheme::Http => "PROXY",
        Scheme::Https => "HTTPS",
        Scheme::Socks5 | Scheme::Socks5h => "SOCKS5",
        Scheme::MtProto => return refused(Field::Scheme),
    };
    match endpoint.login() {
        None => Ok(format!("{kind} {}:{}", host::bracketed(endpoint)?, endpoint.port)),
        Some((_, "")) => refused(Field::User),
        Some(_) => refused(Field::Password),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_scheme() {
        let of = |scheme| write(&Endpoint::new(scheme, "2001:db8::7", 8000));
        assert_eq!(of(Scheme::Http).as_deref(), Ok("PROXY [2001:db8::7]:8000"));
        assert_eq!(of(Scheme::Https).as_deref(), Ok("HTTPS [2001:db8::7]:8000"));
        assert_eq!(of(Scheme::Socks5).as_deref(), Ok("SOCKS5 [2001:db8::7]:8000"));
        assert_eq!(of(Scheme::Socks5h).as_deref(), Ok("SOCKS5 [2001:db8::7]:8000"));
        assert_eq!(of(Scheme::MtProto), Err(CannotCarry { field: Field::Scheme, why: Why::NoWord }));
    }

    #[test]
    fn no_login() {
        let of = |user, password| write(&Endpoint::new(Scheme::Http, "192.0.2.7", 8000).with_login(user, password));
        assert_eq!(of("user", "pass"), Err(CannotCarry { field: Field::Password, why: Why::NoWord }));
        assert_eq!(of("user", ""), Err(CannotCarry { field: Field::User, why: Why::NoWord }));
    }
}
