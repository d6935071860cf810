//! The columns of the table.

use super::list::List;
use crate::session::words::Words;
use crate::ui::virtual_table::{Column, Part, Sorted, TickAll};
use desk::preferences::Preferences;
use desk::roster::{self, SortKey};
use desk::text::proxies::Proxies as Sentences;
use leptos::prelude::*;
use std::ops::RangeInclusive;

/// A column that there is: its id, its heading, its width, and by what it sorts.
pub struct Kind {
    /// Its id.
    pub id: &'static str,
    /// Its heading.
    pub title: fn(&Sentences) -> &'static str,
    /// Its usual width, in pixels.
    pub width: u32,
    sort: Option<roster::Column>,
}

impl Kind {
    /// The one with this id.
    pub fn named(id: &str) -> Option<&'static Self> {
        KINDS.iter().find(|kind| kind.id == id)
    }

    /// How wide the person has it.
    pub fn width_of(&self, widths: &[(String, u32)]) -> u32 {
        let own = widths.iter().find_map(|(id, width)| (id == self.id).then_some(*width));
        own.map_or(self.width, |width| width.clamp(*WIDTHS.start(), *WIDTHS.end()))
    }
}

/// As narrow and as wide as a column may be, in pixels.
pub const WIDTHS: RangeInclusive<u32> = 60..=600;

/// All columns as the person has ordered them; those never moved come after, as usual.
pub fn in_order(order: &[String]) -> impl Iterator<Item = &'static Kind> {
    let moved = order.iter().filter_map(|id| Kind::named(id));
    let others = KINDS.iter().filter(|kind| !order.iter().any(|id| id == kind.id));
    moved.chain(others)
}

const fn kind(id: &'static str, title: fn(&Sentences) -> &'static str, width: u32, sort: roster::Column) -> Kind {
    Kind { id, title, width, sort: Some(sort) }
}

/// The column of the ticks.
const SELECT: Kind = Kind { id: "proxies-select", title: |words| words.select, width: 36, sort: None };
/// What checks say; on show once there is anything to say.
const CHECK: Kind = Kind { id: "proxies-check", title: |words| words.check, width: 116, sort: None };

/// All columns that a person can choose, as they usually stand from left to right.
pub static KINDS: [Kind; 11] = [
    kind("proxies-endpoint", |words| words.endpoint, 240, roster::Column::Host),
    kind("proxies-country", |words| words.country, 118, roster::Column::Country),
    kind("proxies-version", |words| words.version, 90, roster::Column::Version),
    kind("proxies-type", |words| words.row_type, 92, roster::Column::Type),
    kind("proxies-user", |words| words.user, 64, roster::Column::User),
    kind("proxies-password", |words| words.password, 160, roster::Column::Password),
    kind("proxies-comment", |words| words.comment, 104, roster::Column::Comment),
    kind("proxies-expires", |words| words.expires, 96, roster::Column::Expires),
    kind("proxies-left", |words| words.days_left, 80, roster::Column::Expires),
    kind("proxies-ip", |words| words.exit_ip, 200, roster::Column::Ip),
    kind("proxies-bought", |words| words.bought, 112, roster::Column::Bought),
];

/// By what a press of a column's heading sorts.
pub fn sorts_by(id: &str) -> Option<roster::Column> {
    Kind::named(id)?.sort
}

/// The columns, from left to right, as a person has chosen them.
pub fn columns(list: List, words: Words, chosen: &Preferences, checks: bool, select_all: TickAll) -> Vec<Column> {
    let mut columns = vec![Column { tick_all: Some(select_all), ..column(&SELECT, list, words) }];
    let hidden = |kind: &Kind| chosen.hidden_columns.iter().any(|id| id == kind.id);
    for kind in in_order(&chosen.column_order) {
        if !hidden(kind) {
            let width = kind.width_of(&chosen.column_widths);
            columns.push(Column { width, ..column(kind, list, words) });
        }
        if kind.id == "proxies-endpoint" && checks {
            columns.push(column(&CHECK, list, words));
        }
    }
    columns
}

fn column(kind: &Kind, list: List, words: Words) -> Column {
    let Kind { id, title, width, sort } = *kind;
    Column {
        id,
        title: Signal::derive(move || title(&words.proxies).to_owned()),
        width,
        sorted: sort.map(|column| Signal::derive(move || list.sort.with(|keys| sorted(keys, column)))),
        tick_all: None,
        parts: parts(id, words),
    }
}

fn sorted(keys: &[SortKey], column: roster::Column) -> Option<Sorted> {
    let at = keys.iter().position(|key| key.column == column)?;
    let descending = keys.get(at)?.descending;
    Some(Sorted { descending, rank: at + 1, among_others: keys.len() > 1 })
}

fn parts(id: &str, words: Words) -> Vec<Part> {
    let copy = || Some(Signal::derive(move || words.proxies.copy.to_owned()));
    match id {
        "proxies-select" => vec![Part::tick("select", "select")],
        "proxies-endpoint" => {
            vec![Part::mark("state").class("dot"), Part::text("endpoint"), Part::button("copy", "copy", copy())]
        }
        "proxies-country" => vec![Part::ground("flag"), Part::text("country"), only("only-country")],
        "proxies-version" => vec![Part::text("version"), only("only-version")],
        "proxies-type" => vec![Part::text("type"), only("only-type")],
        "proxies-user" => vec![Part::text("user")],
        "proxies-password" => vec![
            Part::text("password"),
            Part::button("reveal", "reveal", None),
            Part::button("copy-password", "copy-password", copy()),
        ],
        "proxies-comment" => vec![Part::text("comment"), only("only-comment")],
        "proxies-expires" => vec![Part::text("expires"), Part::note("expires-at").class("absolute")],
        "proxies-left" => vec![Part::text("left"), only("only-day")],
        "proxies-ip" => vec![Part::text("ip")],
        "proxies-bought" => vec![Part::text("bought"), Part::note("bought-at").class("absolute")],
        "proxies-check" => vec![Part::text("check"), Part::note("check-before").class("absolute")],
        _ => Vec::new(),
    }
}

/// A button that shows only what has the same in this column; the same again, all of it.
fn only(deed: &'static str) -> Part {
    Part::button(deed, deed, None)
}
