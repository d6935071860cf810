//! Every example of `docs/api/soax.md`, taken out of the document's own text and asked of a fresh sandbox: requests are
//! accepted, and replies have the fields and the JSON types of the document's.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test fails by panicking"
)]

mod client;

use client::{Client, json};
use sandbox::Request;
use serde_json::{Value, json};

const DOCUMENT: &str = include_str!("../../../docs/api/soax.md");

/// A `### GET …` or `### POST …` section, with its examples.
#[derive(Default)]
struct Section {
    method: String,
    path: String,
    /// `https://…` of a `curl` line.
    urls: Vec<String>,
    bodies: Vec<String>,
    replies: Vec<Value>,
}

fn sections() -> Vec<Section> {
    let mut sections: Vec<Section> = vec![];
    let mut is_reply = false;
    let mut lines = DOCUMENT.lines();
    while let Some(line) = lines.next() {
        if let Some(heading) = line.strip_prefix("### ") {
            if let Some((method @ ("GET" | "POST"), path)) = heading.split_once(' ') {
                let (method, path) = (method.to_owned(), path.to_owned());
                sections.push(Section { method, path, ..Section::default() });
            }
        } else if line.starts_with("**") {
            is_reply = line.starts_with("**Пример ответа");
        } else if let Some(url) = line.strip_prefix("curl ") {
            sections.last_mut().unwrap().urls.push(url.trim_matches('"').to_owned());
        } else if line == "```json" {
            let text: String = lines.by_ref().take_while(|line| *line != "```").collect();
            let section = sections.last_mut().unwrap();
            if is_reply {
                section.replies.push(serde_json::from_str(&text).unwrap());
            } else {
                section.bodies.push(text);
            }
        }
    }
    sections
}

/// The requests that a section shows, or, where it shows none, the one that its parameters make.
fn requests(section: &Section) -> Vec<Request> {
    let key = |text: &str| text.replace("YOUR_API_KEY", "soax-test-key").replace("YOUR_PACKAGE_KEY", "package12345");
    let from = |target: &str| Request { method: section.method.clone(), ..Request::get(target) };
    if section.path.starts_with("/v1/") {
        let target = section.path.replace("{package_key}", "package12345");
        let authorised = |request: Request| request.with_header("api-key", "soax-test-key");
        return match section.method.as_str() {
            "POST" => section.bodies.iter().map(|body| authorised(Request::post(&target, body))).collect(),
            _ => vec![authorised(from(&target))],
        };
    }
    if section.urls.is_empty() {
        let package = if section.path.ends_with("operators") { "package67890" } else { "package12345" };
        let connection = if package == "package67890" { "mobile" } else { "wifi" };
        let query = format!("api_key=soax-test-key&package_key={package}&country_iso=us&conn_type={connection}");
        return vec![from(&format!("/api{}?{query}", section.path))];
    }
    section.urls.iter().map(|url| from(&key(url.strip_prefix("https://api.soax.com").unwrap()))).collect()
}

/// A value without what it holds; a `null` may stand where another row has a string.
fn form(value: &Value) -> Value {
    match value {
        Value::Null | Value::String(_) => json!("string or null"),
        Value::Bool(_) => json!("bool"),
        Value::Number(_) => json!("number"),
        Value::Array(items) => {
            let mut forms: Vec<Value> = items.iter().map(form).collect();
            forms.dedup();
            assert!(forms.len() <= 1, "different forms: {forms:?}");
            json!(forms)
        }
        Value::Object(fields) => fields.iter().map(|(name, value)| (name.clone(), form(value))).collect(),
    }
}

#[test]
fn the_document_has_seven_functions() {
    let sections = sections();
    let functions: Vec<&str> = sections.iter().map(|section| section.path.rsplit('/').next().unwrap()).collect();
    assert_eq!(
        functions,
        [
            "get-country-regions",
            "get-country-cities",
            "get-country-operators",
            "get-country-isp",
            "ip-list",
            "update-ip",
            "detach-ip"
        ]
    );
    assert_eq!(sections.iter().map(|section| section.replies.len()).sum::<usize>(), 3);
    assert_eq!(sections.iter().map(|section| section.bodies.len()).sum::<usize>(), 3);
}

#[test]
fn every_example_is_answered_in_its_form() {
    for section in sections() {
        let requests = requests(&section);
        assert!(!requests.is_empty(), "{}", section.path);
        for request in requests {
            // A fresh one each, for two of the examples free the very same slot.
            let mut client = Client::documented();
            client.admin("/admin/state", r#"{"slots": {"package12345": [{"ip": "192.168.1.100"}, {}, {}]}}"#);
            let answer = client.ask(&request);
            assert_eq!(answer.status, 200, "{}: {}", request.target, answer.text());
            let answered = json(&answer);
            assert_eq!(answered["success"], json!(true), "{}", request.target);
            for reply in &section.replies {
                assert_eq!(form(&answered), form(reply), "{}", request.target);
            }
        }
    }
}

#[test]
fn the_documents_own_names_are_in_the_lists() {
    let mut compared = 0;
    for section in sections().into_iter().filter(|section| section.path.starts_with("/get-")) {
        let mut client = Client::documented();
        for (request, reply) in requests(&section).iter().zip(&section.replies) {
            let answered = json(&client.ask(request));
            for item in reply["data"].as_array().unwrap() {
                assert!(answered["data"].as_array().unwrap().contains(item), "{item}");
                compared += 1;
            }
        }
    }
    assert_eq!(compared, 6);
}

#[test]
fn every_error_of_the_document_has_its_words() {
    let rows: Vec<(u16, &str)> = DOCUMENT
        .lines()
        .filter_map(|line| line.strip_prefix("| "))
        .filter_map(|line| line.split_once(" | "))
        .filter_map(|(code, rest)| Some((code.parse().ok()?, rest.split(" | ").next()?)))
        .collect();
    assert_eq!(rows.iter().map(|(code, _)| *code).collect::<Vec<_>>(), [401, 403, 404, 422, 429, 500]);
    let mut client = Client::documented();
    let geo = "country_iso=us&conn_type=wifi";
    for (code, words) in rows {
        let answer = match code {
            401 => client.ask(&Request::get("/api/get-country-isp?api_key=YOUR_API_KEY")),
            403 => client.geo("get-country-regions", "package99999", geo),
            404 => client.geo("get-country-regions", "package1", geo),
            422 => client.geo("get-country-regions", "package12345", ""),
            429 => {
                let ask = |_| client.sandbox.answer(&Request::get(&target(geo)), client::NOW, client.real + 2000);
                (0..11).map(ask).last().unwrap()
            }
            _ => {
                client.real += 5000;
                client.admin("/admin/fault", r#"[{"match":"*","fault":"status","status":500}]"#);
                let answer = client.geo("get-country-regions", "package12345", geo);
                assert_eq!(answer.text(), "Internal Server Error");
                assert_eq!(answer.status, code);
                continue;
            }
        };
        assert_eq!(answer.status, code);
        assert!(json(&answer)["error"].as_str().unwrap().starts_with(words), "{words}");
    }
}

fn target(query: &str) -> String {
    format!("/api/get-country-regions?api_key=soax-test-key&package_key=package12345&{query}")
}
