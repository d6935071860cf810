//! SOAX's own words in the body of a refusal. The document promises no form; a text or a JSON body comes
//! (`soax-in-practice.md`, "Limits"), and whatever stands in front of SOAX sends web pages.

use serde_json::Value;

/// More than this is no sentence for a person any more.
const LONGEST: usize = 500;

/// Where JSON bodies keep their sentence, in the order of what says most.
const SENTENCES: [&str; 7] = ["message", "error", "detail", "reason", "msg", "description", "title"];

pub(super) fn of_body(body: &[u8]) -> String {
    match serde_json::from_slice::<Value>(body) {
        Ok(json) => of_json(&json),
        Err(_) => plain(&String::from_utf8_lossy(body)),
    }
}

pub(super) fn of_json(json: &Value) -> String {
    let mut found = Vec::new();
    collect(json, None, &mut found);
    shortened(&found.join("; "))
}

fn collect(json: &Value, named: Option<&str>, found: &mut Vec<String>) {
    match json {
        Value::String(text) => {
            let text = plain(text);
            if !text.is_empty() {
                let sentence = named.map_or(text.clone(), |name| format!("{name}: {text}"));
                if !found.contains(&sentence) {
                    found.push(sentence);
                }
            }
        }
        Value::Array(items) => items.iter().for_each(|item| collect(item, named, found)),
        Value::Object(fields) => {
            for (_, value) in SENTENCES.iter().filter_map(|name| fields.get_key_value(*name)) {
                collect(value, named, found);
            }
            match fields.get("errors") {
                // Field by field, as validators answer: {"errors": {"conn_type": ["…"]}}.
                Some(Value::Object(errors)) => {
                    errors.iter().for_each(|(name, value)| collect(value, Some(name), found));
                }
                Some(errors) => collect(errors, named, found),
                None => {}
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// A text on one line; nothing of a web page.
fn plain(text: &str) -> String {
    let text = text.trim_start_matches('\u{feff}').trim();
    let lower = text.to_ascii_lowercase();
    if lower.starts_with('<') || lower.contains("<html") || lower.contains("<!doctype") || lower.contains("<body") {
        return String::new();
    }
    let lines = text.split(|character: char| character.is_control() || character.is_whitespace());
    shortened(&lines.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" "))
}

fn shortened(text: &str) -> String {
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => text.get(..end).map(|start| format!("{start}…")).unwrap_or_default(),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::{LONGEST, of_body};

    #[test]
    fn texts_and_json() {
        for (body, text) in [
            ("Invalid API key\n", "Invalid API key"),
            ("two\r\n  lines\u{1b}", "two lines"),
            (r#""Invalid API key""#, "Invalid API key"),
            (r#"{"message":"Package not found"}"#, "Package not found"),
            (r#"{"success":false,"error":"Access denied"}"#, "Access denied"),
            (r#"{"detail":"Not authenticated"}"#, "Not authenticated"),
            (r#"{"error":{"code":7,"message":"Rate limit exceeded"}}"#, "Rate limit exceeded"),
            (r#"{"message":"Bad","error":"Bad"}"#, "Bad"),
            (
                r#"{"message":"Validation error","errors":{"conn_type":["must be wifi"],"region":["is unknown"]}}"#,
                "Validation error; conn_type: must be wifi; region: is unknown",
            ),
            (r#"{"errors":["first","second"]}"#, "first; second"),
            (r#"{"detail":[{"loc":["query","conn_type"],"msg":"field required"}]}"#, "field required"),
            (r#"{"unheard":"of"}"#, ""),
        ] {
            assert_eq!(of_body(body.as_bytes()), text, "{body}");
        }
    }

    #[test]
    fn nothing_of_a_web_page_and_nothing_of_nothing() {
        for body in [
            "",
            " \n",
            "<!DOCTYPE html><html><title>502</title></html>",
            "\u{feff}<html>",
            "Error <HTML><body>502",
            r#"{"message":"<html>502</html>"}"#,
        ] {
            assert_eq!(of_body(body.as_bytes()), "", "{body}");
        }
    }

    #[test]
    fn bytes_that_are_no_text_and_texts_without_end() {
        assert_eq!(of_body(b"caf\xe9"), "caf\u{fffd}");
        let long = of_body("é".repeat(LONGEST + 1).as_bytes());
        assert_eq!(long, format!("{}…", "é".repeat(LONGEST)));
    }
}
