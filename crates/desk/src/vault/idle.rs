//! When nobody has touched the app for so long that the vault is locked. Wall clock, for a laptop's sleep counts.

const MINUTE: i64 = 60_000;

/// The choices that Settings offers, in minutes.
pub const CHOICES: [u32; 5] = [1, 5, 15, 60, 240];
/// The choice of whoever made none, in minutes.
pub const DEFAULT: u32 = 15;

/// Whether the time is over: `last` is when somebody last did something, in any tab; both in milliseconds since 1970. A clock
/// that was set back tells nothing, and counts as over too once it is off by more than the time itself.
pub fn is_over(last: i64, now: i64, minutes: u32) -> bool {
    now.saturating_sub(last).saturating_abs() >= i64::from(minutes) * MINUTE
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_over_after_the_minutes_and_not_before() {
        let noon = 1_795_348_800_000;
        assert!(!is_over(noon, noon, 1));
        assert!(!is_over(noon, noon + 59_999, 1));
        assert!(is_over(noon, noon + 60_000, 1));
        assert!(is_over(noon, noon + 8 * 3_600_000, 240));
    }

    #[test]
    fn a_clock_that_was_set_back_does_not_keep_it_open() {
        let noon = 1_795_348_800_000;
        assert!(!is_over(noon, noon - 30_000, 1));
        assert!(is_over(noon, noon - 86_400_000, 15));
        assert!(is_over(0, i64::MAX, 240));
        assert!(is_over(i64::MIN, i64::MAX, 240));
    }
}
