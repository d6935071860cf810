//! `user:password@host:port`, the authority of a URL without the URL (RFC 3986, section 3.2), as browsers' proxy switchers,
//! Docker images and many scrapers take it.
//!
//! ```text
//! line = [ user ":" password "@" ] host ":" port
//! ```
//!
//! Some programs read it as it stands, others put `http://` before it and read a URL. So the writer refuses what the two
//! understand differently: the delimiters `: @ / \ ? # [ ]`, the percent sign, and white space; escaped it would reach the
//! first kind as it is written. An IPv6 host stands in brackets. The reader takes everything as it stands, the last `@` as the
//! end of the login and the first `:` as the end of the user name.

use crate::{CannotCarry, Endpoint, Field, Rejected, Scheme, Why, host, shape::Shape, text};

pub(crate) const SHAPE: Shape = Shape::lines(write, Some(read));

const REFUSED: &[char] = &[':', '@', '/', '\\', '?', '#', '[', ']', '%'];

fn write(endpoint: &Endpoint) -> Result<String, CannotCarry> {
    host::proxy_scheme(endpoint)?;
    let host = host::bracketed(endpoint)?;
    let port = endpoint.port;
    let Some((user, password)) = text::login(endpoint, REFUSED)? else { return Ok(format!("{host}:{port}")) };
    for (field, text) in [(Field::User, user), (Field::Password, password)] {
        if let Some(space) = text.chars().find(|character| character.is_whitespace()) {
            return Err(CannotCarry { field, why: Why::Holds(space) });
        }
    }
    Ok(format!("{user}:{password}@{host}:{port}"))
}

fn read(text: &str, scheme: Scheme) -> Result<Endpoint, Rejected> {
    if text.is_empty() {
        return Err(Rejected::Empty);
    }
    let (login, address) = text.rsplit_once('@').map_or((None, text), |(login, address)| (Some(login), address));
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

    fn endpoint() -> Endpoint {
        Endpoint::new(Scheme::Http, "192.0.2.7", 8000)
    }

    fn written(user: &str, password: &str) -> Result<String, CannotCarry> {
        write(&endpoint().with_login(user, password))
    }

    #[test]
    fn hard_passwords() {
        for password in ["p+w", "\"'`$,;", "é", "!&()*={}|^~", &"x".repeat(255)] {
            assert_eq!(written("user", password), Ok(format!("user:{password}@192.0.2.7:8000")));
        }
        for (password, held) in [
            ("a:b", ':'),
            ("a@b", '@'),
            ("a/b", '/'),
            ("a\\b", '\\'),
            ("a?b", '?'),
            ("a#b", '#'),
            ("a%41", '%'),
            ("a b", ' '),
            ("a\nb", '\n'),
            ("[a", '['),
        ] {
            let refused = |field| Err(CannotCarry { field, why: Why::Holds(held) });
            assert_eq!(written("user", password), refused(Field::Password));
            assert_eq!(written(password, "pass"), refused(Field::User));
        }
    }

    #[test]
    fn with_half_a_login_and_with_none() {
        assert_eq!(written("", "").as_deref(), Ok("192.0.2.7:8000"));
        assert_eq!(written("user", "").as_deref(), Ok("user:@192.0.2.7:8000"));
        assert_eq!(written("", "pass").as_deref(), Ok(":pass@192.0.2.7:8000"));
        let v6 = Endpoint::new(Scheme::Http, "2001:db8::7", 8000).with_login("u", "p");
        assert_eq!(write(&v6).as_deref(), Ok("u:p@[2001:db8::7]:8000"));
    }

    #[test]
    fn reading() {
        let read = |text| read(text, Scheme::Http);
        assert_eq!(read("192.0.2.7:8000"), Ok(endpoint()));
        assert_eq!(read("u:p@q:r@192.0.2.7:8000"), Ok(endpoint().with_login("u", "p@q:r")));
        assert_eq!(read("u:a%41@192.0.2.7:8000"), Ok(endpoint().with_login("u", "a%41")));
        assert_eq!(read("user@192.0.2.7:8000"), Err(Rejected::Missing(Field::Password)));
        assert_eq!(read("192.0.2.7:8000@user:pass"), Err(Rejected::Malformed(Field::Port)));
        assert_eq!(read("u:p@192.0.2.7"), Err(Rejected::Missing(Field::Port)));
    }
}
