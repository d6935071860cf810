//! The clipboard.

use js_sys::{Function, JsString, Promise, Reflect};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;

/// The browser did not let the page write to the clipboard.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the browser did not let the page copy")]
pub struct NotCopied;

/// Puts a text on the clipboard.
///
/// # Errors
/// [`NotCopied`]: no permission, no focus, or no secure context.
pub async fn copy(text: &str) -> Result<(), NotCopied> {
    let clipboard = web_sys::window().ok_or(NotCopied)?.navigator().clipboard();
    if clipboard.is_undefined() {
        return Err(NotCopied);
    }
    JsFuture::from(clipboard.write_text(text)).await.map(|_| ()).map_err(|_| NotCopied)
}

/// Puts a text that the browser has already on the clipboard.
///
/// # Errors
/// [`NotCopied`], as [`copy`].
pub async fn copy_string(text: &JsString) -> Result<(), NotCopied> {
    let clipboard = web_sys::window().ok_or(NotCopied)?.navigator().clipboard();
    if clipboard.is_undefined() {
        return Err(NotCopied);
    }
    let write: Function =
        Reflect::get(&clipboard, &"writeText".into()).ok().and_then(|write| write.dyn_into().ok()).ok_or(NotCopied)?;
    let promise = write.call1(&clipboard, text).map_err(|_| NotCopied)?.dyn_into::<Promise>().map_err(|_| NotCopied)?;
    JsFuture::from(promise).await.map(|_| ()).map_err(|_| NotCopied)
}
