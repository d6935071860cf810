//! What checks say of the proxies: whether they work, and how fast. A check reads, and runs as long as the app does.

use super::announcer::{Announcer, announcer};
use super::proxy6::Proxy6;
use super::roster::{Reading, RosterSignal, roster};
use super::trouble::Trouble;
use super::vault::{Beside, State, Vault, vault};
use super::words::{Words, words};
use crate::browser::{clock, task::Task};
use crate::lasting::Lasting;
use crate::transport::Urgency;
use api::Secret;
use desk::check_history::{CheckHistory, Said};
use leptos::prelude::*;
use proxy6::{ErrorCode, Failure, ProxyId, check, getproxy};
use std::collections::HashMap;

/// What a long run has learnt is kept as often as this, in milliseconds.
const KEPT_EVERY: i64 = 60_000;

/// What is known of a proxy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Checked {
    /// It is being asked.
    UnderWay,
    /// It works; how long it took, where the provider says so.
    Works(Option<check::Seconds>),
    /// It does not.
    Dead,
    /// The provider did not say.
    Unknown,
}

/// How far the checking is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// How many have been asked about.
    pub done: usize,
    /// How many there are.
    pub of: usize,
}

/// All checks since the list was begun, and those before it that the vault has kept.
#[derive(Clone, Copy)]
pub struct Checks {
    known: Lasting<HashMap<ProxyId, Checked>>,
    history: Lasting<CheckHistory>,
    /// Of which account, outside the sandbox.
    whose: StoredValue<Option<u32>>,
    /// Whether the history has in it what the vault has kept.
    recalled: StoredValue<bool>,
    vault: Vault,
    progress: Lasting<Option<Progress>>,
    task: StoredValue<Option<Task>, LocalStorage>,
    roster: RosterSignal,
    announcer: Announcer,
    words: Words,
}

impl Checks {
    /// Another account's list begins without checks.
    fn make() -> Self {
        let checks = Self {
            known: Lasting::new(HashMap::new()),
            history: Lasting::new(CheckHistory::default()),
            whose: StoredValue::new(None),
            recalled: StoredValue::new(false),
            vault: vault(),
            progress: Lasting::new(None),
            task: StoredValue::new_local(None),
            roster: roster(),
            announcer: announcer(),
            words: words(),
        };
        Effect::new(move |before: Option<u32>| {
            let beginnings = checks.roster.beginnings();
            if before != Some(beginnings) {
                checks.forget();
            }
            if checks.vault.state() == State::Open {
                leptos::task::spawn_local(checks.recall(beginnings));
            }
            beginnings
        });
        checks
    }

    /// Begins anew for whichever account there is now. What is under way is given up without being kept: its account may have been
    /// forgotten.
    fn forget(self) {
        self.task.set_value(None);
        self.progress.set(None);
        self.known.set(HashMap::new());
        self.history.set(CheckHistory::default());
        self.whose.set_value(self.roster.account());
        self.recalled.set_value(false);
    }

    /// Puts what the vault has kept behind what is known.
    async fn recall(self, beginnings: u32) {
        let Some(account) = self.whose.get_value().filter(|_| !self.recalled.get_value()) else { return };
        self.recalled.set_value(true);
        if let Some(record) = self.vault.kept(Beside::Checks, account).await
            && untrack(|| self.roster.beginnings()) == beginnings
        {
            self.history.update(|history| history.follow(CheckHistory::from_record(record.expose())));
        }
    }

    /// Keeps the history where the vault is open, without the proxies that are known to be gone.
    fn keep(self) {
        let Some(account) = self.whose.get_value().filter(|_| untrack(|| self.vault.state()) == State::Open) else {
            return;
        };
        let whole =
            || self.roster.reading() == Reading::Complete && self.roster.wanted() == getproxy::Request::default();
        if untrack(whole) {
            let has = |id| self.roster.with_untracked(|all| all.number_of(id).is_some());
            self.history.update(|history| history.keep(has));
        }
        let record = Secret::new(self.history.with_untracked(CheckHistory::to_record));
        leptos::task::spawn_local(async move { self.vault.keep(Beside::Checks, account, record).await });
    }

    /// What is known of a proxy, now or from the last time, reactively.
    pub fn of(self, id: ProxyId) -> Option<Checked> {
        let known = self.known.with(|known| known.get(&id).copied());
        known.or_else(|| self.history.with(|history| history.of(id).next().map(|(_, said)| said.into())))
    }

