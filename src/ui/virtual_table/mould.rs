//! What a row of the document is cast from.

use super::{
    column::{Column, Kind, Part},
    rows::{PaintedPart, RowParts},
};
use leptos::prelude::*;
use std::cell::{Cell, RefCell};
use wasm_bindgen::JsCast;
use web_sys::{Document, Element, HtmlElement, Node};

pub(super) struct Mould {
    row: Element,
    cells: Vec<CellPlan>,
    cast: Cell<u32>,
}

/// A cell's parts, from left to right: those that every row has, and those that come late, as they are copied.
struct CellPlan {
    class: &'static str,
    /// In pixels.
    width: u32,
    lasting: Vec<Part>,
    late: Vec<(Part, Element)>,
}

impl Mould {
    /// Reads the columns' words reactively. Where there is no pointer to hover with, no part is late.
    pub(super) fn new(document: &Document, columns: &[Column]) -> Option<Self> {
        let hovers = !web_sys::window()?.match_media("(hover: none)").ok()?.is_some_and(|query| query.matches());
        let row = document.create_element("tr").ok()?;
        row.set_attribute("role", "row").ok()?;
        row.set_attribute("tabindex", "-1").ok()?;
        let mut cells = Vec::with_capacity(columns.len());
        for column in columns {
            let cell = document.create_element("td").ok()?;
            cell.set_attribute("role", "cell").ok()?;
            cell.set_class_name(column.id);
            let mut plan = CellPlan { class: column.id, width: column.width, lasting: Vec::new(), late: Vec::new() };
            for part in &column.parts {
                match (part.kind, part.create(document)) {
                    (Kind::Late(_), Some(made)) if hovers => plan.late.push((part.clone(), made.unchecked_into())),
                    (Kind::Ground, _) => plan.lasting.push(part.clone()),
                    (_, made) => {
                        cell.append_child(&made?).ok()?;
                        plan.lasting.push(part.clone());
                    }
                }
            }
            row.append_child(&cell).ok()?;
            cells.push(plan);
        }
        Some(Self { row, cells, cast: Cell::new(0) })
    }

    /// A new row; it stands nowhere yet.
    pub(super) fn cast(&self) -> Option<RowParts> {
        let row: HtmlElement = self.row.clone_node_with_deep(true).ok()?.unchecked_into();
        let mut parts = Vec::new();
        let mut cell = row.first_child();
        for plan in &self.cells {
            let this = cell?;
            let mut node = this.first_child();
            // What stands beside a text is no wider than this.
            let beside = if plan.lasting.len() > 1 { 28 } else { 0 };
            let room = plan.width.saturating_sub(16 + beside);
            for part in &plan.lasting {
                let element: &Element = this.unchecked_ref();
                if part.kind == Kind::Ground {
                    parts.push(PaintedPart::new(part, this.clone(), element.clone(), plan.class));
                    continue;
                }
                let own = node?;
                node = own.next_sibling();
                parts.push(match part.kind {
                    Kind::Text => PaintedPart {
                        cell: Some((element.clone(), room)),
                        ..PaintedPart::new(part, own, element.clone(), plan.class)
                    },
                    Kind::Ground | Kind::Element(_) | Kind::Late(_) => PaintedPart::element(part, own),
                });
            }
            cell = this.next_sibling();
        }
        let number = self.cast.get();
        self.cast.set(number.wrapping_add(1));
        Some(RowParts::new(row, number, parts))
    }

    /// Puts the late parts into a row.
    pub(super) fn late_parts(&self, row: &HtmlElement, tab_stop: bool) -> Vec<PaintedPart> {
        let mut parts = Vec::new();
        let mut cell = row.first_child();
        for plan in &self.cells {
            let Some(this) = cell else { break };
            for (part, model) in &plan.late {
                // Fails only where the row's cells are no elements.
                let Ok(own) = model.clone_node_with_deep(true) else { continue };
                if this.append_child(&own).is_ok() {
                    let part = PaintedPart::element(part, own);
                    if part.control && tab_stop {
                        part.node.unchecked_ref::<HtmlElement>().set_tab_index(0);
                    }
                    parts.push(part);
                }
            }
            cell = this.next_sibling();
        }
        parts
    }
}

impl PaintedPart {
    fn new(part: &Part, node: Node, classed: Element, usual_class: &'static str) -> Self {
        Self {
            name: part.name,
            node,
            classed,
            usual_class,
            control: !part.deed.is_empty(),
            titled: part.kind == Kind::Late("button"),
            cell: None,
            text: RefCell::default(),
            cut: Cell::new(false),
            class: Cell::new(""),
            shown: Cell::new(true),
            tile: Cell::new((0, 0)),
        }
    }

    fn element(part: &Part, node: Node) -> Self {
        let classed = node.clone().unchecked_into();
        Self::new(part, node, classed, part.class)
    }
}

impl Part {
    fn create(&self, document: &Document) -> Option<Node> {
        let tag = match self.kind {
            Kind::Ground => return None,
            Kind::Text => return Some(document.create_text_node("").into()),
            Kind::Element(tag) | Kind::Late(tag) => tag,
        };
        let element = document.create_element(tag).ok()?;
        if !self.class.is_empty() {
            element.set_class_name(self.class);
        }
        if let Some(text) = self.text {
            element.set_text_content(Some(&text.get()));
        }
        match tag {
            "input" => element.set_attribute("type", "checkbox").ok()?,
            "button" => element.set_attribute("type", "button").ok()?,
            _ => {}
        }
        if !self.deed.is_empty() {
            element.set_attribute("data-deed", self.deed).ok()?;
            element.set_attribute("tabindex", "-1").ok()?;
        }
        Some(element.into())
    }
}
