//! Targeting strings: where a request shall come out, and for how long through the same address. Four dialects live side
//! by side (`soax-in-practice.md`, "Targeting strings"); each of the files `documented`, `package`, `rules` and `legacy`
//! is one, with its grammar.

mod dialect;
pub mod documented;
pub mod legacy;
mod login;
pub mod package;
mod pairs;
mod recognise;
mod refusal;
pub mod rules;
mod target;
mod text;

pub use dialect::{Dialect, NotDialect};
pub use login::{Login, Profile};
pub use recognise::{Recognised, recognise};
pub use refusal::{CannotCarry, NotTargeting, Why};
pub use target::{Carrier, Field, Further, Network, OnError, Session, Target};

/// A part of a targeting string. The texts of all parts in a row are the whole string.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Segment {
    /// What it says.
    pub field: Field,
    /// How it says it, together with the separator before it.
    pub text: String,
}
