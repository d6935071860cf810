//! Points in time as people and programs read them: RFC 3339, section 5.6, in UTC and whole seconds.

use crate::{CannotCarry, Field, Why};

const DAY: i64 = 86_400;
/// 0001-01-01T00:00:00Z and 9999-12-31T23:59:59Z: RFC 3339 writes years with four digits.
const RANGE: std::ops::RangeInclusive<i64> = -62_135_596_800..=253_402_300_799;

/// `2026-08-01T12:00:00Z` for seconds since 1970.
pub(crate) fn written(seconds: i64) -> Result<String, CannotCarry> {
    if !RANGE.contains(&seconds) {
        return Err(CannotCarry { field: Field::Expires, why: Why::NoWord });
    }
    let (year, month, day) = civil(seconds.div_euclid(DAY));
    let of_day = seconds.rem_euclid(DAY);
    let (hour, minute, second) = (of_day / 3_600, of_day / 60 % 60, of_day % 60);
    Ok(format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z"))
}

/// Seconds since 1970 for what [`written`] writes.
pub(crate) fn read(text: &str) -> Option<i64> {
    let [date, time]: [&str; 2] = text.strip_suffix('Z')?.split('T').collect::<Vec<_>>().try_into().ok()?;
    let [year, month, day] = numbers(date, '-', [4, 2, 2])?;
    let [hour, minute, second] = numbers(time, ':', [2, 2, 2])?;
    let days = days(year, month, day);
    let seconds = days * DAY + hour * 3_600 + minute * 60 + second;
    // 30 February is no day, and 25:00 no hour: they would come out as another date.
    (RANGE.contains(&seconds) && civil(days) == (year, month, day) && hour < 24 && minute < 60 && second < 60)
        .then_some(seconds)
}

fn numbers(text: &str, separator: char, digits: [usize; 3]) -> Option<[i64; 3]> {
    let parts: [&str; 3] = text.split(separator).collect::<Vec<_>>().try_into().ok()?;
    let fits = |(part, digits): (&&str, usize)| part.len() == digits && part.bytes().all(|byte| byte.is_ascii_digit());
    if !parts.iter().zip(digits).all(fits) {
        return None;
    }
    let [first, second, third] = parts.map(|part| part.parse().ok());
    Some([first?, second?, third?])
}

// Both by Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms": eras of 400 years that begin in March.

fn civil(days: i64) -> (i64, i64, i64) {
    let days = days + 719_468;
    let era = days.div_euclid(146_097);
    let of_era = days.rem_euclid(146_097);
    let year = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    (year + era * 400 + i64::from(month <= 2), month, day)
}

fn days(year: i64, month: i64, day: i64) -> i64 {
    let year = year - i64::from(month <= 2);
    let era = year.div_euclid(400);
    let of_era = year.rem_euclid(400);
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Seconds and dates from `date -u -d @… +%FT%TZ` (GNU coreutils).
    #[test]
    fn known_dates() {
        for (seconds, text) in [
            (0, "1970-01-01T00:00:00Z"),
            (1_785_585_600, "2026-08-01T12:00:00Z"),
            (951_782_400, "2000-02-29T00:00:00Z"),
            (-1, "1969-12-31T23:59:59Z"),
            (253_402_300_799, "9999-12-31T23:59:59Z"),
            (-62_135_596_800, "0001-01-01T00:00:00Z"),
        ] {
            assert_eq!(written(seconds).as_deref(), Ok(text));
            assert_eq!(read(text), Some(seconds));
        }
        assert!(written(253_402_300_800).is_err());
    }

    #[test]
    fn what_is_no_date() {
        for text in [
            "",
            "2026-08-01",
            "2026-08-01T12:00:00",
            "2026-02-30T12:00:00Z",
            "2026-08-01T25:00:00Z",
            "2026-13-01T00:00:00Z",
            "2026-00-01T00:00:00Z",
            "26-08-01T12:00:00Z",
            "2026-08-01T12:00:60Z",
            "2026-8-1T12:00:00Z",
            "+026-08-01T12:00:00Z",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn written_and_read_back(seconds in RANGE) {
            prop_assert_eq!(read(&written(seconds).unwrap()), Some(seconds));
        }

        #[test]
        fn reading_never_panics(text in "[0-9TZ:-]{0,24}|.*") {
            let _ = read(&text);
        }
    }
}
