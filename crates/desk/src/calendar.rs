//! Days of the user's own calendar, from unix seconds: what "expires on 12 July" means depends on where one sits. No date
//! crate: a day's number, its ISO 8601 form and the zone's offset are all that is needed.

use std::{fmt, str::FromStr};

const DAY: i64 = 86_400;

/// A day of the proleptic Gregorian calendar, counted from 1970-01-01.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(i32);

/// A text that is no day of the form `2026-07-12`.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a day of the form 2026-07-12")]
pub struct NotDay;

impl Day {
    /// The day that holds a moment (unix seconds) in a zone.
    pub fn at(moment: i64, zone: &Zone) -> Self {
        let local = moment.saturating_add(i64::from(zone.offset_at(moment)));
        Self::from_number(local.div_euclid(DAY))
    }

    /// Days since 1970-01-01.
    pub fn number(self) -> i32 {
        self.0
    }

    /// Days past the year 9999 or before the year 0 become the nearest one within: providers do send nonsense.
    fn from_number(number: i64) -> Self {
        const FIRST: i64 = -719_528;
        const LAST: i64 = 2_932_896;
        Self(i32::try_from(number.clamp(FIRST, LAST)).unwrap_or(0))
    }

    /// Year, month 1–12, day of the month 1–31 (Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms").
    pub fn civil(self) -> (i32, u32, u32) {
        let shifted = self.0 + 719_468;
        let era = shifted.div_euclid(146_097);
        let day_of_era = shifted.rem_euclid(146_097);
        let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let march_month = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * march_month + 2) / 5 + 1;
        let month = if march_month < 10 { march_month + 3 } else { march_month - 9 };
        let year = year_of_era + era * 400 + i32::from(month <= 2);
        (year, month.unsigned_abs(), day.unsigned_abs())
    }

    fn from_civil(year: i32, month: i32, day: i32) -> Self {
        let year = year - i32::from(month <= 2);
        let era = year.div_euclid(400);
        let year_of_era = year.rem_euclid(400);
        let day_of_year = (153 * (if month > 2 { month - 3 } else { month + 9 }) + 2) / 5 + day - 1;
        let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
        Self(era * 146_097 + day_of_era - 719_468)
    }
}

impl FromStr for Day {
    type Err = NotDay;

    fn from_str(text: &str) -> Result<Self, NotDay> {
        let mut parts = text.split('-');
        let mut part = |width: usize| {
            let digits = parts.next().filter(|part| part.len() == width && part.bytes().all(|b| b.is_ascii_digit()));
            digits.and_then(|digits| digits.parse::<i32>().ok()).ok_or(NotDay)
        };
        let day = Self::from_civil(part(4)?, part(2)?, part(2)?);
        // `2026-02-30` becomes another day, which this comparison finds.
        if parts.next().is_none() && day.to_string() == text { Ok(day) } else { Err(NotDay) }
    }
}

impl fmt::Display for Day {
    /// ISO 8601: `2026-07-12`.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.civil();
        write!(formatter, "{year:04}-{month:02}-{day:02}")
    }
}

/// How far local time is ahead of UTC, and since when.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Zone {
    first: i32,
    changes: Vec<(i64, i32)>,
}

impl Zone {
    /// A zone that never changes its clocks; seconds ahead of UTC.
    pub fn fixed(offset: i32) -> Self {
        Self { first: offset, changes: Vec::new() }
    }

    /// Learns a zone from a function of unix seconds to seconds ahead of UTC (in a browser, `Date.getTimezoneOffset`),
    /// between two moments, to the second. Before and after them the nearest offset holds.
    pub fn learn(from: i64, to: i64, offset_at: impl Fn(i64) -> i32) -> Self {
        // No zone has changed its clocks twice within a week and back again.
        const STEP: i64 = 7 * DAY;
        let mut zone = Self::fixed(offset_at(from));
        let (mut early, mut offset) = (from, zone.first);
        while early < to {
            let late = early.saturating_add(STEP).min(to);
            let next = offset_at(late);
            if next != offset {
                let (mut before, mut after) = (early, late);
                while before + 1 < after {
                    let middle = before + (after - before) / 2;
                    if offset_at(middle) == offset { before = middle } else { after = middle }
                }
                zone.changes.push((after, next));
                offset = next;
            }
            early = late;
        }
        zone
    }

    /// Seconds ahead of UTC at a moment (unix seconds).
    pub fn offset_at(&self, moment: i64) -> i32 {
        let passed = self.changes.partition_point(|&(since, _)| since <= moment);
        passed.checked_sub(1).and_then(|last| self.changes.get(last)).map_or(self.first, |&(_, offset)| offset)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn known_days() {
        // `unixtime_end` of the document's getproxy example is 2016-07-12 16:24:01 UTC.
        let utc = Zone::fixed(0);
        assert_eq!(Day::at(1_468_340_641, &utc).to_string(), "2016-07-12");
        assert_eq!(Day::at(0, &utc), Day(0));
        assert_eq!(Day::at(-1, &utc).to_string(), "1969-12-31");
        assert_eq!(Day::at(951_782_400, &utc).to_string(), "2000-02-29");
        assert_eq!(Day::at(86_400 - 3_600, &Zone::fixed(3_600)).to_string(), "1970-01-02");
        assert_eq!(Day::at(i64::MAX, &utc).to_string(), "9999-12-31");
        assert_eq!(Day::at(i64::MIN, &utc).to_string(), "0000-01-01");
    }

    #[test]
    fn what_is_no_day() {
        for text in ["", "2026", "2026-7-12", "2026-02-30", "2026-13-01", "2026-00-10", "2026-07-12-", "+026-07-12"] {
            assert_eq!(text.parse::<Day>(), Err(NotDay), "{text}");
        }
    }

    #[test]
    fn summer_time() {
        // Berlin in 2026: CEST from 29 March 01:00 UTC to 25 October 01:00 UTC.
        let (spring, autumn) = (1_774_746_000, 1_792_890_000);
        let berlin = |at: i64| if (spring..autumn).contains(&at) { 7_200 } else { 3_600 };
        let zone = Zone::learn(1_767_225_600, 1_798_761_600, berlin);
        assert_eq!(zone, Zone { first: 3_600, changes: vec![(spring, 7_200), (autumn, 3_600)] });
        for at in [spring - 1, spring, autumn - 1, autumn] {
            assert_eq!(zone.offset_at(at), berlin(at));
        }
        assert_eq!(Day::at(spring + 75_600, &zone).to_string(), "2026-03-30");
    }

    proptest! {
        #[test]
        fn written_and_read_back(number in -719_528_i32..2_932_897) {
            let day = Day(number);
            prop_assert_eq!(day.to_string().parse(), Ok(day));
        }

        #[test]
        fn the_next_day_comes_next(number in -719_528_i32..2_932_896) {
            prop_assert!(Day(number).to_string() < Day(number + 1).to_string());
        }
    }
}
