//! The vault's state and its lock. What opens it and saves into it comes when it is needed ([`keeping`]).

mod error;
mod idle_watch;
pub mod keeping;
mod sealing;

pub use error::VaultError;
pub use sealing::{open_backup, seal_backup};

use super::{
    accounts::{Accounts, accounts},
    announcer::{Announcer, announcer},
    standing::{Standing, standing},
    words::{Words, words},
};
use crate::browser::{clock, storage};
use crate::effects::effect;
use crate::lasting::Lasting;
use crate::on_demand::on_demand;
use api::Secret;
use desk::vault::Contents;
pub use keeping::Beside;
use keeping::OpenVault;
use leptos::prelude::*;

/// Tells, without any secret, whether there is a vault, and other tabs what happened to it.
const MARK: &str = "proxydeck.vault";
const LOCKED: &str = "locked";
const SAVED: &str = "saved";

/// How the vault is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum State {
    /// There is none: keys are in memory only.
    #[default]
    Off,
    /// It is there, and nobody has opened it in this tab.
    Locked,
    /// It is open: the accounts are in memory, and every change is saved.
    Open,
}

on_demand! {
    // No closure of that code is kept here: what the core can call without asking for it becomes part of the core.
    in vault: fn bring_together(vault: Vault, open: OpenVault) -> () { keeping::bring_together(vault, open); }
}
on_demand! {
    in vault: fn keep_beside(open: OpenVault, beside: Beside, account: u32, text: Secret) -> () {
        keeping::keep_beside(open, beside, account, text);
    }
}
on_demand! {
    in vault: fn kept_beside(open: OpenVault, beside: Beside, account: u32) -> keeping::Kept {
        keeping::kept_beside(open, beside, account)
    }
}

/// The vault.
#[derive(Clone, Copy)]
pub struct Vault {
    state: Lasting<State>,
    locks: Lasting<u32>,
    /// Whether the dialog is on show that asks for the passphrase.
    pub unlocking: Lasting<bool>,
    open: StoredValue<Option<OpenVault>, LocalStorage>,
    accounts: Accounts,
    standing: Standing,
    announcer: Announcer,
    words: Words,
}

impl Vault {
    /// Puts the context in place, and hears what other tabs do to the vault.
    pub fn provide() {
        let state = if storage::read(MARK).is_some() { State::Locked } else { State::Off };
        let vault = Self {
            state: Lasting::new(state),
            locks: Lasting::new(0),
            unlocking: Lasting::new(false),
            open: StoredValue::new_local(None),
            accounts: accounts(),
            standing: standing(),
            announcer: announcer(),
            words: words(),
        };
        provide_context(vault);
        storage::on_change(MARK, move |mark| vault.hear(mark.as_deref()));
        effect(move || {
            vault.accounts.track_own();
            vault.bring_together();
        });
    }

    /// How it is, reactively.
    pub fn state(self) -> State {
        self.state.get()
    }

    /// Grows each time that it is locked, reactively: what the page shows is then built anew, and what was read with the keys is
    /// forgotten ([`on_lock`]).
    pub fn locks(self) -> u32 {
        self.locks.get()
    }

    /// Locks it in all tabs.
    pub fn lock(self) {
        self.tell(LOCKED);
        self.empty();
    }

    /// Saves nothing more into it, for all that is stored is about to go.
    pub fn abandon(self) {
        self.open.set_value(None);
    }

    /// Forgets the keys. What is being sent is followed to its end.
    fn empty(self) {
        self.open.set_value(None);
        self.unlocking.set(false);
        self.state.set(State::Locked);
        self.accounts.replace_own(Contents::default());
        self.standing.forget();
        self.announcer.forget();
        self.locks.update(|locks| *locks += 1);
    }

    fn hear(self, mark: Option<&str>) {
        let what = mark.map(|mark| mark.split(' ').next().unwrap_or_default());
        match (what, self.state.get_untracked()) {
            // Keys that were typed here meanwhile go too: whoever locks wants no key in any tab.
            (Some(LOCKED), _) => self.empty(),
            (Some(SAVED), State::Open) => self.bring_together(),
            (None, State::Locked) => self.state.set(State::Off),
            (None, State::Open) => {
                self.open.set_value(None);
                self.state.set(State::Off);
            }
            _ => {}
        }
    }

    /// Brings memory and storage together, whoever changed which.
    fn bring_together(self) {
        if let Some(open) = self.open.get_value() {
            leptos::task::spawn_local(async move {
                // Whoever has an open vault has its code.
                let _ = bring_together(self, open).await;
            });
        }
    }

    /// Keeps something beside an account's key, where the vault is open; else it is kept nowhere.
    pub async fn keep(self, beside: Beside, account: u32, text: Secret) {
        if let Some(open) = self.open.get_value() {
            // Whoever has an open vault has its code.
            let _ = keep_beside(open, beside, account, text).await;
        }
    }

    /// What was kept beside an account's key; `None` without it, and where the vault is not open.
    pub async fn kept(self, beside: Beside, account: u32) -> Option<Secret> {
        kept_beside(self.open.get_value()?, beside, account).await.ok()?.await
    }

    /// Tells other tabs. The time makes every message another one, for browsers tell changes only.
    fn tell(self, what: &str) {
        // Without storage there is no vault.
        let _ = storage::write(MARK, &format!("{what} {}", clock::now_millis()));
    }
}

/// Forgets something whenever the vault is locked.
pub fn on_lock(forget: impl Fn() + 'static) {
    let locks = vault().locks;
    let made = locks.get_untracked();
    Effect::new(move |before: Option<u32>| {
        let now = locks.get();
        if now != before.unwrap_or(made) {
            untrack(&forget);
        }
        now
    });
}

/// The context, for a component's first line.
pub fn vault() -> Vault {
    expect_context()
}
