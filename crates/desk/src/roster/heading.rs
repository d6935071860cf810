//! Presses of a column's heading.

use super::{Column, SortKey};

impl SortKey {
    /// The keys after a press of a column's heading: ascending first, descending the second time, and the third time no
    /// longer. Without `beside` the column takes the place of all others.
    pub fn pressed(keys: &[Self], column: Column, beside: bool) -> Vec<Self> {
        let before = keys.iter().find(|key| key.column == column).filter(|_| beside || keys.len() == 1);
        let after = match before {
            None => Some(Self::ascending(column)),
            Some(Self { descending: false, .. }) => Some(Self::descending(column)),
            Some(Self { descending: true, .. }) => None,
        };
        if !beside {
            return after.into_iter().collect();
        }
        match keys.iter().position(|key| key.column == column) {
            Some(at) => {
                let (first, rest) = keys.split_at(at);
                first.iter().copied().chain(after).chain(rest.iter().skip(1).copied()).collect()
            }
            None => keys.iter().copied().chain(after).collect(),
        }
    }
}
