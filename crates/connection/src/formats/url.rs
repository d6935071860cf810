//! A URL (RFC 3986, section 3), as curl's `--proxy`, Python's requests and httpx, Node's undici and most libraries take it.
//!
//! ```text
//! url       = scheme "://" [ user ":" password "@" ] host ":" port
//! scheme    = "http" / "https" / "socks5" / "socks5h"
//! user      = *( unreserved / pct-encoded )
//! password  = *( unreserved / pct-encoded )
//! host      = name / IPv4 address / "[" IPv6 address "]"
//! ```
//!
//! Everything but the unreserved characters (section 2.3) is percent-encoded, also what `userinfo` would allow bare: not
//! every reader knows what it allows. The colon is written after a user without a password as well, since requests takes
//! `user@` for no login at all (`requests.utils.get_auth_from_url`). A login with a control character is refused: curl
//! takes such a URL for no proxy at all, and goes to the target without one (seen with 7.88).
//!
//! The reader also takes what people paste: a bare `@` in the password (the last one ends the login), a user without a
//! colon, a slash at the end, and a name after `#`. A port it does not guess: programs differ in their defaults.

use crate::{CannotCarry, Endpoint, Field, Rejected, Scheme, Why, host, shape::Shape};
use api::query::encode_segment as encode;
use percent_encoding::percent_decode_str;

pub(crate) const SHAPE: Shape = Shape::lines(write, Some(read));

pub(crate) fn write(endpoint: &Endpoint) -> Result<String, CannotCarry> {
    let scheme = host::proxy_scheme(endpoint)?;
    let port = endpoint.port;
    let host = host::bracketed(endpoint)?;
    let (user, password) = endpoint.login().unwrap_or_default();
    for (field, text) in [(Field::User, user), (Field::Password, password)] {
        if let Some(control) = text.chars().find(|character| *character < ' ') {
            return Err(CannotCarry { field, why: Why::Holds(control) });
        }
    }
    Ok(match endpoint.login() {
        Some((user, password)) => format!("{scheme}://{}:{}@{host}:{port}", encode(user), encode(password)),
        None => format!("{scheme}://{host}:{port}"),
    })
}

pub(crate) fn read(text: &str, _: Scheme) -> Result<Endpoint, Rejected> {
    if text.is_empty() {
        return Err(Rejected::Empty);
    }
    let (scheme, rest) = text.split_once("://").ok_or(Rejected::Missing(Field::Scheme))?;
    let scheme = scheme.parse().ok().filter(|scheme| *scheme != Scheme::MtProto);
    let scheme = scheme.ok_or(Rejected::Malformed(Field::Scheme))?;
    let (login, address) = rest.rsplit_once('@').map_or((None, rest), |(login, address)| (Some(login), address));
    let (address, name) = address.split_once('#').map_or((address, None), |(address, name)| (address, Some(name)));
    let (host, port) = host::split(address.strip_suffix('/').unwrap_or(address))?;
    let endpoint = Endpoint::new(scheme, host, host::port(port)?);
    let endpoint = Endpoint { name: name.map(|name| decode(Field::Name, name)).transpose()?, ..endpoint };
    let Some(login) = login else { return Ok(endpoint) };
    let (user, password) = login.split_once(':').unwrap_or((login, ""));
    Ok(endpoint.with_login(&decode(Field::User, user)?, &decode(Field::Password, password)?))
}

