//! The heads of the columns: a title, a button where the table can be sorted by it, or a tick for the ticks of all rows.

use super::column::{Column, Sorted, TickAll, Ticked};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlInputElement, Node};

/// The heads of all columns, in the row that holds them.
pub(super) struct Heads {
    row: Element,
    heads: Vec<Head>,
}

struct Head {
    id: &'static str,
    cell: Element,
    title: Signal<String>,
    sorted: Option<Signal<Option<Sorted>>>,
    control: Option<Control>,
    /// The title, the arrow and the hint that it was last painted with.
    told: [String; 3],
    direction: Option<&'static str>,
}

/// What can be pressed in a head.
enum Control {
    Sort(HtmlElement),
    Tick(HtmlInputElement, TickAll),
}

/// What a press in a head means.
pub(super) enum Pressed {
    /// Sort by the column with this id.
    Sort(&'static str),
    /// Tick all rows, or none.
    Tick(TickAll, bool),
}

impl Heads {
    pub(super) fn new(row: Element) -> Self {
        Self { row, heads: Vec::new() }
    }

    /// Has a head for each column; those of columns that stay are kept, with the focus that may be in them.
    pub(super) fn rebuild(&mut self, columns: &[Column], can_sort: bool) {
        let mut before = std::mem::take(&mut self.heads);
        for column in columns {
            let known = before.iter().position(|head| head.id == column.id).map(|index| before.remove(index));
            let Some(head) = known.or_else(|| Head::new(&self.row, column, can_sort)) else { continue };
            self.heads.push(head.with(column));
        }
        for head in before {
            head.cell.remove();
        }
        // Only those that stand elsewhere are moved: what is moved loses the focus.
        let mut next = self.row.first_child();
        for head in &self.heads {
            let cell: &Node = &head.cell;
            if next.as_ref() == Some(cell) {
                next = cell.next_sibling();
            } else {
                // Fails only where `next` is no child of the row, and it was found there.
                let _ = self.row.insert_before(cell, next.as_ref());
            }
        }
    }

    /// Has them say what they say now; reactive. `hint` is told to the pointer that rests on a button.
    pub(super) fn paint(&mut self, hint: &str) {
        for head in &mut self.heads {
            head.paint(hint);
        }
    }

    /// What a press of an element means.
    pub(super) fn pressed(&self, target: &Element) -> Option<Pressed> {
        let head = self.heads.iter().find(|head| head.cell.contains(Some(target)))?;
        match head.control.as_ref()? {
            Control::Sort(button) => button.contains(Some(target)).then_some(Pressed::Sort(head.id)),
            Control::Tick(input, all) => input.contains(Some(target)).then(|| Pressed::Tick(*all, input.checked())),
        }
    }
}

impl Head {
    fn new(row: &Element, column: &Column, can_sort: bool) -> Option<Self> {
        let document = row.owner_document()?;
        let cell = document.create_element("th").ok()?;
        cell.set_attribute("role", "columnheader").ok()?;
        cell.set_attribute("scope", "col").ok()?;
        cell.set_class_name(column.id);
        let control = if let Some(all) = column.tick_all {
            let input: HtmlInputElement = document.create_element("input").ok()?.unchecked_into();
            input.set_type("checkbox");
            cell.append_child(&input).ok()?;
            Some(Control::Tick(input, all))
        } else if can_sort && column.sorted.is_some() {
            let button: HtmlElement = document.create_element("button").ok()?.unchecked_into();
            button.set_attribute("type", "button").ok()?;
            button.set_class_name("quiet");
            cell.append_child(&button).ok()?;
            Some(Control::Sort(button))
        } else {
            None
        };
        Some(Self {
            id: column.id,
            cell,
            title: column.title,
            sorted: column.sorted,
            control,
            told: Default::default(),
            direction: None,
        })
    }

    /// The same with what a column of the same id says now.
    fn with(self, column: &Column) -> Self {
        let control = match (self.control, column.tick_all) {
            (Some(Control::Tick(input, _)), Some(all)) => Some(Control::Tick(input, all)),
            (control, _) => control,
        };
        Self { title: column.title, sorted: column.sorted, control, ..self }
    }

    fn paint(&mut self, hint: &str) {
        // What is gone with its columns says nothing any more.
        if let Some(Control::Tick(input, all)) = &self.control {
            let (label, ticked) = (all.label.try_get(), all.ticked.try_get().unwrap_or_default());
            // Fails only for a name that is no attribute's, as below.
            let _ = input.set_attribute("aria-label", &label.unwrap_or_default());
            input.set_disabled(ticked == Ticked::NoRows);
            input.set_checked(ticked == Ticked::All);
            input.set_indeterminate(ticked == Ticked::Some);
            return;
        }
        let sorted = self.sorted.and_then(|sorted| sorted.try_get().flatten());
        let arrow = sorted.map_or_else(String::new, arrow);
        let now = [self.title.try_get().unwrap_or_default(), arrow, hint.to_owned()];
        if self.told != now {
            self.tell(&now);
            self.told = now;
        }
        let direction = sorted.and_then(direction);
        if self.direction != direction {
            self.direction = direction;
            let _ = match direction {
                Some(direction) => self.cell.set_attribute("aria-sort", direction),
                None => self.cell.remove_attribute("aria-sort"),
            };
        }
    }

    fn tell(&self, [title, arrow, hint]: &[String; 3]) {
        let Some(Control::Sort(button)) = &self.control else {
            self.cell.set_text_content(Some(title));
            return;
        };
        button.set_title(hint);
        button.set_text_content(Some(title));
        if !arrow.is_empty()
            && let Some(mark) = button.owner_document().and_then(|document| document.create_element("span").ok())
        {
            // `aria-sort` says the same.
            let _ = mark.set_attribute("aria-hidden", "true");
            mark.set_text_content(Some(arrow));
            let _ = button.append_child(&mark);
        }
    }
}

/// One column at a time may say how it is sorted: the one that decides first.
fn direction(sorted: Sorted) -> Option<&'static str> {
    (sorted.rank == 1).then_some(if sorted.descending { "descending" } else { "ascending" })
}

fn arrow(Sorted { descending, rank, among_others }: Sorted) -> String {
    let arrow = if descending { " ↓" } else { " ↑" };
    if among_others { format!("{arrow}{rank}") } else { arrow.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::{Sorted, arrow, direction};

    #[test]
    fn one_column_says_how_it_is_sorted_and_each_of_several_shows_its_rank() {
        let sorted = |descending, rank, among_others| Sorted { descending, rank, among_others };
        assert_eq!(direction(sorted(false, 1, false)), Some("ascending"));
        assert_eq!(direction(sorted(true, 1, true)), Some("descending"));
        assert_eq!(direction(sorted(true, 2, true)), None);
        assert_eq!(arrow(sorted(false, 1, false)), " ↑");
        assert_eq!(arrow(sorted(true, 2, true)), " ↓2");
    }
}
