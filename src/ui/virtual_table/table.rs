//! A table on the page: its frame, its heads, its rows, and the row that Tab stops at.

use super::{
    RowDeed,
    body::{Body, Window},
    column::Column,
    frame::Frame,
    geometry,
    head::Heads,
    listener::Listener,
    rows::Rows,
    size::Watch,
};
use crate::browser::clock::Timer;
use crate::session::words::Words;
use leptos::prelude::*;
use std::{
    cell::{Cell, RefCell},
    rc::{Rc, Weak},
    sync::Arc,
};
use web_sys::{Element, FocusOptions, HtmlElement};

/// In pixels, as the style sheet has it for low windows.
const LEAST_HEIGHT: usize = 300;

/// As many rows as are printed at most; more of them would keep the browser busy for longer than anybody waits.
const PRINTED: usize = 10_000;

/// The rows beyond the edges are made once nothing has moved for so long, in milliseconds.
const AT_REST: u32 = 150;

/// What a table is told by whoever shows it.
#[derive(Clone)]
pub(super) struct Contract {
    pub(super) rows: Arc<dyn Rows>,
    /// The height of a row, and of the head, in pixels.
    pub(super) row_height: Signal<u32>,
    pub(super) sort: Option<Callback<(&'static str, bool)>>,
    pub(super) on_row: Option<Callback<RowDeed>>,
    pub(super) keys: &'static [(&'static str, &'static str)],
    /// The table is on the page again: what came while it was printed is to be painted.
    pub(super) back_from_paper: Trigger,
    pub(super) words: Words,
}

pub(super) struct Table {
    pub(super) contract: Contract,
    pub(super) frame: Frame,
    pub(super) heads: RefCell<Heads>,
    body: RefCell<Option<Body>>,
    /// The row that had the focus last.
    pub(super) current: Cell<Option<u64>>,
    /// How far the scroller is scrolled, and as high as it has been, in pixels. Asking it while rows are being changed would make
    /// the browser lay the page out twice.
    scrolled: Cell<usize>,
    height: Cell<usize>,
    aside: Cell<bool>,
    printing: Cell<bool>,
    /// Waits to make the rows beyond the edges.
    at_rest: Timer,
    /// What tells the table of events and of its size, as long as it lives.
    _heard: Listener,
    _watched: Option<Watch>,
}

impl Table {
    /// The table in a scroller. `None` where that holds none.
    pub(super) fn begin(scroller: Element, contract: Contract) -> Option<Rc<Self>> {
        let frame = Frame::of(scroller)?;
        Some(Rc::new_cyclic(|own: &Weak<Self>| {
            let (hearing, resized, resting) = (own.clone(), own.clone(), own.clone());
            let at_rest = Timer::new(move || {
                if let Some(table) = resting.upgrade() {
                    untrack(|| table.show_rows(false));
                }
            });
            let watched = Watch::begin(&frame.scroller, move || {
                if let Some(table) = resized.upgrade().filter(|table| table.is_higher()) {
                    table.show(false);
                }
            });
            Self {
                heads: RefCell::new(Heads::new(frame.heads.clone())),
                body: RefCell::new(None),
                current: Cell::new(None),
                scrolled: Cell::new(0),
                height: Cell::new(0),
                aside: Cell::new(false),
                printing: Cell::new(false),
                at_rest,
                _heard: Self::hear(&frame, hearing),
                _watched: watched,
                frame,
                contract,
            }
        }))
    }

    /// Begins anew with other columns.
    pub(super) fn rebuild(&self, columns: &[Column]) {
        self.frame.divide(columns);
        self.heads.borrow_mut().rebuild(columns, self.contract.sort.is_some());
        *self.body.borrow_mut() = Body::new(self.frame.body.clone(), columns);
    }

    /// Has the heads, and the table's accessible name, say what they say now; reactive.
    pub(super) fn paint_heads(&self, label: &str) {
        self.frame.name(label);
        self.heads.borrow_mut().paint(self.contract.words.shell.sort_hint);
    }

    /// The scroller has been scrolled. The style sheet is told whether it is scrolled sideways.
    pub(super) fn scrolled(&self) {
        let scroller = &self.frame.scroller;
        self.scrolled.set(pixels(scroller.scroll_top()));
        let aside = scroller.scroll_left() != 0;
        if self.aside.replace(aside) != aside {
            // Fails only for a name that is no attribute's.
            let _ = scroller.toggle_attribute_with_force("data-aside", aside);
        }
    }

