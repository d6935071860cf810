//! `host:port@user:password`, which several multi-account browsers want. There is no standard and no escaping.
//!
//! ```text
//! line = host ":" port [ "@" user ":" password ]
//! ```
//!
//! The writer refuses `:` and `@` anywhere, an IPv6 host included, and whatever ends or trims a line. The reader takes the
//! first `@` as the end of the address and the next `:` as the end of the user name; an IPv6 host in brackets.

use crate::{CannotCarry, Endpoint, Field, Rejected, Scheme, host, shape::Shape, text};

pub(crate) const SHAPE: Shape = Shape::lines(write, Some(read));

fn write(endpoint: &Endpoint) -> Result<String, CannotCarry> {
    host::proxy_scheme(endpoint)?;
    let host = host::name_or_v4(endpoint)?;
    let port = endpoint.port;
    let Some((user, password)) = text::login(endpoint, &[':', '@'])? else { return Ok(format!("{host}:{port}")) };
    Ok(format!("{host}:{port}@{user}:{password}"))
}

fn read(text: &str, scheme: Scheme) -> Result<Endpoint, Rejected> {
    if text.is_empty() {
        return Err(Rejected::Empty);
    }
    let (address, login) = text.split_once('@').map_or((text, None), |(address, login)| (address, Some(login)));
    let (host, port) = host::split(address)?;
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

    fn endpoint() -> Endpoint {
        Endpoint::new(Scheme::Http, "192.0.2.7", 8000)
    }

    fn written(user: &str, password: &str) -> Result<String, CannotCarry> {
        write(&endpoint().with_login(user, password))
    }

    #[test]
    fn hard_passwords() {
        for password in ["p/#?%+w", "pa ss", "\"'`\\$,;", "é", &"x".repeat(255)] {
            assert_eq!(written("user", password), Ok(format!("192.0.2.7:8000@user:{password}")));
        }
        for (password, why) in
            [("a:b", Why::Holds(':')), ("a@b", Why::Holds('@')), ("a\nb", Why::Holds('\n')), (" a", Why::OuterSpace)]
        {
            assert_eq!(written("user", password), Err(CannotCarry { field: Field::Password, why }));
            assert_eq!(written(password, "pass"), Err(CannotCarry { field: Field::User, why }));
        }
    }

    #[test]
    fn with_half_a_login_and_with_none() {
        assert_eq!(written("", "").as_deref(), Ok("192.0.2.7:8000"));
        assert_eq!(written("user", "").as_deref(), Ok("192.0.2.7:8000@user:"));
        assert_eq!(written("", "pass").as_deref(), Ok("192.0.2.7:8000@:pass"));
    }

    #[test]
    fn reading() {
        let read = |text| read(text, Scheme::Http);
        assert_eq!(read("192.0.2.7:8000"), Ok(endpoint()));
        assert_eq!(read("192.0.2.7:8000@u:p@q:r"), Ok(endpoint().with_login("u", "p@q:r")));
        assert_eq!(read("192.0.2.7:8000@user"), Err(Rejected::Missing(Field::Password)));
        assert_eq!(read("u:p@192.0.2.7:8000"), Err(Rejected::Malformed(Field::Port)));
        let v6 = Endpoint::new(Scheme::Http, "2001:db8::7", 8000);
        assert_eq!(read("[2001:db8::7]:8000@u:p"), Ok(v6.with_login("u", "p")));
    }
}
