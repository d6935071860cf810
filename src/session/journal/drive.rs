//! Carrying out what a procedure says, action by action.

use super::{Attended, Journal, Recipient, Stage, store, survey};
use crate::browser::{
    clock,
    database::StorageRefused,
    locks::{self, Held, Sharing},
};
use crate::transport::{Lost, NoReply};
use api::Reply;
use desk::journal::{Action, Answered, Ending, Entry, EntryId, Event, Loss, Refusal, Request};

impl Journal {
    pub(super) async fn drive(
        self,
        to: &Recipient,
        first: Action,
        on: &mut dyn FnMut(Event) -> Option<Action>,
        attended: Attended,
    ) -> Ending {
        let Attended { confirm, watch, .. } = attended;
        let mut confirm = Some(confirm);
        let mut lock: Option<Held> = None;
        let mut calls = 0;
        let mut action = first;
        loop {
            let event = match action {
                Action::Lock => {
                    watch(Stage::Queued);
                    match locks::acquire(&to.account().lock_name(), Sharing::Exclusive).await {
                        Ok(held) => {
                            lock = Some(held);
                            Event::Locked
                        }
                        Err(locks::NoLocks) => Event::NoLocks,
                    }
                }
                Action::Load => match store::read_all().await {
                    Ok((entries, unreadable)) => Event::Loaded { entries, unreadable },
                    Err(_) => Event::NotLoaded,
                },
                Action::Survey(wishes) => {
                    watch(Stage::Reading);
                    match survey::survey(to, &wishes).await {
                        Some(survey) => Event::Surveyed(Box::new(survey)),
                        None => Event::NotSurveyed,
                    }
                }
                Action::Confirm(offers) => {
                    let wanted = match confirm.take() {
                        Some(confirm) => confirm.ask(offers).await,
                        None => false,
                    };
                    if wanted { Event::Confirmed } else { Event::Declined }
                }
                Action::Store(entry) => match self.store(&entry).await {
                    Ok(()) => {
                        self.remember(*entry);
                        Event::Stored
                    }
                    Err(_) => Event::NotStored,
                },
                Action::Send(entry) => {
                    calls += 1;
                    watch(Stage::Sending(calls));
                    self.transmit(to, &entry).await
                }
                Action::Recall(id) => Event::Recalled(self.recall(to, id).await),
                Action::Look(need) => match survey::look(to, need).await {
                    Some(seen) => Event::Seen(Box::new(seen)),
                    None => Event::Unseen,
                },
                Action::Wait { until } => {
                    let wait = until.saturating_sub(clock::now_millis()).max(0);
                    clock::sleep(u32::try_from(wait).unwrap_or(u32::MAX)).await;
                    Event::Waited
                }
                Action::Finish(ending) => {
                    drop(lock);
                    return ending;
                }
            };
            match on(event) {
                Some(next) => action = next,
                // Every event above is one that its action waits for.
                None => return Ending::default(),
            }
        }
    }

    async fn store(self, entry: &Entry) -> Result<(), StorageRefused> {
        if entry.is_unsettled() {
            self.unsettled.expect_quietly();
        }
        store::write(entry).await
    }

    async fn transmit(self, to: &Recipient, entry: &Entry) -> Event {
        match to.transmit(entry.request(), &entry.id().to_string()).await {
            Ok(reply) => Event::Answered(self.read(to, entry.request(), &reply)),
            Err(NoReply::NotSent(_)) => Event::Answered(Answered::Refused(Refusal::NeverSent)),
            Err(NoReply::Lost(Lost::Timeout)) => Event::Lost(Loss::Timeout),
            Err(NoReply::Lost(_)) => Event::Lost(Loss::Connection),
        }
    }

    async fn recall(self, to: &Recipient, id: EntryId) -> Option<Answered> {
        // From storage: the entry may be another tab's.
        let (entries, _) = store::read_all().await.ok()?;
        let entry = entries.into_iter().find(|entry| entry.id() == id)?;
        match to.recall(entry.request(), &id.to_string()).await? {
            Ok(reply) => Some(self.read(to, entry.request(), &reply)),
            Err(NoReply::NotSent(_)) => Some(Answered::Refused(Refusal::NeverSent)),
            Err(NoReply::Lost(_)) => None,
        }
    }

    /// Reads an answer, and lets the list and the balance follow it.
    fn read(self, to: &Recipient, request: &Request, reply: &Reply) -> Answered {
        let answered = to.read(request, reply);
        if let Answered::Done(effect) = &answered {
            to.follow(request, reply, effect, self.roster, self.standing);
        }
        answered
    }
}
