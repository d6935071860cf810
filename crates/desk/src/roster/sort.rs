//! Sorting by any column, by several, stable.

use super::{
    Context, Roster, RowView,
    distinct::Distinct,
    expiry::State,
    per_country::PerCountry,
    row::{Row, Spans},
};
use proxy6::{Version, VersionSeen};
use std::{
    cmp::Ordering,
    fmt,
    net::{IpAddr, Ipv4Addr},
    str::FromStr,
};

/// A column of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Column {
    /// Active, expiring, expired.
    State,
    /// By the country's name in the user's language, or its code where it has none.
    Country,
    /// By the version's number; "IPv4 or IPv4 Shared" before IPv4.
    Version,
    /// The protocol.
    Type,
    /// `host:port`, addresses by their numbers.
    Host,
    /// The port alone.
    Port,
    /// The login.
    User,
    /// The password.
    Password,
    /// The exit address, by its number.
    Ip,
    /// The comment.
    Comment,
    /// When it was bought.
    Bought,
    /// When it expires; the days left sort alike.
    Expires,
    /// Proxy6's number of it.
    Id,
}

impl Column {
    /// All of them.
    pub const ALL: [Self; 13] = [
        Self::State,
        Self::Country,
        Self::Version,
        Self::Type,
        Self::Host,
        Self::Port,
        Self::User,
        Self::Password,
        Self::Ip,
        Self::Comment,
        Self::Bought,
        Self::Expires,
        Self::Id,
    ];

    /// Its name in links.
    pub fn word(self) -> &'static str {
        match self {
            Self::State => "state",
            Self::Country => "country",
            Self::Version => "version",
            Self::Type => "type",
            Self::Host => "host",
            Self::Port => "port",
            Self::User => "user",
            Self::Password => "password",
            Self::Ip => "ip",
            Self::Comment => "comment",
            Self::Bought => "bought",
            Self::Expires => "expires",
            Self::Id => "id",
        }
    }
}

/// A column to sort by. Whatever the direction, rows with nothing in the column come last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct SortKey {
    /// The column.
    pub column: Column,
    /// From the greatest to the least.
    pub descending: bool,
}

impl SortKey {
    /// From the least to the greatest.
    pub fn ascending(column: Column) -> Self {
        Self { column, descending: false }
    }

    /// From the greatest to the least.
    pub fn descending(column: Column) -> Self {
        Self { column, descending: true }
    }
}

/// A text that names no column to sort by.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no column to sort by")]
pub struct NotSortKey;

impl fmt::Display for SortKey {
    /// As it stands in links: `expires`, `-expires`.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.descending { "-" } else { "" };
        write!(formatter, "{sign}{}", self.column.word())
    }
}

impl FromStr for SortKey {
    type Err = NotSortKey;

    fn from_str(text: &str) -> Result<Self, NotSortKey> {
        let (descending, word) = text.strip_prefix('-').map_or((false, text), |word| (true, word));
        let column = Column::ALL.into_iter().find(|column| column.word() == word).ok_or(NotSortKey)?;
        Ok(Self { column, descending })
    }
}

