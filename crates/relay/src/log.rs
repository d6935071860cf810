//! One line for each request: time, route, status, duration. No query, body, key or address.

use http::StatusCode;
use std::{
    io::{self, Write},
    thread,
    time::{Instant, SystemTime, UNIX_EPOCH},
};

/// A request that will have its line, whatever becomes of it.
#[derive(Debug)]
pub struct Line {
    quiet: bool,
    began: Instant,
    route: &'static str,
    function: &'static str,
    status: Option<StatusCode>,
}

impl Line {
    /// A line for a request that began now.
    pub fn begin(quiet: bool) -> Self {
        Self { quiet, began: Instant::now(), route: "-", function: "", status: None }
    }

    /// Which route it is.
    pub fn route(&mut self, route: &'static str) {
        self.route = route;
    }

    /// Which function of the provider.
    pub fn function(&mut self, function: &'static str) {
        self.function = function;
    }

    /// How it was answered; without this the line says that the client left, or that the relay is at fault.
    pub fn answered(&mut self, status: StatusCode) {
        self.status = Some(status);
    }
}

impl Drop for Line {
    fn drop(&mut self) {
        if self.quiet {
            return;
        }
        let route =
            if self.function.is_empty() { self.route.to_owned() } else { format!("{}/{}", self.route, self.function) };
        let status = match self.status {
            Some(status) => status.as_u16().to_string(),
            None if thread::panicking() => "fault".to_owned(),
            None => "left".to_owned(),
        };
        let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        let elapsed = self.began.elapsed().as_millis();
        let line = format!("{} {route} {status} {elapsed}ms\n", utc(since.as_secs()));
        // One write, so that lines stay whole; whoever closed standard error does not want to know.
        let _ = io::stderr().write_all(line.as_bytes());
    }
}

/// A moment as RFC 3339 writes it, from the seconds since 1970.
fn utc(seconds: u64) -> String {
    // Days are counted from 1 March of the year 0, so that the leap day is a year's last.
    let days = seconds / 86_400 + 719_468;
    let (era, day_of_era) = (days / 146_097, days % 146_097);
    let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month + 2) / 5 + 1;
    let (month, carry) = if month < 10 { (month + 3, 0) } else { (month - 9, 1) };
    let year = era * 400 + year_of_era + carry;
    let (hour, minute, second) = (seconds / 3_600 % 24, seconds / 60 % 60, seconds % 60);
    format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z")
}

#[cfg(test)]
mod tests {
    use super::utc;

    #[test]
    fn moments() {
        assert_eq!(utc(0), "1970-01-01T00:00:00Z");
        assert_eq!(utc(951_782_400), "2000-02-29T00:00:00Z");
        assert_eq!(utc(951_868_800), "2000-03-01T00:00:00Z");
        assert_eq!(utc(1_767_225_599), "2025-12-31T23:59:59Z");
        assert_eq!(utc(1_767_225_600), "2026-01-01T00:00:00Z");
        assert_eq!(utc(4_107_542_399), "2100-02-28T23:59:59Z");
        assert_eq!(utc(4_107_542_400), "2100-03-01T00:00:00Z");
    }
}
