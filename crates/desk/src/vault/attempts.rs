//! Wrong passphrases, and how long the next try has to wait. It slows somebody who sits at the keyboard; whoever has the sealed
//! text itself is slowed by the rounds alone.

/// How many wrong tries cost nothing: one mistypes.
const FREE: u32 = 2;
/// The longest wait, in milliseconds.
const LONGEST: i64 = 60_000;

/// Wrong tries in a row.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Attempts {
    /// How many.
    pub wrong: u32,
    /// When the last one was, in milliseconds since 1970.
    pub last: i64,
}

impl Attempts {
    /// Reads what [`Attempts::to_text`] wrote; none for anything else.
    pub fn from_text(text: &str) -> Self {
        let read = || {
            let (wrong, last) = text.split_once(' ')?;
            Some(Self { wrong: wrong.parse().ok()?, last: last.parse().ok()? })
        };
        read().unwrap_or_default()
    }

    /// For storage: it is no secret, and a reload must not forget it.
    pub fn to_text(self) -> String {
        format!("{} {}", self.wrong, self.last)
    }

    /// One more.
    #[must_use]
    pub fn and_one(self, now: i64) -> Self {
        Self { wrong: self.wrong.saturating_add(1), last: now }
    }

    /// How many milliseconds the next try has to wait: 1 second after the third wrong one, then twice as long each time, up to a
    /// minute.
    pub fn wait(self, now: i64) -> i64 {
        let Some(past_free) = self.wrong.checked_sub(FREE).filter(|past| *past > 0) else { return 0 };
        let pause = 1_000_i64.checked_shl(past_free.min(7) - 1).unwrap_or(LONGEST).min(LONGEST);
        // A clock that was set back must not make anybody wait for years.
        self.last.saturating_add(pause).saturating_sub(now).clamp(0, pause)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_are_free_then_the_wait_doubles_up_to_a_minute() {
        let waits: Vec<i64> = (0..12).map(|wrong| Attempts { wrong, last: 1_000_000 }.wait(1_000_000)).collect();
        assert_eq!(waits, [0, 0, 0, 1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000, 60_000]);
        assert_eq!(Attempts { wrong: u32::MAX, last: 0 }.wait(0), 60_000);
    }

    #[test]
    fn waiting_helps_whatever_the_clock_does() {
        let attempts = Attempts { wrong: 5, last: 1_000_000 };
        assert_eq!(attempts.wait(1_003_000), 1_000);
        assert_eq!(attempts.wait(1_004_000), 0);
        assert_eq!(attempts.wait(0), 4_000);
    }

    #[test]
    fn kept_over_a_reload() {
        let attempts = Attempts::default().and_one(7).and_one(9);
        assert_eq!(attempts, Attempts { wrong: 2, last: 9 });
        assert_eq!(Attempts::from_text(&attempts.to_text()), attempts);
        assert_eq!(Attempts::from_text("much"), Attempts::default());
    }
}
