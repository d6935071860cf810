//! What became of a call whose answer is lost, by what the provider shows later.
//!
//! Two things must never happen: that an entry says "not done" though the provider charged, and that one stays unknown without
//! need. So "done" is said as soon as the list proves it; "not done" only by what was read after the last moment at which
//! the provider may still have acted on the request; and where the list does not show the call and yet the balance has moved,
//! another program may have used the account and covered the traces: then nothing is said.

mod buy;
mod changes;
mod prolong;
mod slots;

use super::{Account, Effect, Entry, Outcome, Request};
use api::Money;
use proxy6::Proxy;
use serde::{Deserialize, Serialize};
use soax::partner::ip_list::Slot;

/// How long (milliseconds) after nobody waits for its answer any more a request may still be acted upon: as long as a request
/// may take at all.
pub const PROCESSED_WITHIN: i64 = 40_000;

/// What was read of the provider to settle an entry: as much as its [`super::Need`] says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seen {
    /// The account that the provider named in the replies.
    pub account: Account,
    /// When the reading began, in unix milliseconds.
    pub began: i64,
    /// Proxy6: the balance in the last reply's envelope.
    pub balance: Option<Money>,
    /// The proxies that were found.
    pub proxies: Vec<Proxy>,
    /// Whether these are all proxies of the account.
    pub whole_list: bool,
    /// The slots that were found.
    pub slots: Vec<Slot>,
}

/// What became of a call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It was carried out.
    Done(Effect),
    /// It was not, and will not be.
    NotDone,
    /// What was read says nothing yet: it was read before `until` (unix milliseconds).
    TooEarly {
        /// When to read again.
        until: i64,
    },
    /// The whole list may say more than the part of it that was read.
    LookWider,
    /// What can be read does not tell.
    Unclear(Unclear),
}

/// Why what can be read does not tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Unclear {
    /// The proxies are not there, and yet the balance is another than before: another program has spent or the account was
    /// topped up. The user can look at the provider's site whether the purchase is in its history.
    BalanceMoved {
        /// The balance right before the call.
        before: Money,
        /// The balance that was read.
        after: Money,
    },
    /// The balance before or after is not known.
    NoBalance,
    /// Proxies have come that may or may not be those of this purchase.
    OthersCame {
        /// How many.
        count: u32,
    },
    /// Expiries have moved, but not as this call would have moved them: another program has extended the same proxies.
    MovedOtherwise,
    /// The proxies or slots that the call concerned are gone or changed by somebody else.
    Gone,
    /// No call can read what this one changes (ipauth). Sending it again does no harm.
    CannotBeRead,
}

/// What a look says.
enum Finding {
    /// This, whatever is still under way.
    Proven(Verdict),
    /// This, once nothing can be under way any more.
    IfNothingFollows(Verdict),
}

impl Entry {
    /// What became of a call with an unknown outcome. `processed_within` is [`PROCESSED_WITHIN`] but in tests.
    pub fn verdict(&self, seen: &Seen, processed_within: i64) -> Verdict {
        let finding = match self.request() {
            Request::Buy(request) => buy::find(self, request, seen),
            Request::Prolong(request) => prolong::find(self, request, seen),
            Request::Delete(_) => changes::deleted(self, seen),
            Request::SetType(request) => changes::type_set(self, request, seen),
            Request::SetComment(request) => changes::comment_set(self, request, seen),
            Request::IpAuth(_) => Finding::Proven(Verdict::Unclear(Unclear::CannotBeRead)),
            Request::UpdateIp(request) => slots::updated(self, request, seen),
            Request::DetachIp(_) => slots::detached(self, seen),
        };
        match (finding, self.outcome()) {
            (Finding::Proven(verdict), _) => verdict,
            (Finding::IfNothingFollows(verdict), Outcome::Unknown { since, .. }) => {
                let until = since.saturating_add(processed_within);
                if seen.began < until { Verdict::TooEarly { until } } else { verdict }
            }
            // Whoever waits for the answer has not given up yet.
            (Finding::IfNothingFollows(_), _) => Verdict::TooEarly { until: i64::MAX },
        }
    }

    /// By how much the balance has fallen since right before the call.
    fn fallen(&self, seen: &Seen) -> Option<Money> {
        self.before().balance?.minus(seen.balance?)
    }

    /// What is left to say where the list shows no trace of a call that costs money.
    fn without_trace(&self, seen: &Seen) -> Verdict {
        match (self.before().balance, seen.balance) {
            (Some(before), Some(after)) if before == after => Verdict::NotDone,
            (Some(before), Some(after)) => Verdict::Unclear(Unclear::BalanceMoved { before, after }),
            _ => Verdict::Unclear(Unclear::NoBalance),
        }
    }

    /// The price paid, as far as the balances tell: their difference, where it fits the quote.
    fn price_paid(&self, seen: &Seen) -> Option<Money> {
        let quoted = self.before().price?;
        self.fallen(seen).filter(|fallen| (quoted.least..=quoted.most).contains(fallen))
    }
}
