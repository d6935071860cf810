//! A table on the page: its rows, its body, and the row that Tab stops at.

use super::{
    RowDeed,
    body::{Body, Window},
    column::Column,
    geometry,
    keys::{destination, is_chord},
    rows::Rows,
};
use leptos::prelude::untrack;
use std::{
    cell::{Cell, RefCell},
    sync::Arc,
};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, FocusEvent, FocusOptions, HtmlElement, KeyboardEvent, MouseEvent, PointerEvent};

/// In pixels, as the style sheet has it for low windows.
const LEAST_HEIGHT: usize = 300;

/// As many rows as are printed at most; more of them would keep the browser busy for longer than anybody waits.
pub(super) const PRINTED: usize = 10_000;

pub(super) struct Table {
    rows: Arc<dyn Rows>,
    body: RefCell<Option<Body>>,
    /// The row that had the focus last.
    current: Cell<Option<u64>>,
    /// How far the scroller is scrolled, and as high as it has been, in pixels. Asking it while rows are being changed would make
    /// the browser lay the page out twice.
    scrolled: Cell<usize>,
    height: Cell<usize>,
    aside: Cell<bool>,
    printing: Cell<bool>,
}

/// How the rows stand in the page.
#[derive(Default)]
pub(super) struct Standing {
    /// How far down the first of them belongs, in pixels.
    pub(super) offset: usize,
    /// Whether those beyond the edges are among them.
    pub(super) is_whole: bool,
}

impl Table {
    pub(super) fn new(rows: Arc<dyn Rows>) -> Self {
        Self {
            rows,
            body: RefCell::new(None),
            current: Cell::new(None),
            scrolled: Cell::new(0),
            height: Cell::new(0),
            aside: Cell::new(false),
            printing: Cell::new(false),
        }
    }

    /// Begins anew with other columns.
    pub(super) fn rebuild(&self, element: Element, columns: &[Column]) {
        *self.body.borrow_mut() = Body::new(element, columns);
    }

    /// The scroller has been scrolled. The style sheet is told whether it is scrolled sideways.
    pub(super) fn scrolled_to(&self, scroller: &Element) {
        self.scrolled.set(pixels(scroller.scroll_top()));
        let aside = scroller.scroll_left() != 0;
        if self.aside.replace(aside) != aside {
            // Fails only for a name that is no attribute's.
            let _ = scroller.toggle_attribute_with_force("data-aside", aside);
        }
    }

    /// Begins at the top again.
    pub(super) fn to_top(&self, scroller: &Element) {
        if self.scrolled.replace(0) > 0 {
            scroller.set_scroll_top(0);
        }
    }

    /// The scroller has another height; whether it shows more than ever. On paper it is as high as its rows; on the page no
    /// higher than the window, or than the least height that a table has.
    pub(super) fn is_higher(&self, scroller: &Element) -> bool {
        let window = scroller.owner_document().and_then(|document| document.document_element());
        let most = window.map_or(0, |window| pixels(window.client_height())).max(LEAST_HEIGHT);
        let height = pixels(scroller.client_height()).min(most);
        self.height.replace(height.max(self.height.get())) < height
    }

    /// Shows the rows that the scroller is at, and tells how far down the first of them belongs. Reads the rows reactively
    /// where they are to be painted again.
    pub(super) fn show(&self, row_height: usize, repaint: bool) -> Standing {
        let read = || {
            let count = self.rows.count();
            // A list that has become shorter is scrolled no farther than its end, as the browser will tell in a moment.
            let end = ((count + 1) * row_height).saturating_sub(self.height.get());
            let scrolled = self.scrolled.get().min(end);
            let window = if self.printing.get() {
                Window { in_sight: 0..count.min(PRINTED), with_margin: 0..count.min(PRINTED) }
            } else {
                let in_sight = geometry::on_show(scrolled, self.height.get(), row_height, count);
                Window { with_margin: geometry::with_margin(&in_sight, count), in_sight }
            };
            let shown = self.with_body(|body| {
                let shown = body.show(&*self.rows, &window, repaint);
                self.move_tab_stop(body, scrolled.div_ceil(row_height));
                shown
            });
            let Some(shown) = shown else { return Standing::default() };
            // Whoever stood on a row that is gone stands on the next one.
            if let Some(row) = shown.bereft.and_then(|place| self.row_at(place.min(count.checked_sub(1)?))) {
                focus(&row);
            }
            Standing { offset: shown.window.start * row_height, is_whole: shown.window == window.with_margin }
        };
        if repaint { read() } else { untrack(read) }
    }

    /// On paper all rows are in sight, up to a number, wherever the scroller is.
    pub(super) fn set_printing(&self, printing: bool) {
        self.printing.set(printing);
    }

    pub(super) fn is_printing(&self) -> bool {
        self.printing.get()
    }

