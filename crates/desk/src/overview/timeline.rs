//! What expires on which day.

use super::DAY;
use crate::calendar::{Day, Zone};
use crate::roster::{Roster, RowView};
use proxy6::ProxyId;

/// A day of the picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DayCount {
    /// The day in the person's zone.
    pub day: Day,
    /// How many active proxies expire on it.
    pub count: u64,
}

/// Active proxies that lapse between `now` and then, with the moment (unix seconds).
fn living<'r>(roster: &'r Roster, now: i64) -> impl Iterator<Item = (RowView<'r>, i64)> {
    let left = move |row: RowView<'r>| row.expires().filter(|expires| *expires >= now).map(|expires| (row, expires));
    roster.iter().filter(RowView::active).filter_map(left)
}

/// The active proxies that expire within so many days of `now` (unix seconds), in the list's order.
pub fn expiring_within(roster: &Roster, now: i64, days: u32) -> Vec<ProxyId> {
    let until = now.saturating_add(i64::from(days) * DAY);
    living(roster, now).filter(|(_, expires)| *expires <= until).map(|(row, _)| row.id()).collect()
}

/// The next so many days beginning with today, each with what expires on it.
pub fn timeline(roster: &Roster, now: i64, zone: &Zone, days: u32) -> Vec<DayCount> {
    let today = Day::at(now, zone);
    // From noon to noon, so that no day is left out where clocks change.
    let noon = i64::from(today.number()) * DAY + DAY / 2 - i64::from(zone.offset_at(now));
    let mut counts: Vec<DayCount> =
        (0..days).map(|ahead| DayCount { day: Day::at(noon + i64::from(ahead) * DAY, zone), count: 0 }).collect();
    for (_, expires) in living(roster, now) {
        let ahead = i64::from(Day::at(expires, zone).number()) - i64::from(today.number());
        if let Some(own) = usize::try_from(ahead).ok().and_then(|ahead| counts.get_mut(ahead)) {
            own.count += 1;
        }
    }
    counts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::overview::test_roster;

    /// 2026-07-10 12:00 UTC.
    const NOW: i64 = 1_783_684_800;

    #[test]
    fn what_expires_within_days() {
        let roster =
            test_roster(&[(1, NOW + 3_600), (2, NOW + DAY), (3, NOW + DAY + 1), (4, NOW - 1), (5, NOW + 30 * DAY)]);
        let ids = |days| expiring_within(&roster, NOW, days).into_iter().map(|id| id.to_string()).collect::<Vec<_>>();
        assert_eq!(ids(1), ["1", "2"]);
        assert_eq!(ids(3), ["1", "2", "3"]);
        assert_eq!(ids(30), ["1", "2", "3", "5"]);
    }

    #[test]
    fn each_day_of_the_zone_has_its_own() {
        // One expires at 23:30 UTC: in Moscow that is the next day.
        let late = NOW + 11 * 3_600 + 1_800;
        let roster = test_roster(&[(1, NOW + 60), (2, late), (3, NOW + 2 * DAY), (4, NOW + 40 * DAY)]);
        let counts = |zone: &Zone| {
            let days = timeline(&roster, NOW, zone, 3);
            days.iter().map(|own| (own.day.to_string(), own.count)).collect::<Vec<_>>()
        };
        let day = |text: &str, count| (text.to_owned(), count);
        assert_eq!(counts(&Zone::fixed(0)), [day("2026-07-10", 2), day("2026-07-11", 0), day("2026-07-12", 1)]);
        assert_eq!(counts(&Zone::fixed(10_800)), [day("2026-07-10", 1), day("2026-07-11", 1), day("2026-07-12", 1)]);
    }
}