/// A row's place in the order of one column.
type Key<'k> = &'k dyn Fn(RowView<'_>) -> Option<u128>;
/// Decides between rows of equal keys.
type TieBreak<'k> = &'k dyn Fn(RowView<'_>, RowView<'_>) -> Ordering;

impl Roster {
    /// Sorts numbers of rows. A stable sort by each key, the last one first, leaves them sorted by all of them.
    pub(super) fn sort(&self, rows: &mut [u32], keys: &[SortKey], context: Context<'_>) {
        for &SortKey { column, descending } in keys.iter().rev() {
            match column {
                Column::State => {
                    self.sort_by(rows, descending, |row| Some(State::at(context.now, row.active, row.expires()) as u64))
                }
                Column::Country => {
                    let ranks = self.country_ranks(context);
                    self.sort_by(rows, descending, |row| ranks.get(row.country?));
                }
                Column::Version => self.sort_by(rows, descending, |row| Some(version_rank(row.version))),
                Column::Type => {
                    let rank = rank_of_filled(&self.types);
                    self.sort_by(rows, descending, |row| rank(row.row_type));
                }
                Column::Comment => {
                    let rank = rank_of_filled(&self.comments);
                    self.sort_by(rows, descending, |row| rank(row.comment));
                }
                Column::Host => self.sort_by_text(rows, descending, &endpoint, &|a, b| {
                    a.host().cmp(b.host()).then(a.port().cmp(&b.port()))
                }),
                Column::Ip => {
                    self.sort_by_text(rows, descending, &|row| address(row.ip()), &|a, b| a.ip().cmp(b.ip()));
                }
                Column::User => self
                    .sort_by_text(rows, descending, &|row| prefix(row.user()), &|a, b| case_blind(a.user(), b.user())),
                Column::Password => self.sort_by_text(rows, descending, &|row| prefix(password(row)), &|a, b| {
                    case_blind(password(a), password(b))
                }),
                Column::Port => self.sort_by(rows, descending, |row| Some(u64::from(row.spans.port))),
                Column::Bought => self.sort_by(rows, descending, |row| row.bought().map(in_order)),
                Column::Expires => self.sort_by(rows, descending, |row| row.expires().map(in_order)),
                Column::Id => self.sort_by(rows, descending, |row| Some(row.id.get())),
            }
        }
    }

    fn sort_by(&self, rows: &mut [u32], descending: bool, key: impl Fn(&Row) -> Option<u64>) {
        // The place at the end makes the quicker unstable sort stable.
        let (mut keyed, mut without) = (Vec::with_capacity(rows.len()), Vec::new());
        for (place, &number) in (0_u32..).zip(rows.iter()) {
            match self.rows.get(number as usize).and_then(&key) {
                Some(key) => keyed.push((if descending { !key } else { key }, place)),
                None => without.push(place),
            }
        }
        keyed.sort_unstable();
        reorder(rows, keyed.into_iter().map(|(_, place)| place).chain(without));
    }

    /// `key` decides wherever it can, so that `tie_break` looks at few texts.
    fn sort_by_text(&self, rows: &mut [u32], descending: bool, key: Key<'_>, tie_break: TieBreak<'_>) {
        let row = |place: u32| rows.get(place as usize).and_then(|&number| self.row(number));
        let mut keyed: Vec<(bool, u128, u32)> = Vec::with_capacity(rows.len());
        for place in 0..u32::try_from(rows.len()).unwrap_or(u32::MAX) {
            let key = row(place).and_then(key);
            keyed.push((key.is_none(), key.unwrap_or_default(), place));
        }
        keyed.sort_unstable_by(|&(empty, key, place), &(other_empty, other_key, other_place)| {
            let ascending = key.cmp(&other_key).then_with(|| match (row(place), row(other_place)) {
                (Some(a), Some(b)) => tie_break(a, b),
                _ => Ordering::Equal,
            });
            let directed = if descending { ascending.reverse() } else { ascending };
            empty.cmp(&other_empty).then(directed).then(place.cmp(&other_place))
        });
        reorder(rows, keyed.into_iter().map(|(.., place)| place));
    }

    /// The places of the countries that there are, in the order of their names.
    fn country_ranks(&self, context: Context<'_>) -> PerCountry<u64> {
        let mut countries = self.countries();
        countries.sort_by_cached_key(|country| {
            let name = context.lexicon.country(*country).first();
            (name.map_or_else(|| country.to_string(), String::clone), *country)
        });
        let mut ranks = PerCountry::new();
        for (rank, country) in (0..).zip(countries) {
            ranks.get_or_insert_with(country, || rank);
        }
        ranks
    }
}

/// Puts `rows` into the order of the places that they had.
fn reorder(rows: &mut [u32], places: impl Iterator<Item = u32>) {
    let before = rows.to_vec();
    for (row, place) in rows.iter_mut().zip(places) {
        *row = before.get(place as usize).copied().unwrap_or_default();
    }
}

/// The rank of a text by its number; none for the empty one.
fn rank_of_filled(texts: &Distinct) -> impl Fn(u32) -> Option<u64> {
    let ranks = texts.ranks();
    let empty = texts.number_of("");
    move |number| ranks.get(number as usize).filter(|_| Some(number) != empty).map(|&rank| u64::from(rank))
}

fn version_rank(version: VersionSeen) -> u64 {
    match version {
        VersionSeen::Known(version) => 2 * u64::from(version.number()),
        VersionSeen::Ipv4OrShared => 2 * u64::from(Version::Ipv4.number()) - 1,
    }
}

/// A number in the order of `moment`.
fn in_order(moment: i64) -> u64 {
    moment.cast_unsigned() ^ (1 << 63)
}

fn password(row: RowView<'_>) -> &str {
    row.roster.text(row.row, Spans::password)
}

/// An address by its number, IPv4 before IPv6; what is no address, last.
fn address(text: &str) -> Option<u128> {
    match text.parse() {
        Ok(IpAddr::V4(address)) => Some(address.to_bits().into()),
        Ok(IpAddr::V6(address)) => Some(address.to_bits()),
        Err(_) => (!text.is_empty()).then_some(u128::MAX),
    }
}

/// Host and port; those of an IPv4 host, which nearly all are, in one number.
fn endpoint(row: RowView<'_>) -> Option<u128> {
    match row.host().parse() {
        Ok(host) => Some(u128::from(Ipv4Addr::to_bits(host)) << 16 | u128::from(row.port())),
        Err(_) => address(row.host()),
    }
}

/// The first sixteen bytes of a text as a number, case-blind.
fn prefix(text: &str) -> Option<u128> {
    let mut bytes = [0; 16];
    bytes.iter_mut().zip(text.bytes()).for_each(|(byte, letter)| *byte = letter.to_ascii_lowercase());
    (!text.is_empty()).then_some(u128::from_be_bytes(bytes))
}

fn case_blind(a: &str, b: &str) -> Ordering {
    a.bytes().map(|letter| letter.to_ascii_lowercase()).cmp(b.bytes().map(|letter| letter.to_ascii_lowercase()))
}
