//! The clipboard.

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