    /// A row has got the focus.
    pub(super) fn focused(&self, event: &Event) {
        let Some(target) = target(event) else { return };
        self.with_body(|body| {
            if let Some((key, place)) = body.row_of(&target) {
                self.current.set(Some(key));
                self.move_tab_stop(body, place);
            }
            untrack(|| body.focus_on(Some(&target), &*self.rows));
        });
    }

    /// The focus has left an element for another, for nothing, or with the whole window.
    pub(super) fn blurred(&self, event: &FocusEvent) {
        let to = event.related_target().and_then(|related| related.dyn_into().ok());
        // A window that is left keeps its focus for the return; the buttons that may hold it stay too.
        let to = to.or_else(|| target(event)?.owner_document()?.active_element());
        self.with_body(|body| untrack(|| body.focus_on(to.as_ref(), &*self.rows)));
    }

    /// The pointer has come upon an element. A finger hovers over nothing: the row that it taps gets the focus.
    pub(super) fn pointed_at(&self, event: &PointerEvent) {
        if event.pointer_type() != "touch" {
            let target = target(event);
            self.with_body(|body| untrack(|| body.point_at(target.as_ref(), &*self.rows)));
        }
    }

    /// The pointer is on no row any more.
    pub(super) fn pointed_away(&self) {
        self.with_body(|body| untrack(|| body.point_at(None, &*self.rows)));
    }

    /// What a press of the mouse means.
    pub(super) fn pressed(&self, event: &MouseEvent) -> Option<RowDeed> {
        let target = target(event)?;
        let deed = target.closest("[data-deed]").ok()??.get_attribute("data-deed")?;
        let (key, _) = self.with_body(|body| body.row_of(&target))??;
        Some(RowDeed { key, deed, shift: event.shift_key() })
    }

    /// Where a key leads.
    pub(super) fn going_to(&self, event: &KeyboardEvent, scroller: &Element, row_height: usize) -> Option<usize> {
        if event.alt_key() || event.ctrl_key() || event.meta_key() {
            return None;
        }
        let (key, _) = self.with_body(|body| body.row_of(&target(event)?))??;
        let last = untrack(|| self.rows.count()).checked_sub(1)?;
        let from = untrack(|| self.rows.place(key))?;
        let page = (pixels(scroller.client_height()) / row_height).saturating_sub(2);
        destination(&event.key(), from, page, last)
    }

    /// What a key means for the row that it is pressed on.
    pub(super) fn key_pressed(&self, event: &KeyboardEvent, keys: &[(&str, &str)]) -> Option<RowDeed> {
        let target = target(event)?;
        let on_control = target.has_attribute("data-deed");
        // A control does by itself what these keys mean on it.
        if on_control && matches!(event.key().as_str(), " " | "Enter") {
            return None;
        }
        let (_, deed) = keys.iter().find(|(chord, _)| is_chord(event, chord))?;
        // Somebody who has marked a text means that text.
        if event.ctrl_key() && event.key().eq_ignore_ascii_case("c") && has_marked_text() {
            return None;
        }
        let (key, _) = self.with_body(|body| body.row_of(&target))??;
        Some(RowDeed { key, deed: (*deed).to_owned(), shift: event.shift_key() })
    }

    /// Moves the focus to a row, wherever it is; `show` shows the rows after the scroller has moved.
    pub(super) fn go_to(&self, place: usize, scroller: &Element, row_height: usize, show: impl Fn()) {
        let scrolled = pixels(scroller.scroll_top());
        let to = geometry::scroll_to(place, scrolled, pixels(scroller.client_height()), row_height);
        if to != scrolled {
            scroller.set_scroll_top(i32::try_from(to).unwrap_or(i32::MAX));
            self.scrolled_to(scroller);
            show();
        }
        if let Some(row) = self.row_at(place) {
            focus(&row);
        }
    }

    fn row_at(&self, place: usize) -> Option<HtmlElement> {
        self.with_body(|body| body.row_at(place)).flatten()
    }

    /// Tab stops at the row that had the focus last, or else at the first on show.
    fn move_tab_stop(&self, body: &mut Body, first: usize) {
        let current = self.current.get().filter(|key| body.holds(*key));
        body.set_tab_stop(current.or_else(|| body.key_from(first)));
    }

    /// `None` before there is a body, and within another call.
    fn with_body<T>(&self, work: impl FnOnce(&mut Body) -> T) -> Option<T> {
        self.body.try_borrow_mut().ok()?.as_mut().map(work)
    }
}

fn target(event: &Event) -> Option<Element> {
    event.target()?.dyn_into().ok()
}

fn focus(row: &HtmlElement) {
    let options = FocusOptions::new();
    // The browser would scroll it under the head.
    options.set_prevent_scroll(true);
    // Fails only where the row has left the document.
    let _ = row.focus_with_options(&options);
}

fn has_marked_text() -> bool {
    let selection = web_sys::window().and_then(|window| window.get_selection().ok().flatten());
    selection.is_some_and(|selection| !selection.is_collapsed())
}

fn pixels(number: i32) -> usize {
    usize::try_from(number).unwrap_or_default()
}
