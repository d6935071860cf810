//! The rows in the document: as many as are on show, and each used again for another when it leaves. The row that holds the
//! focus stays, wherever it is scrolled to.

use super::{
    column::{Column, Part},
    rows::{RowParts, Rows},
};
use leptos::prelude::*;
use std::{collections::HashMap, ops::Range};
use wasm_bindgen::JsCast;
use web_sys::{Document, Element, HtmlElement, Node};

/// A row of the table in a row of the document.
struct Slot {
    key: u64,
    place: usize,
    away: bool,
    tab_stop: bool,
    parts: RowParts,
}

pub(super) struct Body {
    element: Element,
    prototype: Element,
    names: Vec<&'static str>,
    shown: Vec<Slot>,
    spare: Vec<RowParts>,
}

impl Body {
    /// A body without rows, in place of whatever the element has held. Reads the columns' words reactively.
    pub(super) fn new(element: Element, columns: &[Column]) -> Option<Self> {
        let document = element.owner_document()?;
        element.set_text_content(None);
        let prototype = document.create_element("tr").ok()?;
        prototype.set_attribute("tabindex", "-1").ok()?;
        for column in columns {
            let cell = document.create_element("td").ok()?;
            cell.set_class_name(column.id);
            for part in &column.parts {
                let part = part.create(&document)?;
                cell.append_child(&part).ok()?;
            }
            prototype.append_child(&cell).ok()?;
        }
        let names = columns.iter().flat_map(|column| &column.parts).map(|part| part.name).collect();
        Some(Self { element, prototype, names, shown: Vec::new(), spare: Vec::new() })
    }

    /// Shows the rows of a window; those that are on show already are painted again only where that is asked. Returns the
    /// place of the row that had the focus and is no more.
    pub(super) fn show(&mut self, rows: &dyn Rows, window: Range<usize>, repaint: bool) -> Option<usize> {
        let focused = self.focused().map(|slot| (slot.key, slot.place));
        let mut wanted: Vec<(usize, u64)> =
            window.clone().filter_map(|place| Some((place, rows.key(place)?))).collect();
        let mut bereft = None;
        if let Some((key, place)) = focused
            && !wanted.iter().any(|(_, other)| *other == key)
        {
            match rows.place(key) {
                Some(place) if place < window.start => wanted.insert(0, (place, key)),
                Some(place) => wanted.push((place, key)),
                None => bereft = Some(place),
            }
        }
        let mut before: HashMap<u64, Slot> = self.shown.drain(..).map(|slot| (slot.key, slot)).collect();
        let staying: Vec<Option<Slot>> = wanted.iter().map(|(_, key)| before.remove(key)).collect();
        for mut slot in before.into_values() {
            slot.stand_at(slot.place, false);
            slot.parts.row.remove();
            self.spare.push(slot.parts);
        }
        for ((place, key), stays) in wanted.into_iter().zip(staying) {
            let paint = repaint || stays.is_none();
            let Some(mut slot) = stays.or_else(|| self.slot(key)) else { continue };
            if paint {
                rows.paint(place, &slot.parts);
            }
            slot.stand_at(place, !window.contains(&place));
            self.shown.push(slot);
        }
        self.put_in_order();
        bereft
    }

    /// A row of the document for that key, used or new; it stands nowhere yet.
    fn slot(&mut self, key: u64) -> Option<Slot> {
        let parts = match self.spare.pop() {
            Some(parts) => parts,
            None => {
                let row: HtmlElement = self.prototype.clone_node_with_deep(true).ok()?.unchecked_into();
                let found = row.query_selector_all("td > *").ok()?;
                let element = |index: usize| found.item(u32::try_from(index).ok()?)?.dyn_into().ok();
                let parts =
                    self.names.iter().enumerate().filter_map(|(index, name)| Some((*name, element(index)?))).collect();
                RowParts { row, parts }
            }
        };
        let mut slot = Slot { key, place: usize::MAX, away: false, tab_stop: true, parts };
        slot.set_tab_stop(false);
        Some(slot)
    }

