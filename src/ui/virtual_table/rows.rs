//! What stands in a table's rows.

use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlInputElement};

/// The rows of a table. All of it is read reactively: when anything of it changes, the rows on show are painted anew.
pub trait Rows: Send + Sync {
    /// How many there are.
    fn count(&self) -> usize;

    /// Who stands at a place. A key stays with its row wherever filters and sorting move it.
    fn key(&self, place: usize) -> Option<u64>;

    /// Where a row stands now.
    fn place(&self, key: u64) -> Option<usize>;

    /// Paints all parts of a row, which may have been another's before.
    fn paint(&self, place: usize, row: &RowParts);
}

/// A row of the document, whose parts are painted by the names that they have in its columns.
pub struct RowParts {
    pub(super) row: HtmlElement,
    pub(super) parts: Vec<(&'static str, HtmlElement)>,
}

impl RowParts {
    fn part(&self, name: &str) -> Option<&HtmlElement> {
        self.parts.iter().find_map(|(own, element)| (*own == name).then_some(element))
    }

    /// Whether there is such a part: columns may be hidden.
    pub fn has(&self, name: &str) -> bool {
        self.part(name).is_some()
    }

    /// Sets a part's text.
    pub fn text(&self, name: &str, text: &str) {
        if let Some(part) = self.part(name) {
            part.set_text_content(Some(text));
        }
    }

    /// Sets the address of a part that is a picture.
    pub fn picture(&self, name: &str, address: &str) {
        if let Some(part) = self.part(name)
            && part.get_attribute("src").as_deref() != Some(address)
        {
            // Fails only for a name that is no attribute's.
            let _ = part.set_attribute("src", address);
        }
    }

    /// Sets a part's text and its class.
    pub fn text_as(&self, name: &str, text: &str, class: &str) {
        if let Some(part) = self.part(name) {
            part.set_text_content(Some(text));
            part.set_class_name(class);
        }
    }

    /// Gives a part a name for those who do not see it.
    pub fn label(&self, name: &str, label: &str) {
        if let Some(part) = self.part(name) {
            // Fails only for a name that is no attribute's.
            let _ = part.set_attribute("aria-label", label);
        }
    }

    /// Ticks a part or not.
    pub fn tick(&self, name: &str, ticked: bool) {
        if let Some(input) = self.part(name).and_then(|part| part.dyn_ref::<HtmlInputElement>()) {
            input.set_checked(ticked);
        }
    }

    /// Shows a part or not.
    pub fn show(&self, name: &str, shown: bool) {
        if let Some(part) = self.part(name) {
            part.set_hidden(!shown);
        }
    }

    /// Marks the row as chosen or not.
    pub fn choose(&self, chosen: bool) {
        // As above.
        let _ = self.row.class_list().toggle_with_force("chosen", chosen);
    }
}
