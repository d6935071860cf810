//! How many requests a key may send in a second.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

const SECOND_MILLIS: i64 = 1000;

/// When each key's last requests were let through. Counts in real milliseconds: moving the sandbox's clock does not hurry it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub(crate) struct Pace {
    /// Whether anything is held back at all.
    pub(crate) kept: bool,
    passed: BTreeMap<String, Vec<i64>>,
}

impl Pace {
    pub(crate) fn new() -> Self {
        Self { kept: true, passed: BTreeMap::new() }
    }

    /// Lets a request pass, or refuses it where `most` of that key have passed in the second before. What is refused does not
    /// count.
    pub(crate) fn passes(&mut self, key: &str, most: usize, real_millis: i64) -> bool {
        if !self.kept {
            return true;
        }
        let passed = self.passed.entry(key.to_owned()).or_default();
        // A clock that went back, as after a reload, forgets what was counted.
        passed.retain(|at| (0..SECOND_MILLIS).contains(&real_millis.saturating_sub(*at)));
        let passes = passed.len() < most;
        if passes {
            passed.push(real_millis);
        }
        passes
    }
}

#[cfg(test)]
mod tests {
    use super::Pace;

    #[test]
    fn three_in_any_second() {
        let mut pace = Pace::new();
        let passes: Vec<bool> =
            [0, 10, 20, 30, 999, 1000, 1005, 1010].map(|at| pace.passes("key", 3, at)).into_iter().collect();
        assert_eq!(passes, [true, true, true, false, false, true, false, true]);
        assert!(pace.passes("another key", 3, 1010));
    }

    #[test]
    fn a_clock_that_starts_again_blocks_nobody() {
        let mut pace = Pace::new();
        for at in [5000, 5001, 5002] {
            assert!(pace.passes("key", 3, at));
        }
        assert!(pace.passes("key", 3, 7));
    }
}
