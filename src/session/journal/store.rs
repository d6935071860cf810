//! The journal's records in IndexedDB, one an entry.

use crate::browser::database::{Database, StorageRefused, Store};
use desk::journal::Entry;

/// All entries, and how many records cannot be read.
///
/// # Errors
/// What storage said.
pub async fn read_all() -> Result<(Vec<Entry>, usize), StorageRefused> {
    let records = records().await?;
    let read: Vec<Entry> = records.iter().filter_map(|record| Entry::from_record(record).ok()).collect();
    let unreadable = records.len().saturating_sub(read.len());
    Ok((read, unreadable))
}

/// All records as they are.
///
/// # Errors
/// What storage said.
pub async fn records() -> Result<Vec<String>, StorageRefused> {
    Database::open().await?.read_all(Store::Journal).await
}

/// Writes an entry in place of any other of its name, and waits until it is durable.
///
/// # Errors
/// What storage said: then nothing was written.
pub async fn write(entry: &Entry) -> Result<(), StorageRefused> {
    Database::open().await?.write(Store::Journal, &entry.id().to_string(), &entry.to_record()).await
}

/// Removes an entry for good.
///
/// # Errors
/// What storage said: then it is still there.
pub async fn remove(entry: &Entry) -> Result<(), StorageRefused> {
    Database::open().await?.remove(Store::Journal, &entry.id().to_string()).await
}
