//! What happens to the elements of a table.

use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Event, EventTarget};

/// Calls back for some events of some elements, until it is dropped; also within a call: a row that is given the focus says so at once.
pub(super) struct Listener {
    callback: Closure<dyn Fn(Event)>,
    heard: Vec<(EventTarget, &'static str)>,
}

impl Listener {
    /// Hears nothing yet.
    pub(super) fn new(callback: impl Fn(Event) + 'static) -> Self {
        Self { callback: Closure::new(callback), heard: Vec::new() }
    }

    /// Hears of these events too.
    pub(super) fn hear(&mut self, target: &EventTarget, events: &[&'static str]) {
        for event in events {
            // Fails only for what is no function.
            if target.add_event_listener_with_callback(event, self.callback.as_ref().unchecked_ref()).is_ok() {
                self.heard.push((target.clone(), event));
            }
        }
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        for (target, event) in &self.heard {
            // What comes to a callback that is gone would be an error.
            let _ = target.remove_event_listener_with_callback(event, self.callback.as_ref().unchecked_ref());
        }
    }
}
