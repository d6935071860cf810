//! Whether the journal may hold entries of unknown outcome: known before it is read, so that a page need not read it to open.

use crate::browser::{clock, storage};
use crate::lasting::Lasting;
use leptos::prelude::*;

/// Kept in localStorage from before an intent is stored until nothing is unsettled. A hint only: whatever spends reads the
/// journal itself.
const UNSETTLED: &str = "proxydeck.unsettled";

/// When something was last written that may want to be settled, in unix milliseconds, as storage has it.
#[derive(Clone, Copy)]
pub struct Unsettled(Lasting<Option<String>>);

impl Unsettled {
    /// Puts the context in place.
    pub fn provide() {
        provide_context(Self(Lasting::new(storage::read(UNSETTLED))));
    }

    /// Whether there may be something to settle; reactive.
    pub fn may_be(self) -> bool {
        self.0.with(Option::is_some)
    }

    /// The same, once.
    pub fn may_be_untracked(self) -> bool {
        self.0.with_untracked(Option::is_some)
    }

    /// What storage says now.
    pub fn stored() -> Option<String> {
        storage::read(UNSETTLED)
    }

    /// There may be something from now on.
    pub fn expect(self) {
        let now = clock::now_millis().to_string();
        // Without the hint the entry is found as soon as the account's key is used.
        let _ = storage::write(UNSETTLED, &now);
        self.0.set(Some(now));
    }

    /// The same, without the page hearing of it yet: this tab is at work on it.
    pub fn expect_quietly(self) {
        let _ = storage::write(UNSETTLED, &clock::now_millis().to_string());
        self.0.update_untracked(|since| *since = Self::stored());
    }

    /// There is nothing, unless another tab has said otherwise since storage said this.
    pub fn clear(self, since: Option<String>) {
        if Self::stored() == since {
            storage::remove(UNSETTLED);
            self.0.set(None);
        }
    }
}

/// The context, for a component's first line.
pub fn unsettled() -> Unsettled {
    expect_context()
}
