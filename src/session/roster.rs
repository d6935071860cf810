//! The Proxy6 proxies of the account in use, as far as they are read.

use super::proxy6::Proxy6;
use super::trouble::Trouble;
use super::{
    accounts::accounts,
    connection::connection,
    vault::{Beside, Vault, vault},
};
use crate::browser::{clock, task::Task};
use crate::lasting::Lasting;
use crate::transport::Urgency;
use desk::preferences::Mode;
use desk::roster::{Roster, Selection};
use leptos::prelude::*;
use proxy6::{Proxy, ProxyId, getproxy};

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
    roster: Lasting<Roster>,
    selection: Lasting<Selection>,
    /// Whether the person wants the selection extended; the dialog on the Proxies page opens at that.
    pub extending: Lasting<bool>,
    /// Grows when another list begins.
    beginnings: Lasting<u32>,
    reading: Lasting<Reading>,
    /// When the list was read that is shown instead of one that does not come.
    saved: Lasting<Option<i64>>,
    vault: Vault,
    /// What is read of the list: its first page.
    wanted: Lasting<getproxy::Request>,
    task: StoredValue<Option<Task>, LocalStorage>,
    /// The mode, and the number of the account in use.
    whose: Memo<(Mode, Option<u32>)>,
}

impl RosterSignal {
    /// Another account, or another way to it, begins with an empty list.
    fn make() -> Self {
        let (accounts, connection) = (accounts(), connection());
        let whose = Memo::new(move |_| (connection.mode(), accounts.proxy6().map(|account| account.number)));
        let own = Self {
            roster: Lasting::new(Roster::default()),
            selection: Lasting::new(Selection::default()),
            extending: Lasting::new(false),
            beginnings: Lasting::new(0),
            reading: Lasting::new(Reading::NotBegun),
            saved: Lasting::new(None),
            vault: vault(),
            wanted: Lasting::new(getproxy::Request::default()),
            task: StoredValue::new_local(None),
            whose,
        };
        Effect::new(move |before: Option<()>| {
            // Read, not only tracked: a memo that nobody reads never learns what it depends on.
            let _ = whose.get();
            if before.is_some() {
                own.forget();
            }
        });
        own
    }

    /// The list, reactively.
    pub fn with<T>(self, read: impl FnOnce(&Roster) -> T) -> T {
        self.roster.with(read)
    }

    /// The list, once.
    pub fn with_untracked<T>(self, read: impl FnOnce(&Roster) -> T) -> T {
        self.roster.with_untracked(read)
    }

    /// The list, to be read by whoever is given this.
    pub fn rows(self) -> Lasting<Roster> {
        self.roster
    }

    /// Changes the list after an action that the provider has confirmed.
    pub fn change(self, change: impl FnOnce(&mut Roster)) {
        let before = self.roster.with_untracked(Roster::len);
        self.roster.update(change);
        if self.roster.with_untracked(Roster::len) < before {
            self.select_only_known();
        }
    }

    /// Which proxies are selected, reactively. A selection stays when the page is left.
    pub fn with_selection<T>(self, read: impl FnOnce(&Selection) -> T) -> T {
        self.selection.with(read)
    }

    /// Changes the selection.
    pub fn select(self, change: impl FnOnce(&mut Selection)) {
        self.selection.update(change);
    }

    /// The selected proxies in the list's order, once.
    pub fn selected(self) -> Vec<ProxyId> {
        self.roster.with_untracked(|roster| self.selection.with_untracked(|selection| selection.ids(roster)))
    }

    fn select_only_known(self) {
        self.selection.update(|selection| self.roster.with_untracked(|roster| selection.keep_known(roster)));
    }

    /// Grows when another list begins: of another account, or of the sandbox anew. Reactive.
    pub fn beginnings(self) -> u32 {
        self.beginnings.get()
    }

    /// Whether the list is that account's. Another may have been chosen since a call of this one was sent.
    pub fn is_of(self, proxy6: &Proxy6) -> bool {
        let (mode, number) = self.whose.get_untracked();
        (mode == Mode::Sandbox) == proxy6.in_sandbox() && number == Some(proxy6.account().number)
    }

    /// The account whose list it is, once; `None` in the sandbox too.
    pub fn account(self) -> Option<u32> {
        let (mode, number) = self.whose.get_untracked();
        number.filter(|_| mode != Mode::Sandbox)
    }

    /// Takes proxies in, such as those just bought.
    pub fn take_in(self, proxies: &[Proxy]) {
        self.roster.update(|roster| roster.extend(proxies));
    }

    /// How far the reading is, reactively.
    pub fn reading(self) -> Reading {
        self.reading.get()
    }

    /// Whether the list is being read, reactively.
    pub fn is_under_way(self) -> bool {
        self.reading.with(|reading| matches!(reading, Reading::UnderWay { .. }))
    }

    /// What is read of the list: the default is all of it; reactively.
    pub fn wanted(self) -> getproxy::Request {
        self.wanted.get()
    }

    /// Reads only what this asks for. What else was there goes.
    pub fn read_part(self, proxy6: Proxy6, wanted: getproxy::Request) {
        self.wanted.set(wanted);
        self.read(proxy6);
    }

    /// Reads the list (anew): page by page, what has come is shown at once. A reading under way is replaced.
    pub fn read(self, proxy6: Proxy6) {
        let task = Task::spawn(async move {
            let outcome = self.read_all(&proxy6).await;
            if outcome.is_ok() {
                self.saved.set(None);
                self.keep(&proxy6).await;
            }
            self.reading.set(outcome.map_or_else(Reading::Failed, |()| Reading::Complete));
        });
        self.reading.set(Reading::UnderWay { pages: 0 });
        self.task.set_value(Some(task));
    }

    /// When (seconds since 1970) the list was read that is shown instead of one that does not come: with it nothing is sent. Reactive.
    pub fn saved_at(self) -> Option<i64> {
        self.saved.get()
    }

    /// Keeps the whole list for times without a network, where the vault takes it in.
    async fn keep(self, proxy6: &Proxy6) {
        if !proxy6.in_sandbox() && self.wanted.get_untracked() == getproxy::Request::default() {
            let text = self.roster.with_untracked(|roster| roster.to_text(clock::now_seconds()));
            self.vault.keep(Beside::List, proxy6.account().number, text).await;
        }
    }

    /// Shows the list that was kept, where nothing of a newer one is there.
    pub async fn show_saved(self, proxy6: Proxy6) {
        if proxy6.in_sandbox() || self.roster.with_untracked(|roster| !roster.is_empty()) {
            return;
        }
        let text = self.vault.kept(Beside::List, proxy6.account().number).await;
        if let Some((roster, read_at)) = text.and_then(|text| Roster::of_text(&text).ok()) {
            self.roster.set(roster);
            self.saved.set(Some(read_at));
        }
    }

    /// Forgets the list, as when the sandbox begins anew.
    pub fn forget(self) {
        self.task.set_value(None);
        self.roster.set(Roster::default());
        self.selection.set(Selection::default());
        self.saved.set(None);
        self.beginnings.update(|beginnings| *beginnings += 1);
        self.wanted.set(getproxy::Request::default());
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
            let mut request = Some(self.wanted.get_untracked());
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
                self.select_only_known();
                return Ok(());
            }
        }
    }
}

/// The context, for a component's first line.
pub fn roster() -> RosterSignal {
    super::on_first_use(RosterSignal::make)
}
