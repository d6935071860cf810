//! Which rows a filter lets through.

use super::{
    Context, Roster,
    expiry::State,
    facet::{CommentWanted, CountryWanted, ExpiresWanted, Facet},
    filter::{Filter, Term},
    fold::fold,
    per_country::PerCountry,
    row::Row,
};
use crate::calendar::Day;
use api::Country;
use proxy6::{ProxyId, Version, VersionSeen};

impl Roster {
    /// For every row, whether every term of the filter holds on it.
    pub(super) fn matching(&self, filter: &Filter, context: Context<'_>) -> Vec<bool> {
        let mut keep = None;
        for term in &filter.terms {
            match term {
                Term::Word(word) => {
                    let mut found = vec![false; self.rows.len()];
                    self.mark_lines(&word.folded, &mut found);
                    self.mark_columns(&word.folded, context, &mut found);
                    keep = Some(match keep {
                        None => found,
                        Some(before) => both(before, &found),
                    });
                }
                Term::Facet(facet) => {
                    self.narrow(keep.get_or_insert_with(|| vec![true; self.rows.len()]), facet, context);
                }
            }
        }
        keep.unwrap_or_else(|| vec![true; self.rows.len()])
    }

    /// Marks the rows that hold a folded word in a column other than their texts.
    fn mark_columns(&self, word: &str, context: Context<'_>, marks: &mut [bool]) {
        let comments = self.comments.map(|comment| comment.contains(word));
        let types = self.types.map(|name| type_label(name).contains(word));
        let states = State::ALL.map(|state| (state, context.lexicon.state(state).contains(word)));
        let any_state = states.iter().any(|(_, found)| *found);
        let versions = VERSIONS.map(|version| (version, version_label(version).contains(word)));
        let mut countries = PerCountry::new();
        let named = |country: Country| {
            country.lower() == word || context.lexicon.country(country).iter().any(|name| name.contains(word))
        };
        let date = is_part_of_date(word);
        let on_date = |moment: Option<i64>| {
            moment.is_some_and(|moment| Day::at(moment, context.zone).to_string().starts_with(word))
        };
        let id = word.strip_prefix('#').unwrap_or(word).parse().ok().map(ProxyId::new);
        if let Some(mark) = id.and_then(|id| marks.get_mut(self.number_of(id)? as usize)) {
            *mark = true;
        }
        let any_country =
            self.any_countries.iter().any(|country| countries.get_or_insert_with(*country, || named(*country)));
        // Mostly what is typed is part of an address, and stands in no other column: only those that hold it are looked through.
        if comments.contains(&true) {
            self.rows.look_at(marks, |row, mark| *mark = *mark || at(&comments, row.comment));
        }
        if types.contains(&true) {
            self.rows.look_at(marks, |row, mark| *mark = *mark || at(&types, row.row_type));
        }
        if versions.iter().any(|(_, found)| *found) {
            self.rows.look_at(marks, |row, mark| *mark = *mark || versions.contains(&(row.version, true)));
        }
        if any_country {
            self.rows.look_at(marks, |row, mark| {
                *mark = *mark
                    || row.country.is_some_and(|country| countries.get_or_insert_with(country, || named(country)));
            });
        }
        if any_state {
            self.rows.look_at(marks, |row, mark| *mark = *mark || states.contains(&(state(row, context.now), true)));
        }
        if date {
            self.rows.look_at(marks, |row, mark| *mark = *mark || on_date(row.bought()) || on_date(row.expires()));
        }
    }

