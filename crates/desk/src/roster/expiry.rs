//! What is left of a proxy's time.

/// A proxy that lapses within this many seconds (three days) is "expiring".
pub const EXPIRING_WITHIN: i64 = 3 * DAY;

const HOUR: i64 = 3_600;
const DAY: i64 = 86_400;

/// The time left, as it is worded. Rounded down: nobody shall think that there is more of it than there is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum TimeLeft {
    /// None.
    Expired,
    /// Less than a day: whole hours, 0 for less than one.
    Hours(u32),
    /// Whole days, at least one.
    Days(u32),
}

/// How much the time left should worry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// It is over.
    Expired,
    /// Less than a day.
    Urgent,
    /// Less than three days.
    Soon,
    /// Longer.
    Fine,
}

impl TimeLeft {
    /// What is left at `now` until `expires`, both in unix seconds.
    pub fn between(now: i64, expires: i64) -> Self {
        let seconds = expires.saturating_sub(now);
        let whole = |unit: i64| u32::try_from(seconds / unit).unwrap_or(u32::MAX);
        if seconds <= 0 {
            Self::Expired
        } else if seconds < DAY {
            Self::Hours(whole(HOUR))
        } else {
            Self::Days(whole(DAY))
        }
    }

    /// How much it should worry.
    pub fn severity(self) -> Severity {
        match self {
            Self::Expired => Severity::Expired,
            Self::Hours(_) => Severity::Urgent,
            Self::Days(days) if i64::from(days) * DAY < EXPIRING_WITHIN => Severity::Soon,
            Self::Days(_) => Severity::Fine,
        }
    }
}

/// A proxy's state, in the words of getproxy's `state` (`proxy6.txt`, "Method getproxy"). The document does not say when
/// a proxy is "expiring"; here it is [`EXPIRING_WITHIN`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// Works, and for longer than [`EXPIRING_WITHIN`].
    Active,
    /// Works, and lapses soon.
    Expiring,
    /// The provider calls it not active, or its time is over.
    Expired,
}

impl State {
    /// All of them, in their order.
    pub const ALL: [Self; 3] = [Self::Active, Self::Expiring, Self::Expired];

    /// The state at `now` of a proxy that the provider calls active or not, and that lapses at `expires`.
    pub fn at(now: i64, active: bool, expires: Option<i64>) -> Self {
        match expires.map(|expires| expires.saturating_sub(now)) {
            _ if !active => Self::Expired,
            Some(left) if left <= 0 => Self::Expired,
            Some(left) if left < EXPIRING_WITHIN => Self::Expiring,
            _ => Self::Active,
        }
    }

    /// The provider's word for it: `active`, `expiring`, `expired`.
    pub fn word(self) -> &'static str {
        match self {
            Self::Active => "active",
            Self::Expiring => "expiring",
            Self::Expired => "expired",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn time_left_is_rounded_down() {
        for (seconds, left, severity) in [
            (-1, TimeLeft::Expired, Severity::Expired),
            (0, TimeLeft::Expired, Severity::Expired),
            (1, TimeLeft::Hours(0), Severity::Urgent),
            (7_199, TimeLeft::Hours(1), Severity::Urgent),
            (86_399, TimeLeft::Hours(23), Severity::Urgent),
            (86_400, TimeLeft::Days(1), Severity::Soon),
            (259_199, TimeLeft::Days(2), Severity::Soon),
            (259_200, TimeLeft::Days(3), Severity::Fine),
            (i64::MAX, TimeLeft::Days(u32::MAX), Severity::Fine),
        ] {
            let now = if seconds > 1_000_000 { 0 } else { 1_468_349_441 };
            assert_eq!(TimeLeft::between(now, now + seconds), left, "{seconds}");
            assert_eq!(left.severity(), severity, "{seconds}");
        }
    }

    #[test]
    fn states() {
        let now = 1_468_349_441;
        assert_eq!(State::at(now, true, Some(now + 259_200)), State::Active);
        assert_eq!(State::at(now, true, Some(now + 259_199)), State::Expiring);
        assert_eq!(State::at(now, true, Some(now)), State::Expired);
        assert_eq!(State::at(now, false, Some(now + 999_999)), State::Expired);
        assert_eq!(State::at(now, true, None), State::Active);
    }
}
