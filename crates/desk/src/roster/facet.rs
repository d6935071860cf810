//! Typed facets of the filter: `country:de`, `type:socks`, `version:4`, `state:expiring`, `comment:shop`, `expires:<3d`.
//!
//! Those with a comma-separated list (`country:de,fr`) want any one of it. Each writes itself as it is read.

use super::{expiry::State, fold::fold};
use crate::calendar::Day;
use api::Country;
use proxy6::{RowType, Version};
use std::{fmt, str::FromStr};

/// What a facet is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FacetName {
    /// `country:`
    Country,
    /// `type:`
    Type,
    /// `version:`
    Version,
    /// `state:`
    State,
    /// `comment:`
    Comment,
    /// `expires:`
    Expires,
}

impl FacetName {
    /// All of them.
    pub const ALL: [Self; 6] = [Self::Country, Self::Type, Self::Version, Self::State, Self::Comment, Self::Expires];

    /// The word before the colon.
    pub fn word(self) -> &'static str {
        match self {
            Self::Country => "country",
            Self::Type => "type",
            Self::Version => "version",
            Self::State => "state",
            Self::Comment => "comment",
            Self::Expires => "expires",
        }
    }

    /// Splits `country:de` into its name and the rest; `None` where no facet's name stands before a colon.
    pub(super) fn split(term: &str) -> Option<(Self, &str)> {
        let (name, value) = term.split_once(':')?;
        let facet = Self::ALL.into_iter().find(|facet| facet.word().eq_ignore_ascii_case(name))?;
        Some((facet, value))
    }
}

/// A facet whose value cannot be understood.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}:{value} is not understood", facet.word())]
pub struct BadFacet {
    /// Which facet.
    pub facet: FacetName,
    /// The part of its value that is wrong; empty where there is none.
    pub value: String,
}

/// A country as the filter names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CountryWanted {
    /// By its code: `de`.
    Code(Country),
    /// By the beginning of one of its names, or of a word of them, folded: `germ`.
    Named(String),
    /// `none`: rows for which the provider named no country.
    None,
}

/// A comment as the filter names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CommentWanted {
    /// `comment:shop`: holds these words, case- and diacritics-blind.
    Contains(String),
    /// `comment:=shop`: this comment and no other, to the letter; `comment:=` is the empty one.
    Exactly(String),
}

/// When a proxy shall expire.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExpiresWanted {
    /// `<3d`, `<12h`: works still, and for less than so many seconds.
    Within(i64),
    /// `>3d`: for more than so many seconds.
    After(i64),
    /// `2026-07-12`: on that day.
    On(Day),
    /// `<2026-07-12`: before that day, expired ones included.
    BeforeDay(Day),
    /// `>2026-07-12`: after that day.
    AfterDay(Day),
    /// `none`: rows for which the provider named no time.
    Never,
}

/// One typed facet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Facet {
    /// In one of these countries.
    Country(Vec<CountryWanted>),
    /// Of one of these types.
    Type(Vec<RowType>),
    /// Of one of these versions, as far as the provider tells.
    Version(Vec<Version>),
    /// In one of these states; [`State::Active`] includes [`State::Expiring`], as with the provider.
    State(Vec<State>),
    /// With such a comment.
    Comment(CommentWanted),
    /// Expiring then.
    Expires(ExpiresWanted),
}

impl Facet {
    /// What it is about.
    pub fn name(&self) -> FacetName {
        match self {
            Self::Country(_) => FacetName::Country,
            Self::Type(_) => FacetName::Type,
            Self::Version(_) => FacetName::Version,
            Self::State(_) => FacetName::State,
            Self::Comment(_) => FacetName::Comment,
            Self::Expires(_) => FacetName::Expires,
        }
    }

    /// Reads the value after the colon. `exact` where it followed an unquoted `=`.
    pub(super) fn read(facet: FacetName, value: &str, exact: bool) -> Result<Self, BadFacet> {
        let bad = |value: &str| BadFacet { facet, value: value.to_owned() };
        if value.is_empty() && !exact {
            return Err(bad(""));
        }
        Ok(match facet {
            FacetName::Country => Self::Country(any_of(value, country).map_err(bad)?),
            FacetName::Type => Self::Type(any_of(value, row_type).map_err(bad)?),
            FacetName::Version => Self::Version(any_of(value, version).map_err(bad)?),
            FacetName::State => Self::State(any_of(value, state).map_err(bad)?),
            FacetName::Comment if exact => Self::Comment(CommentWanted::Exactly(value.to_owned())),
            FacetName::Comment => Self::Comment(CommentWanted::Contains(value.to_owned())),
            FacetName::Expires => Self::Expires(expires(value).ok_or_else(|| bad(value))?),
        })
    }
}

