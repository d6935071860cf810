//! The entries as files.

use desk::journal::Entry;

/// One record a line, as they are stored: no key, no password.
pub fn lines(entries: &[Entry]) -> String {
    entries.iter().map(|entry| entry.to_record() + "\n").collect()
}

/// A table for spreadsheets (RFC 4180). A value that a spreadsheet would take for a formula gets an apostrophe before it.
pub fn csv(entries: &[Entry]) -> String {
    let mut text = String::from("id,account,kind,parameters,outcome,intended_at,sent_at,ended_at,spent,currency\r\n");
    for entry in entries {
        let moment = |millis: Option<i64>| millis.map(|millis| millis.to_string()).unwrap_or_default();
        let fields = [
            entry.id().to_string(),
            entry.account().name.clone(),
            entry.kind().function().to_owned(),
            entry.request().parameters(),
            super::outcome_word(entry).to_owned(),
            entry.intended_at().to_string(),
            moment(entry.sent_at()),
            moment(entry.ended_at()),
            entry.spent().to_string(),
            entry.before().currency.map(|currency| currency.code().to_owned()).unwrap_or_default(),
        ];
        text.push_str(&fields.map(|field| quoted(&field)).join(","));
        text.push_str("\r\n");
    }
    text
}

fn quoted(field: &str) -> String {
    let guard = if field.starts_with(['=', '+', '-', '@', '\t', '\r']) { "'" } else { "" };
    format!("\"{guard}{}\"", field.replace('"', "\"\""))
}
