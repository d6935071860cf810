//! What stands in a table's rows.

use super::{
    mould::Mould,
    texts::{Place, Texts},
};
use std::cell::{Cell, RefCell};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlInputElement, Node};

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

/// A row of the document, whose parts are painted by the names that they have in its columns. What they show already is not
/// given to the document again.
pub struct RowParts {
    pub(super) row: HtmlElement,
    /// Tells it from the others.
    pub(super) number: u32,
    parts: Vec<PaintedPart>,
    /// How many of the parts every row has; the late ones follow.
    lasting: usize,
    texts: RefCell<Texts>,
    chosen: Cell<bool>,
    tab_stop: bool,
    away: bool,
}

/// A part in the document, and what it was last painted with.
pub(super) struct PaintedPart {
    pub(super) name: &'static str,
    pub(super) node: Node,
    /// Whose class it is, and the one that this always has.
    pub(super) classed: Element,
    pub(super) usual_class: &'static str,
    /// Whether a press of it is a deed.
    pub(super) control: bool,
    /// Whether the pointer that rests on it is told its name.
    pub(super) titled: bool,
    /// For a text that may fill its cell: the cell, and how many pixels of it the text has.
    pub(super) cell: Option<(Element, u32)>,
    pub(super) text: RefCell<String>,
    /// Whether the cell cuts the text off.
    pub(super) cut: Cell<bool>,
    pub(super) class: Cell<&'static str>,
    pub(super) shown: Cell<bool>,
    /// The number of the tiles that it shows one of, and which.
    pub(super) tile: Cell<(u32, usize)>,
}

/// From the top of a tile to the top of the next, in pixels of the page: farther than any row is high, so that a cell shows one.
pub const TILE_PITCH: u32 = 48;

/// Small pictures, below one another in one picture that is otherwise empty.
pub struct Tiles {
    /// Tells them from others; 0 is nobody's.
    number: u32,
    image: String,
}

impl Tiles {
    /// Those in the picture at an address.
    pub fn new(address: &str) -> Self {
        thread_local! {
            static MADE: Cell<u32> = const { Cell::new(0) };
        }
        MADE.set(MADE.get().wrapping_add(1));
        Self { number: MADE.get(), image: format!("url({address})") }
    }
}

impl RowParts {
    pub(super) fn new(row: HtmlElement, number: u32, parts: Vec<PaintedPart>) -> Self {
        Self {
            row,
            number,
            lasting: parts.len(),
            parts,
            texts: RefCell::default(),
            chosen: Cell::new(false),
            tab_stop: false,
            away: false,
        }
    }

    fn numbered(&self, name: &str) -> Option<(usize, &PaintedPart)> {
        self.parts.iter().enumerate().find(|(_, part)| part.name == name)
    }

    fn part(&self, name: &str) -> Option<&PaintedPart> {
        self.numbered(name).map(|(_, part)| part)
    }

    /// Whether there is such a part now: columns may be hidden, and some parts come late.
    pub fn has(&self, name: &str) -> bool {
        self.part(name).is_some()
    }

    /// Sets a part's text.
    pub fn text(&self, name: &str, text: &str) {
        self.set_text(name, text);
    }

    fn set_text(&self, name: &str, text: &str) -> Option<(usize, &PaintedPart)> {
        let (number, part) = self.numbered(name)?;
        if part.has_changed(text) {
            let place = if part.cell.is_some() { Place::Data } else { Place::Content };
            self.texts.borrow_mut().push(number, place, text);
            if let Some(cell) = &part.cell {
                part.cut_off(cell, text);
            }
        }
        Some((number, part))
    }

    /// Says which row of the table it is, from 1.
    pub(super) fn number(&self, row: usize) {
        self.texts.borrow_mut().push(0, Place::RowIndex, &row.to_string());
    }

    /// Has the row and its parts show what they have been painted with.
    pub(super) fn give_texts(&self) {
        self.texts.borrow_mut().give(|number, place| {
            let part = self.parts.get(number);
            match place {
                Place::Data | Place::Content => part.map(|part| &part.node),
                Place::Class | Place::Label => part.map(|part| -> &Node { &part.classed }),
                Place::RowIndex => Some(&self.row),
            }
        });
    }

    /// Shows one of some small pictures as a part's ground, the one at a place from the top; or none.
    pub fn tile(&self, name: &str, tile: Option<(&Tiles, usize)>) {
        let Some(part) = self.part(name) else { return };
        let now = tile.map_or((0, 0), |(tiles, place)| (tiles.number, place));
        let before = part.tile.replace(now);
        if before == now {
            return;
        }
        let style = part.node.unchecked_ref::<HtmlElement>().style();
        // Fail only for names that are no properties'.
        if before.0 != now.0 {
            let _ = style.set_property("background-image", tile.map_or("none", |(tiles, _)| &tiles.image));
        }
        let _ = style.set_property("background-position-y", &format!("-{}px", now.1 * TILE_PITCH as usize));
    }

