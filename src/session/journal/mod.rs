//! The journal in the browser: what changes or spends goes through here and nowhere else. The procedures themselves are
//! `desk::journal`'s; here their actions are carried out.

mod drive;
mod recipient;
pub mod report;
mod store;
mod survey;
mod word;

pub use recipient::Recipient;

use super::connection::{Connection, connection};
use super::preferences::PreferencesSignal;
use super::roster::{RosterSignal, roster};
use super::standing::{Standing, standing};
use super::unsettled::{Unsettled, unsettled};
use super::{on_first_use, vault::on_lock};
use crate::browser::{clock, database::StorageRefused, page, storage};
use crate::lasting::Lasting;
use desk::calendar::Zone;
use desk::journal::{Before, Change, Ending, Entry, EntryId, Event, Limits, Request, Rules, Settling, Tag, Wish};
use leptos::prelude::*;
use std::rc::Rc;

/// How far a procedure is, for whoever watches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Waits until no other tab works on this account.
    Queued,
    /// Reads what is there now.
    Reading,
    /// The call of that number (from 1) is being sent.
    Sending(usize),
}

/// The entries, and the ways to make them.
#[derive(Clone, Copy)]
pub struct Journal {
    entries: Lasting<Vec<Entry>>,
    unreadable: Lasting<usize>,
    unsettled: Unsettled,
    /// What this tab is sending: nobody need settle that yet.
    under_way: Lasting<Vec<EntryId>>,
    standing: Standing,
    roster: RosterSignal,
    preferences: PreferencesSignal,
    connection: Connection,
}

/// What a procedure wants of the page that began it.
pub struct Attended {
    /// Shows what is about to be sent, and brings the person's answer.
    pub confirm: Box<dyn AsyncConfirm>,
    /// Is told how far it is.
    pub watch: Box<dyn Fn(Stage)>,
    /// Whether the person wants no more calls. What is sent is sent.
    pub cancelled: Rc<std::cell::Cell<bool>>,
}

/// Asks a person, who takes their time.
pub trait AsyncConfirm {
    /// Whether the person wants what the offers say.
    fn ask(self: Box<Self>, offers: Vec<(Wish, Before)>) -> std::pin::Pin<Box<dyn Future<Output = bool>>>;
}

impl<F, A> AsyncConfirm for F
where
    F: FnOnce(Vec<(Wish, Before)>) -> A + 'static,
    A: Future<Output = bool> + 'static,
{
    fn ask(self: Box<Self>, offers: Vec<(Wish, Before)>) -> std::pin::Pin<Box<dyn Future<Output = bool>>> {
        Box::pin((*self)(offers))
    }
}

impl Attended {
    /// A procedure that was confirmed before it began, and that nobody watches.
    pub fn confirmed() -> Self {
        Self {
            confirm: Box::new(|_offers| std::future::ready(true)),
            watch: Box::new(|_stage| {}),
            cancelled: Rc::default(),
        }
    }
}

impl Journal {
    /// Nothing is read yet: whoever wants what is stored reads it ([`Journal::load`]).
    fn make() -> Self {
        let journal = Self {
            entries: Lasting::new(Vec::new()),
            unreadable: Lasting::new(0),
            unsettled: unsettled(),
            under_way: Lasting::new(Vec::new()),
            standing: standing(),
            roster: roster(),
            preferences: expect_context(),
            connection: connection(),
        };
        on_lock(move || journal.forget());
        journal
    }

    /// All entries, newest first; reactive.
    pub fn entries(self) -> Vec<Entry> {
        self.entries.get()
    }

    /// How many records there are that this version cannot read; reactive.
    pub fn unreadable(self) -> usize {
        self.unreadable.get()
    }

    /// Forgets what was read; storage keeps it.
    fn forget(self) {
        self.entries.set(Vec::new());
    }

    /// An entry as it is now: it may have been settled since. Reactive.
    pub fn latest(self, entry: &Entry) -> Entry {
        let own = |entries: &Vec<Entry>| entries.iter().find(|own| own.id() == entry.id()).cloned();
        self.entries.with(own).unwrap_or_else(|| entry.clone())
    }

