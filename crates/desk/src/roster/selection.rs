//! Which proxies are selected. By id, so that a selection survives filters, sorting and refreshes.

use super::{Roster, RowView, View};
use proxy6::ProxyId;
use rustc_hash::FxBuildHasher;
use std::collections::HashSet;

/// Selected proxies.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    ids: HashSet<ProxyId, FxBuildHasher>,
    /// The proxy that was clicked last: where a range begins.
    anchor: Option<ProxyId>,
}

impl Selection {
    /// How many are selected, in the view and beyond it.
    pub fn len(&self) -> usize {
        self.ids.len()
    }

    /// Whether none is.
    pub fn is_empty(&self) -> bool {
        self.ids.is_empty()
    }

    /// Whether a proxy is.
    pub fn contains(&self, id: ProxyId) -> bool {
        self.ids.contains(&id)
    }

    /// The selected proxies in the roster's order.
    pub fn iter<'a>(&'a self, roster: &'a Roster) -> impl Iterator<Item = RowView<'a>> {
        roster.iter().filter(|row| self.contains(row.id()))
    }

    /// Their ids in the roster's order, as the actions on them want.
    pub fn ids(&self, roster: &Roster) -> Vec<ProxyId> {
        self.iter(roster).map(|row| row.id()).collect()
    }

    /// A click: selects a proxy, or no longer.
    pub fn toggle(&mut self, id: ProxyId) {
        if !self.ids.remove(&id) {
            self.ids.insert(id);
        }
        self.anchor = Some(id);
    }

    /// A click with Shift: does to every proxy between the last click and this one, in the view's order, what the last click
    /// did. Where the proxy clicked last is not in the view, an ordinary click.
    pub fn toggle_through(&mut self, roster: &Roster, view: &View, id: ProxyId) {
        let place = |id| view.iter(roster).position(|row| row.id() == id);
        let Some((anchor, (from, to))) = self.anchor.and_then(|anchor| Some((anchor, (place(anchor)?, place(id)?))))
        else {
            return self.toggle(id);
        };
        let select = self.contains(anchor);
        let range = view.rows().get(from.min(to)..=from.max(to)).unwrap_or_default();
        for row in range.iter().filter_map(|&row| roster.row(row)) {
            self.set(row.id(), select);
        }
        self.anchor = Some(id);
    }

    /// Selects or deselects one proxy, without a click.
    pub fn set(&mut self, id: ProxyId, selected: bool) {
        if selected {
            self.ids.insert(id)
        } else {
            self.ids.remove(&id)
        };
    }

    /// Selects all that the view shows, beside what is selected beyond it.
    pub fn select_all(&mut self, roster: &Roster, view: &View) {
        self.ids.extend(view.iter(roster).map(|row| row.id()));
    }

    /// Selects within the view what was not selected, and the other way round; beyond it nothing changes.
    pub fn invert(&mut self, roster: &Roster, view: &View) {
        for row in view.iter(roster) {
            self.set(row.id(), !self.contains(row.id()));
        }
    }

    /// Selects nothing.
    pub fn clear(&mut self) {
        *self = Self::default();
    }

    /// Drops what the roster no longer has, after a refresh or a deletion.
    pub fn keep_known(&mut self, roster: &Roster) {
        self.ids.retain(|&id| roster.number_of(id).is_some());
    }

    /// How many are selected in the view.
    pub fn within(&self, roster: &Roster, view: &View) -> usize {
        if self.is_empty() { 0 } else { view.iter(roster).filter(|row| self.contains(row.id())).count() }
    }

    /// How many are selected beyond the view.
    pub fn beyond(&self, roster: &Roster, view: &View) -> usize {
        self.len().saturating_sub(self.within(roster, view))
    }
}
