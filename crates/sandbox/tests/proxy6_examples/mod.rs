//! The examples of `docs/api/proxy6.txt`, taken out of the document's own text.
#![allow(dead_code, reason = "each test file uses a part of it")]

use serde_json::Value;

pub const DOCUMENT: &str = include_str!("../../../../docs/api/proxy6.txt");

/// An example: path and query of its URL where it has one, and its reply.
pub struct Example {
    pub target: Option<String>,
    pub reply: Value,
}

/// The URLs that stand alone on a line, each with the JSON that follows it, and the JSON without a URL.
pub fn examples() -> Vec<Example> {
    let mut examples = vec![];
    let mut target = None;
    let mut lines = DOCUMENT.lines();
    while let Some(line) = lines.next() {
        let line = line.trim();
        if let Some(rest) = line.strip_prefix("https://proxy6.net/api/{api_key}/") {
            if !rest.starts_with('{') {
                target = Some(format!("/api/px6-test-key/{rest}"));
            }
        } else if line == "{" {
            let mut text = line.to_owned();
            let reply = loop {
                text.push_str(lines.next().expect("the JSON ends"));
                if let Ok(reply) = serde_json::from_str(&text) {
                    break reply;
                }
            };
            examples.push(Example { target: target.take(), reply });
        }
    }
    examples
}
