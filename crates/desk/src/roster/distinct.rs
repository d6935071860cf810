//! Texts that many rows share: each is stored once, with its folded form, and rows hold its number.

use super::fold::fold;
use rustc_hash::FxBuildHasher;
use std::collections::HashMap;

#[derive(Clone, Default)]
pub(super) struct Distinct {
    texts: Vec<Text>,
    numbers: HashMap<Box<str>, u32, FxBuildHasher>,
}

#[derive(Clone)]
struct Text {
    shown: Box<str>,
    folded: Box<str>,
}

impl Distinct {
    /// The number of a text, new or known.
    pub(super) fn intern(&mut self, text: &str) -> u32 {
        if let Some(&number) = self.numbers.get(text) {
            return number;
        }
        // Rows are numbered by u32, and there are no more texts than rows before `keep` drops the unused.
        let number = u32::try_from(self.texts.len()).unwrap_or(u32::MAX);
        self.texts.push(Text { shown: text.into(), folded: fold(text).into() });
        self.numbers.insert(text.into(), number);
        number
    }

    /// The number of a text that is known.
    pub(super) fn number_of(&self, text: &str) -> Option<u32> {
        self.numbers.get(text).copied()
    }

    pub(super) fn shown(&self, number: u32) -> &str {
        self.texts.get(number as usize).map_or("", |text| &text.shown)
    }

    /// All texts, as they are shown.
    pub(super) fn iter(&self) -> impl Iterator<Item = &str> {
        self.texts.iter().map(|text| &*text.shown)
    }

    /// What a question about the folded text answers, by number.
    pub(super) fn map<T>(&self, ask: impl Fn(&str) -> T) -> Vec<T> {
        self.texts.iter().map(|text| ask(&text.folded)).collect()
    }

    /// Each text's place in the order of folded texts, then of the texts themselves; by number.
    pub(super) fn ranks(&self) -> Vec<u32> {
        let mut order: Vec<(u32, &Text)> = (0..).zip(&self.texts).collect();
        order.sort_unstable_by(|(_, a), (_, b)| (&a.folded, &a.shown).cmp(&(&b.folded, &b.shown)));
        let mut ranks = vec![0; order.len()];
        for (rank, (number, _)) in (0..).zip(order) {
            if let Some(slot) = ranks.get_mut(number as usize) {
                *slot = rank;
            }
        }
        ranks
    }

    /// Drops every text but those of these numbers, and numbers them anew.
    pub(super) fn keep<'n>(&mut self, numbers: impl Iterator<Item = &'n mut u32>) {
        let mut kept = Self::default();
        let mut renumbered: Vec<Option<u32>> = vec![None; self.texts.len()];
        for number in numbers {
            if let Some(new) = renumbered.get_mut(*number as usize) {
                *number = *new.get_or_insert_with(|| kept.intern(self.shown(*number)));
            }
        }
        *self = kept;
    }
}
