//! A configuration profile for Apple's systems with a global HTTP proxy
//! (developer.apple.com/documentation/devicemanagement/globalhttpproxy).
//!
//! ```text
//! file    = plist with one payload of the type com.apple.proxy.http.global
//! payload = ProxyType "Manual", ProxyServer, ProxyServerPort (a number), ProxyUsername, ProxyPassword
//! ```
//!
//! Not verified: no device has installed one; the plist itself Python's `plistlib` reads in every test run. iPhones and iPads
//! must be supervised. "There can only be one payload of this type on the device at any time": a file holds one proxy, and
//! all files have the same identifiers, so that the next takes the place of the last. SOCKS, and TLS to the proxy, it has no word for.

use crate::{
    CannotCarry, Endpoint, Field, Scheme, Why, host,
    shape::{Entry, Shape},
    xml::escaped,
};

pub(crate) const SHAPE: Shape = Shape {
    head: r#"<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
<dict>
  <key>PayloadContent</key>
  <array>
"#,
    entry: Entry::Only(write),
    between: "",
    foot: r#"
  </array>
  <key>PayloadDisplayName</key>
  <string>Proxy</string>
  <key>PayloadIdentifier</key>
  <string>proxydeck.profile</string>
  <key>PayloadType</key>
  <string>Configuration</string>
  <key>PayloadUUID</key>
  <string>6B1C7A52-53A4-4E0B-9B53-2F6D0C9E5A01</string>
  <key>PayloadVersion</key>
  <integer>1</integer>
</dict>
</plist>
"#,
    read: None,
};

fn write(endpoint: &Endpoint) -> Result<String, CannotCarry> {
    if host::proxy_scheme(endpoint)? != Scheme::Http {
        return Err(CannotCarry { field: Field::Scheme, why: Why::NoWord });
    }
    let (host, port) = (host::bare(endpoint)?, endpoint.port);
    let (user, password) = endpoint.login().unwrap_or_default();
    let mut fields = String::new();
    for (field, key, text) in [(Field::User, "ProxyUsername", user), (Field::Password, "ProxyPassword", password)] {
        if !text.is_empty() {
            fields.push_str(&format!("\n      <key>{key}</key>\n      <string>{}</string>", escaped(field, text)?));
        }
    }
    Ok(format!(
        "    <dict>
      <key>PayloadIdentifier</key>
      <string>proxydeck.profile.proxy</string>
      <key>PayloadType</key>
      <string>com.apple.proxy.http.global</string>
      <key>PayloadUUID</key>
      <string>0D8A5B1E-6C1F-4B7D-8E0A-71C2B0F3D602</string>
      <key>PayloadVersion</key>
      <integer>1</integer>
      <key>ProxyType</key>
      <string>Manual</string>
      <key>ProxyServer</key>
      <string>{host}</string>
      <key>ProxyServerPort</key>
      <integer>{port}</integer>{fields}
    </dict>"
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Keys and their kinds as in Apple's table of properties.
    #[test]
    fn a_payload() {
        let endpoint = Endpoint::new(Scheme::Http, "192.0.2.7", 8000).with_login("user", "<p>&");
        let payload = write(&endpoint).unwrap();
        for pair in [
            "<key>ProxyType</key>\n      <string>Manual</string>",
            "<key>ProxyServer</key>\n      <string>192.0.2.7</string>",
            "<key>ProxyServerPort</key>\n      <integer>8000</integer>",
            "<key>ProxyUsername</key>\n      <string>user</string>",
            "<key>ProxyPassword</key>\n      <string>&lt;p&gt;&amp;</string>",
        ] {
            assert!(payload.contains(pair), "{pair} in {payload}");
        }
        assert!(!write(&endpoint.with_login("", "")).unwrap().contains("ProxyUsername"));
    }

    #[test]
    fn what_cannot_be_carried() {
        for scheme in [Scheme::Https, Scheme::Socks5, Scheme::Socks5h, Scheme::MtProto] {
            let refused = CannotCarry { field: Field::Scheme, why: Why::NoWord };
            assert_eq!(write(&Endpoint::new(scheme, "192.0.2.7", 80)), Err(refused));
        }
        let line = Endpoint::new(Scheme::Http, "192.0.2.7", 80).with_login("a", "b\nc");
        assert_eq!(write(&line), Err(CannotCarry { field: Field::Password, why: Why::Holds('\n') }));
    }
}
