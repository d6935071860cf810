//! How each Proxy6 account stands: the envelope of its latest reply (balance, currency, user id).

use super::accounts::{Accounts, accounts};
use super::connection::{Connection, connection};
use desk::preferences::Mode;
use leptos::prelude::*;
use proxy6::Envelope;
use std::collections::HashMap;

/// The latest envelope of every account.
#[derive(Clone, Copy)]
pub struct Standing {
    latest: RwSignal<HashMap<(bool, u32), Envelope>>,
    accounts: Accounts,
    connection: Connection,
}

impl Standing {
    /// Puts the context in place.
    pub fn provide() {
        provide_context(Self { latest: RwSignal::new(HashMap::new()), accounts: accounts(), connection: connection() });
    }

    /// The envelope of the account in use, reactively; `None` before its first reply.
    pub fn current(self) -> Option<Envelope> {
        let number = self.accounts.proxy6()?.number;
        self.latest.with(|latest| latest.get(&(self.in_sandbox(), number)).cloned())
    }

    /// The latest envelope of that account, once.
    pub fn of(self, in_sandbox: bool, number: u32) -> Option<Envelope> {
        self.latest.with_untracked(|latest| latest.get(&(in_sandbox, number)).cloned())
    }

    /// Takes a reply's envelope in.
    pub fn learn(self, in_sandbox: bool, number: u32, envelope: &Envelope) {
        self.latest.update(|latest| {
            latest.insert((in_sandbox, number), envelope.clone());
        });
    }

    fn in_sandbox(self) -> bool {
        self.connection.mode() == Mode::Sandbox
    }
}

/// The context, for a component's first line.
pub fn standing() -> Standing {
    expect_context()
}
