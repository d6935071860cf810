//! Signs of life of a person: keys, touches, the window coming to the front.

use wasm_bindgen::{JsCast, closure::Closure};

const SIGNS: [&str; 5] = ["pointerdown", "keydown", "wheel", "focus", "visibilitychange"];

/// Calls back at every sign of life until it is dropped.
#[derive(Debug)]
pub struct Activity(Closure<dyn FnMut()>);

impl Activity {
    /// Begins to listen, before anything else on the page hears of it.
    pub fn watch(callback: impl FnMut() + 'static) -> Self {
        let closure = Closure::<dyn FnMut()>::new(callback);
        if let Some(window) = web_sys::window() {
            for sign in SIGNS {
                // Fails only where the arguments are none, which they are.
                let _ = window.add_event_listener_with_callback_and_bool(sign, closure.as_ref().unchecked_ref(), true);
            }
        }
        Self(closure)
    }
}

impl Drop for Activity {
    fn drop(&mut self) {
        if let Some(window) = web_sys::window() {
            for sign in SIGNS {
                let _ =
                    window.remove_event_listener_with_callback_and_bool(sign, self.0.as_ref().unchecked_ref(), true);
            }
        }
    }
}
