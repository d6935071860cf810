//! What went wrong: what happened, what it means for money and data, what to do next. The provider's own code and words are
//! kept beside it.

mod english;
mod russian;

pub use english::ENGLISH;
pub use russian::RUSSIAN;

use proxy6::ErrorCode;
use soax::ErrorKind;

/// What happened, and what to do next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cause {
    /// What happened, a whole sentence.
    pub what: &'static str,
    /// What to do next, a whole sentence.
    pub next: &'static str,
}

const fn cause(what: &'static str, next: &'static str) -> Cause {
    Cause { what, next }
}

/// What it means for money and data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Consequence {
    /// The call was never carried out by the provider.
    NothingHappened,
    /// It only read.
    OnlyRead,
    /// It may have changed something.
    ChangeUnknown,
    /// It may have cost money.
    SpendUnknown,
}

/// The sentences about failures.
#[allow(missing_docs, reason = "each field is named after what went wrong")]
pub struct Failures {
    pub consequence: fn(Consequence) -> &'static str,
    pub proxy6: fn(ErrorCode) -> Cause,
    pub soax: fn(ErrorKind) -> Cause,
    pub too_many_requests: Cause,
    pub unreadable: Cause,
    pub untested: Cause,
    pub no_locks: Cause,
    pub relay_refused: Cause,
    pub unpaired: Cause,
    pub held_by_relay: Cause,
    pub relay_busy: Cause,
    pub unreachable: Cause,
    pub no_sandbox: Cause,
    pub no_code: Cause,
    pub blocked: Cause,
    pub no_relay: Cause,
    pub not_the_relay: Cause,
    pub upstream_lost: Cause,
    pub timeout: Cause,
    pub not_stored: Cause,
    /// How the provider's own code and words are introduced.
    pub said_by_proxy6: fn(u32, &str) -> String,
    pub said_by_soax: fn(u16, &str) -> String,
    pub said_by_relay: fn(&str) -> String,
}
