//! Keys that do something wherever the focus is, as long as the component that wants them lives.

use crate::browser::page;
use leptos::{ev, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event};

/// Does something when the key is pressed outside of any field and dialog.
pub fn on(key: &'static str, act: impl Fn() + 'static) {
    let handle = window_event_listener(ev::keydown, move |event| {
        let with_modifier = event.ctrl_key() || event.alt_key() || event.meta_key();
        if event.key() == key && !with_modifier && !is_typed_or_modal(&event) {
            event.prevent_default();
            act();
        }
    });
    on_cleanup(move || handle.remove());
}

/// Does something when the key is pressed together with Ctrl, or with ⌘, wherever the focus is.
pub fn on_control(key: &'static str, act: impl Fn() + 'static) {
    let handle = window_event_listener(ev::keydown, move |event| {
        let control = (event.ctrl_key() || event.meta_key()) && !event.alt_key() && !event.shift_key();
        // By the key's place: on a Russian keyboard it writes another letter.
        if control && event.code() == key {
            event.prevent_default();
            act();
        }
    });
    on_cleanup(move || handle.remove());
}

/// Does something when the key is pressed together with Ctrl, or with ⌘, outside of any field and dialog. Where there is nothing to
/// do, the browser's own meaning of the key holds.
pub fn on_control_outside(key: &'static str, act: impl Fn() -> bool + 'static) {
    let handle = window_event_listener(ev::keydown, move |event| {
        let control = (event.ctrl_key() || event.meta_key()) && !event.alt_key() && !event.shift_key();
        if control && event.code() == key && !is_typed_or_modal(&event) && act() {
            event.prevent_default();
        }
    });
    on_cleanup(move || handle.remove());
}

/// Puts the focus into the field of that id when the key is pressed.
pub fn focus_on(key: &'static str, id: &'static str) {
    on(key, move || page::focus(&format!("#{id}")));
}

/// Whether the key goes into a field, or to a dialog.
fn is_typed_or_modal(event: &Event) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let within = |selector: &str| target.as_ref().and_then(|target| target.closest(selector).ok().flatten()).is_some();
    within("input:not([type=checkbox]):not([type=radio]), textarea, select, dialog")
}
