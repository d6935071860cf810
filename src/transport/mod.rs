//! Carries a call to a provider and brings the reply back. It knows no provider's meaning: what a reply says is read by the
//! request that asked for it.

mod direct;
mod exchange;
mod held;
pub mod own_file;
pub mod pacing;
pub mod pairing;
mod relay;
mod sandbox;
mod verdict;
pub mod wire;

pub use pacing::{Pace, Urgency};
pub use sandbox::reset as reset_sandbox;

use crate::browser::{clock, task::first_of};
use api::{Call, Reply};

/// The way that a call takes.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Carrier {
    /// Straight to the provider's host; `base` is scheme, host and port.
    Direct {
        /// Scheme, host and port of the provider.
        base: String,
    },
    /// Through a relay.
    Relay {
        /// The relay's scheme, host and port.
        origin: String,
        /// Which of Proxy6's hosts the relay asks (`X-Upstream`); `None` for SOAX.
        upstream: Option<&'static str>,
    },
    /// To the stand-in in this tab's worker.
    Sandbox,
}

/// Why no reply came back. What matters for money is whether the provider may have got the call.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoReply {
    /// It never left, or the relay says that it never left the relay. Nothing happened at the provider.
    #[error("not sent: {0}")]
    NotSent(NotSent),
    /// It may have arrived, and what became of it is not known.
    #[error("no readable answer: {0}")]
    Lost(Lost),
}

/// Why a call was not sent.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotSent {
    /// This page has no Web Locks, and so cannot keep the provider's pace over all tabs.
    #[error("no locks")]
    NoLocks,
    /// It would change something, and this way to the account has not yet answered a read that could be read.
    #[error("this way to the account has not answered yet")]
    Untested,
    /// The relay refused the call itself; the text is the relay's.
    #[error("the relay refused it: {0}")]
    RelayRefused(String),
    /// This tab does not have the relay's token.
    #[error("not paired with the relay")]
    Unpaired,
    /// The relay holds the account's key, and the call would not go through it.
    #[error("the relay holds the key")]
    HeldByRelay,
    /// The relay's queue is full for this key; seconds until it may have room.
    #[error("the relay's queue is full")]
    RelayBusy(Option<u32>),
    /// The relay could not reach the provider's host; the text is the relay's.
    #[error("the relay cannot reach the provider: {0}")]
    Unreachable(String),
    /// The sandbox's worker does not start.
    #[error("the sandbox does not start")]
    NoSandbox,
    /// The part of the app that asks could not be fetched.
    #[error("the code that asks could not be fetched")]
    NoCode,
}

/// Why an answer is missing.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Lost {
    /// The browser gave no answer out in direct mode: no network, or an answer without CORS headers.
    #[error("blocked by the browser, or no network")]
    Blocked,
    /// The relay gave no answer: it does not run, or its connection broke.
    #[error("no answer from the relay")]
    NoRelay,
    /// What answers at the relay's address is not the relay.
    #[error("what answers there is not the relay")]
    NotTheRelay,
    /// The relay sent the call and got no answer from the provider; the text is the relay's.
    #[error("the relay got no answer: {0}")]
    Upstream(String),
    /// No answer within the time allowed.
    #[error("no answer in time")]
    Timeout,
}

/// Carries one call, once. Dropping the future cancels it: before it left, nothing is sent.
///
/// `request_id` (32 hexadecimal digits) is for calls that change or spend: the relay keeps the answer under it, and sends the
/// same call only once even where the browser repeats it by itself.
///
/// # Errors
/// [`NoReply`]; it says whether the provider may have got the call.
pub async fn carry(
    call: &Call,
    carrier: &Carrier,
    pace: Pace,
    urgency: Urgency,
    request_id: Option<&str>,
) -> Result<Reply, NoReply> {
    if *carrier == Carrier::Sandbox {
        sandbox::ready().await?;
    }
    let turn = pacing::turn(call, carrier, pace, urgency).await.map_err(|_| NoReply::NotSent(NotSent::NoLocks))?;
    let _under_way = turn.start();
    let carried = async {
        match carrier {
            Carrier::Direct { base } => direct::carry(call, base).await,
            Carrier::Relay { origin, upstream } => relay::carry(call, origin, *upstream, request_id).await,
            Carrier::Sandbox => sandbox::carry(call).await,
        }
    };
    first_of(carried, clock::sleep(pace.timeout)).await.unwrap_or(Err(NoReply::Lost(Lost::Timeout)))
}

/// Asks the relay for the answer that it kept under a request id; `None` where it kept none, or the way is another.
pub async fn recall(call: &Call, carrier: &Carrier, pace: Pace, request_id: &str) -> Option<Result<Reply, NoReply>> {
    let Carrier::Relay { origin, .. } = carrier else { return None };
    let recalled = relay::recall(call, origin, request_id);
    first_of(recalled, clock::sleep(pace.timeout)).await.flatten()
}
