//! Opening the vault, and saving into it. The key lives here, in what the vault drops when it is locked.

use super::error::VaultError;
use super::idle_watch::ACTIVE;
use super::sealing::{new_key, open, seal};
use super::{MARK, SAVED, State, Vault};
use crate::browser::{
    activity::Activity,
    cipher::Key,
    clock,
    database::{Database, StorageRefused, Store},
    locks::{self, Sharing},
    storage,
    task::Task,
};
use crate::session::preferences::PreferencesSignal;
use api::Secret;
use desk::vault::{Contents, NotSealed, Purpose, Sealed, Sealing, attempts::Attempts};
use leptos::prelude::*;
use std::{cell::RefCell, future::Future, pin::Pin, rc::Rc};

/// The record of the one vault of this browser profile.
const RECORD: &str = "keys";
/// The Web Lock under which it is written.
const LOCK: &str = "proxydeck/vault";
/// Wrong passphrases in a row.
const ATTEMPTS: &str = "proxydeck.vault.attempts";
/// What is held while it is open.
pub struct Keeper {
    key: Key,
    sealing: Sealing,
    /// What was stored when it was last read or written, opened and as it stands there.
    base: Contents,
    stored: String,
    /// The watch over idle minutes, which ends with this.
    _watch: (Activity, Task),
}

/// The open vault; dropping it ends the watch and forgets the key.
pub type OpenVault = Rc<RefCell<Option<Keeper>>>;

/// Saves what is new in memory, and takes in what is new in storage.
pub fn bring_together(vault: Vault, open: OpenVault) {
    leptos::task::spawn_local(async move {
        if let Err(error) = vault.save(&open).await {
            vault.complain(&error);
        }
    });
}

async fn stored() -> Result<Option<String>, StorageRefused> {
    Database::open().await?.read(Store::Vault, RECORD).await
}

async fn store(text: &str) -> Result<(), StorageRefused> {
    Database::open().await?.write(Store::Vault, RECORD, text).await
}

/// What lies beside the keys, one record an account.
#[derive(Clone, Copy)]
pub enum Beside {
    /// The proxy list, for times without a network.
    List,
    /// What checks said of the proxies.
    Checks,
}

impl Beside {
    const ALL: [Self; 2] = [Self::List, Self::Checks];

    fn purpose(self) -> Purpose {
        match self {
            Self::List => Purpose::ProxyList,
            Self::Checks => Purpose::CheckHistory,
        }
    }

    fn record(self, account: u32) -> String {
        match self {
            Self::List => format!("list {account}"),
            Self::Checks => format!("checks {account}"),
        }
    }
}

async fn forget_beside(accounts: impl Iterator<Item = u32>) -> Result<(), StorageRefused> {
    let database = Database::open().await?;
    for account in accounts {
        for beside in Beside::ALL {
            database.remove(Store::Vault, &beside.record(account)).await?;
        }
    }
    Ok(())
}

/// The key of the open vault, and how it was made. Call it under the lock: whoever saves has taken it out.
fn key_of(held: &OpenVault) -> Option<(Key, Sealing)> {
    held.borrow().as_ref().map(|keeper| (keeper.key.clone(), keeper.sealing.clone()))
}

/// Seals what lies beside an account's key. What cannot be kept is missing the next time, and says so there.
pub fn keep_beside(held: OpenVault, beside: Beside, account: u32, text: Secret) {
    let keep = async move || -> Result<(), VaultError> {
        let _lock = locks::acquire(LOCK, Sharing::Exclusive).await?;
        let Some((key, sealing)) = key_of(&held) else { return Ok(()) };
        let text = seal(&key, &Sealing { purpose: beside.purpose(), ..sealing }, &text).await?;
        Ok(Database::open().await?.write(Store::Vault, &beside.record(account), &text).await?)
    };
    leptos::task::spawn_local(async move { drop(keep().await) });
}

/// A text that comes, where there is one.
pub type Kept = Pin<Box<dyn Future<Output = Option<Secret>>>>;