    /// Begins at the top again; what it shows is to be shown then.
    pub(super) fn to_top(&self) {
        if self.scrolled.replace(0) > 0 {
            self.frame.scroller.set_scroll_top(0);
        }
    }

    /// The scroller has another height; whether it shows more than ever. On paper it is as high as its rows; on the page no
    /// higher than the window, or than the least height that a table has.
    fn is_higher(&self) -> bool {
        let scroller = &self.frame.scroller;
        let window = scroller.owner_document().and_then(|document| document.document_element());
        let most = window.map_or(0, |window| pixels(window.client_height())).max(LEAST_HEIGHT);
        let height = pixels(scroller.client_height()).min(most);
        self.height.replace(height.max(self.height.get())) < height
    }

    /// Shows the rows that the scroller is at, painted again; reactive. What comes while the browser shows what it will print is
    /// painted after that.
    pub(super) fn repaint(&self) {
        if self.printing.get() {
            self.contract.row_height.track();
            self.contract.rows.count();
        } else {
            self.show(true);
        }
    }

    /// Shows the rows that the scroller is at. Reads them reactively where they are to be painted again.
    pub(super) fn show(&self, repaint: bool) {
        let is_whole = if repaint { self.show_rows(true) } else { untrack(|| self.show_rows(false)) };
        if is_whole { self.at_rest.stop() } else { self.at_rest.begin(AT_REST) }
    }

    /// The same; whether the rows beyond the edges are among them.
    fn show_rows(&self, repaint: bool) -> bool {
        let (count, row_height) = (self.contract.rows.count(), self.row_height());
        // Before the rows are shown, so that there is room to scroll to.
        self.frame.make_room(count, row_height);
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
            let shown = body.show(&*self.contract.rows, &window, repaint);
            self.move_tab_stop(body, scrolled.div_ceil(row_height));
            shown
        });
        let Some(shown) = shown else { return true };
        // Whoever stood on a row that is gone stands on the next one.
        if let Some(row) = shown.bereft.and_then(|place| self.row_at(place.min(count.checked_sub(1)?))) {
            focus(&row);
        }
        self.frame.push_down(shown.window.start * row_height);
        shown.window == window.with_margin
    }

    /// On paper all rows are in sight, up to a number, wherever the scroller is.
    pub(super) fn show_on_paper(&self) {
        let (count, words) = (untrack(|| self.contract.rows.count()), self.contract.words);
        let sentence = (count > PRINTED).then(|| {
            untrack(|| (words.shell.printed_first)(&words.number(PRINTED as u64), &words.number(count as u64)))
        });
        self.frame.on_paper.set_text_content(sentence.as_deref());
        self.printing.set(true);
        self.show(false);
    }

    /// Back on the page, if it was on paper.
    pub(super) fn show_on_page(&self) {
        if self.printing.replace(false) {
            self.show(false);
            self.contract.back_from_paper.notify();
        }
    }

    /// Moves the focus to a row, wherever it is.
    pub(super) fn go_to(&self, place: usize) {
        let scroller = &self.frame.scroller;
        let scrolled = pixels(scroller.scroll_top());
        let to = geometry::scroll_to(place, scrolled, pixels(scroller.client_height()), untrack(|| self.row_height()));
        if to != scrolled {
            scroller.set_scroll_top(i32::try_from(to).unwrap_or(i32::MAX));
            self.scrolled();
            self.show(false);
        }
        if let Some(row) = self.row_at(place) {
            focus(&row);
        }
    }

    /// In pixels; reactive.
    pub(super) fn row_height(&self) -> usize {
        self.contract.row_height.get() as usize
    }

    fn row_at(&self, place: usize) -> Option<HtmlElement> {
        self.with_body(|body| body.row_at(place)).flatten()
    }

    /// Tab stops at the row that had the focus last, or else at the first on show.
    pub(super) fn move_tab_stop(&self, body: &mut Body, first: usize) {
        let current = self.current.get().filter(|key| body.holds(*key));
        body.set_tab_stop(current.or_else(|| body.key_from(first)));
    }

    /// `None` before there is a body, and within another call.
    pub(super) fn with_body<T>(&self, work: impl FnOnce(&mut Body) -> T) -> Option<T> {
        self.body.try_borrow_mut().ok()?.as_mut().map(work)
    }
}

fn focus(row: &HtmlElement) {
    let options = FocusOptions::new();
    // The browser would scroll it under the head.
    options.set_prevent_scroll(true);
    // Fails only where the row has left the document.
    let _ = row.focus_with_options(&options);
}

pub(super) fn pixels(number: i32) -> usize {
    usize::try_from(number).unwrap_or_default()
}
