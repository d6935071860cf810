//! Asks a sandbox as a program would, slowly enough never to meet the limit by accident.
#![allow(dead_code, reason = "each test file uses a part of it")]

use sandbox::{Answer, Request, Sandbox, Settings, Shape};
use serde_json::Value;

/// 2026-01-31T12:00:00Z.
pub const NOW: i64 = 1_769_860_800_000;

pub struct Client {
    pub sandbox: Sandbox,
    /// Real milliseconds.
    pub real: i64,
}

impl Client {
    pub fn new(shape: Shape) -> Self {
        Self { sandbox: Sandbox::new(Settings { shape, seed: 1, now: NOW }), real: 0 }
    }

    pub fn documented() -> Self {
        Self::new(Shape::Documented)
    }

    pub fn practice() -> Self {
        Self::new(Shape::Practice)
    }

    pub fn ask(&mut self, request: &Request) -> Answer {
        self.real += 1000;
        self.sandbox.answer(request, NOW, self.real)
    }

    /// A Proxy6 method with its query, and the JSON of its reply.
    pub fn px6(&mut self, method_and_query: &str) -> Value {
        let answer = self.ask(&Request::get(&format!("/api/px6-test-key/{method_and_query}")));
        assert_eq!(answer.status, 200, "{method_and_query}");
        json(&answer)
    }

    /// The number of the error that a method is refused with.
    pub fn px6_error(&mut self, method_and_query: &str) -> u64 {
        let reply = self.px6(method_and_query);
        assert_eq!(reply["status"], "no", "{method_and_query}: {reply}");
        reply["error_id"].as_u64().unwrap()
    }

    /// A Geo Data function for a package.
    pub fn geo(&mut self, function: &str, package: &str, query: &str) -> Answer {
        let target = format!("/api/{function}?api_key=soax-test-key&package_key={package}&{query}");
        self.ask(&Request::get(&target))
    }

    pub fn slots(&mut self, package: &str) -> Answer {
        self.ask(
            &Request::get(&format!("/v1/account/package/{package}/ip-list")).with_header("Api-Key", "soax-test-key"),
        )
    }

    pub fn partner(&mut self, package: &str, function: &str, body: &str) -> Answer {
        let target = format!("/v1/account/package/{package}/{function}");
        self.ask(&Request::post(&target, body).with_header("api-key", "soax-test-key"))
    }

    pub fn admin(&mut self, path: &str, body: &str) -> Value {
        let answer = self.sandbox.admin(&Request::post(path, body), NOW);
        assert_eq!(answer.status, 200, "{path} {body}: {}", answer.text());
        json(&answer)
    }

    pub fn report(&mut self, path: &str) -> Value {
        json(&self.sandbox.admin(&Request::get(path), NOW))
    }

    /// The lines of the ledger of one kind.
    pub fn ledger(&mut self, kind: &str) -> Vec<Value> {
        let lines = self.report("/admin/ledger")["lines"].as_array().unwrap().clone();
        lines.into_iter().filter(|line| line["kind"] == kind).collect()
    }
}

pub fn json(answer: &Answer) -> Value {
    serde_json::from_slice(&answer.body).unwrap_or_else(|error| panic!("{error}: {}", answer.text()))
}

/// Carries a call of the crates that speak to the providers.
pub fn carry(client: &mut Client, call: &api::Call) -> api::Reply {
    let host = match call.service {
        api::Service::Proxy6 => "proxy6.net",
        api::Service::SoaxGeo => "api.soax.com",
        api::Service::SoaxPartner => "partner.api.soax.com",
        api::Service::SoaxChecker => "checker.soax.com",
    };
    let request = Request {
        method: match call.method {
            api::Method::Get => "GET".to_owned(),
            api::Method::Post => "POST".to_owned(),
        },
        host: Some(host.to_owned()),
        target: call.url("").expose().to_owned(),
        headers: call.headers.iter().map(|(name, part)| ((*name).to_owned(), part.expose().to_owned())).collect(),
        body: call.body.clone().unwrap_or_default().into_bytes(),
    };
    let answer = client.ask(&request);
    let whole = match answer.delivery {
        sandbox::Delivery::Cut(sent) => sent,
        _ => answer.body.len(),
    };
    api::Reply::new(answer.status, &answer.body[..whole])
}
