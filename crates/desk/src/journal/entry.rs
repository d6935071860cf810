//! An entry of the journal: one call, from the intent to what came of it.

use super::{
    Account, Answered, Before, Effect, EntryId, Kind, Loss, Need, Price, Provider, Refusal, Request, Tag, Unclear,
    Verdict, as_text,
};
use api::Money;
use proxy6::Comment;
use serde::{Deserialize, Serialize};

/// One call that changes something or costs money. Times are unix milliseconds.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Entry {
    #[serde(with = "as_text")]
    id: EntryId,
    account: Account,
    request: Request,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    tag: Option<Tag>,
    before: Before,
    intended_at: i64,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    sent_at: Option<i64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    ended_at: Option<i64>,
    outcome: Outcome,
}

/// What came of a call.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// Nothing is written down yet: its tab is at it, or ended with it.
    Open,
    /// No answer that tells anything. The call may have been carried out.
    Unknown {
        /// Why.
        loss: Loss,
        /// Since when nobody waits for the answer any more, in unix milliseconds.
        since: i64,
        /// What the list and the balance say where they do not settle it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        unclear: Option<Unclear>,
    },
    /// The provider did it.
    Done {
        /// What it did.
        effect: Effect,
        /// How that is known.
        known_by: KnownBy,
    },
    /// The provider said no, or it was never sent.
    Refused(Refusal),
    /// It was lost on the way: the provider did nothing.
    NotDone {
        /// How that is known.
        known_by: KnownBy,
    },
    /// Stays unknown, by the user's decision, and blocks nothing any more. Still counts as spent.
    Waived,
}

/// How an outcome is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum KnownBy {
    /// By the answer, or by the one that the relay had kept.
    Answer,
    /// By what the provider's list and the balance showed later.
    List,
    /// By the user's word.
    User,
}

/// What the user says of an entry that cannot be settled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decision {
    /// It was carried out.
    Done,
    /// It was not.
    NotDone,
    /// Nobody knows; go on.
    Waive,
}

impl Entry {
    /// The intent, which is stored before the request leaves.
    pub fn intend(id: EntryId, account: Account, request: Request, tag: Option<Tag>, before: Before, at: i64) -> Self {
        let outcome = Outcome::Open;
        Self { id, account, request, tag, before, intended_at: at, sent_at: None, ended_at: None, outcome }
    }

    /// The request leaves now.
    pub fn sent(&mut self, at: i64) {
        self.sent_at.get_or_insert(at);
    }

    /// An answer has come, in time or late. It outweighs whatever was concluded without it, but for one case: a refusal does
    /// not undo what was seen in the provider's list.
    pub fn answered(&mut self, answered: Answered, at: i64) {
        let outcome = match answered {
            Answered::Done(effect) => Outcome::Done { effect, known_by: KnownBy::Answer },
            Answered::Refused(_) if matches!(self.outcome, Outcome::Done { .. }) => return,
            Answered::Refused(refusal) => Outcome::Refused(refusal),
            Answered::Unclear(loss) => return self.lost(loss, at),
        };
        self.end(outcome, at);
    }

    /// No answer will come.
    pub fn lost(&mut self, loss: Loss, at: i64) {
        if self.outcome == Outcome::Open {
            self.end(Outcome::Unknown { loss, since: at, unclear: None }, at);
        }
    }

    /// What was read later has led to a verdict.
    pub fn settled(&mut self, verdict: Verdict, at: i64) {
        let Outcome::Unknown { unclear, .. } = &mut self.outcome else { return };
        match verdict {
            Verdict::Done(effect) => self.end(Outcome::Done { effect, known_by: KnownBy::List }, at),
            Verdict::NotDone => self.end(Outcome::NotDone { known_by: KnownBy::List }, at),
            Verdict::Unclear(why) => *unclear = Some(why),
            Verdict::TooEarly { .. } | Verdict::LookWider => {}
        }
    }