fn any_of<T>(value: &str, read: impl Fn(&str) -> Option<T>) -> Result<Vec<T>, &str> {
    value.split(',').map(|one| read(one.trim()).ok_or(one)).collect()
}

fn country(text: &str) -> Option<CountryWanted> {
    let folded = fold(text);
    // What was no blank at the end may have been folded away.
    let folded = folded.trim();
    match folded.parse() {
        _ if folded == "none" => Some(CountryWanted::None),
        Ok(code) => Some(CountryWanted::Code(code)),
        Err(_) if folded.is_empty() => None,
        Err(_) => Some(CountryWanted::Named(folded.to_owned())),
    }
}

fn row_type(text: &str) -> Option<RowType> {
    match text.to_ascii_lowercase().as_str() {
        "http" | "https" => Some(RowType::Http),
        "socks" | "socks5" => Some(RowType::Socks),
        "auto" => Some(RowType::Auto),
        _ => None,
    }
}

fn version(text: &str) -> Option<Version> {
    match text.to_ascii_lowercase().as_str() {
        "3" | "shared" => Some(Version::Ipv4Shared),
        "4" | "ipv4" => Some(Version::Ipv4),
        "5" | "mtproto" => Some(Version::MtProto),
        "6" | "ipv6" => Some(Version::Ipv6),
        _ => None,
    }
}

fn state(text: &str) -> Option<State> {
    State::ALL.into_iter().find(|state| state.word().eq_ignore_ascii_case(text))
}

fn expires(text: &str) -> Option<ExpiresWanted> {
    if text.eq_ignore_ascii_case("none") {
        return Some(ExpiresWanted::Never);
    }
    let (after, bound) = match text.strip_prefix('>') {
        Some(bound) => (true, bound),
        None => (false, text.strip_prefix('<').unwrap_or(text)),
    };
    if let Ok(day) = Day::from_str(bound) {
        return Some(match text.as_bytes().first() {
            Some(b'<') => ExpiresWanted::BeforeDay(day),
            Some(b'>') => ExpiresWanted::AfterDay(day),
            _ => ExpiresWanted::On(day),
        });
    }
    let (number, unit) = match (bound.strip_suffix(['h', 'H']), bound.strip_suffix(['d', 'D'])) {
        (Some(hours), _) => (hours, 3_600),
        (None, Some(days)) => (days, 86_400),
        (None, None) => (bound, 86_400),
    };
    let seconds = i64::from(number.parse::<u32>().ok().filter(|_| !number.starts_with('+'))?) * unit;
    Some(if after { ExpiresWanted::After(seconds) } else { ExpiresWanted::Within(seconds) })
}

impl fmt::Display for Facet {
    /// As it is typed; without quotes, which [`super::Filter`] adds where needed.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let value = match self {
            Self::Country(countries) => join(countries, |country| match country {
                CountryWanted::Code(code) => code.to_string(),
                CountryWanted::Named(name) => name.clone(),
                CountryWanted::None => "none".to_owned(),
            }),
            Self::Type(types) => join(types, |row_type| row_type.name().to_owned()),
            Self::Version(versions) => join(versions, |version| version.number().to_string()),
            Self::State(states) => join(states, |state| state.word().to_owned()),
            Self::Comment(CommentWanted::Contains(text) | CommentWanted::Exactly(text)) => text.clone(),
            Self::Expires(wanted) => match *wanted {
                ExpiresWanted::Within(seconds) => format!("<{}", duration(seconds)),
                ExpiresWanted::After(seconds) => format!(">{}", duration(seconds)),
                ExpiresWanted::On(day) => day.to_string(),
                ExpiresWanted::BeforeDay(day) => format!("<{day}"),
                ExpiresWanted::AfterDay(day) => format!(">{day}"),
                ExpiresWanted::Never => "none".to_owned(),
            },
        };
        formatter.write_str(&value)
    }
}

fn join<T>(values: &[T], show: impl Fn(&T) -> String) -> String {
    values.iter().map(show).collect::<Vec<_>>().join(",")
}

fn duration(seconds: i64) -> String {
    if seconds % 86_400 == 0 { format!("{}d", seconds / 86_400) } else { format!("{}h", seconds / 3_600) }
}
