//! A draft as a text that outlives a reload.

use super::{Content, Draft, Row};
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize)]
struct KeptRow {
    number: Option<u32>,
    server: [String; 2],
    wanted: [String; 2],
}

/// The text is no draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a draft")]
pub struct NotADraft;

impl Draft {
    /// The text that is kept. Every slot is in it: what SOAX has changed since shows when the list is read anew ([`Draft::rebased`]).
    pub fn text(&self) -> String {
        let parts = |content: &Content| [content.ip.clone(), content.comment.clone()];
        let rows = self.rows().iter();
        let rows: Vec<KeptRow> = rows
            .map(|row| KeptRow { number: row.number, server: parts(&row.server), wanted: parts(&row.wanted) })
            .collect();
        // Texts and numbers always have a JSON.
        serde_json::to_string(&rows).unwrap_or_default()
    }

    /// Reads what [`Draft::text`] wrote.
    ///
    /// # Errors
    /// [`NotADraft`].
    pub fn read(text: &str) -> Result<Self, NotADraft> {
        let rows: Vec<KeptRow> = serde_json::from_str(text).map_err(|_| NotADraft)?;
        let content = |[ip, comment]: [String; 2]| Content { ip, comment };
        let rows = rows
            .into_iter()
            .map(|row| Row { number: row.number, server: content(row.server), wanted: content(row.wanted) })
            .collect();
        Ok(Self { rows })
    }

    /// Wants again what that draft of the same list wanted.
    pub fn wish_again(&mut self, before: &Self) {
        for row in &mut self.rows {
            let same = |old: &&Row| old.number == row.number && (old.number.is_some() || old.server == row.server);
            if let Some(old) = before.rows.iter().find(same).filter(|old| old.is_changed()) {
                row.wanted = old.wanted.clone();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use soax::partner::ip_list::Slot;

    fn draft() -> Draft {
        let slot = |number, ip: &str, comment: &str| Slot {
            number: Some(number),
            ip: (!ip.is_empty()).then(|| ip.to_owned()),
            comment: comment.to_owned(),
        };
        let mut draft = Draft::of(&[slot(1, "192.0.2.100", "Main"), slot(2, "", "")]);
        draft.set_ip(1, "not yet an add".to_owned());
        draft
    }

    #[test]
    fn a_draft_comes_back() {
        assert_eq!(Draft::read(&draft().text()), Ok(draft()));
        assert_eq!(Draft::read("{}"), Err(NotADraft));
    }

    #[test]
    fn what_was_discarded_is_wanted_again() {
        let mut discarded = draft();
        discarded.discard();
        assert!(!discarded.is_changed());
        discarded.wish_again(&draft());
        assert_eq!(discarded, draft());
    }
}
