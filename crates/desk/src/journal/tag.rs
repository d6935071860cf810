//! Names that nobody else can have thought of: of an entry, and of a purchase within the provider's list.

use proxy6::Comment;
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// An entry's name. Goes with the request as `X-Request-Id`, so that a relay can keep the reply and carry nothing twice.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntryId(u128);

/// A text that is no entry's name.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not an entry's name")]
pub struct NotEntryId;

impl EntryId {
    /// Takes 16 bytes from a cryptographic source.
    pub fn new(random: [u8; 16]) -> Self {
        Self(u128::from_be_bytes(random))
    }
}

impl fmt::Display for EntryId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:032x}", self.0)
    }
}

impl fmt::Debug for EntryId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, formatter)
    }
}

impl FromStr for EntryId {
    type Err = NotEntryId;

    fn from_str(text: &str) -> Result<Self, NotEntryId> {
        if text.len() == 32 && text.bytes().all(|digit| matches!(digit, b'0'..=b'9' | b'a'..=b'f')) {
            u128::from_str_radix(text, 16).map(Self).map_err(|_| NotEntryId)
        } else {
            Err(NotEntryId)
        }
    }
}

/// What a purchase carries in its comment, so that it is recognised in the list when its answer is lost: `~` and ten
/// characters, 50 random bits.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Tag(String);

impl Tag {
    /// In characters.
    const LENGTH: usize = 11;

    /// Takes 8 bytes from a cryptographic source.
    pub fn new(random: [u8; 8]) -> Self {
        // Crockford's alphabet: no letter that people take for a digit, nothing that a provider could escape.
        const ALPHABET: [char; 32] = [
            '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'j', 'k', 'm',
            'n', 'p', 'q', 'r', 's', 't', 'v', 'w', 'x', 'y', 'z',
        ];
        let bits = u64::from_be_bytes(random);
        let letters = (1..Self::LENGTH).filter_map(|place| ALPHABET.get((bits >> (5 * place) & 31) as usize));
        Self(std::iter::once(&'~').chain(letters).collect())
    }

    /// The user's own comment with the tag behind it; `None` where the 50 characters that Proxy6 allows leave no room.
    pub fn beside(&self, own: Option<&Comment>) -> Option<Comment> {
        match own {
            Some(own) => Comment::new(format!("{own} {}", self.0)).ok(),
            None => Comment::new(self.0.clone()).ok(),
        }
    }

    /// The user's own comment again.
    pub fn strip(&self, comment: &Comment) -> Option<Comment> {
        Comment::new(comment.as_str().strip_suffix(&self.0)?.trim_end()).ok()
    }

    /// Whether a comment of the list carries this tag, whatever the provider did to the rest of it.
    pub fn is_in(&self, comment: &str) -> bool {
        comment.contains(&self.0)
    }
}

impl fmt::Display for Tag {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_tag_stands_beside_the_users_comment_where_there_is_room() {
        let tag = Tag::new([0xff; 8]);
        assert_eq!(tag.to_string(), "~zzzzzzzzzz");
        assert_eq!(tag.beside(None).unwrap().as_str(), "~zzzzzzzzzz");
        let own = |length: usize| Comment::new("я".repeat(length)).unwrap();
        let beside = tag.beside(Some(&own(38))).unwrap();
        assert_eq!((beside.as_str().chars().count(), tag.strip(&beside)), (50, Some(own(38))));
        assert_eq!(tag.beside(Some(&own(39))), None);
    }

    proptest! {
        #[test]
        fn names_are_read_back(random in any::<[u8; 16]>()) {
            let id = EntryId::new(random);
            prop_assert_eq!(id.to_string().parse(), Ok(id));
        }

        #[test]
        fn different_bits_make_different_tags(one in any::<u64>(), other in any::<u64>()) {
            let fifty = |bits: u64| bits << 9 >> 14;
            let tag = |bits: u64| Tag::new(bits.to_be_bytes());
            prop_assert_eq!(tag(one) == tag(other), fifty(one) == fifty(other));
            prop_assert_eq!(tag(one).to_string().len(), Tag::LENGTH);
        }

        #[test]
        fn a_tag_is_found_again(own in "[^~]{0,38}", random in any::<[u8; 8]>()) {
            let tag = Tag::new(random);
            let own = Comment::new(own.trim_end()).ok();
            let beside = tag.beside(own.as_ref()).unwrap();
            prop_assert!(tag.is_in(beside.as_str()));
            prop_assert_eq!(tag.strip(&beside), own);
        }
    }

    #[test]
    fn what_is_no_name() {
        for text in ["", "0", "g0000000000000000000000000000000", "+0000000000000000000000000000000"] {
            assert_eq!(text.parse::<EntryId>(), Err(NotEntryId), "{text}");
        }
    }
}
