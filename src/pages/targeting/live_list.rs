//! One of SOAX's lists, read whenever what it depends on changes.

use crate::browser::{clock, task::Task};
use crate::effects::effect;
use crate::session::{
    accounts::accounts,
    connection::connection,
    places::{KEPT_FOR, ListRequest, places},
    soax::Soax,
    trouble::Trouble,
};
use desk::targeting::PlaceList;
use leptos::prelude::*;
use std::sync::Arc;

/// How the reading stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reading {
    /// There is nothing to ask for yet.
    Idle,
    /// It is being read.
    UnderWay,
    /// It is here.
    Read(Arc<PlaceList>),
    /// It did not come.
    Failed(Trouble),
}

/// A list that follows its request.
#[derive(Clone, Copy)]
pub struct LiveList {
    reading: RwSignal<Reading>,
    again: Trigger,
}

impl LiveList {
    /// Reads the list now, and anew whenever `wanted` or the package changes, or the list has become old. `None` asks for
    /// nothing.
    pub fn follow(wanted: impl Fn() -> Option<ListRequest> + Send + Sync + 'static) -> Self {
        let (places, accounts, connection) = (places(), accounts(), connection());
        let list = Self { reading: RwSignal::new(Reading::Idle), again: Trigger::new() };
        let wanted = Memo::new(move |_| wanted());
        // Host and port are none of the list's business.
        let way =
            Memo::new(move |_| (accounts.soax().map(|package| package.number), connection.mode(), connection.relay()));
        // A task that is replaced is given up, and so is the one that the page leaves behind.
        let task = StoredValue::new_local(None::<Task>);
        effect(move || {
            list.again.track();
            way.get();
            task.set_value(None);
            let Some((soax, request)) = untrack(Soax::current).zip(wanted.get()) else {
                list.reading.set(Reading::Idle);
                return;
            };
            let known = places.known(&soax, &request);
            let left = known.as_ref().map(|(_, left)| *left);
            list.reading.set(known.map_or(Reading::UnderWay, |(known, _)| Reading::Read(known)));
            task.set_value(Some(Task::spawn(async move {
                let mut left = left;
                // Whoever stays on the page sees when a pick has gone: pools of addresses come and go.
                loop {
                    if let Some(left) = left {
                        clock::sleep(left).await;
                    }
                    match places.read(&soax, &request).await {
                        Ok(read) => list.reading.set(Reading::Read(read)),
                        Err(trouble) => return list.reading.set(Reading::Failed(trouble)),
                    }
                    left = Some(KEPT_FOR);
                }
            })));
        });
        list
    }

    /// How the reading stands, reactively.
    pub fn reading(self) -> Reading {
        self.reading.get()
    }

    /// Why it did not come, reactively.
    pub fn trouble(self) -> Option<Trouble> {
        self.reading.with(|reading| match reading {
            Reading::Failed(trouble) => Some(trouble.clone()),
            _ => None,
        })
    }

    /// The list, reactively; `None` before it is here.
    pub fn list(self) -> Option<Arc<PlaceList>> {
        self.reading.with(|reading| match reading {
            Reading::Read(list) => Some(list.clone()),
            _ => None,
        })
    }

    /// Reads it once more.
    pub fn read_again(self) {
        self.again.notify();
    }
}
