//! `user:password:host:port`, which several desktop tools and account checkers want. There is no standard and no escaping.
//!
//! ```text
//! line = [ user ":" password ":" ] host ":" port
//! ```
//!
//! The writer refuses a colon anywhere, an IPv6 host included, and whatever ends or trims a line. The reader takes host and
//! port from the end and the user name up to the first colon; an IPv6 host in brackets.

use crate::{CannotCarry, Endpoint, Field, Rejected, Scheme, host, shape::Shape, text};

pub(crate) const SHAPE: Shape = Shape::lines(write, Some(read));

fn write(endpoint: &Endpoint) -> Result<String, CannotCarry> {
    host::proxy_scheme(endpoint)?;
    let host = host::name_or_v4(endpoint)?;
    let port = endpoint.port;
    let Some((user, password)) = text::login(endpoint, &[':'])? else { return Ok(format!("{host}:{port}")) };
    Ok(format!("{user}:{password}:{host}:{port}"))
}

fn read(text: &str, scheme: Scheme) -> Result<Endpoint, Rejected> {
    if text.is_empty() {
        return Err(Rejected::Empty);
    }
    // The address is what follows the last colon but one; in an IPv6 address colons do not count.
    let (before_port, _) = text.rsplit_once(':').ok_or(Rejected::Missing(Field::Port))?;
    let host_at = match before_port.strip_suffix(']') {
        Some(v6) => v6.rfind('[').ok_or(Rejected::Malformed(Field::Host))?,
        None => before_port.rfind(':').map_or(0, |colon| colon + 1),
    };
    let (login, address) = text.split_at_checked(host_at).ok_or(Rejected::NotOfFormat)?;
    let (host, port) = host::split(address)?;
    let endpoint = Endpoint::new(scheme, host, host::port(port)?);
    let Some(login) = login.strip_suffix(':') else { return Ok(endpoint) };
    let (user, password) = login.split_once(':').ok_or(Rejected::Missing(Field::Password))?;
    Ok(endpoint.with_login(user, password))
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
        for password in ["p@/#?%+w", "pa ss", "\"'`\\$,;", "é", &"x".repeat(255)] {
            assert_eq!(written("user", password), Ok(format!("user:{password}:192.0.2.7:8000")));
        }
        let refused = |why| Err(CannotCarry { field: Field::Password, why });
        assert_eq!(written("user", "a:b"), refused(Why::Holds(':')));
        assert_eq!(written("user", "a\nb"), refused(Why::Holds('\n')));
        assert_eq!(written("user", "a "), refused(Why::OuterSpace));
        let v6 = Endpoint::new(Scheme::Http, "2001:db8::7", 8000);
        assert_eq!(write(&v6), Err(CannotCarry { field: Field::Host, why: Why::Ipv6 }));
    }

    #[test]
    fn with_half_a_login_and_with_none() {
        assert_eq!(written("", "").as_deref(), Ok("192.0.2.7:8000"));
        assert_eq!(written("user", "").as_deref(), Ok("user::192.0.2.7:8000"));
        assert_eq!(written("", "pass").as_deref(), Ok(":pass:192.0.2.7:8000"));
    }

    #[test]
    fn reading() {
        let read = |text| read(text, Scheme::Http);
        let v6 = Endpoint::new(Scheme::Http, "2001:db8::7", 8000);
        assert_eq!(read("192.0.2.7:8000"), Ok(endpoint()));
        assert_eq!(read("u:p:q:192.0.2.7:8000"), Ok(endpoint().with_login("u", "p:q")));
        assert_eq!(read("[2001:db8::7]:8000"), Ok(v6.clone()));
        assert_eq!(read("u:p:[2001:db8::7]:8000"), Ok(v6.with_login("u", "p")));
        assert_eq!(read("u:192.0.2.7:8000"), Err(Rejected::Missing(Field::Password)));
        assert_eq!(read("192.0.2.7:8000:user:pass"), Err(Rejected::Malformed(Field::Port)));
        assert_eq!(read("u:p:]:8000"), Err(Rejected::Malformed(Field::Host)));
        assert_eq!(read("u:p::8000"), Err(Rejected::Missing(Field::Host)));
    }
}
