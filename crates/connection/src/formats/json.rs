//! JSON (RFC 8259) of our own: an array of objects, or one object a line (jsonlines.org).
//!
//! ```text
//! array  = "[" [ object *( "," object ) ] "]"
//! lines  = *( object LF )
//! object = { "scheme": text, "host": text, "port": number, "user": text, "password": text, "name": text,
//!            "country": ISO 3166-1 code in lower case, "expires": RFC 3339 in UTC }
//! ```
//!
//! What is not known is left out; scheme, host and port always stand there. An IPv6 host has no brackets. The reader also
//! knows the names that others use, those of Proxy6's API among them (`proxy6.txt`, "getproxy"), and a port in a string.

use crate::{
    CannotCarry, Endpoint, Field, Rejected, Scheme, date,
    formats::named,
    host,
    json::Object,
    shape::{Entry, Shape},
};
use serde_json::Value;

pub(crate) const ARRAY: Shape =
    Shape { head: "[\n", entry: Entry::Plain(write), between: ",\n", foot: "\n]\n", read: None };

pub(crate) const LINES: Shape = Shape::lines(write, Some(read));

fn write(endpoint: &Endpoint) -> Result<String, CannotCarry> {
    let Endpoint { scheme, port, name, country, expires, .. } = endpoint;
    let (user, password) = endpoint.login().unwrap_or_default();
    let expires = expires.map(date::written).transpose()?;
    let object = Object::new()
        .text("scheme", scheme.as_str())
        .text("host", host::bare(endpoint)?)
        .json("port", port)
        .optional("user", Some(user))
        .optional("password", Some(password))
        .optional("name", name.as_deref())
        .optional("country", country.as_ref().map(|country| country.lower()))
        .optional("expires", expires.as_deref());
    Ok(object.end())
}

fn read(text: &str, scheme: Scheme) -> Result<Endpoint, Rejected> {
    if text.trim().is_empty() {
        return Err(Rejected::Empty);
    }
    let value = serde_json::from_str(text).map_err(|_| Rejected::NotOfFormat)?;
    of_value(&value, scheme)
}

/// One object.
pub(crate) fn of_value(value: &Value, scheme: Scheme) -> Result<Endpoint, Rejected> {
    let fields = value.as_object().ok_or(Rejected::NotOfFormat)?;
    if is_of_another_program(value) {
        return Err(Rejected::NotOfFormat);
    }
    named::endpoint(scheme, |field, names| {
        let given = names.iter().filter_map(|name| fields.get(*name)).find(|value| !value.is_null());
        match given {
            None => Ok(None),
            Some(Value::String(text)) => Ok(Some(text.clone())),
            Some(Value::Number(number)) => Ok(Some(number.to_string())),
            Some(_) => Err(Rejected::Malformed(field)),
        }
    })
}

/// Whether an object is an entry of a list, one that can be read or not.
pub(crate) fn is_entry(value: &Value) -> bool {
    let has = |field| named::names(field).iter().any(|name| value.get(name).is_some());
    is_of_another_program(value) || (value.is_object() && has(Field::Host) && has(Field::Port))
}

/// Entries of sing-box, Xray and ZeroOmega that keep the login or the TLS of a proxy in places of their own: read as ours,
/// they would lose it.
fn is_of_another_program(value: &Value) -> bool {
    let has = |name| value.get(name).is_some();
    has("tls") || has("users") || has("fallbackProxy") || (has("protocol") && has("settings"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn what_of_a_document_is_an_entry() {
        for (value, entry) in [
            (json!({ "host": "192.0.2.7", "port": 8000 }), true),
            (json!({ "host": "192.0.2.7" }), false),
            (json!({ "port": 8000 }), false),
            (json!({ "a": 1 }), false),
            (json!("192.0.2.7:8000"), false),
            (json!({ "protocol": "http", "settings": {} }), true),
            (json!({ "protocol": "http" }), false),
            (json!({ "settings": {} }), false),
        ] {
            assert_eq!(is_entry(&value), entry, "{value}");
        }
    }

    fn full() -> Endpoint {
        Endpoint {
            name: Some("shop".to_owned()),
            country: "DE".parse().ok(),
            expires: Some(1_785_585_600),
            ..Endpoint::new(Scheme::Socks5, "2001:db8::7", 1080).with_login("user", "p\"\\/\n\t\u{1}é:@`$,;")
        }
    }

    /// RFC 8259, section 7: quotation mark, reverse solidus and control characters are escaped, nothing else has to be.
    const FULL: &str = r#"{"scheme":"socks5","host":"2001:db8::7","port":1080,"user":"user","password":"p\"\\/\n\t\u0001é:@`$,;","name":"shop","country":"de","expires":"2026-08-01T12:00:00Z"}"#;

    #[test]
    fn every_field() {
        assert_eq!(write(&full()).as_deref(), Ok(FULL));
        assert_eq!(read(FULL, Scheme::Http), Ok(full()));
    }

    #[test]
    fn what_is_not_known_is_left_out() {
        let endpoint = Endpoint::new(Scheme::Http, "192.0.2.7", 8000);
        let line = r#"{"scheme":"http","host":"192.0.2.7","port":8000}"#;
        assert_eq!(write(&endpoint).as_deref(), Ok(line));
        assert_eq!(read(line, Scheme::Socks5), Ok(endpoint));
    }

    /// An entry of the example in `proxy6.txt`, "getproxy".
    #[test]
    fn an_entry_of_proxy6() {
        let entry = r#"{"id":"11","ip":"2a00:1838:32:19f:45fb:2640::330","host":"185.22.134.250","port":"7330",
            "user":"5svBNZ","pass":"iagn2d","type":"http","country":"ru","date":"2016-06-19 16:32:39",
            "date_end":"2016-07-12 11:50:41","unixtime":1466379159,"unixtime_end":1468349441,"descr":"","active":"1"}"#;
        let expected = Endpoint {
            country: "ru".parse().ok(),
            expires: Some(1_468_349_441),
            ..Endpoint::new(Scheme::Http, "185.22.134.250", 7330).with_login("5svBNZ", "iagn2d")
        };
        assert_eq!(read(entry, Scheme::Socks5), Ok(expected));
    }

    #[test]
    fn what_is_no_endpoint() {
        for (text, why) in [
            (" ", Rejected::Empty),
            ("[", Rejected::NotOfFormat),
            ("7", Rejected::NotOfFormat),
            (r#"{"port":80}"#, Rejected::Missing(Field::Host)),
            (r#"{"host":"a"}"#, Rejected::Missing(Field::Port)),
            (r#"{"host":"a","port":80,"tls":{"enabled":true}}"#, Rejected::NotOfFormat),
            (r#"{"host":"a","port":80.5}"#, Rejected::Malformed(Field::Port)),
            (r#"{"host":["a"],"port":80}"#, Rejected::Malformed(Field::Host)),
            (r#"{"host":"a b","port":80}"#, Rejected::Malformed(Field::Host)),
            (r#"{"host":"a","port":80,"type":"ftp"}"#, Rejected::Malformed(Field::Scheme)),
            (r#"{"host":"a","port":80,"country":"xyz"}"#, Rejected::Malformed(Field::Country)),
            (r#"{"host":"a","port":80,"expires":"soon"}"#, Rejected::Malformed(Field::Expires)),
        ] {
            assert_eq!(read(text, Scheme::Http), Err(why), "{text}");
        }
    }
}
