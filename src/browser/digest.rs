//! Hashes by WebCrypto.

use js_sys::{Function, Promise, Reflect, Uint8Array};
use std::fmt::Write as _;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// The SHA-256 of a text, in lower-case hexadecimal digits; `None` in an insecure context, which has no WebCrypto.
pub async fn sha256(text: &str) -> Option<String> {
    let crypto = Reflect::get(&js_sys::global(), &"crypto".into()).ok()?;
    let subtle = Reflect::get(&crypto, &"subtle".into()).ok()?;
    let digest: Function = Reflect::get(&subtle, &"digest".into()).ok()?.dyn_into().ok()?;
    let bytes = Uint8Array::from(text.as_bytes());
    let promise: Promise = digest.call2(&subtle, &JsValue::from_str("SHA-256"), &bytes).ok()?.dyn_into().ok()?;
    let hash = Uint8Array::new(&JsFuture::from(promise).await.ok()?).to_vec();
    let mut digits = String::new();
    for byte in hash {
        write!(digits, "{byte:02x}").ok()?;
    }
    Some(digits)
}
