//! The whitelists as they are wanted: drafts that outlive their page, and the way from a draft to SOAX's list.

use super::announcer::{Announcer, announcer};
use super::drafts;
use super::journal::{Attended, Journal, Recipient, journal, report};
use super::soax::Soax;
use super::trouble::Trouble;
use super::vault::on_lock;
use super::words::{Words, words};
use crate::effects::effect;
use crate::lasting::Lasting;
use crate::transport::Urgency;
use desk::journal::{Before, Ending, NotBegun, Request, Wish};
use desk::whitelist::{Draft, Meanwhile, Step};
use leptos::prelude::*;
use soax::partner::ip_list;
use std::{collections::HashMap, net::IpAddr};

/// Whose list: in which realm, of which package.
pub type Owner = (bool, u32);

/// A slot that changed at SOAX meanwhile, and what the person says to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Noticed {
    /// What happened.
    pub change: Meanwhile,
    /// Whether the person's own wish holds, where there is one that would overwrite it.
    pub keep_mine: Option<bool>,
}

impl Noticed {
    /// Whether a wish would overwrite something that the person has not seen.
    pub fn is_undecided(&self) -> bool {
        self.change.wanted.is_some() && self.change.now.is_some() && self.keep_mine.is_none()
    }
}

/// A list, what is wanted of it, and what happened to it meanwhile.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sheet {
    /// The slots.
    pub draft: Draft,
    /// What changed since the draft was begun.
    pub noticed: Vec<Noticed>,
}

impl Sheet {
    /// Takes a list in that was just read.
    fn take(&mut self, slots: &[ip_list::Slot]) {
        let (draft, meanwhile) = self.draft.rebased(slots);
        self.draft = draft;
        for change in meanwhile {
            self.noticed.retain(|old| old.change.number != change.number);
            self.noticed.push(Noticed { change, keep_mine: None });
        }
    }
}

/// How far an application is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Applying {
    /// A request is on its way.
    Sending,
    /// The list is read to be compared.
    Comparing,
}

/// All lists.
#[derive(Clone, Copy)]
pub struct Whitelists {
    sheets: Lasting<HashMap<Owner, Sheet>>,
    applying: Lasting<Option<(Owner, Applying)>>,
    own_address: Lasting<Option<IpAddr>>,
    journal: Journal,
    announcer: Announcer,
    words: Words,
}

impl Whitelists {
    fn make() -> Self {
        let own = Self {
            sheets: Lasting::new(HashMap::new()),
            applying: Lasting::new(None),
            own_address: Lasting::new(None),
            journal: journal(),
            announcer: announcer(),
            words: words(),
        };
        on_lock(move || own.forget());
        effect(move || {
            own.sheets.with(|sheets| {
                for (owner, sheet) in sheets {
                    drafts::keep(&draft_of(*owner), sheet.draft.is_changed().then(|| sheet.draft.text()));
                }
            });
        });
        own
    }

    /// Whose list a package's is.
    pub fn owner(soax: &Soax) -> Owner {
        (soax.in_sandbox(), soax.package().number)
    }

    /// Reads from a list, reactively; `None` before it was read.
    pub fn with<T>(self, owner: Owner, read: impl FnOnce(&Sheet) -> T) -> Option<T> {
        self.sheets.with(|sheets| sheets.get(&owner).map(read))
    }

    /// Changes what is wanted.
    pub fn change(self, owner: Owner, change: impl FnOnce(&mut Sheet)) {
        self.sheets.update(|sheets| {
            if let Some(sheet) = sheets.get_mut(&owner) {
                change(sheet);
            }
        });
    }

    /// Forgets all lists and drafts.
    fn forget(self) {
        self.sheets.with_untracked(|sheets| sheets.keys().for_each(|owner| drafts::keep(&draft_of(*owner), None)));
        self.sheets.set(HashMap::new());
        self.own_address.set(None);
    }

    /// How far the application of a list is, reactively.
    pub fn applying(self, owner: Owner) -> Option<Applying> {
        self.applying.get().filter(|(own, _)| *own == owner).map(|(_, applying)| applying)
    }

    /// The address that the checker saw last, reactively.
    pub fn own_address(self) -> Option<IpAddr> {
        self.own_address.get()
    }

    /// Asks the checker for it.
    ///
    /// # Errors
    /// [`Trouble`].
    pub async fn ask_own_address(self, soax: &Soax) -> Result<IpAddr, Trouble> {
        let address = soax.whoami().await?.ip;
        self.own_address.set(Some(address));
        Ok(address)
    }

