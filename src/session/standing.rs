//! How each Proxy6 account stands: the envelope of its latest reply (balance, currency, user id).

use super::accounts::{Accounts, accounts};
use super::connection::{Connection, connection};
use crate::lasting::Lasting;
use desk::preferences::Mode;
use leptos::prelude::*;
use proxy6::Envelope;

/// An account: whether it is the sandbox's, and its number.
type Account = (bool, u32);

/// The latest envelope of every account.
#[derive(Clone, Copy)]
pub struct Standing {
    latest: Lasting<Vec<(Account, Envelope)>>,
    accounts: Accounts,
    connection: Connection,
}

impl Standing {
    /// Puts the context in place.
    pub fn provide() {
        provide_context(Self { latest: Lasting::new(Vec::new()), accounts: accounts(), connection: connection() });
    }

    /// The envelope of the account in use, reactively; `None` before its first reply.
    pub fn current(self) -> Option<Envelope> {
        let number = self.accounts.proxy6()?.number;
        let account = (self.in_sandbox(), number);
        self.latest.with(|latest| envelope(latest, account))
    }

    /// The latest envelope of that account, once.
    pub fn of(self, in_sandbox: bool, number: u32) -> Option<Envelope> {
        self.latest.with_untracked(|latest| envelope(latest, (in_sandbox, number)))
    }

    /// Takes a reply's envelope in.
    pub fn learn(self, in_sandbox: bool, number: u32, envelope: &Envelope) {
        self.latest.update(|latest| {
            latest.retain(|(known, _)| *known != (in_sandbox, number));
            latest.push(((in_sandbox, number), envelope.clone()));
        });
    }

    /// Forgets how all accounts stand.
    pub fn forget(self) {
        self.latest.set(Vec::new());
    }

    fn in_sandbox(self) -> bool {
        self.connection.mode() == Mode::Sandbox
    }
}

fn envelope(latest: &[(Account, Envelope)], account: Account) -> Option<Envelope> {
    latest.iter().find(|(known, _)| *known == account).map(|(_, envelope)| envelope.clone())
}

/// The context, for a component's first line.
pub fn standing() -> Standing {
    expect_context()
}