/// Opens what lies beside an account's key.
pub fn kept_beside(held: OpenVault, beside: Beside, account: u32) -> Kept {
    Box::pin(async move {
        let _lock = locks::acquire(LOCK, Sharing::Exclusive).await.ok()?;
        let (key, _) = key_of(&held)?;
        let text = Database::open().await.ok()?.read(Store::Vault, &beside.record(account)).await.ok()??;
        open(&key, &Sealed::parse(&text, beside.purpose()).ok()?).await
    })
}

/// How many milliseconds the next try has to wait.
pub fn wait() -> i64 {
    attempts().wait(clock::now_millis())
}

fn attempts() -> Attempts {
    storage::read(ATTEMPTS).map(|text| Attempts::from_text(&text)).unwrap_or_default()
}

/// Opens what is stored, counting wrong tries.
async fn try_open(passphrase: &Secret) -> Result<(Key, Sealing, Contents, String), VaultError> {
    let wait = wait();
    if wait > 0 {
        return Err(VaultError::Wait(wait));
    }
    let text = stored().await?.ok_or(VaultError::Gone)?;
    let sealed = Sealed::parse(&text, Purpose::Vault)?;
    let key = Key::of(passphrase, &sealed.sealing.salt, sealed.sealing.rounds).await?;
    let Some(opened) = open(&key, &sealed).await else {
        // Where the browser keeps nothing the next try is not slowed.
        let _ = storage::write(ATTEMPTS, &attempts().and_one(clock::now_millis()).to_text());
        return Err(VaultError::WrongPassphrase);
    };
    storage::remove(ATTEMPTS);
    let contents = Contents::parse(&opened).map_err(|_| VaultError::NotSealed(NotSealed::Broken))?;
    Ok((key, sealed.sealing, contents, text))
}

impl Vault {
    /// Turns the vault on: the accounts in memory go into it, and it stays open.
    ///
    /// # Errors
    /// [`VaultError`]: then nothing was stored.
    pub async fn turn_on(self, passphrase: &Secret, preferences: PreferencesSignal) -> Result<(), VaultError> {
        let lock = locks::acquire(LOCK, Sharing::Exclusive).await?;
        if stored().await?.is_some() {
            self.state.set(State::Locked);
            self.tell(SAVED);
            return Err(VaultError::AlreadyThere);
        }
        let (key, sealing) = new_key(passphrase, Purpose::Vault).await?;
        let contents = self.accounts.own_accounts();
        let text = seal(&key, &sealing, &contents.to_text()).await?;
        store(&text).await?;
        drop(lock);
        storage::ask_to_persist();
        self.keep_open((key, sealing, contents, text), preferences);
        Ok(())
    }

    /// Opens it. One of fewer rounds than today's is sealed anew.
    ///
    /// # Errors
    /// [`VaultError`].
    pub async fn unlock(self, passphrase: &Secret, preferences: PreferencesSignal) -> Result<(), VaultError> {
        let lock = locks::acquire(LOCK, Sharing::Exclusive).await?;
        let (mut key, mut sealing, contents, mut text) = try_open(passphrase).await?;
        if sealing.is_outdated() {
            (key, sealing) = new_key(passphrase, Purpose::Vault).await?;
            text = seal(&key, &sealing, &contents.to_text()).await?;
            store(&text).await?;
            // What the old key sealed nobody opens any more.
            forget_beside(contents.proxy6.iter().map(|own| own.number)).await?;
        }
        drop(lock);
        // Keys that were typed while it was locked go into it too.
        let typed = self.accounts.own_accounts();
        let all = typed.merged(&Contents::default(), &contents);
        self.keep_open((key, sealing, contents, text), preferences);
        self.accounts.replace_own(all);
        Ok(())
    }

