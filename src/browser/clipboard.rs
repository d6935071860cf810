//! The clipboard.

use js_sys::{Function, JsString, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
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

/// Whether the page may read the clipboard without asking the person.
pub async fn may_read() -> bool {
    let ask = async || -> Result<bool, JsValue> {
        let navigator = web_sys::window().ok_or(JsValue::UNDEFINED)?.navigator();
        let permissions = Reflect::get(&navigator, &"permissions".into())?;
        let query: Function = Reflect::get(&permissions, &"query".into())?.dyn_into()?;
        let wanted = Object::new();
        Reflect::set(&wanted, &"name".into(), &"clipboard-read".into())?;
        let asked: Promise = query.call1(&permissions, &wanted)?.dyn_into()?;
        Ok(Reflect::get(&JsFuture::from(asked).await?, &"state".into())? == "granted")
    };
    // Browsers that do not know this permission refuse to answer.
    ask().await.unwrap_or_default()
}

/// The browser did not let the page read the clipboard.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the browser did not let the page read the clipboard")]
pub struct NotRead;

/// What is on the clipboard.
///
/// # Errors
/// [`NotRead`]: no permission, or the window is not in front.
pub async fn read() -> Result<String, NotRead> {
    let clipboard = web_sys::window().ok_or(NotRead)?.navigator().clipboard();
    if clipboard.is_undefined() {
        return Err(NotRead);
    }
    JsFuture::from(clipboard.read_text()).await.ok().and_then(|text| text.as_string()).ok_or(NotRead)
}
