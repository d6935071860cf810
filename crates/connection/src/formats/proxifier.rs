//! A profile for Proxifier on Windows: its list of proxies, and a rule that leaves every connection as it is until the person
//! chooses otherwise (proxifier.com/docs/win-v4, "Profiles"; the elements as profiles of version 102 have them, in which
//! `Encryption mode="disabled"` lets passwords stand as they are).
//!
//! ```text
//! entry = "<Proxy id=" number " type=" ( "HTTPS" / "SOCKS5" ) ">" label address port options [ authentication ] "</Proxy>"
//! ```
//!
//! Not verified: nobody has tried it with the program. What it calls HTTPS is HTTP with CONNECT; it has no word for TLS to the
//! proxy, and names no IPv6 address. Options 48 is what its own profiles have.

use crate::{
    CannotCarry, Endpoint, Field, Scheme, Why, host,
    shape::{Entry, Shape},
    text,
    xml::escaped,
};

pub(crate) const SHAPE: Shape = Shape {
    head: r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<ProxifierProfile version="102" platform="Windows" product_id="0" product_minver="400">
  <Options>
    <Encryption mode="disabled" />
  </Options>
  <ProxyList>
"#,
    entry: Entry::Numbered(write),
    between: "\n",
    foot: r#"
  </ProxyList>
  <ChainList />
  <RuleList>
    <Rule enabled="true">
      <Action type="Direct" />
      <Name>Default</Name>
    </Rule>
  </RuleList>
</ProxifierProfile>
"#,
    read: None,
};

/// Its own profiles begin to count there.
const FIRST: usize = 100;

fn write(endpoint: &Endpoint, number: usize) -> Result<String, CannotCarry> {
    let kind = match host::proxy_scheme(endpoint)? {
        Scheme::Http => "HTTPS",
        Scheme::Socks5 | Scheme::Socks5h => "SOCKS5",
        Scheme::Https | Scheme::MtProto => {
            return Err(CannotCarry { field: Field::Scheme, why: Why::NoWord });
        }
    };
    let (id, port) = (FIRST + number, endpoint.port);
    let address = host::name_or_v4(endpoint)?;
    let label = match endpoint.name.as_deref().filter(|name| !name.is_empty()) {
        Some(name) => format!("      <Label>{}</Label>\n", escaped(Field::Name, name)?),
        None => String::new(),
    };
    let authentication = match text::login(endpoint, &[])? {
        Some((user, password)) => format!(
            "      <Authentication enabled=\"true\">\n        <Password>{}</Password>\n        <Username>{}</Username>\n      </Authentication>\n",
            escaped(Field::Password, password)?,
            escaped(Field::User, user)?,
        ),
        None => String::new(),
    };
    Ok(format!(
        "    <Proxy id=\"{id}\" type=\"{kind}\">\n{authentication}      <Options>48</Options>\n      <Port>{port}</Port>\n      <Address>{address}</Address>\n{label}    </Proxy>"
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entry() {
        let endpoint = Endpoint {
            name: Some("shop & co".to_owned()),
            ..Endpoint::new(Scheme::Socks5, "192.0.2.7", 1080).with_login("user", "<p>&\"'")
        };
        let expected = "    <Proxy id=\"100\" type=\"SOCKS5\">
      <Authentication enabled=\"true\">
        <Password>&lt;p&gt;&amp;\"'</Password>
        <Username>user</Username>
      </Authentication>
      <Options>48</Options>
      <Port>1080</Port>
      <Address>192.0.2.7</Address>
      <Label>shop &amp; co</Label>
    </Proxy>";
        assert_eq!(write(&endpoint, 0).as_deref(), Ok(expected));
        let bare = "    <Proxy id=\"103\" type=\"HTTPS\">
      <Options>48</Options>
      <Port>8000</Port>
      <Address>proxy.soax.com</Address>
    </Proxy>";
        assert_eq!(write(&Endpoint::new(Scheme::Http, "proxy.soax.com", 8000), 3).as_deref(), Ok(bare));
    }

    #[test]
    fn what_cannot_be_carried() {
        let refused = |field, why| Err(CannotCarry { field, why });
        let of = |scheme, host: &str| write(&Endpoint::new(scheme, host, 80), 0);
        assert_eq!(of(Scheme::Https, "192.0.2.7"), refused(Field::Scheme, Why::NoWord));
        assert_eq!(of(Scheme::Http, "2001:db8::7"), refused(Field::Host, Why::Ipv6));
        let line = Endpoint::new(Scheme::Http, "192.0.2.7", 80).with_login("a", "b\nc");
        assert_eq!(write(&line, 0), refused(Field::Password, Why::Holds('\n')));
    }
}
