//! The same wishes on a list that was read anew.

use super::{Content, Draft, Row, draft::same_address};
use soax::partner::ip_list::Slot;

/// A slot that is no longer as it was when the draft was begun.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Meanwhile {
    /// The slot's number, where SOAX gave one.
    pub number: Option<u32>,
    /// What it held.
    pub was: Content,
    /// What it holds now; `None` where there is no such slot any more.
    pub now: Option<Content>,
    /// What the draft wants in it instead, where it wants anything else: it must not be overwritten unasked.
    pub wanted: Option<Content>,
}

impl Draft {
    /// Puts the wishes on what SOAX says now, and tells what else changed there since. A row without a wish takes what is
    /// there now; a wish that came true is none any more.
    #[must_use]
    pub fn rebased(&self, slots: &[Slot]) -> (Self, Vec<Meanwhile>) {
        let mut draft = Self::of(slots);
        let mut meanwhile = Vec::new();
        let is_slot_of = |row: &Row, other: &Row| match (row.number, other.number) {
            (None, None) => same_address(&row.server.ip, &other.server.ip),
            (one, other) => one == other,
        };
        for row in &mut draft.rows {
            let Some(old) = self.rows.iter().find(|old| is_slot_of(old, row)) else {
                if !row.server.is_free() {
                    let now = Some(row.server.clone());
                    meanwhile.push(Meanwhile { number: row.number, was: Content::default(), now, wanted: None });
                }
                continue;
            };
            if old.is_changed() {
                row.wanted = old.wanted.clone();
            }
            let came_true = old.is_changed() && !row.is_changed();
            if !came_true && !old.server.says_the_same(&row.server) {
                meanwhile.push(Meanwhile {
                    number: row.number,
                    was: old.server.clone(),
                    now: Some(row.server.clone()),
                    wanted: row.is_changed().then(|| row.wanted.clone()),
                });
            }
        }
        let gone = self.rows.iter().filter(|old| !draft.rows.iter().any(|row| is_slot_of(old, row)));
        for old in gone {
            let wanted = old.is_changed() && !old.wanted.is_free();
            if wanted || !old.server.is_free() {
                let wanted = wanted.then(|| old.wanted.clone());
                meanwhile.push(Meanwhile { number: old.number, was: old.server.clone(), now: None, wanted });
            }
        }
        (draft, meanwhile)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn slot(number: impl Into<Option<u32>>, ip: &str, comment: &str) -> Slot {
        let ip = (!ip.is_empty()).then(|| ip.to_owned());
        Slot { number: number.into(), ip, comment: comment.to_owned() }
    }

    fn content(ip: &str, comment: &str) -> Content {
        Content { ip: ip.to_owned(), comment: comment.to_owned() }
    }

    fn before() -> Vec<Slot> {
        vec![slot(1, "192.0.2.100", "Main"), slot(2, "192.0.2.101", ""), slot(3, "", "")]
    }

    #[test]
    fn nothing_happened() {
        let mut draft = Draft::of(&before());
        draft.set_ip(2, "8.8.8.8".to_owned());
        assert_eq!(draft.rebased(&before()), (draft, vec![]));
    }

    #[test]
    fn somebody_took_the_slot_that_was_to_be_filled() {
        let mut draft = Draft::of(&before());
        draft.set_ip(2, "8.8.8.8".to_owned());
        let (draft, meanwhile) = draft.rebased(&[
            slot(1, "192.0.2.100", "Main"),
            slot(2, "192.0.2.101", ""),
            slot(3, "192.0.2.55", "Theirs"),
        ]);
        let theirs = content("192.0.2.55", "Theirs");
        let expected = Meanwhile {
            number: Some(3),
            was: content("", ""),
            now: Some(theirs.clone()),
            wanted: Some(content("8.8.8.8", "")),
        };
        assert_eq!(meanwhile, [expected]);
        assert_eq!(draft.rows()[2].server, theirs);
        assert_eq!(draft.rows()[2].wanted, content("8.8.8.8", ""));
    }

    #[test]
    fn a_row_without_a_wish_takes_what_is_there_now() {
        let mut draft = Draft::of(&before());
        draft.set_ip(2, "8.8.8.8".to_owned());
        let (draft, meanwhile) = draft.rebased(&[slot(1, "192.0.2.100", "Renamed"), slot(2, "", ""), slot(3, "", "")]);
        let said: Vec<_> = meanwhile.iter().map(|slot| (slot.number, slot.wanted.is_some())).collect();
        assert_eq!(said, [(Some(1), false), (Some(2), false)]);
        let changed: Vec<_> = draft.changes().iter().map(|change| change.number).collect();
        assert_eq!(changed, [Some(3)]);
    }

    #[test]
    fn a_wish_that_came_true() {
        let mut draft = Draft::of(&before());
        draft.free(1);
        let (draft, meanwhile) = draft.rebased(&[slot(1, "192.0.2.100", "Main"), slot(2, "", ""), slot(3, "", "")]);
        assert!(!draft.is_changed());
        assert_eq!(meanwhile, []);
    }

    #[test]
    fn slots_that_came_and_slots_that_went() {
        let mut draft = Draft::of(&before());
        draft.set_ip(2, "8.8.8.8".to_owned());
        let (draft, meanwhile) =
            draft.rebased(&[slot(1, "192.0.2.100", "Main"), slot(2, "192.0.2.101", ""), slot(4, "192.0.2.4", "")]);
        assert!(!draft.is_changed());
        let came =
            Meanwhile { number: Some(4), was: content("", ""), now: Some(content("192.0.2.4", "")), wanted: None };
        let went = Meanwhile { number: Some(3), was: content("", ""), now: None, wanted: Some(content("8.8.8.8", "")) };
        assert_eq!(meanwhile, [came, went]);
    }

    #[test]
    fn slots_without_numbers_are_known_by_their_address() {
        let mut draft = Draft::of(&[slot(None, "192.0.2.7", ""), slot(None, "192.0.2.8", "")]);
        draft.free(1);
        let (draft, meanwhile) = draft.rebased(&[slot(None, "192.0.2.8", ""), slot(None, "192.0.2.7", "")]);
        assert_eq!(meanwhile, []);
        assert_eq!(draft.rows()[0].wanted, content("", ""));
    }
}
