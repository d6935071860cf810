//! The elements around the rows, as the view has them: a scroller, in it the room that makes its scroll bar, and the table in that.

use super::column::Column;
use std::cell::Cell;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

pub(super) struct Frame {
    pub(super) scroller: Element,
    room: HtmlElement,
    table: HtmlElement,
    /// The row of the columns' heads.
    pub(super) heads: Element,
    /// What holds the rows.
    pub(super) body: Element,
    /// A sentence that is only on paper.
    pub(super) on_paper: Element,
    /// How many rows there are, and how high each is.
    size: Cell<Option<(usize, usize)>>,
    offset: Cell<usize>,
}

impl Frame {
    /// Finds the elements in their scroller; `None` where it holds others.
    pub(super) fn of(scroller: Element) -> Option<Self> {
        let room = scroller.first_element_child()?;
        let table = room.first_element_child()?;
        let (head, body) = (table.first_element_child()?, table.last_element_child()?);
        Some(Self {
            heads: head.first_element_child()?,
            body,
            on_paper: scroller.last_element_child()?,
            room: room.unchecked_into(),
            table: table.unchecked_into(),
            scroller,
            size: Cell::new(None),
            offset: Cell::new(0),
        })
    }

    /// Gives the table its accessible name.
    pub(super) fn name(&self, label: &str) {
        // Fails only for a name that is no attribute's, as below.
        let _ = self.table.set_attribute("aria-label", label);
    }

    /// Gives the columns their widths. Room beyond them is theirs in proportion.
    pub(super) fn divide(&self, columns: &[Column]) {
        let width: u32 = columns.iter().map(|column| column.width).sum();
        let tracks: String = columns.iter().map(|column| format!("minmax(0,{}fr) ", column.width)).collect();
        style(&self.room, "min-width", &format!("{width}px"));
        style(&self.table, "--columns", &tracks);
    }

    /// Makes room for so many rows that are so high, in pixels, and for the head, which is as high as a row.
    pub(super) fn make_room(&self, count: usize, row_height: usize) {
        let before = self.size.replace(Some((count, row_height)));
        if before == Some((count, row_height)) {
            return;
        }
        style(&self.room, "height", &format!("{}px", (count + 1) * row_height));
        let _ = self.table.set_attribute("aria-rowcount", &(count + 1).to_string());
        if before.is_none_or(|(_, height)| height != row_height) {
            style(&self.table, "--row-height", &format!("{row_height}px"));
        }
    }

    /// Pushes the rows down to where they belong, in pixels.
    pub(super) fn push_down(&self, offset: usize) {
        if self.offset.replace(offset) != offset {
            style(&self.table, "margin-top", &format!("{offset}px"));
        }
    }
}

fn style(element: &HtmlElement, property: &str, value: &str) {
    // Fails only for a name that is no property's.
    let _ = element.style().set_property(property, value);
}
