//! What the page and the sandbox's worker say to each other: texts of JSON.

use serde::{Deserialize, Serialize};

/// What the page asks of the worker.
#[derive(Serialize, Deserialize)]
pub enum Question {
    /// A provider's call, as it would stand on the wire.
    Call {
        /// Comes back with the answer.
        number: u32,
        method: String,
        host: String,
        target: String,
        headers: Vec<(String, String)>,
        body: String,
    },
    /// Begin anew.
    Reset {
        /// Comes back with the answer.
        number: u32,
    },
}

/// What the worker says.
#[derive(Serialize, Deserialize)]
pub enum Word {
    /// It has started and listens.
    Ready,
    /// The answer to a question.
    Answer {
        /// The question's.
        number: u32,
        status: u16,
        body: String,
    },
}