/// Where a `%` begins no escape, the text was not encoded at all or encoded badly, and nobody can tell which.
fn decode(field: Field, text: &str) -> Result<String, Rejected> {
    let escaped = |escape: &str| escape.get(..2).is_some_and(|hex| hex.bytes().all(|byte| byte.is_ascii_hexdigit()));
    if !text.split('%').skip(1).all(escaped) {
        return Err(Rejected::Malformed(field));
    }
    percent_decode_str(text).decode_utf8().map(|text| text.into_owned()).map_err(|_| Rejected::Malformed(field))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Endpoint, Rejected> {
        super::read(text, Scheme::Http)
    }

    fn endpoint() -> Endpoint {
        Endpoint::new(Scheme::Http, "192.0.2.7", 8000)
    }

    fn written(user: &str, password: &str) -> String {
        write(&endpoint().with_login(user, password)).unwrap()
    }

    /// RFC 3986, section 2.1 and 2.3: each octet of the UTF-8 text that is not unreserved becomes `%` and two hexadecimal
    /// digits, upper case.
    #[test]
    fn everything_but_the_unreserved_is_encoded() {
        for (password, encoded) in [
            ("abcXYZ019-._~", "abcXYZ019-._~"),
            (": @/#?%+", "%3A%20%40%2F%23%3F%25%2B"),
            ("\"'`\\$,;\u{7f}", "%22%27%60%5C%24%2C%3B%7F"),
            ("é", "%C3%A9"),
            ("!&()*=[]", "%21%26%28%29%2A%3D%5B%5D"),
        ] {
            assert_eq!(written("user", password), format!("http://user:{encoded}@192.0.2.7:8000"));
            let socks = Endpoint::new(Scheme::Socks5, "192.0.2.7", 1080).with_login(password, "pass");
            assert_eq!(write(&socks), Ok(format!("socks5://{encoded}:pass@192.0.2.7:1080")));
        }
    }

    #[test]
    fn with_half_a_login_and_with_none() {
        assert_eq!(written("", ""), "http://192.0.2.7:8000");
        assert_eq!(written("user", ""), "http://user:@192.0.2.7:8000");
        assert_eq!(written("", "pass"), "http://:pass@192.0.2.7:8000");
    }

    #[test]
    fn what_curl_would_go_around() {
        let of = |user, password| write(&endpoint().with_login(user, password));
        assert_eq!(of("user", "a\nb"), Err(CannotCarry { field: Field::Password, why: Why::Holds('\n') }));
        assert_eq!(of("a\u{1f}b", ""), Err(CannotCarry { field: Field::User, why: Why::Holds('\u{1f}') }));
    }

    /// RFC 7617, section 2, and RFC 1929, section 2.
    #[test]
    fn logins_that_the_protocol_cannot_carry() {
        let of = |scheme, user: &str, password: &str| {
            write(&Endpoint::new(scheme, "192.0.2.7", 8000).with_login(user, password)).map(drop)
        };
        let refused = |field, why| Err(CannotCarry { field, why });
        assert_eq!(of(Scheme::Http, "a:b", "p"), refused(Field::User, Why::Holds(':')));
        assert_eq!(of(Scheme::Socks5, "a:b", "p"), Ok(()));
        let long = "x".repeat(256);
        assert_eq!(of(Scheme::Socks5h, &long, "p"), refused(Field::User, Why::LongerThan(255)));
        assert_eq!(of(Scheme::Socks5, "u", &long), refused(Field::Password, Why::LongerThan(255)));
        assert_eq!(of(Scheme::Https, &long, &long), Ok(()));
    }

    #[test]
    fn each_scheme() {
        for scheme in [Scheme::Http, Scheme::Https, Scheme::Socks5, Scheme::Socks5h] {
            let url = write(&Endpoint { scheme, ..endpoint() }).unwrap();
            assert_eq!(url, format!("{}://192.0.2.7:8000", scheme.as_str()));
            assert_eq!(read(&url).map(|read| read.scheme), Ok(scheme));
        }
    }

    #[test]
    fn hosts() {
        let of = |host: &str| write(&Endpoint::new(Scheme::Socks5, host, 1080));
        assert_eq!(of("2001:db8::7").as_deref(), Ok("socks5://[2001:db8::7]:1080"));
        assert_eq!(of("proxy.soax.com").as_deref(), Ok("socks5://proxy.soax.com:1080"));
        assert_eq!(of("a/b"), Err(CannotCarry { field: Field::Host, why: Why::Holds('/') }));
        assert_eq!(of("[2001:db8::7]"), Err(CannotCarry { field: Field::Host, why: Why::Holds('[') }));
    }

    #[test]
    fn reading_what_people_paste() {
        let named = Endpoint { name: Some("my proxy".to_owned()), ..endpoint() };
        for (text, expected) in [
            ("HTTP://192.0.2.7:8000/", endpoint()),
            ("http://user@192.0.2.7:8000", endpoint().with_login("user", "")),
            ("http://user:p@ss@192.0.2.7:8000", endpoint().with_login("user", "p@ss")),
            ("http://user:p:q@192.0.2.7:8000", endpoint().with_login("user", "p:q")),
            ("http://u%C3%A9:%25@192.0.2.7:8000", endpoint().with_login("ué", "%")),
            ("http://user:a+b@192.0.2.7:8000", endpoint().with_login("user", "a+b")),
            ("http://192.0.2.7:8000#my%20proxy", named),
            ("http://[2001:db8::7]:8000", Endpoint::new(Scheme::Http, "2001:db8::7", 8000)),
        ] {
            assert_eq!(read(text), Ok(expected), "{text}");
        }
    }

    #[test]
    fn what_is_no_proxys_url() {
        for (text, why) in [
            ("", Rejected::Empty),
            ("192.0.2.7:8000", Rejected::Missing(Field::Scheme)),
            ("socks4://192.0.2.7:8000", Rejected::Malformed(Field::Scheme)),
            ("http://192.0.2.7", Rejected::Missing(Field::Port)),
            ("http://192.0.2.7/", Rejected::Missing(Field::Port)),
            ("http://192.0.2.7:8000/path", Rejected::Malformed(Field::Port)),
            ("http://2001:db8::7:8000", Rejected::Malformed(Field::Port)),
            ("http://user:100%@192.0.2.7:8000", Rejected::Malformed(Field::Password)),
            ("http://user:%é1@192.0.2.7:8000", Rejected::Malformed(Field::Password)),
            ("http://%ff:x@192.0.2.7:8000", Rejected::Malformed(Field::User)),
            ("http://:8000", Rejected::Missing(Field::Host)),
        ] {
            assert_eq!(read(text), Err(why), "{text}");
        }
    }
}