    /// Puts another passphrase in place. Other tabs, whose keys then fit no more, are locked.
    ///
    /// # Errors
    /// [`VaultError`]: then the old one holds.
    pub async fn change_passphrase(
        self,
        old: &Secret,
        new: &Secret,
        preferences: PreferencesSignal,
    ) -> Result<(), VaultError> {
        let lock = locks::acquire(LOCK, Sharing::Exclusive).await?;
        let (_, _, contents, _) = try_open(old).await?;
        let (key, sealing) = new_key(new, Purpose::Vault).await?;
        let text = seal(&key, &sealing, &contents.to_text()).await?;
        store(&text).await?;
        forget_beside(contents.proxy6.iter().map(|own| own.number)).await?;
        drop(lock);
        self.keep_open((key, sealing, contents, text), preferences);
        Ok(())
    }

    /// Turns it off and deletes what is stored. The keys stay in memory where it was open.
    ///
    /// # Errors
    /// [`StorageRefused`].
    pub async fn turn_off(self) -> Result<(), StorageRefused> {
        Database::open().await?.clear(Store::Vault).await?;
        self.open.set_value(None);
        for name in [MARK, ATTEMPTS, ACTIVE] {
            storage::remove(name);
        }
        self.state.set(State::Off);
        Ok(())
    }

    fn keep_open(self, (key, sealing, base, stored): (Key, Sealing, Contents, String), preferences: PreferencesSignal) {
        let watch = self.watch(preferences);
        let keeper = Keeper { key, sealing, base, stored, _watch: watch };
        self.open.set_value(Some(Rc::new(RefCell::new(Some(keeper)))));
        self.state.set(State::Open);
        self.unlocking.set(false);
        self.tell(SAVED);
    }

    fn complain(self, error: &VaultError) {
        match error {
            // Another tab has changed the passphrase: only who knows it goes on.
            VaultError::WrongPassphrase => self.empty(),
            VaultError::Gone => {}
            error => self.announcer.failure(untrack(|| (self.words.vault.not_saved)(error.to_string().as_str()))),
        }
    }

    /// Brings what is stored and what is in memory together, and writes what is new.
    async fn save(self, held: &OpenVault) -> Result<(), VaultError> {
        let _lock = locks::acquire(LOCK, Sharing::Exclusive).await?;
        // The key is taken out for as long as this works, so that nothing is borrowed while it waits.
        let Some(keeper) = held.take() else { return Ok(()) };
        let outcome = self.merge(&keeper).await;
        match outcome {
            Ok((base, stored)) => {
                *held.borrow_mut() = Some(Keeper { base, stored, ..keeper });
                Ok(())
            }
            Err(error) => {
                *held.borrow_mut() = Some(keeper);
                Err(error)
            }
        }
    }

    async fn merge(self, keeper: &Keeper) -> Result<(Contents, String), VaultError> {
        let text = stored().await?.ok_or(VaultError::Gone)?;
        let theirs = if text == keeper.stored {
            keeper.base.clone()
        } else {
            let sealed = Sealed::parse(&text, Purpose::Vault)?;
            let opened = open(&keeper.key, &sealed).await.ok_or(VaultError::WrongPassphrase)?;
            Contents::parse(&opened).map_err(|_| VaultError::NotSealed(NotSealed::Broken))?
        };
        // It may have been locked meanwhile: then there is nothing to save, and above all not the emptiness.
        if self.state.get_untracked() != State::Open {
            return Ok((theirs, text));
        }
        let own = self.accounts.own_accounts();
        let all = own.merged(&keeper.base, &theirs);
        let text = if all == theirs {
            text
        } else {
            let text = seal(&keeper.key, &keeper.sealing, &all.to_text()).await?;
            store(&text).await?;
            self.tell(SAVED);
            let before = theirs.proxy6.iter().map(|own| own.number);
            forget_beside(before.filter(|number| !all.proxy6.iter().any(|own| own.number == *number))).await?;
            text
        };
        if self.state.get_untracked() == State::Open && all != own && self.accounts.own_accounts() == own {
            self.accounts.replace_own(all.clone());
        }
        Ok((all, text))
    }
}
