//! The rows in the document: as many as are on show or on paper, and each used again for another when it leaves. The row that holds the
//! focus stays, wherever it is scrolled to.

use super::{
    column::Column,
    mould::Mould,
    rows::{RowParts, Rows},
};
use std::{collections::VecDeque, ops::Range};
use web_sys::{Element, HtmlElement, Node};

/// As many rows of the document as are kept for later.
const SPARE: usize = 64;

/// A row of the table in a row of the document.
struct Slot {
    key: u64,
    place: usize,
    parts: RowParts,
}

/// The rows that belong into the document, by their places.
pub(super) struct Window {
    /// Those that the scroller shows.
    pub(super) in_sight: Range<usize>,
    /// The same, and a few beyond, which are there before they come into sight.
    pub(super) with_margin: Range<usize>,
}

/// What a body has come to show.
pub(super) struct Shown {
    /// The places of its rows.
    pub(super) window: Range<usize>,
    /// The place of the row that had the focus and is no more.
    pub(super) bereft: Option<usize>,
}

pub(super) struct Body {
    element: Element,
    mould: Mould,
    shown: Vec<Slot>,
    spare: Vec<RowParts>,
    /// The rows of the document that the pointer and the focus are on.
    pointed: Option<Element>,
    focused: Option<Element>,
}

impl Body {
    /// A body without rows, in place of whatever the element has held. Reads the columns' words reactively.
    pub(super) fn new(element: Element, columns: &[Column]) -> Option<Self> {
        let mould = Mould::new(&element.owner_document()?, columns)?;
        element.set_text_content(None);
        Some(Self { element, mould, shown: Vec::new(), spare: Vec::new(), pointed: None, focused: None })
    }

    /// Shows the rows of a window; those that are in the document already are painted again only where that is asked. Where most
    /// are not, it shows those in sight alone: what nobody sees can wait until the page has nothing else to do.
    pub(super) fn show(&mut self, rows: &dyn Rows, window: &Window, repaint: bool) -> Shown {
        let focused = self.slot_with_focus().map(|slot| (slot.key, slot.place));
        let all = window.with_margin.clone().filter_map(|place| Some((place, rows.key(place)?)));
        let mut wanted: Vec<(usize, u64)> = all.collect();
        let in_sight = |(place, _): &&(usize, u64)| window.in_sight.contains(place);
        let staying = wanted.iter().filter(in_sight).filter(|(_, key)| self.holds(*key)).count();
        // Where few rows stay, painting all of them where they stand costs less than moving them.
        let in_place = 2 * staying < window.in_sight.len();
        let window = if in_place { window.in_sight.clone() } else { window.with_margin.clone() };
        wanted.retain(|(place, _)| window.contains(place));
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
        let before: Vec<u32> = self.shown.iter().map(|slot| slot.parts.number).collect();
        let stays = |slot: &Slot| match focused {
            Some((key, _)) if key == slot.key => bereft.is_none(),
            _ => !in_place && wanted.iter().any(|(_, key)| *key == slot.key),
        };
        let (mut kept, leaving): (Vec<Slot>, Vec<Slot>) = self.shown.drain(..).partition(stays);
        let mut free: VecDeque<RowParts> = leaving.into_iter().map(|slot| slot.parts).collect();
        for (place, key) in wanted {
            let known = kept.iter().position(|slot| slot.key == key).map(|index| kept.swap_remove(index));
            let anew = repaint || known.is_none();
            let other =
                || Some(Slot::new(key, free.pop_front().or_else(|| self.spare.pop()).or_else(|| self.mould.cast())?));
            let Some(mut slot) = known.or_else(other) else { continue };
            slot.stand_at(place, !window.contains(&place));
            if anew {
                rows.paint(place, &slot.parts);
            }
            slot.parts.give_texts();
            self.shown.push(slot);
        }
        for mut parts in free {
            parts.row.remove();
            // The pointer has left it without having moved.
            self.pointed.take_if(|row| *row == *parts.row);
            parts.wake(false, &self.mould);
            // After printing there are more than will ever be on show.
            if self.spare.len() < SPARE {
                self.spare.push(parts);
            }
        }
        if !before.iter().copied().eq(self.shown.iter().map(|slot| slot.parts.number)) {
            self.put_in_order();
        }
        Shown { window, bereft }
    }

    /// Puts the rows into their order without moving the one with the focus, which would lose it.
    fn put_in_order(&self) {
        let pivot = self.slot_with_focus().map(|slot| slot.parts.row.clone());
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

    /// The pointer is on an element, or on none.
    pub(super) fn point_at(&mut self, target: Option<&Element>, rows: &dyn Rows) {
        self.pointed = target.and_then(row_around);
        self.wake(rows);
    }

    /// The focus is on an element, or on none.
    pub(super) fn focus_on(&mut self, target: Option<&Element>, rows: &dyn Rows) {
        self.focused = target.and_then(row_around);
        self.wake(rows);
    }

    /// Gives their late parts to the rows under the pointer and with the focus, and takes them from the others.
    fn wake(&mut self, rows: &dyn Rows) {
        for slot in &mut self.shown {
            let row: &Element = &slot.parts.row;
            let awake = [&self.pointed, &self.focused].iter().any(|on| on.as_ref() == Some(row));
            if slot.parts.wake(awake, &self.mould) {
                rows.paint(slot.place, &slot.parts);
                slot.parts.give_texts();
            }
        }
    }

    /// Lets Tab stop at one row, and at the controls in it.
    pub(super) fn set_tab_stop(&mut self, key: Option<u64>) {
        for slot in &mut self.shown {
            slot.parts.set_tab_stop(Some(slot.key) == key);
        }
    }

    /// The key and the place of the row that an element belongs to.
    pub(super) fn row_of(&self, target: &Element) -> Option<(u64, usize)> {
        let row = row_around(target)?;
        self.shown.iter().find(|slot| *slot.parts.row == row).map(|slot| (slot.key, slot.place))
    }

    /// The key of the first row at or after a place.
    pub(super) fn key_from(&self, place: usize) -> Option<u64> {
        self.shown.iter().find(|slot| !slot.parts.is_away() && slot.place >= place).map(|slot| slot.key)
    }

    /// Whether a row is in the document.
    pub(super) fn holds(&self, key: u64) -> bool {
        self.shown.iter().any(|slot| slot.key == key)
    }

    /// The element of the row at a place.
    pub(super) fn row_at(&self, place: usize) -> Option<HtmlElement> {
        self.shown.iter().find(|slot| slot.place == place).map(|slot| slot.parts.row.clone())
    }

    fn slot_with_focus(&self) -> Option<&Slot> {
        let active = self.element.owner_document()?.active_element()?;
        if !self.element.contains(Some(&active)) {
            return None;
        }
        self.shown.iter().find(|slot| slot.parts.row.contains(Some(&active)))
    }
}

impl Slot {
    fn new(key: u64, parts: RowParts) -> Self {
        Self { key, place: usize::MAX, parts }
    }

    fn stand_at(&mut self, place: usize, away: bool) {
        if self.place != place {
            self.place = place;
            // The head is the first row.
            self.parts.number(place + 2);
        }
        if away {
            // Out of the table's flow, it stands where it would stand in it.
            let _ = self.parts.row.style().set_property("--place", &place.to_string());
        }
        self.parts.set_away(away);
    }
}

fn row_around(target: &Element) -> Option<Element> {
    target.closest("tr").ok()?
}
