//! Proxy6's dates, which have no zone: Moscow time, UTC+3 (`proxy6-in-practice.md`, "Parse tolerantly").

const OFFSET: i64 = 3 * 3600;

/// `YYYY-MM-DD HH:MM:SS` in Moscow, in seconds since 1970 in UTC; `None` where the text is no such date.
pub(crate) fn unix_seconds(text: &str) -> Option<i64> {
    let (date, time) = text.split_once(' ')?;
    let [year, month, day] = numbers(date, '-')?;
    let [hour, minute, second] = numbers(time, ':')?;
    let fits = (1..=9999).contains(&year)
        && (1..=12).contains(&month)
        && (1..=days_in(year, month)).contains(&day)
        && hour < 24
        && minute < 60
        && second < 60;
    fits.then(|| ((days(year, month, day) * 24 + hour) * 60 + minute) * 60 + second - OFFSET)
}

fn numbers(text: &str, separator: char) -> Option<[i64; 3]> {
    let mut parts = text.split(separator).map(|part| part.parse::<u16>().ok().map(i64::from));
    let numbers = [parts.next()??, parts.next()??, parts.next()??];
    parts.next().is_none().then_some(numbers)
}

fn days_in(year: i64, month: i64) -> i64 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        _ => 31,
    }
}

/// Days from 1970-01-01. Years are counted from March, so that the leap day is the last of its year.
fn days(year: i64, month: i64, day: i64) -> i64 {
    let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
    let leap_days = year / 4 - year / 100 + year / 400;
    let before_month = (153 * month + 2) / 5;
    // From 0000-03-01 to 1970-01-01.
    const EPOCH: i64 = 719_468;
    year * 365 + leap_days + before_month + day - 1 - EPOCH
}

#[cfg(test)]
mod tests {
    use super::unix_seconds;
    use proptest::prelude::*;

    #[test]
    fn moscow_is_three_hours_ahead() {
        assert_eq!(unix_seconds("1970-01-01 03:00:00"), Some(0));
        assert_eq!(unix_seconds("2016-07-12 11:50:41"), Some(1_468_313_441));
        assert_eq!(unix_seconds("2000-02-29 00:00:00"), Some(951_782_400 - 3 * 3600));
        assert_eq!(unix_seconds("2100-03-01 03:00:00"), Some(4_107_542_400));
    }

    #[test]
    fn anything_else_is_no_date() {
        for text in [
            "",
            "2016-07-12",
            "2016-07-12T11:50:41",
            "2016-13-01 00:00:00",
            "2015-02-29 00:00:00",
            "2016-04-31 00:00:00",
            "2016-07-12 24:00:00",
            "2016-07-12 11:60:00",
            "2016-07-12 11:50:41:00",
            "0000-00-00 00:00:00",
            "12.07.2016 11:50:41",
        ] {
            assert_eq!(unix_seconds(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn one_second_later_is_one_more(
            (year, month, day) in (1970..=2200_u16, 1..=12_u8, 1..=28_u8),
            minute in 0..59_u8,
        ) {
            let at = |minute: u8, second: u8| {
                unix_seconds(&format!("{year}-{month:02}-{day:02} 12:{minute:02}:{second:02}")).unwrap()
            };
            prop_assert_eq!(at(minute, 59) + 1, at(minute + 1, 0));
        }

        #[test]
        fn reading_never_panics(text in ".*") {
            let _ = unix_seconds(&text);
        }
    }
}
