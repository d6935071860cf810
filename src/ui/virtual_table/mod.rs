//! A table of any length on the platform's `<table>`: some forty rows are in the document, whatever its length, but while it is printed. Each row is a grid:
//! a table's own layout looks at every cell twice.
//!
//! One element of the table's whole height makes the scroll bar; the table in it is as high as the rows that it holds, and is
//! pushed down to where they belong. Arrows, Page Up, Page Down, Home and End move the focus from row to row; Tab stops at one
//! row and at the controls in it.
//!
//! Heads and rows are put together by hand, not by a view: a browser compiles each closure of a view when it is first called, and
//! a view of the same made 170 functions more at each mount (docs/performance.md).

mod body;
mod column;
mod events;
mod frame;
mod geometry;
mod head;
mod keys;
mod listener;
mod mould;
mod rows;
mod size;
mod table;
mod texts;

pub use column::{Column, Part, Sorted, TickAll, Ticked};
pub use rows::{RowParts, Rows, TILE_PITCH, Tiles};

use crate::effects::effect;
use crate::session::words::words;
use leptos::{html, prelude::*};
use std::{rc::Rc, sync::Arc};
use table::{Contract, Table};

/// Something that a person does to a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowDeed {
    /// To which row.
    pub key: u64,
    /// What: the deed of the part that was pressed, or of the key.
    pub deed: String,
    /// Whether Shift was held.
    pub shift: bool,
}

/// A table of any length.
#[component]
pub fn VirtualTable(
    /// The accessible name.
    #[prop(into)]
    label: Signal<String>,
    /// The columns, from left to right. What they are made of lives until others are made.
    #[prop(into)]
    columns: Signal<Vec<Column>>,
    /// The rows.
    rows: Arc<dyn Rows>,
    /// The height of a row, and of the head, in pixels.
    #[prop(into)]
    row_height: Signal<u32>,
    /// A column's heading was pressed: its id, and whether Shift was held.
    #[prop(optional, into)]
    sort: Option<Callback<(&'static str, bool)>>,
    /// Keys that do something to the row with the focus: as in `Ctrl+c`, and the deed.
    #[prop(default = &[])]
    keys: &'static [(&'static str, &'static str)],
    /// Something was done to a row.
    #[prop(optional, into)]
    on_row: Option<Callback<RowDeed>>,
    /// When this changes, the table begins at its top again.
    #[prop(optional, into)]
    from_top: Option<Signal<String>>,
) -> impl IntoView {
    let scroller = NodeRef::<html::Div>::new();
    let (built, back_from_paper) = (Trigger::new(), Trigger::new());
    let contract = Contract { rows, row_height, sort, on_row, keys, back_from_paper, words: words() };
    let table = StoredValue::new_local(None::<Rc<Table>>);
    effect(move || {
        let Some(scroller) = scroller.get() else { return };
        let known = table.get_value().or_else(|| Table::begin(scroller.into(), contract.clone()));
        if let Some(table) = &known {
            columns.with(|columns| table.rebuild(columns));
            built.notify();
        }
        table.set_value(known);
    });
    effect(move || {
        built.track();
        if let Some(table) = table.get_value() {
            table.paint_heads(&label.get());
        }
    });
    let mut from_before = None::<Option<String>>;
    effect(move || {
        built.track();
        back_from_paper.track();
        let from = from_top.map(|from_top| from_top.get());
        let begins_anew = from_before.as_ref().is_some_and(|before| *before != from);
        from_before = Some(from);
        if let Some(table) = table.get_value() {
            if begins_anew {
                table.to_top();
            }
            table.repaint();
        }
    });
    view! {
        <div class="virtual-table" node_ref=scroller>
            <div>
                // Rows and cells that are no table for the layout lose their roles in some browsers, and have them said here.
                <table role="table">
                    <thead role="rowgroup"><tr role="row" aria-rowindex="1"></tr></thead>
                    <tbody role="rowgroup"></tbody>
                </table>
            </div>
            <p class="print-only"></p>
        </div>
    }
}
