//! All proxies of a Proxy6 account: at a hundred thousand rows still filtered at every keystroke.
//!
//! A [`Roster`] holds the rows; a [`Filter`] and [`SortKey`]s make a [`View`] of it, the numbers of its rows in the order
//! in which the table shows them; a [`Selection`] holds proxies by id, whatever the view shows.

mod complete;
mod context;
mod distinct;
mod endpoint;
mod expiry;
mod facet;
mod filter;
pub(crate) mod fold;
mod group;
mod heading;
mod lines;
mod matching;
mod per_country;
mod row;
mod saved;
mod search;
mod segments;
mod selection;
mod share;
mod sort;
mod view;

pub use complete::completions;
pub use context::{Context, Lexicon};
pub use expiry::{EXPIRING_WITHIN, Severity, State, TimeLeft};
pub use facet::{BadFacet, CommentWanted, CountryWanted, ExpiresWanted, Facet, FacetName};
pub use filter::Filter;
pub use group::{Group, GroupBy, GroupKey};
pub use row::RowView;
pub use saved::NotSaved;
pub use selection::Selection;
pub use sort::{Column, NotSortKey, SortKey};
pub use view::View;

use api::Country;
use distinct::Distinct;
use hashbrown::HashTable;
use lines::Lines;
use proxy6::{Protocol, Proxy, ProxyId};
use row::{Row, Spans};
use rustc_hash::FxBuildHasher;
use segments::Segments;
use std::{collections::HashSet, hash::BuildHasher, ops::Range};

/// All proxies of an account, in the order in which they came.
#[derive(Clone, Default)]
pub struct Roster {
    rows: Segments<Row>,
    /// The texts of every row, in the rows' order; see [`Spans`].
    lines: Lines,
    comments: Distinct,
    types: Distinct,
    /// The countries that there are or have been.
    any_countries: Vec<Country>,
    /// The numbers of the rows, found by their ids.
    numbers: HashTable<u32>,
    refreshes: u16,
    removals: u32,
}

/// A list that is being read anew, page by page; see [`Roster::begin_refresh`].
#[derive(Debug)]
#[must_use = "without finish_refresh, proxies that are gone stay in the list"]
pub struct Refresh {
    removals: u32,
}

