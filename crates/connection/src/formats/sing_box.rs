//! A configuration for sing-box: one outbound each (sing-box.sagernet.org/configuration/outbound/http and …/socks).
//!
//! ```text
//! file     = { "outbounds": [ outbound… ] }
//! outbound = { "type": "http" / "socks", "tag": unique name, "server": host, "server_port": number,
//!              "version": "5" for socks, "username": user, "password": password, "tls": { "enabled": true } for https }
//! ```
//!
//! An IPv6 host has no brackets. sing-box leaves looking names up to the proxy for both kinds of SOCKS.

use crate::{
    CannotCarry, Endpoint, Scheme, host,
    json::Object,
    shape::{Entry, Shape},
};

pub(crate) const SHAPE: Shape =
    Shape { head: "{\"outbounds\":[\n", entry: Entry::Named(write), between: ",\n", foot: "\n]}\n", read: None };

fn write(endpoint: &Endpoint, name: &str) -> Result<String, CannotCarry> {
    let scheme = host::proxy_scheme(endpoint)?;
    let kind = if matches!(scheme, Scheme::Http | Scheme::Https) { "http" } else { "socks" };
    let object = Object::new()
        .text("type", kind)
        .text("tag", name)
        .text("server", host::bare(endpoint)?)
        .json("server_port", endpoint.port);
    let object = if kind == "socks" { object.text("version", "5") } else { object };
    let object = match endpoint.login() {
        Some((user, password)) => object.text("username", user).text("password", password),
        None => object,
    };
    let object = if scheme == Scheme::Https { object.json("tls", r#"{"enabled":true}"#) } else { object };
    Ok(object.end())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Fields and their order as in the documentation's "Structure".
    #[test]
    fn each_scheme() {
        let of = |scheme| write(&Endpoint::new(scheme, "192.0.2.7", 8000), "a");
        let http = r#"{"type":"http","tag":"a","server":"192.0.2.7","server_port":8000}"#;
        let https = r#"{"type":"http","tag":"a","server":"192.0.2.7","server_port":8000,"tls":{"enabled":true}}"#;
        let socks = r#"{"type":"socks","tag":"a","server":"192.0.2.7","server_port":8000,"version":"5"}"#;
        assert_eq!(of(Scheme::Http).as_deref(), Ok(http));
        assert_eq!(of(Scheme::Https).as_deref(), Ok(https));
        assert_eq!(of(Scheme::Socks5).as_deref(), Ok(socks));
        assert_eq!(of(Scheme::Socks5h).as_deref(), Ok(socks));
        assert!(of(Scheme::MtProto).is_err());
    }

    #[test]
    fn a_hard_login_and_an_ipv6_host() {
        let endpoint = Endpoint::new(Scheme::Http, "2001:db8::7", 8000).with_login("user", "\"\\\né: @");
        let expected = r#"{"type":"http","tag":"a \"b\"","server":"2001:db8::7","server_port":8000,"username":"user","password":"\"\\\né: @"}"#;
        assert_eq!(write(&endpoint, "a \"b\"").as_deref(), Ok(expected));
    }
}
