//! The wall clock, and waiting.

use js_sys::{Date, Function, Promise};
use std::cell::RefCell;
use wasm_bindgen::{JsCast, JsValue, closure::Closure, prelude::wasm_bindgen};
use wasm_bindgen_futures::JsFuture;

#[wasm_bindgen]
extern "C" {
    // The same in a page and in a worker; web-sys has it twice.
    #[wasm_bindgen(js_name = setTimeout)]
    fn set_timeout(callback: &Function, milliseconds: i32) -> JsValue;
    #[wasm_bindgen(js_name = clearTimeout)]
    fn clear_timeout(timer: &JsValue);
}

/// Milliseconds since 1970, UTC.
pub fn now_millis() -> i64 {
    Date::now() as i64
}

/// Seconds since 1970, UTC.
pub fn now_seconds() -> i64 {
    now_millis() / 1000
}

/// Waits so many milliseconds.
pub async fn sleep(milliseconds: u32) {
    let wait = i32::try_from(milliseconds).unwrap_or(i32::MAX);
    let promise = Promise::new(&mut |resolve, _| {
        set_timeout(resolve.unchecked_ref(), wait);
    });
    // A timer's promise is never rejected.
    let _ = JsFuture::from(promise).await;
}

/// Calls back some time after it was last begun, until it is dropped.
#[derive(Debug)]
pub struct Timer {
    callback: Closure<dyn FnMut()>,
    begun: RefCell<Option<JsValue>>,
}

impl Timer {
    /// Not begun yet.
    pub fn new(callback: impl FnMut() + 'static) -> Self {
        Self { callback: Closure::new(callback), begun: RefCell::new(None) }
    }

    /// Calls back after so many milliseconds, and not when it would have before.
    pub fn begin(&self, milliseconds: u32) {
        let wait = i32::try_from(milliseconds).unwrap_or(i32::MAX);
        let begun = set_timeout(self.callback.as_ref().unchecked_ref(), wait);
        if let Some(before) = self.begun.replace(Some(begun)) {
            clear_timeout(&before);
        }
    }

    /// Does not call back, unless it is begun again.
    pub fn stop(&self) {
        if let Some(begun) = self.begun.take() {
            clear_timeout(&begun);
        }
    }
}

impl Drop for Timer {
    fn drop(&mut self) {
        self.stop();
    }
}

/// How far local time is ahead of UTC, in seconds, at a moment (seconds since 1970, UTC).
pub fn zone_offset(moment: i64) -> i32 {
    let date = Date::new(&JsValue::from_f64(moment as f64 * 1000.0));
    -(date.get_timezone_offset() as i32) * 60
}
