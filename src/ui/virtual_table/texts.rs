//! Texts on their way into the document. Those of a row go there as one: for a text by itself, becoming one of the browser's takes
//! longer than being set.

use js_sys::JsString;
use wasm_bindgen::{JsCast, prelude::wasm_bindgen};
use web_sys::Node;

#[wasm_bindgen]
extern "C" {
    /// A node, which takes texts that are the browser's already.
    #[wasm_bindgen(extends = Node, js_name = Node)]
    type Taker;

    #[wasm_bindgen(method, setter, js_name = data)]
    fn set_data(this: &Taker, text: &JsString);
    #[wasm_bindgen(method, setter, js_name = textContent)]
    fn set_content(this: &Taker, text: &JsString);
    #[wasm_bindgen(method, setter, js_name = className)]
    fn set_class(this: &Taker, text: &JsString);
    #[wasm_bindgen(method, setter, js_name = ariaLabel)]
    fn set_label(this: &Taker, text: &JsString);
    #[wasm_bindgen(method, setter, js_name = ariaRowIndex)]
    fn set_row_index(this: &Taker, text: &JsString);
}

/// What a text is of its node.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// The text of a node of text.
    Data,
    /// All that stands in an element.
    Content,
    /// An element's classes.
    Class,
    /// An element's accessible name.
    Label,
    /// Which row of the table an element is, from 1.
    RowIndex,
}

/// Texts that wait to be given to their nodes.
#[derive(Default)]
pub(super) struct Texts {
    joined: String,
    /// By the number of its part, what it is of that, and where it ends, in the browser's units.
    ends: Vec<(usize, Place, u32)>,
}

impl Texts {
    /// Has a text wait: for the part with this number, or for the row, where it is of that.
    pub(super) fn push(&mut self, number: usize, place: Place, text: &str) {
        let before = self.ends.last().map_or(0, |(.., end)| *end);
        let length: usize = text.chars().map(char::len_utf16).sum();
        self.joined.push_str(text);
        self.ends.push((number, place, before.saturating_add(u32::try_from(length).unwrap_or(u32::MAX))));
    }

    /// Gives each text to its node.
    pub(super) fn give<'n>(&mut self, node: impl Fn(usize, Place) -> Option<&'n Node>) {
        if self.ends.is_empty() {
            return;
        }
        let (joined, mut start) = (JsString::from(self.joined.as_str()), 0);
        for (number, place, end) in self.ends.drain(..) {
            if let Some(node) = node(number, place) {
                let (node, text) = (node.unchecked_ref::<Taker>(), joined.slice(start, end));
                match place {
                    Place::Data => node.set_data(&text),
                    Place::Content => node.set_content(&text),
                    Place::Class => node.set_class(&text),
                    Place::Label => node.set_label(&text),
                    Place::RowIndex => node.set_row_index(&text),
                }
            }
            start = end;
        }
        self.joined.clear();
    }
}
