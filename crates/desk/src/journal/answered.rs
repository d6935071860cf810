//! What came back for a journalled call, as far as it may be kept: no password, no user, no key.

use super::as_text;
use api::{Money, Secret, Unreadable};
use proxy6::{Answer, Failure, ProxyId};
use serde::{Deserialize, Serialize};

/// An answer, read.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Answered {
    /// The provider did it.
    Done(Effect),
    /// It was not done, and never will be.
    Refused(Refusal),
    /// Something came that tells nothing. The call may have been carried out.
    Unclear(Loss),
}

/// What a call did at the provider.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(default)]
pub struct Effect {
    /// The proxies it concerned, as far as known.
    #[serde(with = "as_text::list", skip_serializing_if = "Vec::is_empty")]
    pub proxies: Vec<ProxyId>,
    /// How many proxies it concerned, where the provider said so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub count: Option<u32>,
    /// What it cost, in the account's currency.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub price: Option<Money>,
    /// The balance after it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub balance: Option<Money>,
    /// The order's number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub order: Option<String>,
}

/// Why a call was not carried out.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Refusal {
    /// Proxy6 said no (`proxy6.txt`, "Error codes").
    Proxy6 {
        /// `error_id`.
        code: u32,
        /// `error`, where the code is not a documented one.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        words: String,
    },
    /// SOAX said no (`soax.md`, "Error Handling").
    Soax {
        /// The HTTP status.
        status: u16,
        /// What it said.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        words: String,
    },
    /// Whoever carries the call says that it never left: the relay, which could not reach the provider or would not carry it.
    NeverSent,
}

/// Why an outcome is unknown.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Loss {
    /// No answer in time.
    Timeout,
    /// The user or the browser gave up waiting.
    Aborted,
    /// The connection failed, before or after the call arrived.
    Connection,
    /// The tab ended between sending and answer.
    TabClosed,
    /// HTTP 429 or 503 without the provider's own words.
    TooManyRequests,
    /// Some other answer that cannot be read.
    Unreadable {
        /// The HTTP status.
        status: u16,
        /// What is wrong with it.
        why: String,
    },
}

impl From<Unreadable> for Loss {
    fn from(unreadable: Unreadable) -> Self {
        Self::Unreadable { status: unreadable.status(), why: unreadable.why().to_owned() }
    }
}

impl Answered {
    pub(super) fn bought(result: Result<Answer<proxy6::buy::Response>, Failure>) -> Self {
        Self::by_proxy6(result, |bought| Effect {
            proxies: bought.list.iter().map(|proxy| proxy.id).collect(),
            count: Some(bought.count),
            price: Some(bought.price),
            order: bought.order_id,
            balance: None,
        })
    }

    pub(super) fn prolonged(result: Result<Answer<proxy6::prolong::Response>, Failure>) -> Self {
        Self::by_proxy6(result, |prolonged| Effect {
            proxies: prolonged.list.iter().map(|proxy| proxy.id).collect(),
            count: Some(prolonged.count),
            price: Some(prolonged.price),
            order: prolonged.order_id,
            balance: None,
        })
    }

    pub(super) fn counted<T>(result: Result<Answer<T>, Failure>, count: impl Fn(T) -> Option<u32>) -> Self {
        Self::by_proxy6(result, |content| Effect { count: count(content), ..Effect::default() })
    }

    fn by_proxy6<T>(result: Result<Answer<T>, Failure>, effect: impl FnOnce(T) -> Effect) -> Self {
        match result {
            Ok(answer) => Self::Done(Effect { balance: Some(answer.envelope.balance), ..effect(answer.content) }),
            Err(Failure::Refused(refusal)) => {
                let documented = refusal.code.documented_text().is_some();
                let words = if documented { String::new() } else { refusal.text };
                Self::Refused(Refusal::Proxy6 { code: refusal.code.number(), words })
            }
            Err(Failure::TooManyRequests { .. }) => Self::Unclear(Loss::TooManyRequests),
            Err(Failure::Unreadable(unreadable)) => Self::Unclear(unreadable.into()),
        }
    }

    /// 429 and 5xx may come from anything between SOAX and us, and other statuses are not documented: they tell nothing.
    pub(super) fn by_soax(result: Result<(), soax::Failure>) -> Self {
        use soax::ErrorKind;
        match result {
            Ok(()) => Self::Done(Effect::default()),
            Err(soax::Failure::Unreadable(unreadable)) => Self::Unclear(unreadable.into()),
            Err(soax::Failure::Refused(refusal)) => match refusal.kind {
                ErrorKind::InvalidApiKey
                | ErrorKind::AccessDenied
                | ErrorKind::PackageNotFound
                | ErrorKind::Validation
                | ErrorKind::Unsuccessful => {
                    Self::Refused(Refusal::Soax { status: refusal.status, words: refusal.text })
                }
                ErrorKind::TooManyRequests { .. } => Self::Unclear(Loss::TooManyRequests),
                ErrorKind::ServerError | ErrorKind::Other(_) => {
                    Self::Unclear(Loss::Unreadable { status: refusal.status, why: String::new() })
                }
            },
        }
    }

    /// The same with the provider's words rid of every key, and cut: enough to be understood, too little to hold a page.
    pub(super) fn fit_to_keep(mut self, keys: [&Secret; 2]) -> Self {
        if let Self::Refused(Refusal::Proxy6 { words, .. } | Refusal::Soax { words, .. }) = &mut self {
            for key in keys.into_iter().filter(|key| !key.is_empty()) {
                *words = words.replace(key.expose(), "•••");
            }
            *words = words.chars().take(200).collect();
        }
        self
    }
}
