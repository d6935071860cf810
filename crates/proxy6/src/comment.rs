//! Technical comments.

use crate::BadValue;
use std::{fmt, str::FromStr};

/// A technical comment of 1 to 50 characters (characters, not bytes): `descr` of getproxy, buy and delete, `new` and
/// `old` of setdescr (`proxy6.txt`).
///
/// Never empty: in getproxy an empty `descr` selects every proxy, and what it selects in delete no document says.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Comment(String);

impl Comment {
    /// The greatest length, in characters.
    pub const MAX_CHARACTERS: usize = 50;

    /// Takes a text.
    ///
    /// # Errors
    /// [`BadValue::CommentEmpty`] and [`BadValue::CommentTooLong`].
    pub fn new(text: impl Into<String>) -> Result<Self, BadValue> {
        let text = text.into();
        match text.chars().count() {
            0 => Err(BadValue::CommentEmpty),
            1..=Self::MAX_CHARACTERS => Ok(Self(text)),
            _ => Err(BadValue::CommentTooLong),
        }
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Comment {
    type Err = BadValue;

    fn from_str(text: &str) -> Result<Self, BadValue> {
        Self::new(text)
    }
}

impl fmt::Display for Comment {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::Comment;
    use crate::BadValue;

    #[test]
    fn fifty_characters_of_any_alphabet() {
        for character in ['a', 'я', '語', '🦀'] {
            let fifty = character.to_string().repeat(50);
            assert_eq!(Comment::new(fifty.clone()).map(|comment| comment.to_string()), Ok(fifty.clone()));
            assert_eq!(Comment::new(fifty + "a"), Err(BadValue::CommentTooLong), "{character}");
        }
    }

    #[test]
    fn never_empty() {
        assert_eq!(Comment::new(""), Err(BadValue::CommentEmpty));
    }
}
