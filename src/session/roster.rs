//! The Proxy6 proxies of the account in use, as far as they are read.

use super::proxy6::Proxy6;
use super::trouble::Trouble;
use super::{accounts::accounts, connection::connection};
use crate::browser::task::Task;
use crate::transport::Urgency;
use desk::roster::Roster;
use leptos::prelude::*;
use proxy6::{Proxy, getproxy};

/// How far the reading of the list is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Reading {
    /// Never begun for this account.
    #[default]
    NotBegun,
    /// Under way; so many pages have come.
    UnderWay {
        /// Pages that have come.
        pages: u32,
    },
    /// Given up by the person; what had come is there.
    Cancelled,
    /// The whole list is there.
    Complete,
    /// A page did not come; what had come before is there.
    Failed(Trouble),
}

/// The list and how far its reading is.
#[derive(Clone, Copy)]
pub struct RosterSignal {
    roster: RwSignal<Roster>,
    reading: RwSignal<Reading>,
    task: StoredValue<Option<Task>, LocalStorage>,
}

impl RosterSignal {
    /// Puts the context in place. Another account, or another way to it, begins with an empty list.
    pub fn provide() {
        let own = Self {
            roster: RwSignal::new(Roster::default()),
            reading: RwSignal::new(Reading::NotBegun),
            task: StoredValue::new_local(None),
        };
        provide_context(own);
        let (accounts, connection) = (accounts(), connection());
        let whose = Memo::new(move |_| (connection.mode(), accounts.proxy6().map(|account| account.number)));
        Effect::new(move |before: Option<()>| {
            // Read, not only tracked: a memo that nobody reads never learns what it depends on.
            let _ = whose.get();
            if before.is_some() {
                own.forget();
            }
        });
    }

    /// The list, reactively.
    pub fn with<T>(self, read: impl FnOnce(&Roster) -> T) -> T {
        self.roster.with(read)
    }

    /// The list, once.
    pub fn with_untracked<T>(self, read: impl FnOnce(&Roster) -> T) -> T {
        self.roster.with_untracked(read)
    }

    /// Changes the list after an action that the provider has confirmed.
    pub fn change(self, change: impl FnOnce(&mut Roster)) {
        self.roster.update(change);
    }

    /// Takes proxies in, such as those just bought.
    pub fn take_in(self, proxies: &[Proxy]) {
        self.roster.update(|roster| roster.extend(proxies));
    }

    /// How far the reading is, reactively.
    pub fn reading(self) -> Reading {
        self.reading.get()
    }

    /// Reads the list (anew): page by page, what has come is shown at once. A reading under way is replaced.
    pub fn read(self, proxy6: Proxy6) {
        let task = Task::spawn(async move {
            let outcome = self.read_all(&proxy6).await;
            self.reading.set(outcome.map_or_else(Reading::Failed, |()| Reading::Complete));
        });
        self.reading.set(Reading::UnderWay { pages: 0 });
        self.task.set_value(Some(task));
    }

    /// Forgets the list, as when the sandbox begins anew.
    pub fn forget(self) {
        self.task.set_value(None);
        self.roster.set(Roster::default());
        self.reading.set(Reading::NotBegun);
    }

    /// Gives the reading up and keeps what has come.
    pub fn cancel(self) {
        self.task.set_value(None);
        if matches!(self.reading.get_untracked(), Reading::UnderWay { .. }) {
            self.reading.set(Reading::Cancelled);
        }
    }

    async fn read_all(self, proxy6: &Proxy6) -> Result<(), Trouble> {
        loop {
            let refresh = self.roster.try_update(Roster::begin_refresh);
            let mut request = Some(getproxy::Request::default());
            let mut pages = 0;
            while let Some(wanted) = request {
                let page = proxy6.ask(&wanted, Urgency::Person).await?.content;
                pages += 1;
                self.roster.update(|roster| roster.extend(&page.list));
                self.reading.set(Reading::UnderWay { pages });
                request = wanted.next(&page);
            }
            // A proxy deleted meanwhile has moved the pages: then the list is read once more.
            let complete = self.roster.try_update(|roster| refresh.map(|refresh| roster.finish_refresh(refresh)));
            if complete.flatten() != Some(false) {
                return Ok(());
            }
        }
    }
}

/// The context, for a component's first line.
pub fn roster() -> RosterSignal {
    expect_context()
}
