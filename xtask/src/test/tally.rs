//! Counting.

use std::fmt::{self, Display, Formatter};
use std::ops::AddAssign;

/// How many tests and checks passed, failed and were skipped.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    pub passed: u64,
    pub failed: u64,
    pub skipped: u64,
}

impl Tally {
    /// A check that held.
    pub const PASSED: Self = Self { passed: 1, failed: 0, skipped: 0 };
    /// A check that did not hold, or a step that could not be run.
    pub const FAILED: Self = Self { passed: 0, failed: 1, skipped: 0 };

    /// The verdict on a suite that reported this tally and then ended well or not: a suite that ended badly without
    /// naming a failed test, or that ran no test at all, has failed too.
    pub fn of_suite(mut self, ended_well: bool) -> Self {
        if self.failed == 0 && (!ended_well || self.passed == 0) {
            self.failed = 1;
        }
        self
    }
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.skipped += other.skipped;
    }
}

impl Display for Tally {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        write!(out, "{:4} passed, {} failed", self.passed, self.failed)?;
        if self.skipped > 0 {
            write!(out, ", {} skipped", self.skipped)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_suite_that_ran_nothing_or_died_has_failed() {
        assert_eq!(Tally::default().of_suite(true).failed, 1);
        assert_eq!(Tally { passed: 3, ..Tally::default() }.of_suite(false).failed, 1);
        assert_eq!(Tally { passed: 3, failed: 2, skipped: 0 }.of_suite(false).failed, 2);
        assert_eq!(Tally { passed: 3, ..Tally::default() }.of_suite(true).failed, 0);
    }
}
