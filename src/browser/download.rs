//! Files handed to the person.

use super::blob::Text;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

/// Offers a text as a file of that name. `kind` is its media type.
///
/// # Errors
/// What the browser said.
pub fn offer(name: &str, kind: &str, text: &str) -> Result<(), JsValue> {
    offer_parts(name, kind, &js_sys::Array::of1(&text.into()))
}

/// Offers a text that the browser holds.
///
/// # Errors
/// What the browser said.
pub fn offer_held(name: &str, kind: &str, text: &Text) -> Result<(), JsValue> {
    offer_blob(name, &text.as_kind(kind)?)
}

fn offer_parts(name: &str, kind: &str, parts: &js_sys::Array) -> Result<(), JsValue> {
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    offer_blob(name, &Blob::new_with_str_sequence_and_options(parts, &options)?)
}

fn offer_blob(name: &str, blob: &Blob) -> Result<(), JsValue> {
    let document = web_sys::window().and_then(|window| window.document()).ok_or(JsValue::UNDEFINED)?;
    let address = Url::create_object_url_with_blob(blob)?;
    let link: HtmlAnchorElement = document.create_element("a")?.unchecked_into();
    link.set_href(&address);
    link.set_download(name);
    link.click();
    Url::revoke_object_url(&address)
}

/// A file that is made piece by piece, and held by the browser meanwhile.
pub struct Pieces(js_sys::Array);

impl Default for Pieces {
    fn default() -> Self {
        Self::new()
    }
}

impl Pieces {
    /// No pieces yet.
    pub fn new() -> Self {
        Self(js_sys::Array::new())
    }

    /// Adds a piece at the end.
    pub fn push(&self, text: &str) {
        self.0.push(&text.into());
    }

    /// Offers the pieces as a file of that name. `kind` is its media type.
    ///
    /// # Errors
    /// What the browser said.
    pub fn offer(self, name: &str, kind: &str) -> Result<(), JsValue> {
        offer_parts(name, kind, &self.0)
    }
}
