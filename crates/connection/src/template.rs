//! Lines of the user's own making.
//!
//! ```text
//! template = *( text / "{{" / "}}" / "\\n" / "\\t" / "\\\\" / "{" name [ ":" spelling ] "}" )
//! name     = "scheme" / "host" / "port" / "user" / "password" / "name" / "country" / "expires"
//! spelling = "url" / "json" / "bare"
//! ```
//!
//! `url` is RFC 3986 percent-encoding of everything but the unreserved characters, `json` what stands between the quotes of
//! a JSON string. A host that is an IPv6 address stands in brackets, but for `json` and `bare`. What is not known is empty.
//!
//! A value that is not spelled in a way that keeps it apart may hold neither a control character nor the text that follows it
//! in the template: the reader of the line could not tell where it ends.

use crate::{CannotCarry, Endpoint, Field, Why, date, host, json};
use api::query::encode_segment;
use std::str::FromStr;

/// A line of the user's own making: `{user}:{password}@{host}:{port}`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Template(Vec<Piece>);

#[derive(Clone, Debug, PartialEq, Eq)]
enum Piece {
    Text(String),
    Value(Field, Spelling),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Spelling {
    AsItIs,
    Bare,
    Url,
    Json,
}

/// A text that is no template.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotTemplate {
    /// A `{` without its `}`.
    #[error("the brace at character {0} is not closed")]
    NotClosed(usize),
    /// A `}` without its `{`.
    #[error("the brace at character {0} was not opened")]
    NotOpened(usize),
    /// There is no such value.
    #[error("no value has the name at character {0}")]
    UnknownName(usize),
    /// There is no such spelling.
    #[error("no spelling has the name at character {0}")]
    UnknownSpelling(usize),
    /// A backslash before something else than `n`, `t` or a backslash.
    #[error("the backslash at character {0} stands before nothing that it changes")]
    UnknownEscape(usize),
}

impl Template {
    /// The line for an endpoint.
    ///
    /// # Errors
    /// [`CannotCarry`] for a value whose end could not be told.
    pub fn write(&self, endpoint: &Endpoint) -> Result<String, CannotCarry> {
        let mut line = String::new();
        let mut pieces = self.0.iter().peekable();
        while let Some(piece) = pieces.next() {
            match piece {
                Piece::Text(text) => line.push_str(text),
                Piece::Value(field, spelling) => {
                    let value = spelled(*field, *spelling, endpoint)?;
                    let following = match pieces.peek() {
                        Some(Piece::Text(text)) => text.as_str(),
                        _ => "",
                    };
                    if *spelling == Spelling::AsItIs || *spelling == Spelling::Bare {
                        ends_before(*field, &value, following)?;
                    }
                    line.push_str(&value);
                }
            }
        }
        Ok(line)
    }
}

fn spelled(field: Field, spelling: Spelling, endpoint: &Endpoint) -> Result<String, CannotCarry> {
    let (user, password) = endpoint.login().unwrap_or_default();
    let value = match field {
        Field::Scheme => endpoint.scheme.to_string(),
        // Brackets are no part of the value, so that `url` does not encode them.
        Field::Host if matches!(spelling, Spelling::AsItIs | Spelling::Url) => return host::bracketed(endpoint),
        Field::Host => host::bare(endpoint)?.to_owned(),
        Field::Port => endpoint.port.to_string(),
        Field::User => user.to_owned(),
        Field::Password => password.to_owned(),
        Field::Name => endpoint.name.clone().unwrap_or_default(),
        Field::Country => endpoint.country.map(|country| country.to_string()).unwrap_or_default(),
        Field::Expires => endpoint.expires.map(date::written).transpose()?.unwrap_or_default(),
    };
    Ok(match spelling {
        Spelling::AsItIs | Spelling::Bare => value,
        Spelling::Url => encode_segment(&value),
        Spelling::Json => {
            let quoted = json::quoted(&value);
            quoted.get(1..quoted.len() - 1).unwrap_or_default().to_owned()
        }
    })
}

/// The text that follows must begin where the value ends, and nowhere before.
fn ends_before(field: Field, value: &str, following: &str) -> Result<(), CannotCarry> {
    let unclear = match following.chars().next() {
        // Inside its brackets an IPv6 address may hold what it likes.
        Some(first) if !value.starts_with('[') || field != Field::Host => {
            (format!("{value}{following}").find(following) != Some(value.len())).then_some(first)
        }
        _ => None,
    };
    match unclear.or_else(|| value.chars().find(|character| character.is_control())) {
        Some(character) => Err(CannotCarry { field, why: Why::Holds(character) }),
        None => Ok(()),
    }
}

impl FromStr for Template {
    type Err = NotTemplate;

