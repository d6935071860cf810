//! What went wrong with a call, whoever said so, and how it is told.

use crate::transport::{Lost, NoReply, NotSent};
use api::Effect;
use desk::text::{
    Messages,
    failures::{Cause, Consequence},
};

/// Why a call brought no result.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Trouble {
    /// No reply came back.
    #[error(transparent)]
    NoReply(#[from] NoReply),
    /// Proxy6 refused, or its reply cannot be read.
    #[error(transparent)]
    Proxy6(#[from] proxy6::Failure),
    /// SOAX refused, or its reply cannot be read.
    #[error(transparent)]
    Soax(#[from] soax::Failure),
}

/// A trouble in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explanation {
    /// What happened.
    pub what: &'static str,
    /// What it means for money and data.
    pub consequence: &'static str,
    /// What to do next.
    pub next: &'static str,
    /// The provider's or the relay's own code and words, where there are any.
    pub said: Option<String>,
}

impl Explanation {
    /// All in one paragraph, for the live regions.
    pub fn sentence(&self) -> String {
        let said = self.said.as_ref().map(|said| format!(" ({said})")).unwrap_or_default();
        format!("{} {} {}{said}", self.what, self.consequence, self.next)
    }
}

impl Trouble {
    /// Whether the provider may have carried the call out all the same.
    pub fn leaves_outcome_unknown(&self) -> bool {
        match self {
            Self::NoReply(NoReply::Lost(_)) | Self::Proxy6(proxy6::Failure::Unreadable(_)) => true,
            Self::Soax(soax::Failure::Unreadable(_)) => true,
            // An overloaded server may say so after it has done the work.
            Self::Proxy6(proxy6::Failure::TooManyRequests { .. }) => true,
            Self::Soax(soax::Failure::Refused(refusal)) => refusal.status >= 500,
            Self::NoReply(NoReply::NotSent(_)) | Self::Proxy6(proxy6::Failure::Refused(_)) => false,
        }
    }

    /// Whether it lies on the way, so that the same question may be answered later; a refusal of the account's own is no such.
    pub fn is_of_the_way(&self) -> bool {
        !matches!(self, Self::Proxy6(proxy6::Failure::Refused(_)) | Self::Soax(soax::Failure::Refused(_)))
    }

    /// Its kind and its code, for a report: the words of providers and relays may hold anything.
    pub fn name(&self) -> String {
        match self {
            Self::NoReply(NoReply::NotSent(not_sent)) => {
                let why = match not_sent {
                    NotSent::NoLocks => "no locks",
                    NotSent::Untested => "untested",
                    NotSent::RelayRefused(_) => "the relay refused it",
                    NotSent::Unpaired => "unpaired",
                    NotSent::HeldByRelay => "the relay holds the key",
                    NotSent::RelayBusy(_) => "the relay is busy",
                    NotSent::Unreachable(_) => "the relay cannot reach the provider",
                    NotSent::NoSandbox => "no sandbox",
                    NotSent::NoCode => "no code",
                };
                format!("not sent: {why}")
            }
            Self::NoReply(NoReply::Lost(lost)) => {
                let why = match lost {
                    Lost::Blocked => "blocked, or no network",
                    Lost::NoRelay => "no relay",
                    Lost::NotTheRelay => "not the relay",
                    Lost::Upstream(_) => "no answer from the provider",
                    Lost::Timeout => "no answer in time",
                };
                format!("no answer: {why}")
            }
            Self::Proxy6(proxy6::Failure::TooManyRequests { .. }) => "Proxy6: too many requests".to_owned(),
            Self::Proxy6(proxy6::Failure::Refused(refusal)) => format!("Proxy6: error {}", refusal.code.number()),
            Self::Proxy6(proxy6::Failure::Unreadable(unreadable)) => {
                format!("Proxy6: unreadable, HTTP {}", unreadable.status())
            }
            Self::Soax(soax::Failure::Refused(refusal)) => format!("SOAX: HTTP {}", refusal.status),
            Self::Soax(soax::Failure::Unreadable(unreadable)) => {
                format!("SOAX: unreadable, HTTP {}", unreadable.status())
            }
        }
    }

    /// The trouble in words, for a call of that effect.
    pub fn explain(&self, messages: &Messages, effect: Effect) -> Explanation {
        let failures = &messages.failures;
        let consequence = match (self.leaves_outcome_unknown(), effect) {
            (_, Effect::Reads) => Consequence::OnlyRead,
            (false, _) => Consequence::NothingHappened,
            (true, Effect::Changes) => Consequence::ChangeUnknown,
            (true, Effect::Spends) => Consequence::SpendUnknown,
        };
        let (Cause { what, next }, said) = self.cause(messages);
        Explanation { what, consequence: (failures.consequence)(consequence), next, said }
    }

    fn cause(&self, messages: &Messages) -> (Cause, Option<String>) {
        let failures = &messages.failures;
        let relay = |text: &String| Some((failures.said_by_relay)(text));
        match self {
            Self::NoReply(NoReply::NotSent(not_sent)) => match not_sent {
                NotSent::Untested => (failures.untested, None),
                NotSent::NoLocks => (failures.no_locks, None),
                NotSent::RelayRefused(text) => (failures.relay_refused, relay(text)),
                NotSent::Unpaired => (failures.unpaired, None),
                NotSent::HeldByRelay => (failures.held_by_relay, None),
                NotSent::RelayBusy(_) => (failures.relay_busy, None),
                NotSent::Unreachable(text) => (failures.unreachable, relay(text)),
                NotSent::NoSandbox => (failures.no_sandbox, None),
                NotSent::NoCode => (failures.no_code, None),
            },
            Self::NoReply(NoReply::Lost(lost)) => match lost {
                Lost::Blocked => (failures.blocked, None),
                Lost::NoRelay => (failures.no_relay, None),
                Lost::NotTheRelay => (failures.not_the_relay, None),
                Lost::Upstream(text) => (failures.upstream_lost, relay(text)),
                Lost::Timeout => (failures.timeout, None),
            },
            Self::Proxy6(proxy6::Failure::TooManyRequests { .. }) => (failures.too_many_requests, None),
            Self::Proxy6(proxy6::Failure::Refused(refusal)) => {
                let said = (failures.said_by_proxy6)(refusal.code.number(), &refusal.text);
                ((failures.proxy6)(refusal.code), Some(said))
            }
            Self::Soax(soax::Failure::Refused(refusal)) => {
                let said = (failures.said_by_soax)(refusal.status, &refusal.text);
                ((failures.soax)(refusal.kind), Some(said))
            }
            Self::Proxy6(proxy6::Failure::Unreadable(unreadable))
            | Self::Soax(soax::Failure::Unreadable(unreadable)) => {
                (failures.unreadable, Some(format!("HTTP {}: {}", unreadable.status(), unreadable.why())))
            }
        }
    }
}
