//! The `proxies` of a configuration for Mihomo, once Clash (wiki.metacubex.one/config/proxies/http and …/socks).
//!
//! ```text
//! file  = "proxies:" LF *( "  - " entry LF )
//! entry = { name: unique name, type: http / socks5, server: host, port: number, username: user, password: password,
//!           tls: true for https }
//! ```
//!
//! Every text is a double-quoted scalar (YAML 1.2.2, section 7.3.1), so that nothing in it is taken for YAML. An IPv6 host
//! has no brackets.

use crate::{
    CannotCarry, Endpoint, Scheme, host, json,
    shape::{Entry, Shape},
};

pub(crate) const SHAPE: Shape =
    Shape { head: "proxies:", entry: Entry::Named(write), between: "", foot: "\n", read: None };

fn write(endpoint: &Endpoint, name: &str) -> Result<String, CannotCarry> {
    let scheme = host::proxy_scheme(endpoint)?;
    let kind = if matches!(scheme, Scheme::Http | Scheme::Https) { "http" } else { "socks5" };
    let (name, server, port) = (quoted(name), quoted(host::bare(endpoint)?), endpoint.port);
    let login = match endpoint.login() {
        Some((user, password)) => format!(", username: {}, password: {}", quoted(user), quoted(password)),
        None => String::new(),
    };
    let tls = if scheme == Scheme::Https { ", tls: true" } else { "" };
    Ok(format!("\n  - {{name: {name}, type: {kind}, server: {server}, port: {port}{login}{tls}}}"))
}

/// A JSON string is a double-quoted scalar once what YAML does not print is escaped as well: delete and the C1 controls
/// (section 5.1), and what YAML 1.1 took for a line end or a byte order mark.
fn quoted(text: &str) -> String {
    let mut quoted = String::new();
    for character in json::quoted(text).chars() {
        if character.is_control() || matches!(character, '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}')
        {
            quoted.push_str(&format!("\\u{:04X}", u32::from(character)));
        } else {
            quoted.push(character);
        }
    }
    quoted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_scheme() {
        let of = |scheme| write(&Endpoint::new(scheme, "192.0.2.7", 8000), "a");
        let http = "\n  - {name: \"a\", type: http, server: \"192.0.2.7\", port: 8000}";
        let https = "\n  - {name: \"a\", type: http, server: \"192.0.2.7\", port: 8000, tls: true}";
        let socks = "\n  - {name: \"a\", type: socks5, server: \"192.0.2.7\", port: 8000}";
        assert_eq!(of(Scheme::Http).as_deref(), Ok(http));
        assert_eq!(of(Scheme::Https).as_deref(), Ok(https));
        assert_eq!(of(Scheme::Socks5).as_deref(), Ok(socks));
        assert_eq!(of(Scheme::Socks5h).as_deref(), Ok(socks));
    }

    /// YAML 1.2.2, section 5.7.
    #[test]
    fn hard_texts() {
        for (text, scalar) in [
            ("a: b # c", r#""a: b # c""#),
            ("yes", r#""yes""#),
            ("\"\\", r#""\"\\""#),
            ("a\nb", r#""a\nb""#),
            ("'`$,;%+/?@é", r#""'`$,;%+/?@é""#),
            ("\u{7f}\u{85}\u{2028}\u{feff}", r#""\u007F\u0085\u2028\uFEFF""#),
        ] {
            assert_eq!(quoted(text), scalar);
        }
    }
}
