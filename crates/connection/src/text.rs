//! User names and passwords in formats that have no escaping.

use crate::{CannotCarry, Endpoint, Field, Why};

/// User name and password, where neither holds any of `refused` or anything that ends or trims a line; `None` where there is
/// no login at all.
pub(crate) fn login<'a>(endpoint: &'a Endpoint, refused: &[char]) -> Result<Option<(&'a str, &'a str)>, CannotCarry> {
    let Some((user, password)) = endpoint.login() else { return Ok(None) };
    Ok(Some((plain(Field::User, user, refused)?, plain(Field::Password, password, refused)?)))
}

pub(crate) fn plain<'a>(field: Field, text: &'a str, refused: &[char]) -> Result<&'a str, CannotCarry> {
    // A byte order mark is cut off where it begins a text.
    let bad = |character: &char| character.is_control() || *character == '\u{feff}' || refused.contains(character);
    if let Some(character) = text.chars().find(bad) {
        return Err(CannotCarry { field, why: Why::Holds(character) });
    }
    if text.trim() != text {
        return Err(CannotCarry { field, why: Why::OuterSpace });
    }
    Ok(text)
}
