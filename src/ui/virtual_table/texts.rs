//! Texts on their way into the document. Those of a row go there as one: for a text by itself, becoming one of the browser's takes
//! longer than being set.

use js_sys::JsString;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::Node;

#[wasm_bindgen]
extern "C" {
    /// A node of text, which takes a text that is the browser's already.
    #[wasm_bindgen(extends = Node, js_name = Text)]
    pub(super) type TextNode;

    #[wasm_bindgen(method, setter)]
    fn set_data(this: &TextNode, text: &JsString);
}

/// Texts that wait to be given to their nodes.
#[derive(Default)]
pub(super) struct Texts {
    joined: String,
    /// By the number of its node, where each ends, in the browser's units.
    ends: Vec<(usize, u32)>,
}

impl Texts {
    /// Has a text wait.
    pub(super) fn push(&mut self, number: usize, text: &str) {
        let before = self.ends.last().map_or(0, |(_, end)| *end);
        let length: usize = text.chars().map(char::len_utf16).sum();
        self.joined.push_str(text);
        self.ends.push((number, before.saturating_add(u32::try_from(length).unwrap_or(u32::MAX))));
    }

    /// Gives each text to its node.
    pub(super) fn give<'n>(&mut self, node: impl Fn(usize) -> Option<&'n TextNode>) {
        if self.ends.is_empty() {
            return;
        }
        let (joined, mut start) = (JsString::from(self.joined.as_str()), 0);
        for (number, end) in self.ends.drain(..) {
            if let Some(node) = node(number) {
                node.set_data(&joined.slice(start, end));
            }
            start = end;
        }
        self.joined.clear();
    }
}
