//! Text in XML 1.0.

use crate::{CannotCarry, Field, Why};

/// Character data (sections 2.4 and 2.2): what XML has no way to write is refused, and so are the control characters that
/// its readers turn into others.
pub(crate) fn escaped(field: Field, text: &str) -> Result<String, CannotCarry> {
    let mut escaped = String::new();
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            other if other.is_control() || matches!(other, '\u{fffe}' | '\u{ffff}') => {
                return Err(CannotCarry { field, why: Why::Holds(other) });
            }
            other => escaped.push(other),
        }
    }
    Ok(escaped)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hard_texts() {
        let of = |text| escaped(Field::Password, text);
        assert_eq!(of(": @/#?%+'\"`\\$,;é").as_deref(), Ok(": @/#?%+'\"`\\$,;é"));
        assert_eq!(of("<a>&amp;]]>").as_deref(), Ok("&lt;a&gt;&amp;amp;]]&gt;"));
        for held in ['\n', '\0', '\u{85}', '\u{ffff}'] {
            let refused = CannotCarry { field: Field::Password, why: Why::Holds(held) };
            assert_eq!(escaped(Field::Password, &held.to_string()), Err(refused));
        }
    }
}
