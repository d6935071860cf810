//! What a table's columns are made of.

use leptos::prelude::*;

/// How a table is sorted by a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sorted {
    /// From the greatest to the least.
    pub descending: bool,
    /// Its rank among the columns that the table is sorted by, from 1.
    pub rank: usize,
    /// Whether the table is sorted by others too.
    pub among_others: bool,
}

/// A tick in a column's head that stands for the ticks of all rows.
#[derive(Clone, Copy)]
pub struct TickAll {
    /// Its accessible name.
    pub label: Signal<String>,
    /// How many of the rows are ticked.
    pub ticked: Signal<Ticked>,
    /// It was pressed: whether all are to be ticked, or none.
    pub on_change: Callback<bool>,
}

/// How many of the rows are ticked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Ticked {
    /// There is none that could be.
    #[default]
    NoRows,
    /// None.
    None,
    /// Some, and others not.
    Some,
    /// All.
    All,
}

impl Ticked {
    /// So many of so many.
    pub fn of(ticked: usize, rows: usize) -> Self {
        match (ticked, rows) {
            (_, 0) => Self::NoRows,
            (0, _) => Self::None,
            (ticked, rows) if ticked < rows => Self::Some,
            _ => Self::All,
        }
    }
}

/// A column.
#[derive(Clone)]
pub struct Column {
    /// Tells it from the others; also a class of its cells.
    pub id: &'static str,
    /// Its heading.
    pub title: Signal<String>,
    /// Its width in pixels.
    pub width: u32,
    /// How the table is sorted by it; `None` for a column that it cannot be sorted by.
    pub sorted: Option<Signal<Option<Sorted>>>,
    /// What stands in its head instead of the title.
    pub tick_all: Option<TickAll>,
    /// What its cells are made of.
    pub parts: Vec<Part>,
}

/// A piece of a cell.
#[derive(Clone)]
pub struct Part {
    pub(super) name: &'static str,
    pub(super) kind: Kind,
    pub(super) class: &'static str,
    pub(super) deed: &'static str,
    pub(super) text: Option<Signal<String>>,
}

/// What a part is in the document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A text without an element of its own, which would cost at every row; its class is the cell's.
    Text,
    /// The ground of the cell, behind its texts.
    Ground,
    /// An element that every row has.
    Element(&'static str),
    /// An element that only the row under the pointer or with the focus has.
    Late(&'static str),
}

impl Part {
    /// A text that is painted by its name.
    pub fn text(name: &'static str) -> Self {
        Self { name, kind: Kind::Text, class: "", deed: "", text: None }
    }

    /// A mark for the eye, by the class that it is painted with; its text says the same to those who do not see it.
    pub fn mark(name: &'static str) -> Self {
        Self { kind: Kind::Element("span"), ..Self::text(name) }
    }

    /// The ground of the cell, for a small picture beside its text, which says the same.
    pub fn ground(name: &'static str) -> Self {
        Self { kind: Kind::Ground, ..Self::text(name) }
    }

    /// A tick; a press of it is that deed.
    pub fn tick(name: &'static str, deed: &'static str) -> Self {
        Self { kind: Kind::Element("input"), deed, ..Self::text(name) }
    }

    /// A text that is there while the pointer or the focus is on the row. Painting it may cost.
    pub fn note(name: &'static str) -> Self {
        Self { kind: Kind::Late("span"), ..Self::text(name) }
    }

    /// A button that is there while the pointer or the focus is on the row; a press of it is that deed. Its words are painted by
    /// its name, or stay what `text` says.
    pub fn button(name: &'static str, deed: &'static str, text: Option<Signal<String>>) -> Self {
        Self { kind: Kind::Late("button"), class: "quiet small", deed, text, ..Self::text(name) }
    }

    /// The same with a class.
    #[must_use]
    pub fn class(self, class: &'static str) -> Self {
        Self { class, ..self }
    }
}

#[cfg(test)]
mod tests {
    use super::Ticked;

    #[test]
    fn how_many_are_ticked() {
        for (ticked, rows, is) in
            [(0, 0, Ticked::NoRows), (0, 3, Ticked::None), (1, 3, Ticked::Some), (3, 3, Ticked::All)]
        {
            assert_eq!(Ticked::of(ticked, rows), is, "{ticked} of {rows}");
        }
    }
}
