//! The entries as files. No key and no password is in an entry, so none is in a file.

use super::{Entry, Outcome};

/// One record a line, as they are stored.
pub fn json_lines(entries: &[Entry]) -> String {
    entries.iter().map(|entry| entry.to_record() + "\n").collect()
}

/// A table for spreadsheets (RFC 4180). Times are unix milliseconds.
pub fn csv(entries: &[Entry]) -> String {
    let mut text =
        String::from("id,provider,account,kind,parameters,outcome,intended_at,sent_at,ended_at,spent,currency\r\n");
    for entry in entries {
        let moment = |millis: Option<i64>| millis.map(|millis| millis.to_string()).unwrap_or_default();
        let fields = [
            entry.id().to_string(),
            entry.account().provider.name().to_owned(),
            entry.account().name.clone(),
            entry.kind().function().to_owned(),
            entry.request().parameters(),
            entry.outcome().word().to_owned(),
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

/// A value that a spreadsheet would take for a formula gets an apostrophe before it. (Quotes alone do not keep it from that.)
fn quoted(field: &str) -> String {
    let guard = if field.trim_start().starts_with(['=', '+', '-', '@', '\t', '\r']) { "'" } else { "" };
    format!("\"{guard}{}\"", field.replace('"', "\"\""))
}

impl Outcome {
    /// The word for it in files and addresses.
    pub fn word(&self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Unknown { .. } => "unknown",
            Self::Done { .. } => "done",
            Self::Refused(_) => "refused",
            Self::NotDone { .. } => "not-done",
            Self::Waived => "waived",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn nothing_is_taken_for_a_formula() {
        for (field, cell) in [
            ("buy", "\"buy\""),
            ("=1+1", "\"'=1+1\""),
            (" =1+1", "\"' =1+1\""),
            ("+7", "\"'+7\""),
            ("-7", "\"'-7\""),
            ("@SUM(A1)", "\"'@SUM(A1)\""),
            ("\t=1", "\"'\t=1\""),
            ("say \"no\", twice", "\"say \"\"no\"\", twice\""),
        ] {
            assert_eq!(quoted(field), cell);
        }
    }
}
