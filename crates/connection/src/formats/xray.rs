//! A configuration for Xray and V2Ray: one outbound each (v2ray.com, "Socks" and "HTTP"; xtls.github.io/config/outbounds).
//!
//! ```text
//! file     = { "outbounds": [ outbound… ] }
//! outbound = { "tag": unique name, "protocol": "http" / "socks",
//!              "settings": { "servers": [ { "address": host, "port": number, "users": [ { "user": user, "pass": password } ] } ] },
//!              "streamSettings": { "security": "tls" } for https }
//! ```
//!
//! `servers` is the form that V2Ray and every Xray read; Xray's newer flat form only Xray does. An IPv6 host has no brackets.

use crate::{
    CannotCarry, Endpoint, Scheme, host,
    json::Object,
    shape::{Entry, Shape},
};

pub(crate) const SHAPE: Shape =
    Shape { head: "{\"outbounds\":[\n", entry: Entry::Named(write), between: ",\n", foot: "\n]}\n", read: None };

fn write(endpoint: &Endpoint, name: &str) -> Result<String, CannotCarry> {
    let scheme = host::proxy_scheme(endpoint)?;
    let protocol = if matches!(scheme, Scheme::Http | Scheme::Https) { "http" } else { "socks" };
    let server = Object::new().text("address", host::bare(endpoint)?).json("port", endpoint.port);
    let server = match endpoint.login() {
        Some((user, password)) => {
            let user = Object::new().text("user", user).text("pass", password).end();
            server.json("users", format!("[{user}]"))
        }
        None => server,
    };
    let settings = Object::new().json("servers", format!("[{}]", server.end())).end();
    let object = Object::new().text("tag", name).text("protocol", protocol).json("settings", settings);
    let tls = r#"{"security":"tls"}"#;
    let object = if scheme == Scheme::Https { object.json("streamSettings", tls) } else { object };
    Ok(object.end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_scheme() {
        let of =
            |scheme, user, password| write(&Endpoint::new(scheme, "2001:db8::7", 8000).with_login(user, password), "a");
        let socks = r#"{"tag":"a","protocol":"socks","settings":{"servers":[{"address":"2001:db8::7","port":8000,"users":[{"user":"user","pass":"\"p"}]}]}}"#;
        let https = r#"{"tag":"a","protocol":"http","settings":{"servers":[{"address":"2001:db8::7","port":8000}]},"streamSettings":{"security":"tls"}}"#;
        assert_eq!(of(Scheme::Socks5, "user", "\"p").as_deref(), Ok(socks));
        assert_eq!(of(Scheme::Https, "", "").as_deref(), Ok(https));
        assert!(of(Scheme::MtProto, "", "p").is_err());
    }
}