    /// Puts the rows into their order without moving the one with the focus, which would lose it.
    fn put_in_order(&self) {
        let pivot = self.focused().map(|slot| slot.parts.row.clone());
        let at = pivot.as_ref().and_then(|row| self.shown.iter().position(|slot| slot.parts.row == *row));
        let (first, second) = self.shown.split_at_checked(at.unwrap_or(0)).unwrap_or((&[], &self.shown));
        if let Some(pivot) = &pivot {
            self.put_from(self.element.first_child(), first);
            self.put_from(pivot.next_sibling(), second.get(1..).unwrap_or_default());
        } else {
            self.put_from(self.element.first_child(), second);
        }
    }

    fn put_from(&self, mut next: Option<Node>, slots: &[Slot]) {
        for slot in slots {
            let row: &Node = &slot.parts.row;
            if next.as_ref() == Some(row) {
                next = row.next_sibling();
            } else {
                // Fails only where `next` is no child of the body, and it was found there.
                let _ = self.element.insert_before(row, next.as_ref());
            }
        }
    }

    /// Lets Tab stop at one row, and at the controls in it.
    pub(super) fn set_tab_stop(&mut self, key: Option<u64>) {
        for slot in &mut self.shown {
            slot.set_tab_stop(Some(slot.key) == key);
        }
    }

    /// The key and the place of the row that an element belongs to.
    pub(super) fn row_of(&self, target: &Element) -> Option<(u64, usize)> {
        let row = target.closest("tr").ok()??;
        self.shown.iter().find(|slot| *slot.parts.row == row).map(|slot| (slot.key, slot.place))
    }

    /// The key of the first row at or after a place.
    pub(super) fn key_from(&self, place: usize) -> Option<u64> {
        self.shown.iter().find(|slot| !slot.away && slot.place >= place).map(|slot| slot.key)
    }

    /// Whether a row is in the document.
    pub(super) fn holds(&self, key: u64) -> bool {
        self.shown.iter().any(|slot| slot.key == key)
    }

    /// The element of the row at a place.
    pub(super) fn row_at(&self, place: usize) -> Option<HtmlElement> {
        self.shown.iter().find(|slot| slot.place == place).map(|slot| slot.parts.row.clone())
    }

    fn focused(&self) -> Option<&Slot> {
        let active = self.element.owner_document()?.active_element()?;
        self.shown.iter().find(|slot| slot.parts.row.contains(Some(&active)))
    }
}

impl Slot {
    fn stand_at(&mut self, place: usize, away: bool) {
        if self.place != place {
            self.place = place;
            // The head is the first row.
            let _ = self.parts.row.set_attribute("aria-rowindex", &(place + 2).to_string());
        }
        if away {
            // Out of the table's flow, it stands where it would stand in it.
            let _ = self.parts.row.style().set_property("--place", &place.to_string());
        }
        if self.away != away {
            self.away = away;
            let _ = self.parts.row.class_list().toggle_with_force("away", away);
        }
    }

    fn set_tab_stop(&mut self, is: bool) {
        if self.tab_stop == is {
            return;
        }
        self.tab_stop = is;
        let index = if is { 0 } else { -1 };
        self.parts.row.set_tab_index(index);
        for (_, part) in self.parts.parts.iter().filter(|(_, part)| part.has_attribute("data-deed")) {
            part.set_tab_index(index);
        }
    }
}

impl Part {
    fn create(&self, document: &Document) -> Option<Element> {
        let element = document.create_element(self.tag).ok()?;
        if !self.class.is_empty() {
            element.set_class_name(self.class);
        }
        if let Some(text) = self.text {
            element.set_text_content(Some(&text.get()));
        }
        match self.tag {
            "i" => element.set_attribute("aria-hidden", "true").ok()?,
            "img" => {
                element.set_attribute("alt", "").ok()?;
                // A row that is painted anew would else be without it for a moment.
                element.set_attribute("decoding", "sync").ok()?;
            }
            "input" => element.set_attribute("type", "checkbox").ok()?,
            "button" => element.set_attribute("type", "button").ok()?,
            _ => {}
        }
        if !self.deed.is_empty() {
            element.set_attribute("data-deed", self.deed).ok()?;
            element.set_attribute("tabindex", "-1").ok()?;
        }
        Some(element)
    }
}
