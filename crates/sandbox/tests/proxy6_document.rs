//! Every example of `docs/api/proxy6.txt`, taken out of the document's own text and each asked of a fresh sandbox:
//! the answer has the fields and the JSON types of the example's reply, and the crate `proxy6` reads both.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test fails by panicking"
)]

mod client;
mod proxy6_examples;

use api::{Endpoint, Reply, Secret};
use client::{Client, carry, json};
use proxy6::{AnyRequest, Credentials, Envelope, Failure};
use proxy6_examples::{DOCUMENT, Example, examples};
use sandbox::{Request, Shape};
use serde_json::{Value, json};

/// A value without what it holds: its fields and the types of their values. Rows under ids become one row.
fn form(value: &Value) -> Value {
    match value {
        Value::Null => json!("null"),
        Value::Bool(_) => json!("bool"),
        Value::Number(_) => json!("number"),
        Value::String(_) => json!("string"),
        Value::Array(items) => one_form(items),
        Value::Object(fields) if !fields.is_empty() && fields.keys().all(|name| name.parse::<u64>().is_ok()) => {
            json!({ "id": one_form(fields.values()) })
        }
        Value::Object(fields) => fields.iter().map(|(name, value)| (name.clone(), form(value))).collect(),
    }
}

/// The form that all of some values share.
fn one_form<'a>(values: impl IntoIterator<Item = &'a Value>) -> Value {
    let mut forms: Vec<Value> = values.into_iter().map(form).collect();
    forms.dedup();
    assert!(forms.len() <= 1, "different forms: {forms:?}");
    json!(forms)
}

#[test]
fn the_document_has_ten_examples_with_a_url_and_two_without() {
    let examples = examples();
    assert_eq!(examples.iter().filter(|example| example.target.is_some()).count(), 10);
    assert_eq!(examples.iter().filter(|example| example.target.is_none()).count(), 2);
}

#[test]
fn every_example_is_answered_in_its_form() {
    for Example { target, reply } in examples() {
        let mut client = Client::documented();
        let target = match target {
            Some(target) => target,
            None if reply["status"] == "yes" => "/api/px6-test-key".to_owned(),
            None => "/api/another-key".to_owned(),
        };
        let answer = client.ask(&Request::get(&target));
        assert_eq!(answer.status, 200, "{target}");
        assert_eq!(form(&json(&answer)), form(&reply), "{target}");
        let names = |value: &Value| value["error"].clone();
        assert_eq!(names(&json(&answer)), names(&reply), "{target}");
    }
}

#[test]
fn figures_that_do_not_depend_on_the_account_are_the_documents() {
    let mut compared = 0;
    for Example { target, reply } in examples() {
        let Some(target) = target else { continue };
        let mut client = Client::documented();
        client.admin("/admin/state", r#"{"balance": "48.80"}"#);
        let answered = json(&client.ask(&Request::get(&target)));
        let own: &[&str] = match target.split(['/', '?']).nth(3).unwrap() {
            "getprice" => &["balance", "price", "price_single", "period", "count"],
            "setdescr" => &["balance", "count"],
            "buy" => &["balance", "price", "period", "count", "country"],
            // Its example's balance follows from no other figure of the document.
            "prolong" => &["price", "period", "count"],
            "getcount" => &["balance", "count"],
            "check" => &["balance", "proxy_id"],
            _ => &["balance"],
        };
        for name in own.iter().chain(&["status", "user_id", "currency"]) {
            assert_eq!(answered[name], reply[name], "{name} of {target}");
            compared += 1;
        }
    }
    assert_eq!(compared, 23 + 10 * 3);
}

#[test]
fn every_error_number_of_the_document_has_its_words() {
    let (_, list) = DOCUMENT.split_once("Error codes").unwrap();
    let errors: Vec<(u32, &str)> = list
        .lines()
        .filter_map(|line| line.split_once('-'))
        .filter_map(|(number, rest)| Some((number.trim().parse().ok()?, rest.split('-').next()?.trim())))
        .collect();
    assert_eq!(errors.len(), 15);
    let mut client = Client::documented();
    for (number, words) in errors {
        client.admin("/admin/fault", &format!(r#"[{{"match":"*","fault":"error_id","error_id":{number}}}]"#));
        let reply = client.px6("getcountry");
        assert_eq!(reply, json!({ "status": "no", "error_id": number, "error": words }));
    }
}

/// Reads a reply with the request's own reader.
fn read(request: &AnyRequest, reply: &Reply) -> Result<Envelope, Failure> {
    macro_rules! envelope {
        ($($variant:ident)*) => {
            match request {
                $(AnyRequest::$variant(request) => request.read(reply).map(|answer| answer.envelope),)*
            }
        };
    }
    envelope!(Account Buy Check Delete GetCount GetCountry GetPrice GetProxy IpAuth PriceTable Prolong SetDescr SetType)
}

#[test]
fn every_example_of_the_document_passes_both_readings() {
    let credentials = Credentials { key: Secret::new("px6-test-key") };
    let mut replayed = 0;
    for Example { target, reply } in examples() {
        let Some(target) = target else { continue };
        let (function, query) = target.trim_start_matches("/api/px6-test-key/").split_once('?').unwrap_or_else(|| {
            assert!(target.ends_with("getproxy"), "{target}");
            ("getproxy", "")
        });
        let request = AnyRequest::parse(function, query).unwrap_or_else(|error| panic!("{target}: {error}"));
        let of_document = read(&request, &Reply::new(200, reply.to_string())).unwrap();
        for shape in [Shape::Documented, Shape::Practice] {
            let mut client = Client::new(shape);
            let carried = carry(&mut client, &request.call(&credentials));
            let of_sandbox = read(&request, &carried).unwrap_or_else(|failure| panic!("{target}: {failure}"));
            assert_eq!(of_sandbox.user_id, of_document.user_id);
            assert_eq!(of_sandbox.currency, of_document.currency);
        }
        replayed += 1;
    }
    assert_eq!(replayed, 10);
}
