//! A backup for ZeroOmega and SwitchyOmega: one profile each (github.com/zero-peak/ZeroOmega:
//! `omega-target/src/default_options.coffee`, and `fixed_profile.coffee` for the login).
//!
//! ```text
//! file    = { "schemaVersion": 2, "+" name: profile… }
//! profile = { "profileType": "FixedProfile", "name": unique name, "color": "#99ccee", "bypassList": [],
//!             "fallbackProxy": { "scheme": "http" / "https" / "socks5", "host": host, "port": number },
//!             "auth": { "fallbackProxy": { "username": user, "password": password } } }
//! ```
//!
//! Restoring it replaces all of the extension's settings. A login without a user is none to the extension, and a name that
//! begins with an underscore is hidden: both are refused. So are IPv6 hosts. Logins are kept by host and port, and tried one
//! after another where several profiles share them (`proxy_auth.coffee`); for SOCKS they work in Firefox only.

use crate::{
    CannotCarry, Endpoint, Field, Scheme, Why, host,
    json::{Object, quoted},
    shape::{Entry, Shape},
};

pub(crate) const SHAPE: Shape =
    Shape { head: "{\"schemaVersion\":2", entry: Entry::Named(write), between: "", foot: "\n}\n", read: None };

fn write(endpoint: &Endpoint, name: &str) -> Result<String, CannotCarry> {
    let scheme = match host::proxy_scheme(endpoint)? {
        Scheme::Socks5 | Scheme::Socks5h => "socks5",
        other => other.as_str(),
    };
    if name.starts_with('_') {
        return Err(CannotCarry { field: Field::Name, why: Why::Holds('_') });
    }
    let proxy = Object::new()
        .text("scheme", scheme)
        .text("host", host::name_or_v4(endpoint)?)
        .json("port", endpoint.port)
        .end();
    let profile = Object::new()
        .text("profileType", "FixedProfile")
        .text("name", name)
        .text("color", "#99ccee")
        .json("bypassList", "[]")
        .json("fallbackProxy", proxy);
    let profile = match endpoint.login() {
        None => profile,
        Some(("", _)) => return Err(CannotCarry { field: Field::User, why: Why::Empty }),
        Some((user, password)) => {
            let login = Object::new().text("username", user).text("password", password).end();
            profile.json("auth", Object::new().json("fallbackProxy", login).end())
        }
    };
    Ok(format!(",\n{}:{}", quoted(&format!("+{name}")), profile.end()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_profile() {
        let endpoint = Endpoint::new(Scheme::Http, "192.0.2.7", 8000).with_login("user", "\"p\"");
        let expected = concat!(
            ",\n",
            r##""+shop":{"profileType":"FixedProfile","name":"shop","color":"#99ccee","bypassList":[],"##,
            r##""fallbackProxy":{"scheme":"http","host":"192.0.2.7","port":8000},"##,
            r##""auth":{"fallbackProxy":{"username":"user","password":"\"p\""}}}"##
        );
        assert_eq!(write(&endpoint, "shop").as_deref(), Ok(expected));
    }

    #[test]
    fn what_cannot_be_carried() {
        let refused = |field, why| Err(CannotCarry { field, why });
        let endpoint = Endpoint::new(Scheme::Socks5, "192.0.2.7", 8000);
        assert_eq!(write(&endpoint.clone().with_login("", "p"), "a"), refused(Field::User, Why::Empty));
        assert_eq!(write(&endpoint, "_a"), refused(Field::Name, Why::Holds('_')));
        let v6 = Endpoint::new(Scheme::Http, "2001:db8::7", 80);
        assert_eq!(write(&v6, "a"), refused(Field::Host, Why::Ipv6));
    }
}
