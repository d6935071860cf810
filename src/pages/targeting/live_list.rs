//! One of SOAX's lists, read whenever what it depends on changes.

use crate::browser::task::Task;
use crate::session::{
    accounts::accounts,
    connection::connection,
    places::{ListRequest, places},
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
    /// Reads the list now, and anew whenever `wanted` or the package changes. `None` asks for nothing.
    pub fn follow(wanted: impl Fn() -> Option<ListRequest> + Send + Sync + 'static) -> Self {
        let (places, accounts, connection) = (places(), accounts(), connection());
        let list = Self { reading: RwSignal::new(Reading::Idle), again: Trigger::new() };
        let wanted = Memo::new(move |_| wanted());
        // Host and port are none of the list's business.
        let way =
            Memo::new(move |_| (accounts.soax().map(|package| package.number), connection.mode(), connection.relay()));
        // A task that is replaced is given up, and so is the one that the page leaves behind.
        let task = StoredValue::new_local(None::<Task>);
        Effect::new(move || {
            list.again.track();
            way.get();
            task.set_value(None);
            let Some((soax, request)) = untrack(Soax::current).zip(wanted.get()) else {
                list.reading.set(Reading::Idle);
                return;
            };
            if let Some(known) = places.known(&soax, &request) {
                list.reading.set(Reading::Read(known));
                return;
            }
            list.reading.set(Reading::UnderWay);
            task.set_value(Some(Task::spawn(async move {
                let read = places.read(&soax, &request).await;
                list.reading.set(read.map_or_else(Reading::Failed, Reading::Read));
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
