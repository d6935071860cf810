//! The wall clock, and waiting.

use js_sys::{Date, Function, Promise};
use wasm_bindgen::{JsCast, JsValue, prelude::wasm_bindgen};
use wasm_bindgen_futures::JsFuture;

#[wasm_bindgen]
extern "C" {
    // The same in a page and in a worker; web-sys has it twice.
    #[wasm_bindgen(js_name = setTimeout)]
    fn set_timeout(callback: &Function, milliseconds: i32) -> JsValue;
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

/// How far local time is ahead of UTC, in seconds, at a moment (seconds since 1970, UTC).
pub fn zone_offset(moment: i64) -> i32 {
    let date = Date::new(&JsValue::from_f64(moment as f64 * 1000.0));
    -(date.get_timezone_offset() as i32) * 60
}
