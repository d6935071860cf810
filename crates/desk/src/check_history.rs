//! What checks have said of each proxy, and how that is kept: which proxy, when, and what; no address and no login.

use proxy6::{ProxyId, check::Seconds};
use std::{
    collections::{HashMap, VecDeque},
    fmt::Write,
};

/// As many checks of a proxy as are remembered.
const REMEMBERED: usize = 6;

/// What a check has said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Said {
    /// It works; how long it took, where the provider says so.
    Works(Option<Seconds>),
    /// It does not.
    Dead,
    /// The provider did not say.
    Unknown,
}

/// The last checks of each proxy.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CheckHistory {
    of: HashMap<ProxyId, VecDeque<(i64, Said)>>,
}

impl CheckHistory {
    /// Adds what a check has said at a moment (seconds since 1970).
    pub fn learn(&mut self, id: ProxyId, at: i64, said: Said) {
        let past = self.of.entry(id).or_default();
        past.push_front((at, said));
        past.truncate(REMEMBERED);
    }

    /// What checks have said of a proxy, the latest first, each with its moment.
    pub fn of(&self, id: ProxyId) -> impl Iterator<Item = (i64, Said)> {
        self.of.get(&id).into_iter().flatten().copied()
    }

    /// Whether nothing was ever checked.
    pub fn is_empty(&self) -> bool {
        self.of.is_empty()
    }

    /// Adds an older history behind this one.
    pub fn follow(&mut self, older: Self) {
        for (id, past) in older.of {
            let own = self.of.entry(id).or_default();
            own.extend(past);
            own.truncate(REMEMBERED);
        }
    }

    /// Drops the proxies that are gone.
    pub fn keep(&mut self, has: impl Fn(ProxyId) -> bool) {
        self.of.retain(|id, _| has(*id));
    }

    /// A line for each proxy: its number, and for each check the moment, a letter (`w`orks, `d`ead, `u`nknown) and where there
    /// are any the milliseconds.
    pub fn to_record(&self) -> String {
        let mut record = String::new();
        for (id, past) in &self.of {
            // Writing to a String cannot fail.
            let _ = write!(record, "{id}");
            for (at, said) in past {
                let _ = match said {
                    Said::Works(Some(seconds)) => write!(record, " {at}w{}", seconds.milliseconds()),
                    Said::Works(None) => write!(record, " {at}w"),
                    Said::Dead => write!(record, " {at}d"),
                    Said::Unknown => write!(record, " {at}u"),
                };
            }
            record.push('\n');
        }
        record
    }

    /// Reads a record; what is not of its form is left out.
    pub fn from_record(record: &str) -> Self {
        let line = |line: &str| {
            let mut words = line.split(' ');
            let id = words.next()?.parse().ok()?;
            let past: VecDeque<_> = words.filter_map(check).take(REMEMBERED).collect();
            (!past.is_empty()).then_some((id, past))
        };
        Self { of: record.lines().filter_map(line).collect() }
    }
}

fn check(word: &str) -> Option<(i64, Said)> {
    let (at, said) = word.split_at_checked(word.find(|letter: char| letter.is_ascii_lowercase())?)?;
    let said = match said.split_at_checked(1)? {
        ("w", "") => Said::Works(None),
        ("w", milliseconds) => Said::Works(Some(Seconds::from_milliseconds(milliseconds.parse().ok()?))),
        ("d", "") => Said::Dead,
        ("u", "") => Said::Unknown,
        _ => return None,
    };
    Some((at.parse().ok()?, said))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(number: u64) -> ProxyId {
        ProxyId::new(number)
    }

    #[test]
    fn the_last_six_are_kept_and_the_latest_stands_first() {
        let mut history = CheckHistory::default();
        (0..9).for_each(|at| history.learn(id(1), at, Said::Dead));
        assert_eq!(history.of(id(1)).map(|(at, _)| at).collect::<Vec<_>>(), [8, 7, 6, 5, 4, 3]);
        assert_eq!(history.of(id(2)).count(), 0);
    }

    #[test]
    fn what_is_kept_comes_back() {
        let mut history = CheckHistory::default();
        history.learn(id(1), 1_468_349_441, Said::Works(Some(Seconds::from_milliseconds(532))));
        history.learn(id(1), 1_468_349_500, Said::Works(None));
        history.learn(id(2), 1_468_349_441, Said::Dead);
        history.learn(id(3), 1_468_349_441, Said::Unknown);
        assert_eq!(CheckHistory::from_record(&history.to_record()), history);
    }

    #[test]
    fn what_is_no_record_is_left_out() {
        let record = "12 1468349441w532 nonsense 1468349400d\nx 1d\n13\n14 1w5x 2w-1\n";
        let history = CheckHistory::from_record(record);
        let works = Said::Works(Some(Seconds::from_milliseconds(532)));
        assert_eq!(history.of(id(12)).collect::<Vec<_>>(), [(1_468_349_441, works), (1_468_349_400, Said::Dead)]);
        assert_eq!([13, 14].map(|number| history.of(id(number)).count()), [0, 0]);
    }

    #[test]
    fn an_older_history_follows() {
        let (mut history, mut older) = (CheckHistory::default(), CheckHistory::default());
        history.learn(id(1), 20, Said::Dead);
        older.learn(id(1), 10, Said::Unknown);
        older.learn(id(2), 10, Said::Unknown);
        history.follow(older);
        assert_eq!(history.of(id(1)).collect::<Vec<_>>(), [(20, Said::Dead), (10, Said::Unknown)]);
        history.keep(|own| own == id(2));
        assert!(history.of(id(1)).next().is_none() && !history.is_empty());
    }
}
