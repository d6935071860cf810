//! What a person does to a table, and what it does then.

use super::{
    RowDeed,
    frame::Frame,
    head::Pressed,
    keys::{destination, is_chord},
    listener::Listener,
    table::{Table, pixels},
};
use leptos::prelude::*;
use std::rc::Weak;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, FocusEvent, KeyboardEvent, MouseEvent, PointerEvent};

impl Table {
    /// Hears of what happens to the elements of a frame, for the table in it.
    pub(super) fn hear(frame: &Frame, table: Weak<Self>) -> Listener {
        let mut listener = Listener::new(move |event: Event| {
            // A row with the focus loses it where the page goes: the last events come to a table that is no more.
            if let Some(table) = table.upgrade() {
                table.happened(&event);
            }
        });
        listener.hear(&frame.scroller, &["scroll"]);
        listener.hear(&frame.heads, &["click", "change"]);
        let of_rows = ["focusin", "focusout", "pointerover", "pointerleave", "click", "keydown"];
        listener.hear(&frame.body, &of_rows);
        listener.hear(&window(), &["beforeprint", "afterprint"]);
        listener
    }

    fn happened(&self, event: &Event) {
        let in_heads =
            || event.current_target().is_some_and(|target| target.unchecked_into::<Element>() == self.frame.heads);
        match event.type_().as_str() {
            "scroll" => {
                self.scrolled();
                self.show(false);
            }
            "click" | "change" if in_heads() => self.head_pressed(event),
            "click" => {
                if let Some(deed) = self.pressed(event.unchecked_ref()) {
                    self.done_to_row(deed);
                }
            }
            "focusin" => self.focused(event),
            "focusout" => self.blurred(event.unchecked_ref()),
            "pointerover" => {
                // Nobody points while a page is printed, and not every browser says when it has been.
                self.show_on_page();
                self.pointed_at(event.unchecked_ref());
            }
            "pointerleave" => self.pointed_away(),
            "keydown" => self.key_pressed(event.unchecked_ref()),
            // Dialogs are not printed.
            "beforeprint" if !matches!(self.frame.scroller.closest("dialog"), Ok(Some(_))) => self.show_on_paper(),
            "afterprint" => self.show_on_page(),
            _ => {}
        }
    }

    fn done_to_row(&self, deed: RowDeed) {
        if let Some(on_row) = self.contract.on_row {
            on_row.run(deed);
        }
    }

    fn head_pressed(&self, event: &Event) {
        let pressed = target(event).and_then(|target| self.heads.borrow().pressed(&target));
        match (pressed, self.contract.sort) {
            (Some(Pressed::Sort(id)), Some(sort)) if event.type_() == "click" => {
                sort.run((id, event.unchecked_ref::<MouseEvent>().shift_key()));
            }
            (Some(Pressed::Tick(all, ticked)), _) if event.type_() == "change" => all.on_change.run(ticked),
            _ => {}
        }
    }

    /// A row has got the focus.
    fn focused(&self, event: &Event) {
        let Some(target) = target(event) else { return };
        self.with_body(|body| {
            if let Some((key, place)) = body.row_of(&target) {
                self.current.set(Some(key));
                self.move_tab_stop(body, place);
            }
            untrack(|| body.focus_on(Some(&target), &*self.contract.rows));
        });
    }

    /// The focus has left an element for another, for nothing, or with the whole window.
    fn blurred(&self, event: &FocusEvent) {
        let to = event.related_target().and_then(|related| related.dyn_into().ok());
        // A window that is left keeps its focus for the return; the buttons that may hold it stay too.
        let to = to.or_else(|| target(event)?.owner_document()?.active_element());
        self.with_body(|body| untrack(|| body.focus_on(to.as_ref(), &*self.contract.rows)));
    }

    /// The pointer has come upon an element. A finger hovers over nothing: the row that it taps gets the focus.
    fn pointed_at(&self, event: &PointerEvent) {
        if event.pointer_type() != "touch" {
            let target = target(event);
            self.with_body(|body| untrack(|| body.point_at(target.as_ref(), &*self.contract.rows)));
        }
    }

    /// The pointer is on no row any more.
    fn pointed_away(&self) {
        self.with_body(|body| untrack(|| body.point_at(None, &*self.contract.rows)));
    }

    /// What a press of the mouse means.
    fn pressed(&self, event: &MouseEvent) -> Option<RowDeed> {
        let target = target(event)?;
        let deed = target.closest("[data-deed]").ok()??.get_attribute("data-deed")?;
        let (key, _) = self.with_body(|body| body.row_of(&target))??;
        Some(RowDeed { key, deed, shift: event.shift_key() })
    }

    fn key_pressed(&self, event: &KeyboardEvent) {
        if let Some(place) = self.going_to(event) {
            event.prevent_default();
            self.go_to(place);
        } else if let Some(deed) = self.deed_of_key(event) {
            event.prevent_default();
            self.done_to_row(deed);
        }
    }

    /// Where a key leads.
    fn going_to(&self, event: &KeyboardEvent) -> Option<usize> {
        if event.alt_key() || event.ctrl_key() || event.meta_key() {
            return None;
        }
        let (key, _) = self.with_body(|body| body.row_of(&target(event)?))??;
        untrack(|| {
            let rows = &self.contract.rows;
            let last = rows.count().checked_sub(1)?;
            let page = (pixels(self.frame.scroller.client_height()) / self.row_height()).saturating_sub(2);
            destination(&event.key(), rows.place(key)?, page, last)
        })
    }

    /// What a key means for the row that it is pressed on.
    fn deed_of_key(&self, event: &KeyboardEvent) -> Option<RowDeed> {
        let target = target(event)?;
        let on_control = target.has_attribute("data-deed");
        // A control does by itself what these keys mean on it.
        if on_control && matches!(event.key().as_str(), " " | "Enter") {
            return None;
        }
        let (_, deed) = self.contract.keys.iter().find(|(chord, _)| is_chord(event, chord))?;
        // Somebody who has marked a text means that text.
        if event.ctrl_key() && event.key().eq_ignore_ascii_case("c") && has_marked_text() {
            return None;
        }
        let (key, _) = self.with_body(|body| body.row_of(&target))??;
        Some(RowDeed { key, deed: (*deed).to_owned(), shift: event.shift_key() })
    }
}

fn target(event: &Event) -> Option<Element> {
    event.target()?.dyn_into().ok()
}

fn has_marked_text() -> bool {
    let selection = web_sys::window().and_then(|window| window.get_selection().ok().flatten());
    selection.is_some_and(|selection| !selection.is_collapsed())
}