    /// Sets a part's text and its class; that of a text alone is its cell's.
    pub fn text_as(&self, name: &str, text: &str, class: &'static str) {
        if let Some((number, part)) = self.set_text(name, text)
            && part.class.replace(class) != class
        {
            self.texts.borrow_mut().push(number, Place::Class, &format!("{} {class}", part.usual_class));
        }
    }

    /// Gives a part a name for those who do not see it, and for the pointer that rests on it.
    pub fn label(&self, name: &str, label: &str) {
        if let Some((number, part)) = self.numbered(name) {
            self.texts.borrow_mut().push(number, Place::Label, label);
            if part.titled {
                part.classed.unchecked_ref::<HtmlElement>().set_title(label);
            }
        }
    }

    /// Ticks a part or not.
    pub fn tick(&self, name: &str, ticked: bool) {
        if let Some(part) = self.part(name) {
            // The person has ticked it too, so what it was painted with says nothing.
            part.node.unchecked_ref::<HtmlInputElement>().set_checked(ticked);
        }
    }

    /// Shows a part or not.
    pub fn show(&self, name: &str, shown: bool) {
        if let Some(part) = self.part(name)
            && part.shown.replace(shown) != shown
        {
            part.node.unchecked_ref::<HtmlElement>().set_hidden(!shown);
        }
    }

    /// Marks the row as chosen or not.
    pub fn choose(&self, chosen: bool) {
        if self.chosen.replace(chosen) != chosen {
            // Fails only for a name that is no class's.
            let _ = self.row.class_list().toggle_with_force("chosen", chosen);
        }
    }

    /// Gives the row its late parts, which are to be painted then, or takes them away; whether that changes anything.
    pub(super) fn wake(&mut self, awake: bool, mould: &Mould) -> bool {
        if awake == (self.parts.len() > self.lasting) {
            return false;
        }
        if awake {
            self.parts.extend(mould.late_parts(&self.row, self.tab_stop));
        } else {
            for part in self.parts.drain(self.lasting..) {
                part.classed.remove();
            }
        }
        awake
    }

    /// Whether the row stands out of the table's flow.
    pub(super) fn is_away(&self) -> bool {
        self.away
    }

    pub(super) fn set_away(&mut self, away: bool) {
        if self.away != away {
            self.away = away;
            // Fails only for a name that is no class's.
            let _ = self.row.class_list().toggle_with_force("away", away);
        }
    }

    /// Lets Tab stop at the row and at the controls in it, or not.
    pub(super) fn set_tab_stop(&mut self, is: bool) {
        if self.tab_stop != is {
            self.tab_stop = is;
            let index = if is { 0 } else { -1 };
            self.row.set_tab_index(index);
            for part in self.parts.iter().filter(|part| part.control) {
                part.node.unchecked_ref::<HtmlElement>().set_tab_index(index);
            }
        }
    }
}

impl PaintedPart {
    /// Cells that cut cost at every frame: only those do that have to.
    fn cut_off(&self, (cell, room): &(Element, u32), text: &str) {
        let cut = widest(text) > *room;
        if self.cut.replace(cut) != cut {
            // Fails only for a name that is no attribute's.
            let _ = cell.toggle_attribute_with_force("data-cut", cut);
        }
    }

    fn has_changed(&self, text: &str) -> bool {
        let mut now = self.text.borrow_mut();
        let changed = *now != text;
        if changed {
            now.clear();
            now.push_str(text);
        }
        changed
    }
}

/// As many pixels as a text takes at most in the faces of the table.
fn widest(text: &str) -> u32 {
    let letter = |letter: char| match letter {
        'm' | 'w' | '%' | '@' => 14,
        '\0'..='@' | 'a'..='z' => 9,
        'A'..='Z' => 14,
        _ => 18,
    };
    text.chars().map(letter).sum()
}

#[cfg(test)]
mod tests {
    use super::widest;

    #[test]
    fn no_text_is_thought_narrower_than_it_is() {
        // In DejaVu Sans of 13.5 pixels, the widest of the faces that browsers bring: 0.64 em for a digit, 0.99 em for a W.
        assert!(widest("192.0.2.1") >= 67 && widest("WWW") >= 41 && widest("w@m%") >= 54);
        // An ideograph is as wide as it is high.
        assert!(widest("東京") >= 27);
        assert_eq!(widest(""), 0);
    }
}