    /// The entries of unknown outcome, those of the other realm too, but none that this tab is just sending; reactive.
    pub fn unsettled(self) -> Vec<Entry> {
        let under_way = self.under_way.get();
        let is_left = |entry: &&Entry| entry.is_unsettled() && !under_way.contains(&entry.id());
        self.entries.with(|entries| entries.iter().filter(is_left).cloned().collect())
    }

    /// Reads the journal anew: other tabs write to it too.
    ///
    /// # Errors
    /// What storage said.
    pub async fn load(self) -> Result<(), StorageRefused> {
        let hint = Unsettled::stored();
        let (mut entries, unreadable) = store::read_all().await?;
        entries.sort_by_key(|entry| std::cmp::Reverse(entry.intended_at()));
        let any_unsettled = entries.iter().any(Entry::is_unsettled);
        self.unreadable.set(unreadable);
        self.entries.set(entries);
        match (any_unsettled, self.unsettled.may_be_untracked()) {
            (true, false) => self.unsettled.expect(),
            (false, true) => self.unsettled.clear(hint),
            _ => {}
        }
        Ok(())
    }

    /// All records as they are stored, those of newer versions too.
    ///
    /// # Errors
    /// What storage said.
    pub async fn records(self) -> Result<Vec<String>, StorageRefused> {
        store::records().await
    }

    /// Stores entries that a backup brings.
    ///
    /// # Errors
    /// What storage said: then not all are stored.
    pub async fn take_in(self, entries: Vec<Entry>) -> Result<(), StorageRefused> {
        for entry in entries {
            store::write(&entry).await?;
        }
        self.load().await
    }

    /// Sends calls, one after the other, each once, each written down before it leaves. The future must not be dropped: run it
    /// with `spawn_local`, whatever becomes of the page.
    pub async fn send(self, to: Recipient, requests: Vec<Request>, attended: Attended) -> Ending {
        let wishes: Vec<Wish> = requests
            .into_iter()
            .map(|request| Wish::new(EntryId::new(page::random_bytes()), request, Tag::new(page::random_bytes())))
            .collect();
        let ids: Vec<EntryId> = wishes.iter().map(Wish::id).collect();
        let (mut change, first) = Change::begin(to.account().clone(), wishes, self.rules());
        self.under_way.update(|under_way| under_way.extend(&ids));
        let cancelled = attended.cancelled.clone();
        let mut on = move |event: Event| {
            if cancelled.get() {
                // Only noted: the procedure stops before its next call.
                let stopped = change.on(Event::Cancelled, clock::now_millis());
                if stopped.is_some() {
                    return stopped;
                }
            }
            change.on(event, clock::now_millis())
        };
        let ending = self.drive(&to, first, &mut on, attended).await;
        self.under_way.update(|under_way| under_way.retain(|own| !ids.contains(own)));
        if ending.entries.iter().any(Entry::is_unsettled) {
            self.unsettled.expect();
        } else if !ending.entries.is_empty() && self.unsettled.may_be_untracked() {
            // Takes the hint away, unless something else wants to be settled; where storage fails it stays, and does no harm.
            let _ = self.load().await;
        }
        ending
    }

    /// Settles what is unknown on an account, as far as the provider can be read.
    pub async fn settle(self, to: Recipient) -> Ending {
        let (mut settling, first) = Settling::begin(to.account().clone(), i64::from(self.connection.pace().timeout));
        let mut on = move |event: Event| settling.on(event, clock::now_millis());
        self.drive(&to, first, &mut on, Attended::confirmed()).await
    }

    /// What may be spent. Reactive.
    pub fn limits(self) -> Limits {
        self.preferences.with(|chosen| chosen.limits.into())
    }

    /// What the person allows, and where their days begin.
    fn rules(self) -> Rules {
        Rules { limits: untrack(|| self.limits()), zone: zone() }
    }

    fn remember(self, entry: Entry) {
        storage::ask_to_persist();
        self.entries.update(|entries| match entries.iter_mut().find(|own| own.id() == entry.id()) {
            Some(own) => *own = entry,
            None => entries.insert(0, entry),
        });
    }
}

/// The person's time zone around now.
pub fn zone() -> Zone {
    const YEAR: i64 = 366 * 86_400;
    let now = clock::now_seconds();
    Zone::learn(now - YEAR, now + YEAR, clock::zone_offset)
}

/// The context, for a component's first line.
pub fn journal() -> Journal {
    on_first_use(Journal::make)
}
