//! A configuration for proxychains-ng (its `src/proxychains.conf`, and `get_chain_data` in `src/libproxychains.c`).
//!
//! ```text
//! file = "random_chain" LF "chain_len = 1" LF "proxy_dns" LF "[ProxyList]" LF *( line LF )
//! line = ( "http" / "socks5" ) " " address " " port [ " " user [ " " password ] ]
//! ```
//!
//! The head says to take one proxy at random for each connection (without it all of them would be chained one after
//! another), and to have names looked up by the proxy. Fields are read by `sscanf` with `%s`: so no white space in them, no
//! password without a user, and no more than 255 bytes, which is what the program has room for. The address is a numeric IPv4
//! address, as the configuration file's own comment says: for a name the program ends. It speaks no TLS with a proxy. To an
//! HTTP proxy it sends logins that are not ASCII as something else (seen with proxychains4 4.16): they are refused.

use crate::{
    CannotCarry, Endpoint, Field, Scheme, Why, host,
    shape::{Entry, Shape},
    text,
};
use std::net::Ipv4Addr;

pub(crate) const SHAPE: Shape = Shape {
    head: "random_chain\nchain_len = 1\nproxy_dns\n[ProxyList]\n",
    entry: Entry::Plain(write),
    between: "\n",
    foot: "\n",
    read: None,
};

const LONGEST: usize = 255;

fn write(endpoint: &Endpoint) -> Result<String, CannotCarry> {
    let refused = |field, why| CannotCarry { field, why };
    let kind = match host::proxy_scheme(endpoint)? {
        Scheme::Http => "http",
        Scheme::Socks5 | Scheme::Socks5h => "socks5",
        _ => return Err(refused(Field::Scheme, Why::NoWord)),
    };
    let address = host::name_or_v4(endpoint)?;
    if address.parse::<Ipv4Addr>().is_err() {
        return Err(refused(Field::Host, Why::NotNumeric));
    }
    let port = endpoint.port;
    let Some((user, password)) = text::login(endpoint, &[])? else { return Ok(format!("{kind} {address} {port}")) };
    if user.is_empty() {
        return Err(refused(Field::User, Why::Empty));
    }
    for (field, text) in [(Field::User, user), (Field::Password, password)] {
        if let Some(space) = text.chars().find(|character| character.is_whitespace()) {
            return Err(refused(field, Why::Holds(space)));
        }
        if let Some(character) = text.chars().find(|character| kind == "http" && !character.is_ascii()) {
            return Err(refused(field, Why::Holds(character)));
        }
        if text.len() > LONGEST {
            return Err(refused(field, Why::LongerThan(LONGEST)));
        }
    }
    Ok(format!("{kind} {address} {port} {user} {password}").trim_end().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(user: &str, password: &str) -> Result<String, CannotCarry> {
        write(&Endpoint::new(Scheme::Socks5, "192.0.2.7", 1080).with_login(user, password))
    }

    #[test]
    fn hard_logins() {
        assert_eq!(written("", "").as_deref(), Ok("socks5 192.0.2.7 1080"));
        assert_eq!(written("user", "").as_deref(), Ok("socks5 192.0.2.7 1080 user"));
        assert_eq!(written("user", ":@/#?%+\"'`\\$,;é").as_deref(), Ok("socks5 192.0.2.7 1080 user :@/#?%+\"'`\\$,;é"));
        assert!(written("user", &"x".repeat(255)).is_ok());
        let refused = |field, why| Err(CannotCarry { field, why });
        assert_eq!(written("user", &"x".repeat(256)), refused(Field::Password, Why::LongerThan(255)));
        assert_eq!(written("user", "a b"), refused(Field::Password, Why::Holds(' ')));
        assert_eq!(written("a\nb", "c"), refused(Field::User, Why::Holds('\n')));
        assert_eq!(written("", "pass"), refused(Field::User, Why::Empty));
        let http = Endpoint::new(Scheme::Http, "192.0.2.7", 8000).with_login("user", "é");
        assert_eq!(write(&http), refused(Field::Password, Why::Holds('é')));
    }

    #[test]
    fn hosts_and_schemes() {
        let of = |scheme, host: &str| write(&Endpoint::new(scheme, host, 8000));
        assert_eq!(of(Scheme::Http, "192.0.2.7").as_deref(), Ok("http 192.0.2.7 8000"));
        assert_eq!(of(Scheme::Socks5h, "192.0.2.7").as_deref(), Ok("socks5 192.0.2.7 8000"));
        let refused = |field, why| Err(CannotCarry { field, why });
        assert_eq!(of(Scheme::Https, "192.0.2.7"), refused(Field::Scheme, Why::NoWord));
        assert_eq!(of(Scheme::Http, "proxy.soax.com"), refused(Field::Host, Why::NotNumeric));
        assert_eq!(of(Scheme::Http, "2001:db8::7"), refused(Field::Host, Why::Ipv6));
    }
}
