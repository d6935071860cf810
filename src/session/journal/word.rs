//! The person's own word on an entry: what they found where nothing can be read, and that it shall go.

use super::{Journal, store};
use crate::browser::{
    clock,
    database::StorageRefused,
    locks::{self, NoLocks, Sharing},
};
use desk::journal::{Decision, Entry};

/// Why nothing was written.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotWritten {
    /// Another tab could write the same.
    #[error(transparent)]
    NoLocks(#[from] NoLocks),
    /// Storage refused.
    #[error(transparent)]
    Storage(#[from] StorageRefused),
    /// The entry is not so any more that this could be written: another tab, or the settling, came first.
    #[error("the entry has changed meanwhile")]
    Changed,
}

impl Journal {
    /// Writes down what the person says of an entry that cannot be settled.
    ///
    /// # Errors
    /// [`NotWritten`].
    pub async fn decide(self, entry: &Entry, decision: Decision) -> Result<(), NotWritten> {
        let _held = locks::acquire(&entry.account().lock_name(), Sharing::Exclusive).await?;
        let before = self.stored(entry).await?;
        let mut decided = before.clone();
        decided.decided(decision, clock::now_millis());
        if decided == before {
            return Err(NotWritten::Changed);
        }
        store::write(&decided).await?;
        Ok(self.load().await?)
    }

    /// Deletes a settled entry for good. One whose outcome is unknown stays: it blocks what might be paid twice.
    ///
    /// # Errors
    /// [`NotWritten`].
    pub async fn delete(self, entry: &Entry) -> Result<(), NotWritten> {
        let _held = locks::acquire(&entry.account().lock_name(), Sharing::Exclusive).await?;
        if self.stored(entry).await?.is_unsettled() {
            return Err(NotWritten::Changed);
        }
        store::remove(entry).await?;
        Ok(self.load().await?)
    }

    /// The entry as storage has it now, and the page's entries with it.
    async fn stored(self, entry: &Entry) -> Result<Entry, NotWritten> {
        self.load().await?;
        let (entries, _) = store::read_all().await?;
        entries.into_iter().find(|own| own.id() == entry.id()).ok_or(NotWritten::Changed)
    }
}
