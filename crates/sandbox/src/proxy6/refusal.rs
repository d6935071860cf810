//! The documented errors (`proxy6.txt`, "Error codes"; 270 and 280 from `proxy6-in-practice.md`).

use crate::{
    answer::Answer,
    json::{Json, field},
    shape::Shape,
};

/// Why Proxy6 refuses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Refusal {
    Unknown,
    Key,
    Address,
    Method,
    Count,
    Period,
    Country,
    Ids,
    Version,
    Descr,
    Protocol,
    Port,
    ProxyString,
    Stock,
    Money,
    NotFound,
    Price,
}

/// Every error with its number and the provider's words.
const WORDS: [(Refusal, u32, &str); 17] = [
    (Refusal::Unknown, 30, "Error unknown"),
    (Refusal::Key, 100, "Error key"),
    (Refusal::Address, 105, "Error ip"),
    (Refusal::Method, 110, "Error method"),
    (Refusal::Count, 200, "Error count"),
    (Refusal::Period, 210, "Error period"),
    (Refusal::Country, 220, "Error country"),
    (Refusal::Ids, 230, "Error ids"),
    (Refusal::Version, 240, "Error version"),
    (Refusal::Descr, 250, "Error descr"),
    (Refusal::Protocol, 260, "Error type"),
    (Refusal::Port, 270, "Error port"),
    (Refusal::ProxyString, 280, "Error proxy str"),
    (Refusal::Stock, 300, "Error active proxy allow"),
    (Refusal::Money, 400, "Error no money"),
    (Refusal::NotFound, 404, "Error not found"),
    (Refusal::Price, 410, "Error price"),
];

impl Refusal {
    pub(crate) fn number(self) -> u32 {
        WORDS.iter().find(|(refusal, ..)| *refusal == self).map_or(30, |(_, number, _)| *number)
    }
}

/// The refusal with this number, documented or not. Refusals come with HTTP 200.
pub(crate) fn refusal_by_number(number: u32, shape: Shape) -> Answer {
    let words = WORDS.iter().find(|(_, own, _)| *own == number).map_or("Error", |(.., words)| *words);
    let fields = vec![field("status", "no"), field("error_id", shape.number(number)), field("error", words)];
    Answer::json(200, &Json::Object(fields))
}
