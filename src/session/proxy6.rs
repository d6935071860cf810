//! Asking Proxy6: typed requests over the way of the moment.

use super::accounts::{Proxy6Account, accounts};
use super::connection::{Connection, connection};
use super::standing::{Standing, standing};
use super::trouble::Trouble;
use crate::browser::clock;
use crate::transport::{self, Carrier, Lost, NoReply, NotSent, Urgency};
use api::{Call, Effect, Endpoint, Reply};
use leptos::prelude::*;
use proxy6::{Answer, Credentials, Failure, Host, Proxy, getproxy};

/// How often a read is tried again where the key is over its limit.
const TRIES: u32 = 3;
/// For how many milliseconds the limit counts (`proxy6-in-practice.md`, "Limits").
const LIMIT_COUNTS: u32 = 1_000;

/// The Proxy6 account in use, and the way to it, as they were when this was made.
#[derive(Clone)]
pub struct Proxy6 {
    account: Proxy6Account,
    carrier: Carrier,
    /// Where a read may go when the first host does not answer.
    second: Option<Carrier>,
    connection: Connection,
    standing: Standing,
}

/// The same account by the same way.
impl PartialEq for Proxy6 {
    fn eq(&self, other: &Self) -> bool {
        (&self.account, &self.carrier, &self.second) == (&other.account, &other.carrier, &other.second)
    }
}

impl Proxy6 {
    /// The account in use, followed for event handlers and effects, which have no contexts of their own.
    pub fn followed() -> Memo<Option<Self>> {
        Memo::new(|_| Self::current())
    }

    /// The account in use; `None` where there is none. Reactive.
    pub fn current() -> Option<Self> {
        Some(Self::of(accounts().proxy6()?))
    }

    /// That account.
    pub fn of(account: Proxy6Account) -> Self {
        let connection = connection();
        let host = connection.proxy6_host();
        let carrier = connection.to_proxy6(host);
        let second =
            (host == Host::Proxy6Net && carrier != Carrier::Sandbox).then(|| connection.to_proxy6(Host::Px6Me));
        Self { account, carrier, second, connection, standing: standing() }
    }

    /// The account.
    pub fn account(&self) -> &Proxy6Account {
        &self.account
    }

    /// Whether what changes anything may be sent. Reactive.
    pub fn may_change(&self) -> bool {
        self.connection.may_change(&self.carrier, self.account.account_number())
    }

    /// Asks. A read goes to the second host where the first does not answer, and is tried again where the key is over its
    /// limit, as it may be when another program uses it too; all else is sent once.
    ///
    /// # Errors
    /// [`Trouble`].
    pub async fn ask<R, T>(&self, request: &R, urgency: Urgency) -> Result<Answer<T>, Trouble>
    where
        R: Endpoint<Credentials = Credentials, Response = Answer<T>, Failure = Failure>,
    {
        let call = request.call(&self.account.credentials());
        let reads = call.effect == Effect::Reads;
        if !reads && !untrack(|| self.may_change()) {
            return Err(NoReply::NotSent(NotSent::Untested).into());
        }
        let mut tries = if reads { TRIES } else { 0 };
        loop {
            let (reply, carrier) = self.carry(&call, urgency).await?;
            match request.read(&reply) {
                Ok(answer) => {
                    self.standing.learn(self.in_sandbox(), self.account.number, &answer.envelope);
                    if call.function == "account" && *carrier == self.carrier {
                        self.connection.has_answered(carrier, self.account.account_number());
                    }
                    return Ok(answer);
                }
                Err(Failure::TooManyRequests { .. }) if tries > 0 => {
                    tries -= 1;
                    clock::sleep(LIMIT_COUNTS).await;
                }
                Err(failure) => return Err(failure.into()),
            }
        }
    }

    /// Carries a call: a read goes to the second host where the first does not answer.
    async fn carry(&self, call: &Call, urgency: Urgency) -> Result<(Reply, &Carrier), NoReply> {
        let pace = self.connection.pace();
        let carried = transport::carry(call, &self.carrier, pace, urgency, None).await;
        match &self.second {
            Some(second) if call.effect == Effect::Reads && went_unanswered(&carried) => {
                Ok((transport::carry(call, second, pace, urgency, None).await?, second))
            }
            _ => Ok((carried?, &self.carrier)),
        }
    }

    /// Whether this is the sandbox's.
    pub fn in_sandbox(&self) -> bool {
        self.carrier == Carrier::Sandbox
    }

    /// The account's `user_id`, once it has answered.
    pub fn user_id(&self) -> Option<String> {
        self.standing.of(self.in_sandbox(), self.account.number).map(|envelope| envelope.user_id)
    }

    /// Carries a journalled call, once. Only the journal does this.
    ///
    /// # Errors
    /// [`NoReply`].
    pub(super) async fn transmit(&self, call: &Call, id: &str) -> Result<Reply, NoReply> {
        if !untrack(|| self.may_change()) {
            return Err(NoReply::NotSent(NotSent::Untested));
        }
        transport::carry(call, &self.carrier, self.connection.pace(), Urgency::Person, Some(id)).await
    }

    /// Asks the relay for the answer that it kept.
    pub(super) async fn recall(&self, call: &Call, id: &str) -> Option<Result<Reply, NoReply>> {
        transport::recall(call, &self.carrier, self.connection.pace(), id).await
    }

    /// Reads the list from its `first` page to the last, and hands each page over as it comes.
    ///
    /// # Errors
    /// [`Trouble`]: what had come before was handed over.
    pub async fn each_page(&self, first: getproxy::Request, mut take: impl FnMut(Vec<Proxy>)) -> Result<(), Trouble> {
        let mut request = Some(first);
        while let Some(wanted) = request {
            let page = self.ask(&wanted, Urgency::Person).await?.content;
            request = wanted.next(&page);
            take(page.list);
        }
        Ok(())
    }

    /// Asks for the bare account: its balance, and proof that this way's answers can be read.
    ///
    /// # Errors
    /// [`Trouble`].
    pub async fn greet(&self) -> Result<proxy6::Envelope, Trouble> {
        self.ask(&proxy6::account::Request, Urgency::Person).await.map(|answer| answer.envelope)
    }
}

/// Whether the host itself may be what failed, so that another one may do better.
fn went_unanswered(carried: &Result<Reply, NoReply>) -> bool {
    match carried {
        Ok(reply) => reply.status >= 500,
        Err(NoReply::NotSent(NotSent::Unreachable(_))) => true,
        Err(NoReply::Lost(Lost::Blocked | Lost::Upstream(_) | Lost::Timeout)) => true,
        Err(_) => false,
    }
}
