//! What checks say of the proxies: whether they work, and how fast. A check reads, and runs as long as the app does.

use super::announcer::{Announcer, announcer};
use super::proxy6::Proxy6;
use super::roster::{RosterSignal, roster};
use super::trouble::Trouble;
use super::words::{Words, words};
use crate::browser::{clock, task::Task};
use crate::transport::Urgency;
use leptos::prelude::*;
use proxy6::{ErrorCode, Failure, ProxyId, check};
use std::collections::{HashMap, VecDeque};

/// As many checks of a proxy as are remembered.
const REMEMBERED: usize = 6;

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

/// All checks since the list was begun.
#[derive(Clone, Copy)]
pub struct Checks {
    known: RwSignal<HashMap<ProxyId, Checked>>,
    past: RwSignal<HashMap<ProxyId, VecDeque<(i64, Checked)>>>,
    progress: RwSignal<Option<Progress>>,
    task: StoredValue<Option<Task>, LocalStorage>,
    roster: RosterSignal,
    announcer: Announcer,
    words: Words,
}

impl Checks {
    /// Another account's list begins without checks.
    fn make() -> Self {
        let checks = Self {
            known: RwSignal::new(HashMap::new()),
            past: RwSignal::new(HashMap::new()),
            progress: RwSignal::new(None),
            task: StoredValue::new_local(None),
            roster: roster(),
            announcer: announcer(),
            words: words(),
        };
        Effect::new(move || {
            checks.roster.beginnings();
            checks.cancel();
            checks.known.set(HashMap::new());
            checks.past.set(HashMap::new());
        });
        checks
    }

    /// What is known of a proxy, reactively.
    pub fn of(self, id: ProxyId) -> Option<Checked> {
        self.known.with(|known| known.get(&id).copied())
    }

    /// What was known of a proxy before, the latest first, each with the time (seconds since 1970); reactively.
    pub fn before(self, id: ProxyId) -> Vec<(i64, Checked)> {
        self.past.with(|past| past.get(&id).map(|past| past.iter().skip(1).copied().collect()).unwrap_or_default())
    }

    /// Whether anything is known of any, reactively.
    pub fn any(self) -> bool {
        self.known.with(|known| !known.is_empty())
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
        self.progress.set(None);
        if self.known.with_untracked(|known| known.values().any(|checked| *checked == Checked::UnderWay)) {
            self.known.update(|known| known.retain(|_, checked| *checked != Checked::UnderWay));
        }
    }

    fn learn(self, id: ProxyId, checked: Checked) {
        if checked != Checked::UnderWay {
            self.past.update(|past| {
                let past = past.entry(id).or_default();
                past.push_front((clock::now_seconds(), checked));
                past.truncate(REMEMBERED);
            });
        }
        self.known.update(|known| {
            known.insert(id, checked);
        });
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
