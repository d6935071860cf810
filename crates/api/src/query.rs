//! Query strings, written and read.
//!
//! Written: RFC 3986 percent-encoding of everything but the unreserved characters, and but `,` and `:`, which the
//! Proxy6 document shows bare (`ids=10,11,12`, `proxy=ip:port:user:pass`). Read: percent-encoding, and `+` as a space.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

const IN_PATH: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');
const IN_QUERY: &AsciiSet = &IN_PATH.remove(b',').remove(b':');

/// A value as it stands in a query.
pub fn encode(value: &str) -> String {
    utf8_percent_encode(value, IN_QUERY).to_string()
}

/// A value as it stands between two slashes of a path.
pub fn encode_segment(value: &str) -> String {
    utf8_percent_encode(value, IN_PATH).to_string()
}

/// A query that is not text.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the query is not UTF-8")]
pub struct NotText;

/// The parameters of a query in their order; `None` where a name stands without `=`.
///
/// # Errors
/// [`NotText`] where a name or value is not UTF-8 once decoded.
pub fn parse(query: &str) -> Result<Vec<(String, Option<String>)>, NotText> {
    query
        .split('&')
        .filter(|pair| !pair.is_empty())
        .map(|pair| match pair.split_once('=') {
            Some((name, value)) => Ok((decode(name)?, Some(decode(value)?))),
            None => Ok((decode(pair)?, None)),
        })
        .collect()
}

fn decode(text: &str) -> Result<String, NotText> {
    let spaced = text.replace('+', " ");
    percent_decode_str(&spaced).decode_utf8().map(|decoded| decoded.into_owned()).map_err(|_| NotText)
}

#[cfg(test)]
mod tests {
    use super::{NotText, encode, parse};
    use proptest::prelude::*;

    #[test]
    fn the_documents_own_form() {
        assert_eq!(encode("10,11,12,15"), "10,11,12,15");
        assert_eq!(encode("a b+c&d=é"), "a%20b%2Bc%26d%3D%C3%A9");
    }

    #[test]
    fn a_name_without_a_value() {
        assert_eq!(
            parse("count=1&nokey&descr="),
            Ok(vec![
                ("count".to_owned(), Some("1".to_owned())),
                ("nokey".to_owned(), None),
                ("descr".to_owned(), Some(String::new())),
            ])
        );
        assert_eq!(parse("a=%ff"), Err(NotText));
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(value in ".*") {
            let read = parse(&format!("x={}", encode(&value)));
            prop_assert_eq!(read, Ok(vec![("x".to_owned(), Some(value))]));
        }

        #[test]
        fn reading_never_panics(query in ".*") {
            let _ = parse(&query);
        }
    }
}
