//! A table of any length on the platform's `<table>`: some forty rows are in the document, whatever its length, but while it is printed. Each row is a grid:
//! a table's own layout looks at every cell twice.
//!
//! One element of the table's whole height makes the scroll bar; the table in it is as high as the rows that it holds, and is
//! pushed down to where they belong. Arrows, Page Up, Page Down, Home and End move the focus from row to row; Tab stops at one
//! row and at the controls in it.

mod body;
mod column;
mod geometry;
mod keys;
mod mould;
mod rows;
mod size;
mod table;
mod texts;

pub use column::{Column, Part, Sorted};
pub use rows::{RowParts, Rows, TILE_PITCH, Tiles};

use crate::browser::{clock, task::Task};
use crate::session::words::words;
use leptos::{ev, html, prelude::*};
use std::{rc::Rc, sync::Arc};
use table::{PRINTED, Table};

/// The rows beyond the edges are made once nothing has moved for so long, in milliseconds.
const AT_REST: u32 = 150;

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
    /// The columns, from left to right.
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
    from_top: Option<Signal<u64>>,
) -> impl IntoView {
    let words = words();
    let (scroller, body) = (NodeRef::<html::Div>::new(), NodeRef::<html::Tbody>::new());
    let height = move || row_height.get() as usize;
    let table = StoredValue::new_local(Rc::new(Table::new(rows.clone())));
    let rows = StoredValue::new_local(rows);
    let count = Memo::new(move |_| rows.with_value(|rows| rows.count()));
    let offset = RwSignal::new(0_usize);
    let built = Trigger::new();
    Effect::new(move || {
        if let Some(body) = body.get() {
            columns.with(|columns| table.get_value().rebuild(body.into(), columns));
            built.notify();
        }
    });
    // A row with the focus loses it where the page goes: the last events come to a table that is no more.
    let living = move || table.try_get_value();
    let margin = StoredValue::new_local(None);
    let show = move |repaint: bool| {
        let standing = table.get_value().show(untrack(height), repaint);
        offset.set(standing.offset);
        let fill = (!standing.is_whole).then(|| {
            Task::spawn(async move {
                clock::sleep(AT_REST).await;
                if let Some(table) = living() {
                    offset.set(table.show(untrack(height), false).offset);
                }
            })
        });
        margin.set_value(fill);
    };
    Effect::new(move || {
        built.track();
        row_height.track();
        // Before the rows are shown, so that there is room to scroll to.
        count.track();
        // What comes while the browser shows what it will print is painted after that.
        if !table.get_value().is_printing() {
            show(true);
        }
    });
    if let Some(from_top) = from_top {
        Effect::new(move |before: Option<u64>| {
            let now = from_top.get();
            if before.is_some_and(|before| before != now)
                && let Some(scroller) = scroller.get_untracked()
            {
                table.get_value().to_top(&scroller);
                show(false);
            }
            now
        });
    }
    let sizes = StoredValue::new_local(None);
    Effect::new(move || {
        let Some(scroller) = scroller.get() else { return };
        let watched = scroller.clone();
        sizes.set_value(size::Watch::begin(&watched, move || {
            if table.get_value().is_higher(&scroller) {
                show(false);
            }
        }));
    });
    let printing = window_event_listener(ev::beforeprint, move |_| {
        let in_dialog = |scroller: &web_sys::Element| matches!(scroller.closest("dialog"), Ok(Some(_)));
        if let (Some(table), Some(scroller)) = (living(), scroller.try_get_untracked().flatten())
            && !in_dialog(&scroller)
        {
            table.set_printing(true);
            show(false);
        }
    });
    let back_from_paper = move || {
        if let Some(table) = living().filter(|table| table.is_printing()) {
            table.set_printing(false);
            show(false);
            built.notify();
        }
    };
    let printed = window_event_listener(ev::afterprint, move |_| back_from_paper());
    on_cleanup(move || {
        printing.remove();
        printed.remove();
        sizes.set_value(None);
        margin.set_value(None);
    });
    let on_row = move |deed: RowDeed| {
        if let Some(on_row) = on_row {
            on_row.run(deed);
        }
    };
    let width = move || columns.with(|columns| columns.iter().map(|column| column.width).sum::<u32>());
    // Room beyond the columns' widths is theirs in proportion.
    let tracks = move || {
        columns
            .with(|columns| columns.iter().map(|column| format!("minmax(0,{}fr) ", column.width)).collect::<String>())
    };
    view! {
        <div class="virtual-table" node_ref=scroller on:scroll=move |_| {
            if let (Some(table), Some(scroller)) = (living(), scroller.try_get_untracked().flatten()) {
                table.scrolled_to(&scroller);
                show(false);
            }
        }>
            <div
                style:height=move || format!("{}px", (count.get() + 1) * height())
                style:min-width=move || format!("{}px", width())
            >
                // Rows and cells that are no table for the layout lose their roles in some browsers, and have them said here.
                <table
                    role="table"
                    aria-label=label
                    aria-rowcount=move || count.get() + 1
                    style:margin-top=move || format!("{}px", offset.get())
                    style:--row-height=move || format!("{}px", height())
                    style:--columns=tracks
                >
                    <thead role="rowgroup">
                        <tr role="row" aria-rowindex="1">
                            <For each=move || columns.get() key=|column| column.id let:column>
                                <Head column sort />
                            </For>
                        </tr>
                    </thead>
                    <tbody
                        role="rowgroup"
                        node_ref=body
                        on:focusin=move |event| {
                            living().inspect(|table| table.focused(&event));
                        }
                        on:focusout=move |event| {
                            living().inspect(|table| table.blurred(&event));
                        }
                        on:pointerover=move |event| {
                            // Nobody points while a page is printed, and not every browser says when it has been.
                            back_from_paper();
                            living().inspect(|table| table.pointed_at(&event));
                        }
                        on:pointerleave=move |_| {
                            living().inspect(|table| table.pointed_away());
                        }
                        on:click=move |event| {
                            if let Some(deed) = living().and_then(|table| table.pressed(&event)) {
                                on_row(deed);
                            }
                        }
                        on:keydown=move |event| {
                            let (Some(table), Some(scroller)) = (living(), scroller.try_get_untracked().flatten()) else {
                                return;
                            };
                            if let Some(place) = table.going_to(&event, &scroller, untrack(height)) {
                                event.prevent_default();
                                table.go_to(place, &scroller, untrack(height), || show(false));
                            } else if let Some(deed) = table.key_pressed(&event, keys) {
                                event.prevent_default();
                                on_row(deed);
                            }
                        }
                    />
                </table>
            </div>
            <p class="print-only">
                {move || (count.get() > PRINTED).then(|| {
                    (words.shell.printed_first)(&words.number(PRINTED as u64), &words.number(count.get() as u64))
                })}
            </p>
        </div>
    }
}

