//! Entries as they are stored: JSON with a version, which only grows. An older record is brought up version by version; a
//! newer one is left as it is.

use super::Entry;
use serde_json::{Map, Value};

/// The version of the records that this app writes.
pub const CURRENT_VERSION: u64 = 1;

/// Brings a record from one version to the next.
type Migration = fn(&mut Map<String, Value>);

/// The first brings version 1 to version 2.
const MIGRATIONS: [Migration; CURRENT_VERSION as usize - 1] = [];

/// Why a record cannot be read. It is kept, and it blocks spending: what it says is not known.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RecordError {
    /// Not what any version writes.
    #[error("the record is broken: {0}")]
    Broken(String),
    /// Written by a newer version of the app.
    #[error("the record has version {0}, this app knows {CURRENT_VERSION}")]
    Newer(u64),
}

impl Entry {
    /// The record to store.
    pub fn to_record(&self) -> String {
        let mut record = serde_json::to_value(self).unwrap_or_default();
        if let Value::Object(fields) = &mut record {
            fields.insert("version".to_owned(), CURRENT_VERSION.into());
        }
        record.to_string()
    }

    /// Reads a stored record of any version.
    ///
    /// # Errors
    /// [`RecordError`], which says why it cannot be read.
    pub fn from_record(record: &str) -> Result<Self, RecordError> {
        let broken = |error: serde_json::Error| RecordError::Broken(error.to_string());
        let fields = up_to_date(serde_json::from_str(record).map_err(broken)?, &MIGRATIONS)?;
        serde_json::from_value(Value::Object(fields)).map_err(broken)
    }
}

/// Brings a record to the version behind the last migration, and takes the version out.
fn up_to_date(mut fields: Map<String, Value>, migrations: &[Migration]) -> Result<Map<String, Value>, RecordError> {
    let version = fields.remove("version").and_then(|version| version.as_u64());
    let version = version.filter(|version| *version > 0);
    let version = version.ok_or_else(|| RecordError::Broken("it has no version".to_owned()))?;
    let done = usize::try_from(version - 1).map_err(|_| RecordError::Newer(version))?;
    let to_do = migrations.get(done..).ok_or(RecordError::Newer(version))?;
    to_do.iter().for_each(|migrate| migrate(&mut fields));
    Ok(fields)
}

#[cfg(test)]
mod tests {
    use super::*;

    const RENAMES_THEN_ADDS: [Migration; 2] = [
        |fields| {
            if let Some(value) = fields.remove("old") {
                fields.insert("new".to_owned(), value);
            }
        },
        |fields| {
            fields.insert("added".to_owned(), true.into());
        },
    ];

    #[test]
    fn a_record_is_brought_up_version_by_version() {
        for (record, current) in [
            (r#"{"version":1,"old":7}"#, r#"{"added":true,"new":7}"#),
            (r#"{"version":2,"new":7}"#, r#"{"added":true,"new":7}"#),
            (r#"{"version":3,"new":7}"#, r#"{"new":7}"#),
        ] {
            let fields = up_to_date(serde_json::from_str(record).unwrap(), &RENAMES_THEN_ADDS).unwrap();
            assert_eq!(Value::Object(fields).to_string(), current);
        }
        let newer = up_to_date(serde_json::from_str(r#"{"version":4}"#).unwrap(), &RENAMES_THEN_ADDS);
        assert_eq!(newer, Err(RecordError::Newer(4)));
    }
}