    fn narrow(&self, keep: &mut [bool], facet: &Facet, context: Context<'_>) {
        match facet {
            Facet::Country(wanted) => {
                let mut countries = PerCountry::new();
                let named = |country: Country| {
                    let names = context.lexicon.country(country);
                    wanted.iter().any(|wanted| match wanted {
                        CountryWanted::Code(code) => country == *code,
                        CountryWanted::Named(start) => names.iter().any(|name| begins_a_word(name, start)),
                        CountryWanted::None => false,
                    })
                };
                let without = wanted.contains(&CountryWanted::None);
                self.keep_if(keep, |row| match row.country {
                    Some(country) => countries.get_or_insert_with(country, || named(country)),
                    None => without,
                });
            }
            Facet::Type(wanted) => {
                let types = self.types.map(|name| wanted.iter().any(|wanted| wanted.name() == name));
                self.keep_if(keep, |row| at(&types, row.row_type));
            }
            Facet::Version(wanted) => self.keep_if(keep, |row| match row.version {
                VersionSeen::Known(version) => wanted.contains(&version),
                VersionSeen::Ipv4OrShared => wanted.contains(&Version::Ipv4) || wanted.contains(&Version::Ipv4Shared),
            }),
            Facet::State(wanted) => self.keep_if(keep, |row| {
                let state = state(row, context.now);
                wanted.contains(&state) || state == State::Expiring && wanted.contains(&State::Active)
            }),
            Facet::Comment(CommentWanted::Exactly(comment)) => {
                let number = self.comments.number_of(comment);
                self.keep_if(keep, |row| number == Some(row.comment));
            }
            Facet::Comment(CommentWanted::Contains(text)) => {
                let folded = fold(text);
                let comments = self.comments.map(|comment| comment.contains(&folded));
                self.keep_if(keep, |row| at(&comments, row.comment));
            }
            Facet::Expires(wanted) => self.keep_if(keep, |row| expires(row, *wanted, context)),
        }
    }

    fn keep_if(&self, keep: &mut [bool], mut question: impl FnMut(&Row) -> bool) {
        self.rows.look_at(keep, |row, keep| *keep = *keep && question(row));
    }
}

fn both(mut before: Vec<bool>, found: &[bool]) -> Vec<bool> {
    before.iter_mut().zip(found).for_each(|(before, found)| *before &= found);
    before
}

fn state(row: &Row, now: i64) -> State {
    State::at(now, row.active, row.expires())
}

fn expires(row: &Row, wanted: ExpiresWanted, context: Context<'_>) -> bool {
    let Some(expires) = row.expires() else { return wanted == ExpiresWanted::Never };
    let left = expires.saturating_sub(context.now);
    let day = |compare: fn(&Day, &Day) -> bool, wanted| compare(&Day::at(expires, context.zone), &wanted);
    match wanted {
        ExpiresWanted::Within(seconds) => 0 < left && left < seconds,
        ExpiresWanted::After(seconds) => left > seconds,
        ExpiresWanted::On(wanted) => day(Day::eq, wanted),
        ExpiresWanted::BeforeDay(wanted) => day(Day::lt, wanted),
        ExpiresWanted::AfterDay(wanted) => day(Day::gt, wanted),
        ExpiresWanted::Never => false,
    }
}

/// What the column says for a type, folded.
pub(super) fn type_label(name: &str) -> &str {
    match name {
        "http" => "https",
        "socks" => "socks5",
        other => other,
    }
}

const VERSIONS: [VersionSeen; 5] = [
    VersionSeen::Known(Version::Ipv4),
    VersionSeen::Known(Version::Ipv4Shared),
    VersionSeen::Known(Version::MtProto),
    VersionSeen::Known(Version::Ipv6),
    VersionSeen::Ipv4OrShared,
];

/// What the column says for a version, folded.
fn version_label(version: VersionSeen) -> &'static str {
    match version {
        VersionSeen::Known(Version::Ipv4) => "ipv4",
        VersionSeen::Known(Version::Ipv4Shared) => "ipv4 shared",
        VersionSeen::Known(Version::MtProto) => "mtproto",
        VersionSeen::Known(Version::Ipv6) => "ipv6",
        VersionSeen::Ipv4OrShared => "ipv4 or ipv4 shared",
    }
}

/// Whether a word is the beginning of an ISO date that reaches into the month: `2026-0`, `2026-07`, `2026-07-12`. Shorter
/// ones would match every row.
fn is_part_of_date(word: &str) -> bool {
    let digits_at_their_places = word.bytes().enumerate().all(|(index, byte)| match index {
        4 | 7 => byte == b'-',
        _ => byte.is_ascii_digit(),
    });
    (6..=10).contains(&word.len()) && digits_at_their_places
}

fn begins_a_word(name: &str, start: &str) -> bool {
    let after_a_gap = |index: usize| !name.get(..index).is_some_and(|before| before.ends_with(char::is_alphanumeric));
    name.match_indices(start).any(|(index, _)| after_a_gap(index))
}

fn at(answers: &[bool], number: u32) -> bool {
    answers.get(number as usize).copied().unwrap_or_default()
}
