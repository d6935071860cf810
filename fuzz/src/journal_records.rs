//! Any text as a record of the journal: what is read is stored as the same again, and can be shown, counted and exported.

use desk::journal::{CURRENT_VERSION, Entry, RecordError, csv, json_lines, unsettled};

/// Panics where a record does not keep its meaning.
pub fn check(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else { return };
    let entry = match Entry::from_record(text) {
        Ok(entry) => entry,
        Err(RecordError::Newer(version)) => return assert!(version > CURRENT_VERSION),
        Err(RecordError::Broken(why)) => return assert!(!why.is_empty()),
    };
    let record = entry.to_record();
    assert_eq!(Entry::from_record(&record).as_ref(), Ok(&entry), "{record}");
    let _ = (entry.need(), entry.masked_request(), entry.reply(), entry.own_comment(), entry.undo());
    assert!(entry.kind().spends() || entry.spent() == api::Money::ZERO, "what spends nothing costs nothing");
    let (account, kind) = (entry.account().clone(), entry.kind());
    let all = [entry.clone(), entry];
    assert_eq!(json_lines(&all).lines().count(), 2, "a line each");
    let _ = csv(&all);
    let blocks = unsettled(&account, kind, &all);
    assert!(blocks.iter().all(|id| *id == all[0].id()) && (blocks.is_empty() || all[0].is_unsettled()));
}
