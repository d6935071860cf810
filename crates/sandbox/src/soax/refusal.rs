//! The documented errors (`soax.md`, "Error Handling"). The document gives their HTTP codes and words, and no body.

use crate::{
    answer::Answer,
    json::{Json, field},
    shape::Shape,
};

/// Why SOAX refuses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Refusal {
    Key,
    Denied,
    NoPackage,
    /// What is wrong with the request.
    Invalid(String),
    TooFast,
}

impl Refusal {
    /// With a JSON body; in practice with text (`soax-in-practice.md`, "Limits").
    pub(crate) fn answer(&self, shape: Shape) -> Answer {
        let (status, words) = match self {
            Self::Key => (401, "Invalid API key".to_owned()),
            Self::Denied => (403, "Access denied".to_owned()),
            Self::NoPackage => (404, "Package not found".to_owned()),
            Self::Invalid(why) => (422, format!("Validation error: {why}")),
            Self::TooFast => (429, "Rate limit exceeded".to_owned()),
        };
        match shape {
            Shape::Documented => Answer::json(status, &unsuccessful(&words)),
            Shape::Practice => Answer::new(status, "text/plain; charset=utf-8", words),
        }
    }
}

/// An error of any other number, which only a fault can cause: `"success": false` with HTTP 200.
pub(crate) fn refusal_by_number(number: u32) -> Answer {
    Answer::json(200, &unsuccessful(&format!("Error {number}")))
}

fn unsuccessful(words: &str) -> Json {
    Json::from(vec![field("success", false), field("error", words)])
}
