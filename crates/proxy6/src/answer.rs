//! What every reply has in common (`proxy6.txt`, "For developers (API)").

use crate::{
    ErrorCode, Failure, Refusal,
    json::{Object, Unfit},
};
use api::{Currency, Money, Reply};

/// The account, as every successful reply shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Envelope {
    /// `user_id`: the account's number.
    pub user_id: String,
    /// `balance` after the call, in `currency`.
    pub balance: Money,
    /// `currency`: the account's, RUB or USD.
    pub currency: Currency,
    /// `date_mod`, where the reply has one: `YYYY-MM-DD HH:MM:SS` without a zone.
    pub date_mod: Option<String>,
}

/// A successful reply.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer<T> {
    /// The account.
    pub envelope: Envelope,
    /// What the method itself answers.
    pub content: T,
}

/// Reads a reply: first the envelope, then with `content` what the method itself answers.
pub(crate) fn read<T>(
    reply: &Reply,
    content: impl FnOnce(&Object<'_>) -> Result<T, Unfit>,
) -> Result<Answer<T>, Failure> {
    let (envelope, object) = open(reply)?;
    let content = content(&object).map_err(|unfit| reply.unreadable(unfit))?;
    Ok(Answer { envelope, content })
}

fn open(reply: &Reply) -> Result<(Envelope, Object<'_>), Failure> {
    let over_the_limit = Failure::TooManyRequests { retry_after: reply.retry_after };
    let object = match Object::from_bytes(&reply.body) {
        Ok(object) => object,
        Err(_) if matches!(reply.status, 429 | 503) => return Err(over_the_limit),
        Err(problem) => return Err(reply.unreadable(problem).into()),
    };
    match object.optional_text("status").ok().flatten().as_deref() {
        Some("yes") => {
            let envelope = Envelope::read(&object).map_err(|unfit| reply.unreadable(unfit))?;
            Ok((envelope, object))
        }
        Some("no") => {
            let refusal = Refusal::read(&object);
            // The document calls it "error 429", and says neither where the number stands nor what the body is.
            let by_number = refusal.code == ErrorCode::Unknown(429);
            let by_status = reply.status == 429 && matches!(refusal.code, ErrorCode::Unknown(_));
            Err(if by_number || by_status { over_the_limit } else { Failure::Refused(refusal) })
        }
        _ if matches!(reply.status, 429 | 503) => Err(over_the_limit),
        _ => Err(reply.unreadable(Unfit { field: "status", wanted: "`yes` or `no`" }).into()),
    }
}

impl Envelope {
    fn read(object: &Object<'_>) -> Result<Self, Unfit> {
        let currency = object.text("currency")?;
        Ok(Self {
            user_id: object.text("user_id")?.into_owned(),
            balance: object.money("balance")?,
            currency: currency.parse().map_err(|_| Unfit { field: "currency", wanted: "a currency" })?,
            date_mod: object.optional_text("date_mod")?.map(Into::into),
        })
    }
}

impl Refusal {
    /// A refusal is a refusal however badly it is written: nothing was done, which is what matters most.
    fn read(object: &Object<'_>) -> Self {
        Self {
            code: ErrorCode::from_number(object.number("error_id").unwrap_or(0)),
            text: object.text("error").unwrap_or_default().into_owned(),
        }
    }
}
