//! AdsPower's `user_proxy_config` objects in an array (localapi-doc-zh.adspower.net, "user_proxy_config").
//!
//! ```text
//! file  = [ entry… ]
//! entry = { "proxy_soft": "other", "proxy_type": "http" / "https" / "socks5", "proxy_host": host,
//!           "proxy_port": port as a string, "proxy_user": user, "proxy_password": password }
//! ```
//!
//! An IPv6 host is refused: the documentation names domain names and IP addresses, and shows no IPv6 address.

use crate::{
    CannotCarry, Endpoint, Scheme, host,
    json::Object,
    shape::{Entry, Shape},
};

pub(crate) const SHAPE: Shape =
    Shape { head: "[\n", entry: Entry::Plain(write), between: ",\n", foot: "\n]\n", read: None };

fn write(endpoint: &Endpoint) -> Result<String, CannotCarry> {
    let kind = match host::proxy_scheme(endpoint)? {
        Scheme::Socks5 | Scheme::Socks5h => "socks5",
        other => other.as_str(),
    };
    let (user, password) = endpoint.login().unwrap_or_default();
    let object = Object::new()
        .text("proxy_soft", "other")
        .text("proxy_type", kind)
        .text("proxy_host", host::name_or_v4(endpoint)?)
        .text("proxy_port", &endpoint.port.to_string())
        .optional("proxy_user", Some(user))
        .optional("proxy_password", Some(password));
    Ok(object.end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries() {
        let endpoint = Endpoint::new(Scheme::Socks5h, "192.0.2.7", 1080);
        let bare = r#"{"proxy_soft":"other","proxy_type":"socks5","proxy_host":"192.0.2.7","proxy_port":"1080"}"#;
        assert_eq!(write(&endpoint).as_deref(), Ok(bare));
        let full = r#"{"proxy_soft":"other","proxy_type":"socks5","proxy_host":"192.0.2.7","proxy_port":"1080","proxy_user":"u","proxy_password":"\"p"}"#;
        assert_eq!(write(&endpoint.with_login("u", "\"p")).as_deref(), Ok(full));
        assert!(write(&Endpoint::new(Scheme::Http, "2001:db8::7", 80)).is_err());
    }
}
