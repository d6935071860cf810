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
        // By pointers, which no optimizer makes one function of: a browser compiles what is called first, and a table that comes up
        // looks for nothing and sorts nothing.
        let choose: fn(&Roster, &Filter, Context<'_>) -> Vec<u32> = if filter.is_empty() { all } else { found };
        let order: fn(&Roster, &mut [u32], &[SortKey], Context<'_>) =
            if keys.is_empty() { unordered } else { Roster::sort };
        let mut rows = choose(roster, filter, context);
        order(roster, &mut rows, keys, context);
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

/// So many rows are passed over at once where none of them is found.
const RUN: usize = 64;

fn all(roster: &Roster, _: &Filter, _: Context<'_>) -> Vec<u32> {
    (0..u32::try_from(roster.len()).unwrap_or(u32::MAX)).collect()
}

fn unordered(_: &Roster, _: &mut [u32], _: &[SortKey], _: Context<'_>) {}

fn found(roster: &Roster, filter: &Filter, context: Context<'_>) -> Vec<u32> {
    let (mut rows, mut row) = (Vec::with_capacity(roster.len()), 0);
    for run in roster.matching(filter, context).chunks(RUN) {
        // Most of what is typed is in few rows.
        if !run.contains(&true) {
            row += u32::try_from(run.len()).unwrap_or(u32::MAX);
            continue;
        }
        for keep in run {
            if *keep {
                rows.push(row);
            }
            row += 1;
        }
    }
    rows.shrink_to_fit();
    rows
}
