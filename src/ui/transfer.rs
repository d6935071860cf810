//! What is pasted or dropped.

use crate::browser::blob::{self, Text};
use js_sys::JsString;
use wasm_bindgen::{JsCast, prelude::wasm_bindgen};
use web_sys::{ClipboardEvent, DragEvent, HtmlTextAreaElement};

#[wasm_bindgen]
extern "C" {
    /// `DataTransfer`, whose text stays the browser's.
    type Transfer;

    #[wasm_bindgen(method, js_name = getData)]
    fn get_data(this: &Transfer, kind: &str) -> JsString;
}

/// The files that are pasted, with the name of the first.
pub fn pasted_files(event: &ClipboardEvent) -> Option<(String, Text)> {
    blob::of_files(&event.clipboard_data()?.files()?)
}

/// The files that are dropped, with the name of the first.
pub fn dropped_files(event: &DragEvent) -> Option<(String, Text)> {
    blob::of_files(&event.data_transfer()?.files()?)
}

/// What a text area will hold once this is pasted into it, where that is longer than so many characters.
pub fn pasted_into(event: &ClipboardEvent, most: u32) -> Option<JsString> {
    let area: HtmlTextAreaElement = event.target()?.dyn_into().ok()?;
    let pasted = event.clipboard_data()?.unchecked_into::<Transfer>().get_data("text/plain");
    let value = JsString::from(area.value());
    let (start, end) = (area.selection_start().ok()??, area.selection_end().ok()??);
    if value.length() - (end - start).min(value.length()) + pasted.length() <= most {
        return None;
    }
    let before = value.slice(0, start);
    Some(before.concat(&pasted).concat(&value.slice(end, value.length())))
}