    /// The user decides, where what was read does not; elsewhere nothing changes.
    pub fn decided(&mut self, decision: Decision, at: i64) {
        let known_by = KnownBy::User;
        if matches!(self.outcome, Outcome::Unknown { unclear: Some(_), .. }) {
            let outcome = match decision {
                Decision::Done => Outcome::Done { effect: Effect::default(), known_by },
                Decision::NotDone => Outcome::NotDone { known_by },
                Decision::Waive => Outcome::Waived,
            };
            self.end(outcome, at);
        }
    }

    fn end(&mut self, outcome: Outcome, at: i64) {
        (self.outcome, self.ended_at) = (outcome, Some(at));
    }

    /// Its name.
    pub fn id(&self) -> EntryId {
        self.id
    }

    /// Whose it is.
    pub fn account(&self) -> &Account {
        &self.account
    }

    /// The call.
    pub fn request(&self) -> &Request {
        &self.request
    }

    /// Which call it is.
    pub fn kind(&self) -> Kind {
        self.request.kind()
    }

    /// The tag of a purchase that has one.
    pub fn tag(&self) -> Option<&Tag> {
        self.tag.as_ref()
    }

    /// What was so before.
    pub fn before(&self) -> &Before {
        &self.before
    }

    /// When the user confirmed it, in unix milliseconds.
    pub fn intended_at(&self) -> i64 {
        self.intended_at
    }

    /// When it was sent, in unix milliseconds, where the tab lived to note it.
    pub fn sent_at(&self) -> Option<i64> {
        self.sent_at
    }

    /// When the outcome was known, or known to be unknown, in unix milliseconds.
    pub fn ended_at(&self) -> Option<i64> {
        self.ended_at
    }

    /// What came of it.
    pub fn outcome(&self) -> &Outcome {
        &self.outcome
    }

    /// What came of it, in the words in which it is kept: what the provider replied without its passwords, or why there is no reply.
    pub fn reply(&self) -> String {
        serde_json::to_string(&self.outcome).unwrap_or_default()
    }

    /// The request as the provider gets it, with the key masked.
    pub fn masked_request(&self) -> String {
        let (function, parameters) = (self.kind().function(), self.request.parameters());
        match self.kind().provider() {
            Provider::Proxy6 => format!("GET /api/•••/{function}?{parameters}"),
            Provider::Soax => format!("POST /v1/account/package/•••/{function} {parameters}"),
        }
    }

    /// Whether what can be read does not tell what came of it, so that the user decides.
    pub fn is_unclear(&self) -> bool {
        matches!(self.outcome, Outcome::Unknown { unclear: Some(_), .. })
    }

    /// Whether nobody knows yet what came of it.
    pub fn is_unsettled(&self) -> bool {
        matches!(self.outcome, Outcome::Open | Outcome::Unknown { .. })
    }

    /// What must be read to settle it.
    pub fn need(&self) -> Need {
        match &self.request {
            Request::Buy(buy) => buy.comment.clone().map_or(Need::List, Need::Comment),
            Request::Prolong(_) | Request::Delete(_) | Request::SetType(_) | Request::SetComment(_) => {
                Need::Proxies(self.before.ids().collect())
            }
            Request::IpAuth(_) => Need::Nothing,
            Request::UpdateIp(_) | Request::DetachIp(_) => Need::Slots,
        }
    }

    /// What it has cost: the price in the answer, or the difference of the balances where that fits the quote, or else the most
    /// that was quoted. An unknown outcome counts as spent; what was not carried out costs nothing.
    pub fn spent(&self) -> Money {
        if !self.kind().spends() {
            return Money::ZERO;
        }
        let most = self.before.price.map_or(Money::ZERO, |Price { most, .. }| most);
        match &self.outcome {
            Outcome::Refused(_) | Outcome::NotDone { .. } => Money::ZERO,
            Outcome::Done { effect, .. } => effect.price.unwrap_or(most),
            Outcome::Open | Outcome::Unknown { .. } | Outcome::Waived => most,
        }
    }

    /// The user's own comment of a purchase, without the tag.
    pub fn own_comment(&self) -> Option<Comment> {
        let Request::Buy(buy) = &self.request else { return None };
        let comment = buy.comment.as_ref()?;
        self.tag.as_ref().map_or_else(|| Some(comment.clone()), |tag| tag.strip(comment))
    }
}
