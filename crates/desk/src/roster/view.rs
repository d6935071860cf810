//! The rows that the table shows, in its order.

use super::{Context, Filter, Roster, RowView, SortKey};

/// Numbers of a roster's rows, filtered and sorted. Holds until a proxy is added to the roster or removed from it.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct View {
    rows: Vec<u32>,
}

impl View {
    /// The rows on which every term of the filter holds, sorted by the first key, among equals by the next, and among equals
    /// in all keys in the roster's order.
    pub fn new(roster: &Roster, filter: &Filter, keys: &[SortKey], context: Context<'_>) -> Self {
        let all = 0..u32::try_from(roster.len()).unwrap_or(u32::MAX);
        let mut rows: Vec<u32> = if filter.is_empty() { all.collect() } else { Vec::new() };
        if !filter.is_empty() {
            let mut row = 0;
            #[expect(
                clippy::explicit_counter_loop,
                reason = "built for size, a chain of iterators takes five times as long"
            )]
            for keep in &roster.matching(filter, context) {
                if *keep {
                    rows.push(row);
                }
                row += 1;
            }
        }
        roster.sort(&mut rows, keys, context);
        Self { rows }
    }

    /// The rows' numbers, for [`Roster::row`].
    pub fn rows(&self) -> &[u32] {
        &self.rows
    }

    /// How many rows it shows.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether it shows none.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The proxy at a place of the view.
    pub fn get<'a>(&self, roster: &'a Roster, place: usize) -> Option<RowView<'a>> {
        roster.row(*self.rows.get(place)?)
    }

    /// The proxies in the view's order.
    pub fn iter<'a>(&self, roster: &'a Roster) -> impl Iterator<Item = RowView<'a>> {
        self.rows.iter().filter_map(|&row| roster.row(row))
    }
}
