//! FoxyProxy's two imports (github.com/foxyproxy/browser-extension: `src/content/import-list.js`, `parseExtended`, and
//! `src/content/import-export.js` with the entries of `options-proxies.js`).
//!
//! ```text
//! line  = ( "http" / "https" / "socks5" ) "://" [ user ":" password "@" ] host ":" port [ "?" pair *( "&" pair ) ]
//! pair  = "title=" name / "cc=" 2ALPHA / "proxydns=false"
//! file  = { "mode": "disable", "data": [ entry… ] }
//! entry = { "active", "title", "type", "hostname", "port" (a string), "username", "password", "cc", "city", "color",
//!           "pac", "pacString", "proxyDNS", "include", "exclude", "tabProxy" }
//! ```
//!
//! Login and values of a line are percent-encoded. An import of the file replaces FoxyProxy's own settings. IPv6 hosts are
//! refused: the line import keeps the brackets, and what the browser then makes of them is nowhere said. FoxyProxy keeps one
//! login for each host and port: of several entries that share them, the last wins (`authentication.js`).

use crate::{
    CannotCarry, Endpoint, Scheme, host,
    json::Object,
    shape::{Entry, Shape},
};
use api::query::encode_segment as encode;

pub(crate) const LIST: Shape = Shape::lines(line, None);

pub(crate) const FILE: Shape = Shape {
    head: "{\"mode\":\"disable\",\"data\":[\n",
    entry: Entry::Plain(entry),
    between: ",\n",
    foot: "\n]}\n",
    read: None,
};

/// FoxyProxy's word, and whether the proxy looks names up.
fn kind(endpoint: &Endpoint) -> Result<(&'static str, bool), CannotCarry> {
    Ok(match host::proxy_scheme(endpoint)? {
        Scheme::Socks5 => ("socks5", false),
        Scheme::Socks5h => ("socks5", true),
        other => (other.as_str(), true),
    })
}

fn line(endpoint: &Endpoint) -> Result<String, CannotCarry> {
    let (kind, proxy_dns) = kind(endpoint)?;
    let (host, port) = (host::name_or_v4(endpoint)?, endpoint.port);
    let login = match endpoint.login() {
        Some((user, password)) => format!("{}:{}@", encode(user), encode(password)),
        None => String::new(),
    };
    let pairs = [
        endpoint.name.as_deref().filter(|name| !name.is_empty()).map(|name| format!("title={}", encode(name))),
        endpoint.country.map(|country| format!("cc={}", country.upper())),
        (!proxy_dns).then(|| "proxydns=false".to_owned()),
    ];
    let pairs: Vec<_> = pairs.into_iter().flatten().collect();
    let mark = if pairs.is_empty() { "" } else { "?" };
    Ok(format!("{kind}://{login}{host}:{port}{mark}{}", pairs.join("&")))
}

fn entry(endpoint: &Endpoint) -> Result<String, CannotCarry> {
    let (kind, proxy_dns) = kind(endpoint)?;
    let (user, password) = endpoint.login().unwrap_or_default();
    let object = Object::new()
        .json("active", true)
        .text("title", endpoint.name.as_deref().unwrap_or_default())
        .text("type", kind)
        .text("hostname", host::name_or_v4(endpoint)?)
        .text("port", &endpoint.port.to_string())
        .text("username", user)
        .text("password", password)
        .text("cc", &endpoint.country.map(|country| country.upper()).unwrap_or_default())
        .text("city", "")
        .text("color", "")
        .text("pac", "")
        .text("pacString", "")
        .json("proxyDNS", proxy_dns)
        .json("include", "[]")
        .json("exclude", "[]")
        .json("tabProxy", "[]");
    Ok(object.end())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Field, Why};

    fn endpoint() -> Endpoint {
        Endpoint {
            name: Some("work proxy".to_owned()),
            country: "us".parse().ok(),
            ..Endpoint::new(Scheme::Https, "78.205.12.1", 21).with_login("user", "p@ss:?#&=é")
        }
    }

    /// The form of the examples in `parseExtended`.
    #[test]
    fn the_extended_list() {
        assert_eq!(
            line(&endpoint()).as_deref(),
            Ok("https://user:p%40ss%3A%3F%23%26%3D%C3%A9@78.205.12.1:21?title=work%20proxy&cc=US")
        );
        let of = |scheme| line(&Endpoint::new(scheme, "192.0.2.7", 1080));
        assert_eq!(of(Scheme::Http).as_deref(), Ok("http://192.0.2.7:1080"));
        assert_eq!(of(Scheme::Socks5).as_deref(), Ok("socks5://192.0.2.7:1080?proxydns=false"));
        assert_eq!(of(Scheme::Socks5h).as_deref(), Ok("socks5://192.0.2.7:1080"));
        assert_eq!(of(Scheme::MtProto), Err(CannotCarry { field: Field::Scheme, why: Why::NoWord }));
        let v6 = Endpoint::new(Scheme::Http, "2001:db8::7", 80);
        assert_eq!(line(&v6), Err(CannotCarry { field: Field::Host, why: Why::Ipv6 }));
    }

    #[test]
    fn the_file() {
        let expected = r#"{"active":true,"title":"work proxy","type":"https","hostname":"78.205.12.1","port":"21","username":"user","password":"p@ss:?#&=é","cc":"US","city":"","color":"","pac":"","pacString":"","proxyDNS":true,"include":[],"exclude":[],"tabProxy":[]}"#;
        assert_eq!(entry(&endpoint()).as_deref(), Ok(expected));
    }
}