    fn from_str(text: &str) -> Result<Self, NotTemplate> {
        let mut pieces = vec![];
        let mut literal = String::new();
        let mut characters = text.chars().zip(1..).peekable();
        while let Some((character, at)) = characters.next() {
            match character {
                '{' if characters.next_if(|(next, _)| *next == '{').is_some() => literal.push('{'),
                '}' if characters.next_if(|(next, _)| *next == '}').is_some() => literal.push('}'),
                '}' => return Err(NotTemplate::NotOpened(at)),
                '\\' => literal.push(match characters.next() {
                    Some(('n', _)) => '\n',
                    Some(('t', _)) => '\t',
                    Some(('\\', _)) => '\\',
                    _ => return Err(NotTemplate::UnknownEscape(at)),
                }),
                '{' => {
                    let mut inside = String::new();
                    loop {
                        match characters.next() {
                            Some(('}', _)) => break,
                            Some((character, _)) => inside.push(character),
                            None => return Err(NotTemplate::NotClosed(at)),
                        }
                    }
                    if !literal.is_empty() {
                        pieces.push(Piece::Text(std::mem::take(&mut literal)));
                    }
                    pieces.push(value(&inside, at + 1)?);
                }
                other => literal.push(other),
            }
        }
        if !literal.is_empty() {
            pieces.push(Piece::Text(literal));
        }
        Ok(Self(pieces))
    }
}

fn value(inside: &str, at: usize) -> Result<Piece, NotTemplate> {
    let (name, spelling) = inside.split_once(':').map_or((inside, None), |(name, spelling)| (name, Some(spelling)));
    let field = match name {
        "scheme" => Field::Scheme,
        "host" => Field::Host,
        "port" => Field::Port,
        "user" => Field::User,
        "password" => Field::Password,
        "name" => Field::Name,
        "country" => Field::Country,
        "expires" => Field::Expires,
        _ => return Err(NotTemplate::UnknownName(at)),
    };
    let spelling = match spelling {
        None => Spelling::AsItIs,
        Some("url") => Spelling::Url,
        Some("json") => Spelling::Json,
        Some("bare") => Spelling::Bare,
        Some(_) => return Err(NotTemplate::UnknownSpelling(at + name.chars().count() + 1)),
    };
    Ok(Piece::Value(field, spelling))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Scheme;

    fn written(template: &str, endpoint: &Endpoint) -> Result<String, CannotCarry> {
        template.parse::<Template>().unwrap().write(endpoint)
    }

    fn endpoint(password: &str) -> Endpoint {
        Endpoint::new(Scheme::Http, "192.0.2.7", 8000).with_login("user", password)
    }

    #[test]
    fn every_value() {
        let full = Endpoint {
            name: Some("shop".to_owned()),
            country: "DE".parse().ok(),
            expires: Some(1_785_585_600),
            ..endpoint("pass")
        };
        assert_eq!(
            written("{scheme}|{host}|{port}|{user}|{password}|{name}|{country}|{expires}", &full).as_deref(),
            Ok("http|192.0.2.7|8000|user|pass|shop|de|2026-08-01T12:00:00Z")
        );
        let bare = Endpoint::new(Scheme::Socks5, "192.0.2.7", 1080);
        assert_eq!(written("<{user}{password}{name}{country}{expires}>", &bare).as_deref(), Ok("<>"));
    }

    #[test]
    fn spellings() {
        let hard = endpoint(": @\"\\\n");
        assert_eq!(written("{password:url}", &hard).as_deref(), Ok("%3A%20%40%22%5C%0A"));
        assert_eq!(written("\"{password:json}\"", &hard).as_deref(), Ok(r#"": @\"\\\n""#));
        let v6 = Endpoint::new(Scheme::Http, "2001:db8::7", 80);
        assert_eq!(
            written("{host}:{port} {host:url} {host:bare} {host:json}", &v6).as_deref(),
            Ok("[2001:db8::7]:80 [2001:db8::7] 2001:db8::7 2001:db8::7")
        );
        assert_eq!(written("{{{port}}}\\t\\\\\\n", &v6).as_deref(), Ok("{80}\t\\\n"));
    }

    #[test]
    fn a_value_has_to_end_somewhere() {
        let refused = |why| Err(CannotCarry { field: Field::Password, why });
        assert_eq!(written("{user}:{password}@{host}", &endpoint("a@b")), refused(Why::Holds('@')));
        assert_eq!(written("{password}::{user}", &endpoint("a:")), refused(Why::Holds(':')));
        assert_eq!(written("{user}:{password}", &endpoint("a@b:c")).as_deref(), Ok("user:a@b:c"));
        assert_eq!(written("{password}", &endpoint("a\nb")), refused(Why::Holds('\n')));
        let v6 = Endpoint::new(Scheme::Http, "2001:db8::7", 80);
        assert_eq!(written("{host:bare}:{port}", &v6), Err(CannotCarry { field: Field::Host, why: Why::Holds(':') }));
    }

    #[test]
    fn what_is_no_template() {
        for (text, why) in [
            ("a{host", NotTemplate::NotClosed(2)),
            ("é}", NotTemplate::NotOpened(2)),
            ("{port}{pass}", NotTemplate::UnknownName(8)),
            ("{}", NotTemplate::UnknownName(2)),
            ("{host:rot13}", NotTemplate::UnknownSpelling(7)),
            ("a\\x", NotTemplate::UnknownEscape(2)),
            ("\\", NotTemplate::UnknownEscape(1)),
        ] {
            assert_eq!(text.parse::<Template>(), Err(why), "{text}");
        }
    }
}
