//! `host:port:user:password`, the form in which most sellers hand out proxies (`soax.md`, "Формат прокси":
//! `proxy.soax.com:PORT:USERNAME:PASSWORD`).
//!
//! ```text
//! line = host ":" port [ ":" user ":" password ]
//! ```
//!
//! There is no standard and no escaping. Programs differ in what they do with a further colon: some take the rest as the
//! password, some cut it off there (FoxyProxy's `import-list.js`), some reject the line. So the writer refuses a colon anywhere, an IPv6 host
//! included, and with it whatever ends or trims a line: control characters, and a space at either end of a field. The
//! reader takes whatever stands after the third colon as the password, and an IPv6 host in brackets.

use crate::{CannotCarry, Endpoint, Field, Rejected, Scheme, host, shape::Shape, text};

pub(crate) const SHAPE: Shape = Shape::lines(write, Some(read));

fn write(endpoint: &Endpoint) -> Result<String, CannotCarry> {
    host::proxy_scheme(endpoint)?;
    let host = host::name_or_v4(endpoint)?;
    let port = endpoint.port;
    let Some((user, password)) = text::login(endpoint, &[':'])? else { return Ok(format!("{host}:{port}")) };
    Ok(format!("{host}:{port}:{user}:{password}"))
}

fn read(text: &str, scheme: Scheme) -> Result<Endpoint, Rejected> {
    if text.is_empty() {
        return Err(Rejected::Empty);
    }
    let (host, rest) = host::split(text)?;
    let (port, login) = rest.split_once(':').map_or((rest, None), |(port, login)| (port, Some(login)));
    let endpoint = Endpoint::new(scheme, host, host::port(port)?);
    match login.map(|login| login.split_once(':')) {
        None => Ok(endpoint),
        Some(Some((user, password))) => Ok(endpoint.with_login(user, password)),
        Some(None) => Err(Rejected::Missing(Field::Password)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Why;

    fn written(user: &str, password: &str) -> Result<String, CannotCarry> {
        write(&Endpoint::new(Scheme::Http, "192.0.2.7", 8000).with_login(user, password))
    }

    #[test]
    fn the_documents_proxy_format() {
        let endpoint = Endpoint::new(Scheme::Http, "proxy.soax.com", 5000)
            .with_login("package12345_country-US_state-California_city-LosAngeles", "PASSWORD");
        let line = "proxy.soax.com:5000:package12345_country-US_state-California_city-LosAngeles:PASSWORD";
        assert_eq!(write(&endpoint).as_deref(), Ok(line));
        assert_eq!(read(line, Scheme::Http), Ok(endpoint));
    }

    #[test]
    fn hard_passwords() {
        for password in ["p@/#?%+w", "pa ss", "\"'`\\$,;", "é", &"x".repeat(255)] {
            assert_eq!(written("user", password), Ok(format!("192.0.2.7:8000:user:{password}")));
        }
        for (password, why) in [
            ("a:b", Why::Holds(':')),
            ("a\nb", Why::Holds('\n')),
            ("a\r", Why::Holds('\r')),
            ("a\tb", Why::Holds('\t')),
            (" a", Why::OuterSpace),
            ("a\u{a0}", Why::OuterSpace),
        ] {
            assert_eq!(written("user", password), Err(CannotCarry { field: Field::Password, why }), "{password:?}");
            assert_eq!(written(password, "x"), Err(CannotCarry { field: Field::User, why }), "{password:?}");
        }
    }

    #[test]
    fn with_half_a_login_and_with_none() {
        assert_eq!(written("", "").as_deref(), Ok("192.0.2.7:8000"));
        assert_eq!(written("user", "").as_deref(), Ok("192.0.2.7:8000:user:"));
        assert_eq!(written("", "pass").as_deref(), Ok("192.0.2.7:8000::pass"));
    }

    #[test]
    fn hosts() {
        let of = |host: &str| write(&Endpoint::new(Scheme::Socks5, host, 1080));
        let refused = |why| Err(CannotCarry { field: Field::Host, why });
        assert_eq!(of("xn--bcher-kva.example"), Ok("xn--bcher-kva.example:1080".to_owned()));
        assert_eq!(of("2001:db8::7"), refused(Why::Ipv6));
        assert_eq!(of("a:b"), refused(Why::Holds(':')));
        assert_eq!(of("bücher.example"), refused(Why::Holds('ü')));
        assert_eq!(of(""), refused(Why::Empty));
    }

    #[test]
    fn reading() {
        let endpoint = |host: &str| Endpoint::new(Scheme::Socks5, host, 1080);
        let read = |text| read(text, Scheme::Socks5);
        assert_eq!(read("192.0.2.7:1080"), Ok(endpoint("192.0.2.7")));
        assert_eq!(read("192.0.2.7:1080:u:p:q"), Ok(endpoint("192.0.2.7").with_login("u", "p:q")));
        assert_eq!(read("[2001:db8::7]:1080:u:p"), Ok(endpoint("2001:db8::7").with_login("u", "p")));
        for (text, why) in [
            ("", Rejected::Empty),
            ("192.0.2.7", Rejected::Missing(Field::Port)),
            ("192.0.2.7:", Rejected::Missing(Field::Port)),
            ("192.0.2.7:http", Rejected::Malformed(Field::Port)),
            ("192.0.2.7:0", Rejected::Malformed(Field::Port)),
            ("192.0.2.7:+80", Rejected::Malformed(Field::Port)),
            ("192.0.2.7:65536", Rejected::Malformed(Field::Port)),
            ("192.0.2.7:80:user", Rejected::Missing(Field::Password)),
            (":80:user:pass", Rejected::Missing(Field::Host)),
            ("2001:db8::7:80:user:pass", Rejected::Malformed(Field::Port)),
            ("[2001:db8::7:80", Rejected::Malformed(Field::Host)),
            ("[192.0.2.7]:80", Rejected::Malformed(Field::Host)),
            ("# a comment: here", Rejected::Malformed(Field::Host)),
        ] {
            assert_eq!(read(text), Err(why), "{text:?}");
        }
    }
}
