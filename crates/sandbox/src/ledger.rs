//! What happened: every charge, every change and every request.

use crate::{
    amount::Amount,
    json::{Fields, Json, field},
};
use serde::{Deserialize, Serialize};
use std::collections::VecDeque;

/// The lines in the order in which they happened. A request's own line follows the charges and changes that it caused.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub(crate) struct Ledger {
    lines: VecDeque<Line>,
    /// How many lines are kept; all of them where there is no limit.
    limit: Option<usize>,
    written: u64,
    changes: u64,
    requests: u64,
    charges: u64,
    charged: Amount,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
struct Line {
    number: u64,
    at_millis: i64,
    event: Event,
}

/// One thing that happened.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub(crate) enum Event {
    /// Money was taken.
    Charge { function: String, amount: Amount, balance: Amount, ids: Vec<u64>, detail: String },
    /// Something was changed that cost nothing.
    Change { function: String, ids: Vec<u64>, detail: String },
    /// A request came. No status where it was never answered.
    Request { function: String, query: String, status: Option<u16>, error_id: Option<u32>, fault: Option<String> },
}

impl Ledger {
    /// Keeps the last so many lines only.
    pub(crate) fn keep(&mut self, lines: Option<usize>) {
        self.limit = lines;
        self.drop_oldest();
    }

    pub(crate) fn limit(&self) -> Option<usize> {
        self.limit
    }

    pub(crate) fn write(&mut self, at_millis: i64, event: Event) {
        match &event {
            Event::Charge { amount, .. } => {
                self.changes += 1;
                self.charges += 1;
                self.charged = self.charged.plus(*amount).unwrap_or(self.charged);
            }
            Event::Change { .. } => self.changes += 1,
            Event::Request { .. } => self.requests += 1,
        }
        self.written += 1;
        self.lines.push_back(Line { number: self.written, at_millis, event });
        self.drop_oldest();
    }

    /// How many charges and changes there have been.
    pub(crate) fn changes(&self) -> u64 {
        self.changes
    }

    fn drop_oldest(&mut self) {
        while self.limit.is_some_and(|limit| self.lines.len() > limit) {
            self.lines.pop_front();
        }
    }

    /// The whole ledger, as the README of this crate describes it.
    pub(crate) fn to_json(&self) -> Json {
        let totals = vec![
            field("requests", Json::number(self.requests)),
            field("charges", Json::number(self.charges)),
            field("charged", self.charged.cents()),
        ];
        Json::from(vec![
            field("totals", totals),
            field("dropped", Json::number(self.written - self.lines.len() as u64)),
            field("lines", self.lines.iter().map(Line::to_json).collect::<Vec<_>>()),
        ])
    }
}

impl Line {
    fn to_json(&self) -> Json {
        let mut fields: Fields =
            vec![field("number", Json::number(self.number)), field("at", Json::number(self.at_millis))];
        let ids = |ids: &[u64]| Json::List(ids.iter().map(Json::number).collect());
        match &self.event {
            Event::Charge { function, amount, balance, ids: of, detail } => fields.extend([
                field("kind", "charge"),
                field("function", function.as_str()),
                field("amount", amount.cents()),
                field("balance", balance.cents()),
                field("ids", ids(of)),
                field("detail", detail.as_str()),
            ]),
            Event::Change { function, ids: of, detail } => fields.extend([
                field("kind", "change"),
                field("function", function.as_str()),
                field("ids", ids(of)),
                field("detail", detail.as_str()),
            ]),
            Event::Request { function, query, status, error_id, fault } => fields.extend([
                field("kind", "request"),
                field("function", function.as_str()),
                field("query", query.as_str()),
                field("status", status.map_or(Json::Null, Json::number)),
                field("error_id", error_id.map_or(Json::Null, Json::number)),
                field("fault", fault.as_deref().map_or(Json::Null, Json::from)),
            ]),
        }
        fields.into()
    }
}

#[cfg(test)]
mod tests {
    use super::{Event, Ledger};

    #[test]
    fn a_limit_drops_lines_but_not_the_totals() {
        let mut ledger = Ledger::default();
        ledger.keep(Some(2));
        for number in 0..5_u64 {
            let amount = "1.50".parse().unwrap();
            let charge = Event::Charge {
                function: "buy".to_owned(),
                amount,
                balance: amount,
                ids: vec![number],
                detail: String::new(),
            };
            ledger.write(0, charge);
        }
        let json: serde_json::Value = serde_json::from_str(&ledger.to_json().to_string()).unwrap();
        assert_eq!(json["dropped"], 3);
        assert_eq!(json["lines"].as_array().unwrap().len(), 2);
        assert_eq!(json["totals"], serde_json::json!({ "requests": 0, "charges": 5, "charged": "7.50" }));
        assert_eq!(json["lines"][1]["number"], 5);
    }
}