    /// Reads the list, and puts the wishes on it.
    ///
    /// # Errors
    /// [`Trouble`].
    pub async fn read(self, soax: &Soax) -> Result<(), Trouble> {
        let slots = soax.ask(&ip_list::Request, Urgency::Person).await?;
        let owner = Self::owner(soax);
        self.sheets.update(|sheets| match sheets.entry(owner) {
            std::collections::hash_map::Entry::Occupied(mut known) => known.get_mut().take(&slots),
            std::collections::hash_map::Entry::Vacant(new) => {
                let begun = drafts::read(&draft_of(owner)).and_then(|text| Draft::read(&text).ok());
                let sheet =
                    new.insert(Sheet { draft: begun.unwrap_or_else(|| Draft::of(&slots)), noticed: Vec::new() });
                sheet.take(&slots);
            }
        });
        Ok(())
    }

    /// Makes SOAX's list what is wanted: one request of each kind, the list read again after each, and compared in the end.
    /// Goes on whatever page is open, and tells how it ends. Nothing where an application is under way.
    pub fn apply(self, soax: Soax) {
        let owner = Self::owner(&soax);
        if self.applying.with_untracked(Option::is_some) {
            return;
        }
        self.applying.set(Some((owner, Applying::Sending)));
        leptos::task::spawn_local(async move {
            let told = self.carry_out(&soax, owner).await;
            self.applying.set(None);
            match told {
                Ok(sentence) => self.announcer.result(sentence),
                Err(sentence) => self.announcer.failure(sentence),
            }
        });
    }

    async fn carry_out(self, soax: &Soax, owner: Owner) -> Result<String, String> {
        let messages = || untrack(|| self.words.language()).messages();
        let Some(recipient) = Recipient::soax(soax.clone()).await else {
            return Err(messages().whitelist.no_hash.to_owned());
        };
        // What was confirmed is done, whatever is typed into the table meanwhile.
        let confirmed = self.draft(owner);
        let (steps, changes) = (confirmed.plan().unwrap_or_default(), confirmed.changes());
        self.change(owner, |sheet| sheet.noticed.clear());
        if steps.is_empty() {
            return Ok(messages().whitelist.nothing_left.to_owned());
        }
        for step in steps {
            let Some(step) = self.draft(owner).remaining(step) else { continue };
            self.applying.set(Some((owner, Applying::Sending)));
            let ending = self.send(recipient.clone(), step, self.draft(owner)).await;
            self.applying.set(Some((owner, Applying::Comparing)));
            let read = self.read(soax).await;
            if let Some(complaint) = complaint(&ending, messages()) {
                return Err(complaint);
            }
            if read.is_err() {
                return Err(messages().whitelist.not_compared.to_owned());
            }
            if untrack(|| self.with(owner, |sheet| sheet.noticed.iter().any(Noticed::is_undecided))) == Some(true) {
                return Err(messages().whitelist.changed_meanwhile.to_owned());
            }
        }
        let words = &messages().whitelist;
        if self.draft(owner).fulfils(&changes) {
            Ok((words.applied)(changes.len() as u64))
        } else {
            Err(words.not_as_wanted.to_owned())
        }
    }

    fn draft(self, owner: Owner) -> Draft {
        untrack(|| self.with(owner, |sheet| sheet.draft.clone())).unwrap_or_default()
    }

    /// Sends one request, through the journal. The only place where a whitelist is changed.
    async fn send(self, recipient: Recipient, step: Step, draft: Draft) -> Ending {
        let request = match step {
            Step::Update(request) => Request::UpdateIp(request),
            Step::Detach(request) => Request::DetachIp(request),
        };
        // The journal reads the list itself right before it sends: what is overwritten is what was shown.
        let as_shown = move |offers: Vec<(Wish, Before)>| {
            let mut slots = offers.iter().flat_map(|(_, before)| &before.slots);
            std::future::ready(slots.all(|slot| draft.shows(slot.number, slot.ip.as_deref(), &slot.comment)))
        };
        let attended = Attended { confirm: Box::new(as_shown), ..Attended::confirmed() };
        self.journal.send(recipient, vec![request], attended).await
    }
}

/// The name of a list's draft.
fn draft_of((in_sandbox, package): Owner) -> String {
    format!("whitelist.{}{package}", if in_sandbox { "sandbox." } else { "" })
}

fn complaint(ending: &Ending, messages: &desk::text::Messages) -> Option<String> {
    match ending.why {
        Some(NotBegun::Declined) => Some(messages.whitelist.changed_meanwhile.to_owned()),
        _ => report::complaint(ending, messages),
    }
}

/// The context, for a component's first line.
pub fn whitelists() -> Whitelists {
    super::on_first_use(Whitelists::make)
}
