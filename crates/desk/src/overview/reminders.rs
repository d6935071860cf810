//! Reminders of what expires, as a calendar file (RFC 5545): one event a day, with an alarm the day before.

use super::timeline::expiring_within;
use crate::calendar::{Day, Zone};
use crate::roster::Roster;
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// The longest line, in octets without its end (RFC 5545, 3.1).
const LINE: usize = 75;
/// More addresses than this nobody reads in a calendar.
const NAMED: usize = 50;

/// The words of one event.
pub struct Reminder<'w> {
    /// Its title, for so many proxies.
    pub title: &'w dyn Fn(u64) -> String,
    /// What stands after the addresses where there are more.
    pub more: &'w dyn Fn(u64) -> String,
}

/// The file for all active proxies that expire within a year of `now` (unix seconds). It names hosts and ports, and no login.
/// `account` keeps the events of two accounts apart.
pub fn calendar_file(roster: &Roster, account: &str, now: i64, zone: &Zone, words: &Reminder<'_>) -> String {
    let mut days: BTreeMap<Day, (i64, Vec<String>)> = BTreeMap::new();
    for row in expiring_within(roster, now, 366).into_iter().filter_map(|id| roster.get(id)) {
        let Some(expires) = row.expires() else { continue };
        let (first, addresses) = days.entry(Day::at(expires, zone)).or_insert_with(|| (expires, Vec::new()));
        *first = expires.min(*first);
        addresses.push(format!("{}:{}", row.host(), row.port()));
    }
    let mut file = String::new();
    let mut line = |text: &str| fold(&mut file, text);
    line("BEGIN:VCALENDAR");
    line("VERSION:2.0");
    line("PRODID:-//Proxydeck//Expiry reminders//EN");
    for (day, (first, addresses)) in days {
        let count = addresses.len() as u64;
        let mut description = addresses.iter().take(NAMED).cloned().collect::<Vec<_>>().join("\n");
        if addresses.len() > NAMED {
            description.push('\n');
            description.push_str(&(words.more)(count - NAMED as u64));
        }
        let title = escaped(&(words.title)(count));
        line("BEGIN:VEVENT");
        line(&format!("UID:{day}-{}@proxydeck", escaped(account)));
        line(&format!("DTSTAMP:{}", moment(now)));
        line(&format!("DTSTART:{}", moment(first)));
        line(&format!("SUMMARY:{title}"));
        line(&format!("DESCRIPTION:{}", escaped(&description)));
        line("BEGIN:VALARM");
        line("ACTION:DISPLAY");
        line(&format!("DESCRIPTION:{title}"));
        line("TRIGGER:-P1D");
        line("END:VALARM");
        line("END:VEVENT");
    }
    line("END:VCALENDAR");
    file
}

/// `20260712T162401Z`.
fn moment(seconds: i64) -> String {
    let (year, month, day) = Day::at(seconds, &Zone::fixed(0)).civil();
    let of_day = seconds.rem_euclid(86_400);
    format!("{year:04}{month:02}{day:02}T{:02}{:02}{:02}Z", of_day / 3_600, of_day / 60 % 60, of_day % 60)
}

/// RFC 5545, 3.3.11.
fn escaped(text: &str) -> String {
    let mut escaped = String::new();
    for letter in text.chars() {
        match letter {
            '\\' | ';' | ',' => {
                escaped.push('\\');
                escaped.push(letter);
            }
            '\n' => escaped.push_str("\\n"),
            '\r' => {}
            letter => escaped.push(letter),
        }
    }
    escaped
}

/// Writes a line, in pieces where it is long, and never within a character.
fn fold(file: &mut String, text: &str) {
    let mut length = 0;
    for letter in text.chars() {
        if length + letter.len_utf8() > LINE {
            file.push_str("\r\n ");
            length = 1;
        }
        file.push(letter);
        length += letter.len_utf8();
    }
    // Writing to a String cannot fail.
    let _ = write!(file, "\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::overview::test_roster;

    /// 2026-07-10 12:00 UTC.
    const NOW: i64 = 1_783_684_800;

    fn file(roster: &Roster) -> String {
        let words = Reminder {
            title: &|count| format!("{count} proxies, say; expire"),
            more: &|more| format!("and {more} more"),
        };
        calendar_file(roster, "1", NOW, &Zone::fixed(0), &words)
    }

    #[test]
    fn one_event_a_day_with_an_alarm_the_day_before() {
        let roster = test_roster(&[(1, NOW + 90_000), (2, NOW + 86_400), (3, NOW + 400 * 86_400)]);
        let expected = [
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            "PRODID:-//Proxydeck//Expiry reminders//EN",
            "BEGIN:VEVENT",
            "UID:2026-07-11-1@proxydeck",
            "DTSTAMP:20260710T120000Z",
            "DTSTART:20260711T120000Z",
            "SUMMARY:2 proxies\\, say\\; expire",
            "DESCRIPTION:192.0.2.1:8000\\n192.0.2.2:8000",
            "BEGIN:VALARM",
            "ACTION:DISPLAY",
            "DESCRIPTION:2 proxies\\, say\\; expire",
            "TRIGGER:-P1D",
            "END:VALARM",
            "END:VEVENT",
            "END:VCALENDAR",
            "",
        ];
        assert_eq!(file(&roster), expected.join("\r\n"));
    }

    #[test]
    fn long_lines_are_folded_and_no_login_is_in_them() {
        let roster = test_roster(&(1..=60).map(|id| (id, NOW + 86_400)).collect::<Vec<_>>());
        let file = file(&roster);
        assert!(file.split("\r\n").all(|line| line.len() <= 75), "{file}");
        assert!(file.replace("\r\n ", "").contains("192.0.2.50:8000\\nand 10 more\r\n"));
        assert!(!file.contains("login") && !file.contains("secret"));
    }

    #[test]
    fn a_line_is_not_folded_within_a_letter() {
        let mut file = String::new();
        fold(&mut file, &"я".repeat(60));
        assert!(file.split("\r\n").all(|line| line.len() <= 75));
        assert_eq!(file.replace("\r\n ", "").trim_end(), "я".repeat(60));
    }
}
