//! Names, identifiers and numbers, as the dialects share them.

use super::{CannotCarry, Field, NotTargeting, Why};

/// A text that is not empty and holds nothing of `refused` and no control character.
pub(super) fn plain(field: Field, text: &str, refused: &[char]) -> Result<String, CannotCarry> {
    if text.is_empty() {
        return Err(CannotCarry { field, why: Why::Empty });
    }
    match text.chars().find(|character| character.is_control() || refused.contains(character)) {
        Some(character) => Err(CannotCarry { field, why: Why::Holds(character) }),
        None => Ok(text.to_owned()),
    }
}

/// A plain text without any white space.
pub(super) fn identifier(field: Field, text: &str, refused: &[char]) -> Result<String, CannotCarry> {
    match text.chars().find(|character| character.is_whitespace()) {
        Some(space) => Err(CannotCarry { field, why: Why::Holds(space) }),
        None => plain(field, text, refused),
    }
}

/// A name in lower case with single spaces between its words.
pub(super) fn lower(field: Field, text: &str, refused: &[char]) -> Result<String, CannotCarry> {
    let words: Vec<_> = text.split_whitespace().map(str::to_lowercase).collect();
    plain(field, &words.join(" "), refused)
}

/// A name with its spaces removed and its words capitalised. A hyphen does not end a word: `Île-de-France` stays as it is.
pub(super) fn joined(field: Field, text: &str, refused: &[char]) -> Result<String, CannotCarry> {
    let mut joined = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        let mut letters = word.chars();
        joined.extend(letters.next().into_iter().flat_map(char::to_uppercase));
        joined.push_str(letters.as_str());
    }
    plain(field, &joined, refused)
}

/// A whole number in digits; `u32` itself would take a plus sign as well.
pub(super) fn number(field: Field, text: &str) -> Result<u32, NotTargeting> {
    let digits = Some(text).filter(|text| text.bytes().all(|byte| byte.is_ascii_digit()));
    digits.and_then(|digits| digits.parse().ok()).ok_or(NotTargeting::Malformed(field))
}

pub(super) fn between(field: Field, number: u32, from: u32, to: u32) -> Result<(), CannotCarry> {
    if (from..=to).contains(&number) {
        return Ok(());
    }
    Err(CannotCarry { field, why: Why::NotBetween { from, to } })
}
