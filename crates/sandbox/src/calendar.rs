//! Instants as the documents write them.

/// Moscow, three hours ahead of UTC all year: the zone of Proxy6's dates (`proxy6-in-practice.md`, "Parse tolerantly").
const MOSCOW_SECONDS: i64 = 3 * 3600;
/// The seconds of a day.
pub(crate) const DAY: i64 = 86_400;

/// A Unix time in seconds as `2016-06-19 16:32:39`, Moscow time.
pub(crate) fn moscow(unix_seconds: i64) -> String {
    let local = unix_seconds.saturating_add(MOSCOW_SECONDS);
    let (year, month, day) = date_of(local.div_euclid(DAY));
    let second = local.rem_euclid(DAY);
    format!("{year:04}-{month:02}-{day:02} {:02}:{:02}:{:02}", second / 3600, second / 60 % 60, second % 60)
}

/// A text that is no RFC 3339 instant.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not an instant such as 2026-01-31T12:00:00Z")]
pub struct NotInstant;

/// Reads an RFC 3339 instant into Unix milliseconds; parts of a millisecond are dropped.
///
/// # Errors
/// [`NotInstant`] for anything else, leap seconds included.
pub fn parse_instant(text: &str) -> Result<i64, NotInstant> {
    let (date, rest) = text.split_once(['T', 't', ' ']).ok_or(NotInstant)?;
    let zone_at = rest.find(['Z', 'z', '+', '-']).ok_or(NotInstant)?;
    let (time, zone) = rest.split_at(zone_at);
    let (time, fraction) = time.split_once('.').unwrap_or((time, "0"));

    let [year, month, day] = numbers(date, '-', [4, 2, 2])?;
    let [hour, minute, second] = numbers(time, ':', [2, 2, 2])?;
    let offset = match zone.split_at(1) {
        ("Z" | "z", "") => 0,
        (sign, ahead) => {
            let [hours, minutes] = numbers(ahead, ':', [2, 2])?;
            if hours > 23 || minutes > 59 {
                return Err(NotInstant);
            }
            (hours * 3600 + minutes * 60) * if sign == "-" { -1 } else { 1 }
        }
    };
    let days = days_of(year, month, day);
    if date_of(days) != (year, month, day) || hour > 23 || minute > 59 || second > 59 {
        return Err(NotInstant);
    }
    if fraction.is_empty() || !fraction.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(NotInstant);
    }
    let padded = format!("{fraction:0<3}");
    let millis: i64 = padded.get(..3).and_then(|digits| digits.parse().ok()).ok_or(NotInstant)?;
    Ok((days * DAY + hour * 3600 + minute * 60 + second - offset) * 1000 + millis)
}

/// Numbers of so many digits each.
fn numbers<const COUNT: usize>(
    text: &str,
    separator: char,
    digits: [usize; COUNT],
) -> Result<[i64; COUNT], NotInstant> {
    let parts: Vec<&str> = text.split(separator).collect();
    let fits = parts.len() == COUNT
        && parts
            .iter()
            .zip(digits)
            .all(|(part, digits)| part.len() == digits && part.bytes().all(|b| b.is_ascii_digit()));
    if !fits {
        return Err(NotInstant);
    }
    let read: Vec<i64> = parts.iter().filter_map(|part| part.parse().ok()).collect();
    read.try_into().map_err(|_| NotInstant)
}

/// Days since 1970-01-01 to year, month and day of the Gregorian calendar (Howard Hinnant's `civil_from_days`).
fn date_of(days: i64) -> (i64, i64, i64) {
    let shifted = days.saturating_add(719_468);
    let era = shifted.div_euclid(146_097);
    let day_of_era = shifted.rem_euclid(146_097);
    let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted_month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
    let month = if shifted_month < 10 { shifted_month + 3 } else { shifted_month - 9 };
    (year_of_era + era * 400 + i64::from(month <= 2), month, day)
}

/// Year, month and day to days since 1970-01-01 (Howard Hinnant's `days_from_civil`).
fn days_of(year: i64, month: i64, day: i64) -> i64 {
    let year = year - i64::from(month <= 2);
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let day_of_year = (153 * (month + if month > 2 { -3 } else { 9 }) + 2) / 5 + day - 1;
    era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719_468
}

#[cfg(test)]
mod tests {
    use super::{NotInstant, moscow, parse_instant};

    #[test]
    fn dates_are_moscow_time() {
        assert_eq!(moscow(0), "1970-01-01 03:00:00");
        assert_eq!(moscow(951_782_400), "2000-02-29 03:00:00");
        assert_eq!(moscow(1_767_214_799), "2025-12-31 23:59:59");
    }

    #[test]
    fn instants_are_read() {
        assert_eq!(parse_instant("1970-01-01T00:00:00Z"), Ok(0));
        assert_eq!(parse_instant("2000-02-29T03:00:00+03:00"), Ok(951_782_400_000));
        assert_eq!(parse_instant("2000-02-28T18:30:00.1259-05:30"), Ok(951_782_400_125));
        for text in
            ["", "2000-02-30T00:00:00Z", "2000-01-01", "2000-01-01T24:00:00Z", "2000-01-01T00:00:00", "2000-1-1T0:0:0Z"]
        {
            assert_eq!(parse_instant(text), Err(NotInstant), "{text}");
        }
    }
}