/// The head of a column; a button where the table can be sorted by it.
#[component]
fn Head(column: Column, sort: Option<Callback<(&'static str, bool)>>) -> impl IntoView {
    let words = words();
    let Column { id, title, sorted, head, .. } = column;
    let now = move || sorted.and_then(|sorted| sorted.get());
    let direction = move || match now() {
        // One column at a time may say how it is sorted: the one that decides first.
        Some(Sorted { rank: 1, descending: false, .. }) => Some("ascending"),
        Some(Sorted { rank: 1, descending: true, .. }) => Some("descending"),
        _ => None,
    };
    let arrow = move || match now() {
        Some(Sorted { descending: true, rank, among_others: true }) => format!(" ↓{rank}"),
        Some(Sorted { descending: false, rank, among_others: true }) => format!(" ↑{rank}"),
        Some(Sorted { descending: true, .. }) => " ↓".to_owned(),
        Some(Sorted { .. }) => " ↑".to_owned(),
        None => String::new(),
    };
    let content = match (head, sort) {
        (Some(head), _) => head.run(),
        (None, Some(sort)) if sorted.is_some() => view! {
            <button
                type="button"
                class="quiet"
                title=move || words.shell.sort_hint
                on:click=move |event| sort.run((id, event.shift_key()))
            >
                {title}
                <span aria-hidden="true">{arrow}</span>
            </button>
        }
        .into_any(),
        (None, _) => title.into_any(),
    };
    view! { <th role="columnheader" scope="col" class=id aria-sort=direction>{content}</th> }
}
