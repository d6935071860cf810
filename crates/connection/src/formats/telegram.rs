//! Telegram's links to a proxy (core.telegram.org/api/links, "SOCKS5 proxy links" and "MTProxy links").
//!
//! ```text
//! socks5  = "tg://socks?server=" host "&port=" port [ "&user=" user "&pass=" password ]
//! mtproto = "tg://proxy?server=" host "&port=" port "&secret=" secret
//! ```
//!
//! Values are percent-encoded. Other protocols Telegram does not link to. The reader also takes `https://t.me/socks?…` and
//! `https://t.me/proxy?…`.

use crate::{CannotCarry, Endpoint, Field, Rejected, Scheme, Why, host, shape::Shape};
use api::query::{self, encode_segment as encode};

pub(crate) const SHAPE: Shape = Shape::lines(write, Some(read));

fn write(endpoint: &Endpoint) -> Result<String, CannotCarry> {
    let refused = |field, why| Err(CannotCarry { field, why });
    let (server, port) = (encode(host::bare(endpoint)?), endpoint.port);
    match (endpoint.scheme, endpoint.login()) {
        (Scheme::Http | Scheme::Https, _) => refused(Field::Scheme, Why::NoWord),
        (Scheme::Socks5 | Scheme::Socks5h, None) => Ok(format!("tg://socks?server={server}&port={port}")),
        (Scheme::Socks5 | Scheme::Socks5h, Some((user, password))) => {
            let (user, password) = (encode(user), encode(password));
            Ok(format!("tg://socks?server={server}&port={port}&user={user}&pass={password}"))
        }
        (Scheme::MtProto, None) => refused(Field::Password, Why::Empty),
        (Scheme::MtProto, Some(("", secret))) => {
            Ok(format!("tg://proxy?server={server}&port={port}&secret={}", encode(secret)))
        }
        (Scheme::MtProto, Some(_)) => refused(Field::User, Why::NoWord),
    }
}

/// Whether a text is such a link, well formed or not.
pub(crate) fn is_link(text: &str) -> bool {
    kind(text).is_some()
}

fn kind(text: &str) -> Option<(Scheme, &str)> {
    [
        ("tg://socks?", Scheme::Socks5),
        ("https://t.me/socks?", Scheme::Socks5),
        ("tg://proxy?", Scheme::MtProto),
        ("https://t.me/proxy?", Scheme::MtProto),
    ]
    .into_iter()
    .find_map(|(start, scheme)| Some((scheme, text.strip_prefix(start)?)))
}

fn read(text: &str, scheme: Scheme) -> Result<Endpoint, Rejected> {
    let (kind, query) = kind(text).ok_or(Rejected::NotOfFormat)?;
    // The link does not say who looks names up.
    let scheme = if kind == Scheme::Socks5 && scheme == Scheme::Socks5h { scheme } else { kind };
    let values = query::parse(query).map_err(|_| Rejected::NotOfFormat)?;
    let get = |name: &str| values.iter().find_map(|(given, value)| (given == name).then_some(value.as_deref()?));
    let server = get("server").filter(|server| !server.is_empty()).ok_or(Rejected::Missing(Field::Host))?;
    let endpoint = Endpoint::new(scheme, host::read(server)?, host::port(get("port").unwrap_or_default())?);
    match (scheme, get("secret").filter(|secret| !secret.is_empty())) {
        (Scheme::MtProto, None) => Err(Rejected::Missing(Field::Password)),
        (Scheme::MtProto, Some(secret)) => Ok(endpoint.with_login("", secret)),
        _ => Ok(endpoint.with_login(get("user").unwrap_or_default(), get("pass").unwrap_or_default())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn socks() {
        let endpoint = Endpoint::new(Scheme::Socks5, "192.0.2.7", 1080);
        let link = "tg://socks?server=192.0.2.7&port=1080";
        assert_eq!(write(&endpoint).as_deref(), Ok(link));
        assert_eq!(read(link, Scheme::Http), Ok(endpoint.clone()));
        let endpoint = endpoint.with_login("user", ": @/#?%+&=é");
        let link = "tg://socks?server=192.0.2.7&port=1080&user=user&pass=%3A%20%40%2F%23%3F%25%2B%26%3D%C3%A9";
        assert_eq!(write(&endpoint).as_deref(), Ok(link));
        assert_eq!(read(link, Scheme::Http), Ok(endpoint));
        let v6 = Endpoint::new(Scheme::Socks5, "2001:db8::7", 1080);
        let link = "tg://socks?server=2001%3Adb8%3A%3A7&port=1080";
        assert_eq!(write(&v6).as_deref(), Ok(link));
        assert_eq!(read(link, Scheme::Http), Ok(v6));
    }

    #[test]
    fn mtproto() {
        let endpoint = Endpoint::new(Scheme::MtProto, "proxy.example", 443).with_login("", "dd00aa");
        let link = "tg://proxy?server=proxy.example&port=443&secret=dd00aa";
        assert_eq!(write(&endpoint).as_deref(), Ok(link));
        assert_eq!(read(link, Scheme::Http), Ok(endpoint.clone()));
        assert_eq!(read("https://t.me/proxy?server=proxy.example&port=443&secret=dd00aa", Scheme::Http), Ok(endpoint));
    }

    #[test]
    fn what_cannot_be_linked_to() {
        let refused = |field, why| Err(CannotCarry { field, why });
        let of = |scheme, user, password| write(&Endpoint::new(scheme, "192.0.2.7", 80).with_login(user, password));
        assert_eq!(of(Scheme::Http, "", ""), refused(Field::Scheme, Why::NoWord));
        assert_eq!(of(Scheme::MtProto, "", ""), refused(Field::Password, Why::Empty));
        assert_eq!(of(Scheme::MtProto, "u", "p"), refused(Field::User, Why::NoWord));
        for (text, why) in [
            ("tg://resolve?domain=x", Rejected::NotOfFormat),
            ("tg://socks?port=1080", Rejected::Missing(Field::Host)),
            ("tg://socks?server=a", Rejected::Missing(Field::Port)),
            ("tg://proxy?server=a&port=443", Rejected::Missing(Field::Password)),
        ] {
            assert_eq!(read(text, Scheme::Http), Err(why), "{text}");
        }
    }
}
