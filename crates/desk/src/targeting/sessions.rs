//! The names of many sessions, each unlike the others.
//!
//! ```text
//! pattern = *( character / "{n}" / "{n:0" digit "}" / "{random}" )
//! ```
//!
//! `{n}` counts from 1, `{n:04}` with zeros in front, `{random}` is eight letters and digits. A pattern that says neither
//! gets the number at its end, as wide as the last one; an empty one is `{random}`.

/// The names of so many sessions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SessionNames {
    parts: Vec<Part>,
    seed: u64,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Part {
    Text(String),
    Number { width: usize },
    Random,
}

const LETTERS: &[u8; 36] = b"abcdefghijklmnopqrstuvwxyz0123456789";
const RANDOM_LENGTH: u32 = 8;
/// All names of that length.
const NAMES: u64 = 36_u64.pow(RANDOM_LENGTH);
/// Has no divisor in common with [`NAMES`], so that as many steps lead to as many names; and, near the golden section of it,
/// to names that look nothing like their neighbours.
const STEP: u64 = 1_743_505_970_339;
// 36 is 2 · 2 · 3 · 3.
const _: () = assert!(STEP < NAMES && !STEP.is_multiple_of(2) && !STEP.is_multiple_of(3));

/// A name that nobody else uses by chance, out of random bytes.
pub fn random_name(bytes: [u8; 8]) -> String {
    spelled(u64::from_le_bytes(bytes))
}

fn spelled(number: u64) -> String {
    let mut rest = number % NAMES;
    let letter = |_| {
        let letter = usize::try_from(rest % 36).ok().and_then(|index| LETTERS.get(index)).copied().unwrap_or(b'0');
        rest /= 36;
        char::from(letter)
    };
    (0..RANDOM_LENGTH).map(letter).collect()
}

impl SessionNames {
    /// The names after a pattern, for `count` sessions. `seed` is where the random ones begin.
    pub fn new(pattern: &str, count: u32, seed: [u8; 8]) -> Self {
        let mut parts = read(pattern.trim());
        let varies = parts.iter().any(|part| !matches!(part, Part::Text(_)));
        if parts.is_empty() {
            parts.push(Part::Random);
        } else if !varies && count > 1 {
            parts.push(Part::Number { width: count.to_string().len() });
        }
        Self { parts, seed: u64::from_le_bytes(seed) % NAMES }
    }

    /// The name of one session, counted from 0.
    pub fn name(&self, index: u32) -> String {
        let mut name = String::new();
        for part in &self.parts {
            match part {
                Part::Text(text) => name.push_str(text),
                Part::Number { width } => name.push_str(&format!("{:0width$}", u64::from(index) + 1)),
                Part::Random => name.push_str(&spelled((self.seed + u64::from(index) * STEP) % NAMES)),
            }
        }
        name
    }
}

fn read(pattern: &str) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut rest = pattern;
    let mut text = String::new();
    while let Some(letter) = rest.chars().next() {
        match placeholder(rest) {
            Some((part, length)) => {
                if !text.is_empty() {
                    parts.push(Part::Text(std::mem::take(&mut text)));
                }
                parts.push(part);
                rest = rest.get(length..).unwrap_or_default();
            }
            None => {
                text.push(letter);
                rest = rest.get(letter.len_utf8()..).unwrap_or_default();
            }
        }
    }
    if !text.is_empty() {
        parts.push(Part::Text(text));
    }
    parts
}

/// The placeholder that a text begins with, and how long it is.
fn placeholder(text: &str) -> Option<(Part, usize)> {
    let inside = text.strip_prefix('{')?;
    let (name, _) = inside.split_once('}')?;
    let part = match name {
        "n" => Part::Number { width: 0 },
        "random" => Part::Random,
        _ => {
            let width = name.strip_prefix("n:0").filter(|width| width.len() == 1)?;
            Part::Number { width: width.parse().ok()? }
        }
    };
    Some((part, name.len() + 2))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    fn names(pattern: &str, count: u32) -> Vec<String> {
        let names = SessionNames::new(pattern, count, [7; 8]);
        (0..count).map(|index| names.name(index)).collect()
    }

    #[test]
    fn patterns() {
        assert_eq!(names("job-{n}", 3), ["job-1", "job-2", "job-3"]);
        assert_eq!(names("job-{n:04}x", 2), ["job-0001x", "job-0002x"]);
        assert_eq!(names("{n:02}{n}", 1), ["011"]);
        assert_eq!(names("mysession", 1), ["mysession"]);
        assert_eq!(names("été", 10).first().map(String::as_str), Some("été01"));
        assert_eq!(names("a", 100).last().map(String::as_str), Some("a100"));
        for literal in ["{", "{}", "{n:4}", "{n:012}", "{N}", "{n"] {
            assert_eq!(names(literal, 1), [literal], "{literal}");
        }
    }

    #[test]
    fn random_names_are_each_unlike_the_others() {
        let all = names("", 100_000);
        assert!(all.iter().all(|name| name.len() == 8 && name.bytes().all(|byte| LETTERS.contains(&byte))));
        assert_eq!(all.iter().collect::<HashSet<_>>().len(), all.len());
        let prefixed = names("x{random}", 2);
        assert!(prefixed[0].starts_with('x') && prefixed[0] != prefixed[1]);
    }

    #[test]
    fn another_seed_gives_other_names() {
        let of = |seed| SessionNames::new("{random}", 1, seed).name(0);
        assert_ne!(of([1; 8]), of([2; 8]));
        assert_eq!(of([1; 8]), random_name([1; 8]));
    }
}
