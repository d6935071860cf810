//! Faults: what goes wrong between a provider and whoever asked it, armed from outside and struck in order.

use crate::{
    answer::{Answer, Delivery},
    shape::Shape,
};
use serde::{Deserialize, Serialize};

/// Goes wrong the next so many times that a function is asked.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub(crate) struct Fault {
    /// The function's name, or `*` for any.
    function: String,
    kind: Kind,
    times: u32,
}

/// What goes wrong.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub(crate) enum Kind {
    /// Nothing is processed; the connection is closed.
    Refuse,
    /// Nothing is processed; the connection is reset.
    ResetBefore,
    /// The request is processed; the connection is reset instead of answering.
    ResetAfter,
    /// The request is processed; half of the body arrives.
    Cut,
    /// An HTTP error of the web server, before or after the request is processed.
    Status { status: u16, after: bool },
    /// The request is processed; the body is unreadable.
    Garbage,
    /// The request is processed at once; its answer comes later.
    Delay { millis: u64 },
    /// Nothing is processed; the provider refuses with this error.
    ErrorId(u32),
}

impl Kind {
    /// Its name in `/admin/fault` and in the ledger.
    pub(crate) fn name(&self) -> &'static str {
        match self {
            Self::Refuse => "refuse",
            Self::ResetBefore => "reset_before",
            Self::ResetAfter => "reset_after",
            Self::Cut => "cut",
            Self::Status { .. } => "status",
            Self::Garbage => "garbage",
            Self::Delay { .. } => "delay",
            Self::ErrorId(_) => "error_id",
        }
    }

    /// What becomes of a request that this fault keeps from being processed; `None` where it is processed.
    pub(crate) fn instead(&self, shape: Shape) -> Option<Answer> {
        match self {
            Self::Refuse => Some(Answer::none(Delivery::Closed)),
            Self::ResetBefore => Some(Answer::none(Delivery::Reset)),
            Self::Status { status, after: false } => Some(Answer::web_error(*status, shape)),
            _ => None,
        }
    }

    /// What becomes of the answer to a request that was processed.
    pub(crate) fn spoil(&self, answer: Answer, shape: Shape) -> Answer {
        match self {
            Self::ResetAfter => Answer::none(Delivery::Reset),
            Self::Cut => Answer { delivery: Delivery::Cut(answer.body.len() / 2), ..answer },
            Self::Status { status, after: true } => Answer::web_error(*status, shape),
            Self::Garbage => {
                Answer::new(answer.status, "application/json", b"{\"status\":\"y\xff\xfe\x00<br />".to_vec())
            }
            Self::Delay { millis } => Answer { delivery: Delivery::Late(*millis), ..answer },
            _ => answer,
        }
    }
}

/// The faults that are armed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub(crate) struct Faults(Vec<Fault>);

impl Faults {
    pub(crate) fn arm(&mut self, faults: Vec<Fault>) {
        self.0.extend(faults);
    }

    pub(crate) fn disarm(&mut self) {
        self.0.clear();
    }

    /// The fault that strikes this request: the first armed one that names its function.
    pub(crate) fn strike(&mut self, function: &str) -> Option<Kind> {
        let index = self.0.iter().position(|fault| fault.function == "*" || fault.function == function)?;
        let fault = self.0.get_mut(index)?;
        let kind = fault.kind.clone();
        fault.times -= 1;
        if fault.times == 0 {
            self.0.remove(index);
        }
        Some(kind)
    }
}

/// A fault as `/admin/fault` takes it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Armed {
    #[serde(rename = "match")]
    function: String,
    fault: String,
    #[serde(default = "once")]
    times: u32,
    status: Option<u16>,
    after: Option<bool>,
    millis: Option<u64>,
    error_id: Option<u32>,
}

fn once() -> u32 {
    1
}

impl TryFrom<Armed> for Fault {
    type Error = String;

    fn try_from(armed: Armed) -> Result<Self, String> {
        let kind = match (armed.fault.as_str(), armed.status, armed.after, armed.millis, armed.error_id) {
            ("refuse", None, None, None, None) => Kind::Refuse,
            ("reset_before", None, None, None, None) => Kind::ResetBefore,
            ("reset_after", None, None, None, None) => Kind::ResetAfter,
            ("cut", None, None, None, None) => Kind::Cut,
            ("garbage", None, None, None, None) => Kind::Garbage,
            ("status", Some(status @ 400..=599), after, None, None) => {
                Kind::Status { status, after: after.unwrap_or(false) }
            }
            ("delay", None, None, Some(millis), None) => Kind::Delay { millis },
            ("error_id", None, None, None, Some(error_id)) => Kind::ErrorId(error_id),
            (name, ..) => return Err(format!("the fault {name:?} does not exist or does not take these fields")),
        };
        if armed.times == 0 {
            return Err("times is at least 1".to_owned());
        }
        Ok(Self { function: armed.function, kind, times: armed.times })
    }
}
