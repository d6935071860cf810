//! A whole number from 1 as somebody types it: how many proxies, for how many days.

use std::num::NonZeroU32;

/// Why a typed text is no whole number from 1; each has its sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotWhole {
    /// Nothing is typed.
    #[error("nothing is typed")]
    Missing,
    /// It is no number.
    #[error("not a number")]
    NotANumber,
    /// It has a fraction.
    #[error("not a whole number")]
    Fraction,
    /// It is zero or less.
    #[error("less than 1")]
    BelowOne,
    /// It is larger than any request can carry.
    #[error("too large")]
    TooLarge,
}

/// Reads a typed number. Spaces between digits group thousands, as `Intl` writes and people paste them.
///
/// # Errors
/// [`NotWhole`].
pub fn whole_number(typed: &str) -> Result<NonZeroU32, NotWhole> {
    let written: String = typed.chars().filter(|letter| !letter.is_whitespace()).collect();
    if written.is_empty() {
        return Err(NotWhole::Missing);
    }
    let (negative, unsigned) = match written.strip_prefix(['-', '−']) {
        Some(rest) => (true, rest),
        None => (false, written.as_str()),
    };
    let is_digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let fraction = unsigned.split_once(['.', ',']).map(|(whole, fraction)| is_digits(whole) && is_digits(fraction));
    match (is_digits(unsigned), fraction) {
        (true, _) if negative => Err(NotWhole::BelowOne),
        (true, _) if unsigned.bytes().all(|byte| byte == b'0') => Err(NotWhole::BelowOne),
        (true, _) => unsigned.parse().map_err(|_| NotWhole::TooLarge),
        (false, Some(true)) => Err(NotWhole::Fraction),
        (false, _) => Err(NotWhole::NotANumber),
    }
}

#[cfg(test)]
mod tests {
    use super::{NotWhole, whole_number};

    #[test]
    fn what_people_type() {
        for (typed, number) in [("1", 1), (" 100 ", 100), ("007", 7), ("10 000", 10_000), ("1\u{a0}800", 1_800)] {
            assert_eq!(whole_number(typed).map(|number| number.get()), Ok(number), "{typed:?}");
        }
        for (typed, why) in [
            ("", NotWhole::Missing),
            ("  ", NotWhole::Missing),
            ("0", NotWhole::BelowOne),
            ("000", NotWhole::BelowOne),
            ("-3", NotWhole::BelowOne),
            ("1.5", NotWhole::Fraction),
            ("1,5", NotWhole::Fraction),
            ("ten", NotWhole::NotANumber),
            ("1e3", NotWhole::NotANumber),
            ("1.", NotWhole::NotANumber),
            ("-", NotWhole::NotANumber),
            ("٣", NotWhole::NotANumber),
            ("4294967296", NotWhole::TooLarge),
        ] {
            assert_eq!(whole_number(typed), Err(why), "{typed:?}");
        }
    }
}
