//! The first word to each account: as soon as an account, or the way to it, is chosen, one read tells its balance and proves
//! that answers can be read here.

use super::accounts::{Accounts, accounts};
use super::connection::{Connection, connection};
use super::{proxy6::Proxy6, soax::Soax, trouble::Trouble};
use crate::browser::task::Task;
use crate::effects::effect;
use crate::lasting::Lasting;
use crate::on_demand::{Missing, on_demand};
use crate::transport::{NoReply, NotSent, Urgency};
use desk::preferences::Mode;
use leptos::prelude::*;
use proxy6::Host;
use soax::partner::ip_list;
use std::pin::Pin;

/// What became of the first word.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Greeted {
    /// There is no account.
    #[default]
    Nobody,
    /// It is under way.
    Pending,
    /// The account has answered.
    Answered,
    /// It has not.
    Failed(Trouble),
}

/// Who is greeted.
enum Account {
    Proxy6(Box<Proxy6>),
    Soax(Box<Soax>),
}

type Answer = Pin<Box<dyn Future<Output = Result<(), Trouble>>>>;

on_demand! {
    // Whoever has no account asks nobody, and needs none of what asks.
    in asking: fn greet(account: Account) -> Answer {
        Box::pin(async move {
            match account {
                Account::Proxy6(proxy6) => proxy6.greet().await.map(|_| ()),
                Account::Soax(soax) => soax.ask(&ip_list::Request, Urgency::Person).await.map(|_| ()),
            }
        })
    }
}

/// One provider's part.
#[derive(Clone, Copy)]
struct Word {
    greeted: Lasting<Greeted>,
    task: StoredValue<Option<Task>, LocalStorage>,
}

impl Word {
    fn new() -> Self {
        Self { greeted: Lasting::new(Greeted::Nobody), task: StoredValue::new_local(None) }
    }

    fn say(self, to: Option<Account>) {
        let Some(account) = to else {
            self.task.set_value(None);
            self.greeted.set(Greeted::Nobody);
            return;
        };
        self.greeted.set(Greeted::Pending);
        self.task.set_value(Some(Task::spawn(async move {
            let answer = match greet(account).await {
                Ok(answer) => answer.await,
                Err(Missing) => Err(NoReply::NotSent(NotSent::NoCode).into()),
            };
            self.greeted.set(answer.map_or_else(Greeted::Failed, |()| Greeted::Answered));
        })));
    }
}

/// The first words to both providers.
#[derive(Clone, Copy)]
pub struct Greeting {
    proxy6: Word,
    soax: Word,
}

/// All that decides where a call goes.
type Way = (Mode, String, Host, u32);

fn way(connection: Connection) -> Way {
    (connection.mode(), connection.relay(), connection.proxy6_host(), connection.pairings())
}

impl Greeting {
    /// Puts the context in place, and greets whenever an account or the way to it changes.
    pub fn provide() {
        let greeting = Self { proxy6: Word::new(), soax: Word::new() };
        provide_context(greeting);
        let (accounts, connection): (Accounts, Connection) = (accounts(), connection());
        let proxy6 =
            Memo::new(move |_| accounts.proxy6().map(|account| (account.number, account.key, way(connection))));
        let soax = Memo::new(move |_| accounts.soax().map(|own| (own.number, own.credentials(), way(connection))));
        effect(move || {
            // Read, not only tracked: a memo that nobody reads never learns what it depends on.
            let _ = proxy6.get();
            untrack(|| greeting.greet_proxy6());
        });
        effect(move || {
            let _ = soax.get();
            untrack(|| greeting.greet_soax());
        });
    }

    /// Greets the Proxy6 account in use once more.
    pub fn greet_proxy6(self) {
        self.proxy6.say(Proxy6::current().map(|proxy6| Account::Proxy6(Box::new(proxy6))));
    }

    /// Greets the SOAX package in use once more.
    pub fn greet_soax(self) {
        self.soax.say(Soax::current().map(|soax| Account::Soax(Box::new(soax))));
    }

    /// What became of the word to Proxy6, reactively.
    pub fn proxy6(self) -> Greeted {
        self.proxy6.greeted.get()
    }

    /// What became of the word to SOAX, reactively.
    pub fn soax(self) -> Greeted {
        self.soax.greeted.get()
    }
}

/// The context, for a component's first line.
pub fn greeting() -> Greeting {
    expect_context()
}
