//! Settling by itself: as soon as the key of an account with unknown entries is there, and again when the network is back.
//! Until then the shell tells what waits for which account.

use super::accounts::{Accounts, accounts};
use super::announcer::{Announcer, announcer};
use super::connection::{Connection, connection};
use super::greeting::greeting;
use super::journal::{Attended, Journal, Recipient, journal};
use super::preferences::PreferencesSignal;
use super::roster::{Reading, RosterSignal, roster};
use super::unsettled::unsettled;
use super::words::{Words, words};
use super::{Root, root};
use super::{proxy6::Proxy6, soax::Soax};
use crate::browser::{clock, page};
use crate::effects::effect;
use crate::lasting::Lasting;
use crate::on_demand::on_demand;
use desk::journal::{Account, Entry, Outcome, Provider};
use desk::preferences::Mode;
use leptos::prelude::*;
use std::{collections::BTreeMap, pin::Pin};

/// How long (milliseconds) after a reading that did not come the next one begins.
const LOOK_AGAIN: u32 = 4_000;

/// How the settling of an account's entries stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Standing {
    /// Its key is not here.
    KeyMissing,
    /// What the provider shows is being read, and will be read again where it does not come.
    UnderWay,
    /// What the provider shows does not tell; the person decides.
    Unclear,
}

/// What is being settled.
#[derive(Clone, Copy)]
pub struct Settlement {
    at_work: Lasting<Vec<Account>>,
    root: Root,
    journal: Journal,
    accounts: Accounts,
    connection: Connection,
    roster: RosterSignal,
    preferences: PreferencesSignal,
    announcer: Announcer,
    words: Words,
}

/// Whether an account can be settled now.
enum Key {
    Here(Box<Recipient>),
    Missing,
    /// An account of which nobody knows yet whether it is the one does not answer.
    Silent,
}

on_demand! {
    in settling: fn begin(root: Root) -> Pin<Box<dyn Future<Output = ()>>> {
        Box::pin(root.with(settlement).look())
    }
}

/// Settles from now on, whenever there may be something and anything has changed that may help.
pub fn watch() {
    let (unsettled, root, accounts, connection, greeting) = (unsettled(), root(), accounts(), connection(), greeting());
    let again = Lasting::new(0_u32);
    page::on_return(move || again.update(|again| *again += 1));
    effect(move || {
        again.track();
        let _ = (connection.mode(), accounts.all_proxy6().len(), accounts.all_soax().len());
        let _ = (greeting.proxy6(), greeting.soax());
        if unsettled.may_be() {
            leptos::task::spawn_local(async move {
                // Without its code the next occasion tries again; nothing is spent meanwhile.
                if let Ok(work) = begin(root).await {
                    work.await;
                }
            });
        }
    });
}

impl Settlement {
    fn make() -> Self {
        Self {
            at_work: Lasting::new(Vec::new()),
            root: root(),
            journal: journal(),
            accounts: accounts(),
            connection: connection(),
            roster: roster(),
            preferences: expect_context(),
            announcer: announcer(),
            words: words(),
        }
    }

    /// The accounts of this realm that have entries of unknown outcome, how many, and how they stand. Reactive.
    pub fn waiting(self) -> Vec<(Account, u64, Standing)> {
        let sandbox = self.connection.mode() == Mode::Sandbox;
        let mut accounts: BTreeMap<Account, (u64, bool)> = BTreeMap::new();
        for entry in self.journal.unsettled().into_iter().filter(|entry| entry.account().sandbox == sandbox) {
            let (count, unclear) = accounts.entry(entry.account().clone()).or_default();
            *count += 1;
            *unclear |= entry.is_unclear();
        }
        let at_work = self.at_work.get();
        let told = |(account, (count, unclear)): (Account, (u64, bool))| {
            let standing = match (at_work.contains(&account), unclear) {
                (true, _) => Standing::UnderWay,
                (false, true) => Standing::Unclear,
                (false, false) => Standing::KeyMissing,
            };
            (account, count, standing)
        };
        accounts.into_iter().map(told).collect()
    }

    /// Settles one account's entries now, where its key is here and nobody is at it.
    pub fn settle_now(self, account: Account) {
        if !self.at_work.with_untracked(|at_work| at_work.contains(&account)) {
            self.at_work.update(|at_work| at_work.push(account.clone()));
            leptos::task::spawn_local(async move {
                self.settle(&account).await;
                self.at_work.update(|at_work| at_work.retain(|own| *own != account));
            });
        }
    }