    /// What was known of a proxy before, the latest first, each with the time (seconds since 1970); reactively.
    pub fn before(self, id: ProxyId) -> Vec<(i64, Checked)> {
        // What is told as today's is not told again; what was kept needs its date.
        let told = self.known.with(|known| known.get(&id).is_some_and(|checked| *checked != Checked::UnderWay));
        let all = |history: &CheckHistory| history.of(id).map(|(at, said)| (at, said.into())).collect::<Vec<_>>();
        self.history.with(all).into_iter().skip(usize::from(told)).collect()
    }

    /// Whether anything is known of any, reactively.
    pub fn any(self) -> bool {
        self.known.with(|known| !known.is_empty()) || self.history.with(|history| !history.is_empty())
    }

    /// How far the checking is, while it is under way; reactively.
    pub fn progress(self) -> Option<Progress> {
        self.progress.get()
    }

    /// Checks these proxies, one call each, at the pace that is allowed. Checks under way are given up.
    pub fn begin(self, proxy6: Proxy6, ids: Vec<ProxyId>) {
        self.cancel();
        let of = ids.len();
        self.progress.set(Some(Progress { done: 0, of }));
        let work = async move {
            let mut counts = (0_u64, 0_u64);
            let mut kept_at = clock::now_millis();
            for (done, id) in ids.into_iter().enumerate() {
                self.learn(id, Checked::UnderWay);
                let checked = match ask(&proxy6, id).await {
                    Ok(checked) => checked,
                    Err(trouble) => {
                        self.learn(id, Checked::Unknown);
                        self.stop();
                        untrack(|| self.announcer.failure(trouble.explain(&self.words, api::Effect::Reads).sentence()));
                        return;
                    }
                };
                match checked {
                    Checked::Works(_) => counts.0 += 1,
                    Checked::Dead => counts.1 += 1,
                    Checked::UnderWay | Checked::Unknown => {}
                }
                self.learn(id, checked);
                self.progress.set(Some(Progress { done: done + 1, of }));
                if clock::now_millis() - kept_at > KEPT_EVERY {
                    kept_at = clock::now_millis();
                    self.keep();
                }
            }
            self.stop();
            self.announcer.result(untrack(|| (self.words.proxies.checked)(counts.0, counts.1)));
        };
        self.task.set_value(Some(Task::spawn(work)));
    }

    /// Gives the checking up, and keeps what is known.
    pub fn cancel(self) {
        self.task.set_value(None);
        self.stop();
    }

    fn stop(self) {
        if self.progress.get_untracked().is_some() {
            self.progress.set(None);
            self.keep();
        }
        if self.known.with_untracked(|known| known.values().any(|checked| *checked == Checked::UnderWay)) {
            self.known.update(|known| known.retain(|_, checked| *checked != Checked::UnderWay));
        }
    }

    fn learn(self, id: ProxyId, checked: Checked) {
        if let Some(said) = checked.said() {
            self.history.update(|history| history.learn(id, clock::now_seconds(), said));
        }
        self.known.update(|known| {
            known.insert(id, checked);
        });
    }
}

impl Checked {
    /// What is remembered of it.
    fn said(self) -> Option<Said> {
        match self {
            Self::UnderWay => None,
            Self::Works(seconds) => Some(Said::Works(seconds)),
            Self::Dead => Some(Said::Dead),
            Self::Unknown => Some(Said::Unknown),
        }
    }
}

impl From<Said> for Checked {
    fn from(said: Said) -> Self {
        match said {
            Said::Works(seconds) => Self::Works(seconds),
            Said::Dead => Self::Dead,
            Said::Unknown => Self::Unknown,
        }
    }
}

/// Asks once, and once more where no answer came: in an hour of checks one is sure to get lost.
async fn ask(proxy6: &Proxy6, id: ProxyId) -> Result<Checked, Trouble> {
    let request = check::Request::Id(id);
    let mut answer = proxy6.ask(&request, Urgency::Background).await;
    if matches!(&answer, Err(trouble) if trouble.leaves_outcome_unknown()) {
        answer = proxy6.ask(&request, Urgency::Background).await;
    }
    match answer {
        Ok(answer) if answer.content.working => Ok(Checked::Works(answer.content.seconds)),
        Ok(_) => Ok(Checked::Dead),
        // This one is gone; the others are not.
        Err(Trouble::Proxy6(Failure::Refused(refusal)))
            if matches!(refusal.code, ErrorCode::NotFound | ErrorCode::Ids) =>
        {
            Ok(Checked::Unknown)
        }
        Err(trouble) => Err(trouble),
    }
}

/// The context, for a component's first line.
pub fn checks() -> Checks {
    super::on_first_use(Checks::make)
}
