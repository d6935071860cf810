use crate::{
    Endpoint, Format, Rejected, Scheme,
    formats::{csv, json, telegram},
    read,
};
use serde_json::Value;
use std::collections::HashMap;

/// Reads a pasted list: CSV with a line of names, JSON, or lines of any line formats in any mixture. One item for each line
/// (row, object) that says something; lines that are empty or begin with `#` do not.
pub struct List<'a> {
    items: Items<'a>,
    scheme: Scheme,
    preferred: Vec<Format>,
    seen: HashMap<Endpoint, usize>,
}

/// A line of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Its number, counted from 1; of JSON, the number of the object.
    pub number: usize,
    /// What became of it.
    pub verdict: Verdict,
}

/// What became of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It was read.
    Read {
        /// The format that it is in.
        format: Format,
        /// What it says.
        endpoint: Endpoint,
        /// The number of an earlier line that says the same.
        same_as: Option<usize>,
        /// Where it can be read in several formats, of which this one is preferred: all of them.
        settled: Vec<Format>,
    },
    /// It can be read in more than one way, and somebody has to choose; once for all such lines, as `preferred`.
    Ambiguous(Vec<(Format, Endpoint)>),
    /// It cannot be read.
    Rejected(Rejected),
}

enum Items<'a> {
    Table { table: csv::Table<'a>, ends: u64 },
    Objects { objects: std::vec::IntoIter<Value>, number: usize },
    Lines { lines: std::str::Lines<'a>, number: usize, ends: u64 },
}

impl<'a> List<'a> {
    /// `scheme` is taken where the text does not say one, the first of
    /// `preferred` where a line can be read in several formats.
    pub fn new(text: &'a str, scheme: Scheme, preferred: &[Format]) -> Self {
        Self { items: Items::of(text), scheme, preferred: preferred.to_vec(), seen: HashMap::new() }
    }

    /// About how many lines (rows, objects) there are; those that say nothing are among them.
    pub fn expected(&self) -> u64 {
        match &self.items {
            Items::Table { ends, .. } => *ends,
            Items::Lines { ends, .. } => ends + 1,
            Items::Objects { objects, .. } => objects.len() as u64,
        }
    }

    fn verdict(&mut self, number: usize, candidates: Candidates) -> Verdict {
        let mut candidates = match candidates {
            Ok(candidates) => candidates,
            Err(why) => return Verdict::Rejected(why),
        };
        let place = |wanted: &Format| candidates.iter().position(|(format, _)| format == wanted);
        let chosen = if candidates.len() == 1 { Some(0) } else { self.preferred.iter().find_map(place) };
        match chosen {
            Some(chosen) => {
                let settled = match candidates.len() {
                    1 => Vec::new(),
                    _ => candidates.iter().map(|(format, _)| *format).collect(),
                };
                let (format, endpoint) = candidates.swap_remove(chosen);
                let same_as = self.seen.get(&endpoint).copied();
                self.seen.entry(endpoint.clone()).or_insert(number);
                Verdict::Read { format, endpoint, same_as, settled }
            }
            None => Verdict::Ambiguous(candidates),
        }
    }
}

/// Every way to read a line; at least one.
type Candidates = Result<Vec<(Format, Endpoint)>, Rejected>;

impl Iterator for List<'_> {
    type Item = Line;

    fn next(&mut self) -> Option<Line> {
        let (number, candidates) = match &mut self.items {
            Items::Table { table, .. } => {
                let (number, row) = table.next()?;
                (number, csv::of_row(&row, self.scheme).map(|endpoint| vec![(Format::Csv, endpoint)]))
            }
            Items::Objects { objects, number } => {
                let object = objects.next()?;
                *number += 1;
                (*number, json::of_value(&object, self.scheme).map(|endpoint| vec![(Format::Json, endpoint)]))
            }
            Items::Lines { lines, number, .. } => loop {
                let line = lines.next()?.trim();
                *number += 1;
                if !line.is_empty() && !line.starts_with('#') {
                    break (*number, candidates(line, self.scheme));
                }
            },
        };
        let verdict = self.verdict(number, candidates);
        Some(Line { number, verdict })
    }
}

impl<'a> Items<'a> {
    fn of(text: &'a str) -> Self {
        let text = text.trim_start_matches('\u{feff}');
        if text.trim_start().starts_with(['[', '{'])
            && let Ok(value) = serde_json::from_str::<Value>(text)
        {
            let mut objects = vec![];
            collect(value, &mut objects);
            return Self::Objects { objects: objects.into_iter(), number: 0 };
        }
        let ends = text.bytes().filter(|byte| *byte == b'\n').count() as u64;
        match csv::Table::of(text) {
            Some(table) => Self::Table { table, ends },
            None => Self::Lines { lines: text.lines(), number: 0, ends },
        }
    }
}

/// Finds entries wherever they stand: in an array, or somewhere in a provider's reply.
fn collect(value: Value, found: &mut Vec<Value>) {
    if json::is_entry(&value) {
        found.push(value);
        return;
    }
    match value {
        Value::Array(values) => values.into_iter().for_each(|value| collect(value, found)),
        Value::Object(fields) => fields.into_iter().for_each(|(_, value)| collect(value, found)),
        _ => {}
    }
}

/// The formats without anything that marks them, in the order in which they are met.
const UNMARKED: [Format; 4] =
    [Format::ColonSeparated, Format::CredentialsAtHost, Format::CredentialsFirst, Format::HostAtCredentials];

fn candidates(line: &str, scheme: Scheme) -> Candidates {
    let marked = if line.starts_with('{') {
        Some(Format::JsonLines)
    } else if telegram::is_link(line) {
        Some(Format::Telegram)
    } else if line.contains("://") {
        Some(Format::Url)
    } else {
        None
    };
    let rejected = match marked.map(|format| (format, read(format, line, scheme))) {
        Some((format, Ok(endpoint))) => return Ok(vec![(format, endpoint)]),
        Some((_, Err(why))) => Some(why),
        None => None,
    };
    // What looks like a mark may be a part of a password.
    let mut candidates: Vec<(Format, Endpoint)> = vec![];
    for format in UNMARKED {
        if let Ok(endpoint) = read(format, line, scheme)
            && !candidates.iter().any(|(_, other)| *other == endpoint)
        {
            candidates.push((format, endpoint));
        }
    }
    // A word may be a host's name, but where another reading finds an address, that is what was meant.
    if candidates.iter().any(|(_, endpoint)| is_address(&endpoint.host)) {
        candidates.retain(|(_, endpoint)| is_address(&endpoint.host));
    }
    if candidates.is_empty() {
        let likely = if line.contains('@') { Format::CredentialsAtHost } else { Format::ColonSeparated };
        let why = rejected.or_else(|| read(likely, line, scheme).err());
        return Err(why.unwrap_or(Rejected::NotOfFormat));
    }
    Ok(candidates)
}

fn is_address(host: &str) -> bool {
    host.contains(['.', ':']) || host == "localhost"
}

#[cfg(test)]
mod tests;