    /// Begins with every account of this realm that has unknown entries.
    async fn look(self) {
        // Where storage gives nothing out, the Journal tells, and nothing can be spent.
        if self.journal.load().await.is_err() {
            return;
        }
        let sandbox = untrack(|| self.connection.mode()) == Mode::Sandbox;
        for entry in untrack(|| self.journal.unsettled()) {
            // What is unclear waits for the person's word.
            if entry.account().sandbox == sandbox && !entry.is_unclear() {
                self.settle_now(entry.account().clone());
            }
        }
    }

    async fn settle(self, account: &Account) {
        loop {
            match self.key_of(account).await {
                Key::Missing => return,
                Key::Silent => {}
                Key::Here(recipient) => {
                    let ending = self.journal.settle((*recipient).clone()).await;
                    for entry in &ending.entries {
                        self.settled(&recipient, entry).await;
                    }
                    if let Some(why) = &ending.why {
                        return self.announcer.failure(untrack(|| (self.words.journal.not_begun)(why)));
                    }
                    // Another tab may have been first.
                    let known = self.journal.load().await.is_ok();
                    let entries = untrack(|| self.journal.entries());
                    let left =
                        |entry: &Entry| entry.account() == account && entry.is_unsettled() && !entry.is_unclear();
                    if known && !entries.iter().any(left) {
                        return;
                    }
                }
            }
            clock::sleep(LOOK_AGAIN).await;
        }
    }

    /// Tells what came of an entry, lets the list follow it, and gives its comment back.
    async fn settled(self, recipient: &Recipient, entry: &Entry) {
        let kind = untrack(|| (self.words.journal.kind)(entry.kind()));
        let told = |sentence: &str| format!("{kind}: {sentence}");
        let journal = untrack(|| &self.words.journal);
        match entry.outcome() {
            Outcome::Done { .. } => {
                self.announcer.result(told(journal.settled_done));
                if let Some(proxy6) = recipient.as_proxy6()
                    && self.roster.is_of(proxy6)
                    && untrack(|| self.roster.reading()) != Reading::NotBegun
                {
                    self.roster.read(proxy6.clone());
                }
                self.give_comment_back(recipient, entry).await;
            }
            Outcome::NotDone { .. } | Outcome::Refused(_) => self.announcer.result(told(journal.settled_not_done)),
            _ if entry.is_unclear() => self.announcer.failure(told(journal.still_unknown)),
            // It will be read again.
            _ => {}
        }
    }

    async fn give_comment_back(self, recipient: &Recipient, entry: &Entry) {
        let wanted = untrack(|| self.preferences.with(|chosen| !chosen.keep_tag));
        if let Some(restore) = entry.restore_comment().filter(|_| wanted) {
            // Where this fails the comment keeps the purchase's tag, and the Journal tells.
            self.journal.send(recipient.clone(), vec![restore], Attended::confirmed()).await;
        }
    }

    /// Looks for the account among those whose keys are here; one that has never answered is asked who it is.
    async fn key_of(self, account: &Account) -> Key {
        if (untrack(|| self.connection.mode()) == Mode::Sandbox) != account.sandbox {
            return Key::Missing;
        }
        match account.provider {
            Provider::Proxy6 => {
                let mut silent = false;
                for proxy6 in
                    self.root.with(|| self.accounts.all_proxy6().into_iter().map(Proxy6::of).collect::<Vec<_>>())
                {
                    if proxy6.user_id().is_none() {
                        silent |= proxy6.greet().await.is_err_and(|trouble| trouble.is_of_the_way());
                    }
                    match Recipient::proxy6(proxy6) {
                        Some(recipient) if recipient.account() == account => return Key::Here(Box::new(recipient)),
                        _ => {}
                    }
                }
                if silent { Key::Silent } else { Key::Missing }
            }
            Provider::Soax => {
                for soax in self.root.with(|| self.accounts.all_soax().into_iter().map(Soax::of).collect::<Vec<_>>()) {
                    match Recipient::soax(soax).await {
                        Some(recipient) if recipient.account() == account => return Key::Here(Box::new(recipient)),
                        _ => {}
                    }
                }
                Key::Missing
            }
        }
    }
}

/// The context, for a component's first line.
pub fn settlement() -> Settlement {
    super::on_first_use(Settlement::make)
}
