//! Files that a person picks.

use wasm_bindgen_futures::JsFuture;
use web_sys::{File, HtmlInputElement};

/// The file that was picked, if any.
pub fn chosen(input: &HtmlInputElement) -> Option<File> {
    input.files()?.get(0)
}

/// Its text; `None` where it cannot be read (any more).
pub async fn read_text(file: &File) -> Option<String> {
    JsFuture::from(file.text()).await.ok()?.as_string()
}