impl Roster {
    /// How many proxies there are.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The proxy in a row, by the row's number, which [`View::rows`] holds.
    pub fn row(&self, number: u32) -> Option<RowView<'_>> {
        self.rows.get(number as usize).map(|row| RowView { roster: self, row })
    }

    /// The proxy with an id.
    pub fn get(&self, id: ProxyId) -> Option<RowView<'_>> {
        self.row(self.number_of(id)?)
    }

    /// The number of the row that holds a proxy. Stays until a proxy is removed.
    pub fn number_of(&self, id: ProxyId) -> Option<u32> {
        self.numbers.find(hash(id), |&number| self.rows.get(number as usize).is_some_and(|row| row.id == id)).copied()
    }

    /// All proxies in their order.
    pub fn iter(&self) -> impl Iterator<Item = RowView<'_>> {
        self.rows.iter().map(|row| RowView { roster: self, row })
    }

    /// The countries of the proxies, each once, in the order in which they come.
    pub fn countries(&self) -> Vec<Country> {
        let mut countries = Vec::new();
        for row in self.rows.iter() {
            // There are no others to come.
            if countries.len() == self.any_countries.len() {
                break;
            }
            if let Some(country) = row.country.filter(|country| !countries.contains(country)) {
                countries.push(country);
            }
        }
        countries
    }

    /// Takes proxies in: new ones after the others, known ones (by id) in their place.
    pub fn extend<'p>(&mut self, proxies: impl IntoIterator<Item = &'p Proxy>) {
        let mut moved = false;
        for proxy in proxies {
            if let Some(country) = proxy.country.filter(|country| !self.any_countries.contains(country)) {
                self.any_countries.push(country);
            }
            let comment = self.comments.intern(&proxy.comment);
            let row_type = self.types.intern(proxy.row_type.name());
            let written = Spans::write(&mut self.lines, proxy);
            let new = Row::new(proxy, written, comment, row_type, self.refreshes);
            match self.number_of(proxy.id).and_then(|number| self.rows.get_mut(number as usize)) {
                Some(known) => {
                    let spans = known.spans;
                    *known = new;
                    let text = |spans: Spans| self.lines.text(spans.piece, spans.whole());
                    if text(spans) == text(written) && spans.is_parted_as(written) {
                        known.spans = spans;
                        self.lines.take_back(written.whole().start);
                    } else {
                        moved = true;
                    }
                }
                None => {
                    let number = u32::try_from(self.rows.len()).unwrap_or(u32::MAX);
                    self.rows.push(new);
                    self.note(number);
                }
            }
        }
        if moved {
            self.tidy();
        }
    }

    /// Begins to read the list anew: [`Roster::extend`] follows for each page, then [`Roster::finish_refresh`].
    pub fn begin_refresh(&mut self) -> Refresh {
        self.refreshes = self.refreshes.wrapping_add(1);
        Refresh { removals: self.removals }
    }

    /// Ends a refresh whose last page has come: drops the proxies that no page named since it began.
    ///
    /// Returns `false`, and drops none, where proxies were removed in the meantime: the pages behind them have moved up, so
    /// that a proxy may have slipped between two pages. Then the list is to be read once more.
    #[must_use]
    pub fn finish_refresh(&mut self, refresh: Refresh) -> bool {
        if refresh.removals != self.removals {
            return false;
        }
        let (now, before) = (self.refreshes, self.rows.len());
        self.rows.retain(|row| row.seen == now);
        if self.rows.len() == before {
            self.keep_used();
        } else {
            self.tidy();
        }
        true
    }

    /// Takes a whole list in place of what is there.
    pub fn replace<'p>(&mut self, proxies: impl IntoIterator<Item = &'p Proxy>) {
        let refresh = self.begin_refresh();
        self.extend(proxies);
        let _nothing_was_removed_meanwhile = self.finish_refresh(refresh);
    }

    /// Drops proxies, after they were deleted.
    pub fn remove(&mut self, ids: &[ProxyId]) {
        let gone: HashSet<ProxyId> = ids.iter().copied().collect();
        let before = self.rows.len();
        self.rows.retain(|row| !gone.contains(&row.id));
        if self.rows.len() != before {
            self.removals = self.removals.wrapping_add(1);
            self.tidy();
        }
    }

    /// Notes that settype has changed these proxies.
    pub fn set_type(&mut self, ids: &[ProxyId], protocol: Protocol) {
        let row_type = self.types.intern(protocol.name());
        self.change(ids, |row| row.row_type = row_type);
    }

    /// Notes that setdescr has changed the comment of these proxies.
    pub fn set_comment(&mut self, ids: &[ProxyId], comment: &str) {
        let comment = self.comments.intern(comment);
        self.change(ids, |row| row.comment = comment);
    }

    /// Notes that setdescr has changed one comment into another on every proxy that had it.
    pub fn rename_comment(&mut self, old: &str, new: &str) {
        let Some(old) = self.comments.number_of(old) else { return };
        let new = self.comments.intern(new);
        for row in self.rows.iter_mut().filter(|row| row.comment == old) {
            row.comment = new;
        }
    }

    /// Notes until when (unix seconds) prolong has extended a proxy.
    pub fn set_expires(&mut self, id: ProxyId, expires: i64) {
        self.change(&[id], |row| row.set_expires(expires));
    }

    /// Has the row of this number found by its id.
    fn note(&mut self, number: u32) {
        let id = |number: u32| self.rows.get(number as usize).map(|row| row.id);
        if let Some(own) = id(number) {
            self.numbers.insert_unique(hash(own), number, |&other| id(other).map_or(0, hash));
        }
    }

    fn change(&mut self, ids: &[ProxyId], change: impl Fn(&mut Row)) {
        for id in ids {
            if let Some(row) = self.number_of(*id).and_then(|number| self.rows.get_mut(number as usize)) {
                change(row);
            }
        }
    }

    /// A part of a row's texts.
    fn text(&self, row: &Row, part: impl FnOnce(Spans) -> Range<usize>) -> &str {
        self.lines.text(row.spans.piece, part(row.spans))
    }

    /// Writes everything anew that depends on which rows there are: their texts in their order, the comments and types still
    /// in use, and the rows' numbers.
    fn tidy(&mut self) {
        let mut lines = Lines::default();
        for row in self.rows.iter_mut() {
            let text = self.lines.text(row.spans.piece, row.spans.whole());
            let (piece, start) = lines.write(text.len(), |piece| {
                let start = u32::try_from(piece.len()).unwrap_or(u32::MAX);
                piece.push_str(text);
                start
            });
            row.spans = row.spans.moved_to(piece, start);
        }
        self.lines = lines;
        self.numbers.clear();
        (0..u32::try_from(self.rows.len()).unwrap_or(u32::MAX)).for_each(|number| self.note(number));
        self.keep_used();
    }

    /// Forgets the comments and types that no row has any more.
    fn keep_used(&mut self) {
        self.comments.keep(self.rows.iter_mut().map(|row| &mut row.comment));
        self.types.keep(self.rows.iter_mut().map(|row| &mut row.row_type));
    }
}

fn hash(id: ProxyId) -> u64 {
    FxBuildHasher.hash_one(id)
}

impl std::fmt::Debug for Roster {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        // Its rows hold passwords.
        write!(formatter, "Roster({} proxies)", self.rows.len())
    }
}
