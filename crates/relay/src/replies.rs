//! What became of a call that changes or spends something, kept for a while under the caller's request id: a page whose
//! connection was lost asks here first.

use crate::{
    answer::Answer,
    policy::{Outgoing, RequestId},
    refusal::{Code, Refusal, Sent},
};
use api::Secret;
use std::{
    collections::VecDeque,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};
use tokio::{sync::watch, time::Instant};

/// Bodies of so many bytes are kept in all; the oldest go first.
const ROOM: usize = 16 << 20;
/// So many answers are kept in all.
const PLACES: usize = 1024;

/// The kept answers, oldest first.
#[derive(Debug)]
pub struct Replies {
    keep: Duration,
    kept: Mutex<VecDeque<Kept>>,
}

#[derive(Debug)]
struct Kept {
    id: RequestId,
    outgoing: Outgoing,
    until: Instant,
    answer: watch::Receiver<Option<Answer>>,
}

/// What is to be done with a call that has a request id.
#[derive(Debug)]
pub enum Begin {
    /// It is the first under its id: its entry is told what came of it.
    First(Entry),
    /// The same call came before: browsers send a GET again when a kept-alive connection closes under it. Its answer is
    /// this one's too.
    Again(Pending),
}

/// The place where an answer will be kept, while nothing is sent.
#[derive(Debug)]
pub struct Entry(Place);

/// The place where an answer will be kept, once the call may reach the provider, whether or not its page is still there.
#[derive(Debug)]
pub struct Sending(Place);

#[derive(Debug)]
struct Place {
    answer: watch::Sender<Option<Answer>>,
    sent: Sent,
}

/// An answer that is kept, or will be.
#[derive(Debug)]
pub struct Pending(watch::Receiver<Option<Answer>>);

impl Replies {
    /// Keeps each answer so long.
    pub fn new(keep: Duration) -> Arc<Self> {
        Arc::new(Self { keep, kept: Mutex::default() })
    }

    /// Takes a call under its id.
    ///
    /// # Errors
    /// [`Code::RequestId`] where the id and key were used for another call: nothing is sent then.
    pub fn begin(self: &Arc<Self>, id: RequestId, outgoing: &Outgoing) -> Result<Begin, Refusal> {
        let (sender, receiver) = watch::channel(None);
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        let key = outgoing.call.api_key();
        // One that was never sent may be sent now.
        kept.retain(|known| !(known.is(id, key) && known.answer.borrow().as_ref().is_some_and(Answer::is_unsent)));
        if let Some(known) = kept.iter().find(|known| known.is(id, key)) {
            return if known.outgoing == *outgoing {
                Ok(Begin::Again(Pending(known.answer.clone())))
            } else {
                Err(Refusal::unsent(Code::RequestId, "this request id was used for another call"))
            };
        }
        let until = Instant::now() + self.keep;
        kept.push_back(Kept { id, outgoing: outgoing.clone(), until, answer: receiver });
        make_room(&mut kept);
        drop(kept);
        let replies = Arc::downgrade(self);
        tokio::spawn(async move {
            tokio::time::sleep_until(until).await;
            if let Some(replies) = replies.upgrade() {
                replies.forget();
            }
        });
        Ok(Begin::First(Entry(Place { answer: sender, sent: Sent::No })))
    }

    /// What is kept under an id for the holder of a key.
    ///
    /// # Errors
    /// [`Code::NothingKept`]
    pub fn find(&self, id: RequestId, key: &Secret) -> Result<Pending, Refusal> {
        let kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        let known = kept.iter().find(|known| known.is(id, Some(key)));
        known
            .map(|known| Pending(known.answer.clone()))
            .ok_or_else(|| Refusal::unsent(Code::NothingKept, "nothing is kept under this id for this key"))
    }

    fn forget(&self) {
        let now = Instant::now();
        self.kept.lock().unwrap_or_else(PoisonError::into_inner).retain(|known| known.until > now);
    }
}

impl Kept {
    /// An id alone opens nothing: the answer belongs to the holder of the key.
    fn is(&self, id: RequestId, key: Option<&Secret>) -> bool {
        self.id == id && self.outgoing.call.api_key() == key
    }
}

fn make_room(kept: &mut VecDeque<Kept>) {
    let size = |known: &Kept| known.answer.borrow().as_ref().map_or(0, Answer::size);
    let mut total: usize = kept.iter().map(size).sum();
    while total > ROOM || kept.len() > PLACES {
        let Some(oldest) = kept.pop_front() else { return };
        total = total.saturating_sub(size(&oldest));
    }
}

impl Entry {
    /// Keeps why it was not sent.
    pub fn refused(self, refusal: Refusal) {
        self.0.keep(refusal.into());
    }

    /// The call is about to be sent.
    pub fn sending(self) -> Sending {
        let Self(mut place) = self;
        place.sent = Sent::Yes;
        Sending(place)
    }
}

impl Sending {
    /// Keeps what came of it.
    pub fn keep(self, answer: Answer) {
        self.0.keep(answer);
    }
}

impl Place {
    fn keep(&self, answer: Answer) {
        self.answer.send_replace(Some(answer));
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let nothing_yet = self.answer.borrow().is_none();
        if nothing_yet {
            self.keep(match self.sent {
                Sent::No => {
                    Refusal::unsent(Code::Left, "the page went away while the call was queued; it was not sent").into()
                }
                Sent::Yes => Refusal::sent(Code::Internal, "the relay lost the call after it was sent").into(),
            });
        }
    }
}

impl Pending {
    /// Waits for the answer until then.
    ///
    /// # Errors
    /// [`Code::Timeout`], and that something may have been sent.
    pub async fn answer(mut self, deadline: Instant) -> Result<Answer, Refusal> {
        let none_yet = || Refusal::sent(Code::Timeout, "the call has no answer yet");
        let waiting = tokio::time::timeout_at(deadline, self.0.wait_for(Option::is_some));
        let answered = waiting.await.map_err(|_| none_yet())?.map_err(|_| none_yet())?;
        answered.clone().ok_or_else(none_yet)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::answer::Head;
    use bytes::Bytes;
    use http::StatusCode;

    const ID: &str = "00112233445566778899aabbccddeeff";

    fn id() -> RequestId {
        ID.parse().unwrap()
    }

    fn key() -> Secret {
        Secret::new("px6-test-key")
    }

    fn delete(proxy: u32) -> Outgoing {
        let request = proxy6::AnyRequest::parse("delete", &format!("ids={proxy}")).unwrap();
        Outgoing { call: request.call(&proxy6::Credentials { key: key() }), host: proxy6::Host::default() }
    }

    fn first(replies: &Arc<Replies>, id: RequestId, proxy: u32) -> Entry {
        match replies.begin(id, &delete(proxy)) {
            Ok(Begin::First(entry)) => entry,
            other => panic!("{other:?}"),
        }
    }

    fn paused(test: impl Future<Output = ()>) {
        tokio::runtime::Builder::new_current_thread().enable_time().start_paused(true).build().unwrap().block_on(test);
    }

    async fn kept(replies: &Replies, id: RequestId) -> Result<Answer, Refusal> {
        replies.find(id, &key())?.answer(Instant::now() + Duration::from_secs(1)).await
    }

    fn answer(size: usize) -> Answer {
        let head = Head { status: StatusCode::OK, is_json: true, encoding: None, retry_after: None };
        head.with(Bytes::from(vec![b' '; size]))
    }

    #[test]
    fn what_is_lost_was_left_before_it_was_sent_and_is_unknown_after() {
        paused(async {
            let replies = Replies::new(Duration::from_secs(600));
            drop(first(&replies, id(), 1));
            assert!(kept(&replies, id()).await.unwrap().is_unsent());
            drop(first(&replies, id(), 1).sending());
            assert!(!kept(&replies, id()).await.unwrap().is_unsent());
            assert!(matches!(replies.begin(id(), &delete(1)), Ok(Begin::Again(_))));
        });
    }

    #[test]
    fn ten_minutes_and_no_longer() {
        paused(async {
            let replies = Replies::new(crate::Times::default().keep);
            first(&replies, id(), 1).sending().keep(answer(2));
            tokio::time::sleep(Duration::from_secs(599)).await;
            assert_eq!(kept(&replies, id()).await, Ok(answer(2)));
            tokio::time::sleep(Duration::from_secs(2)).await;
            assert_eq!(kept(&replies, id()).await.unwrap_err().code, Code::NothingKept);
            assert!(replies.kept.lock().unwrap().is_empty());
        });
    }

    #[test]
    fn none_yet() {
        paused(async {
            let replies = Replies::new(Duration::from_secs(600));
            let _entry = first(&replies, id(), 1);
            let refusal = kept(&replies, id()).await.unwrap_err();
            assert_eq!((refusal.code, refusal.sent), (Code::Timeout, Sent::Yes));
        });
    }

    #[test]
    fn the_oldest_give_way() {
        paused(async {
            let replies = Replies::new(Duration::from_secs(600));
            let numbered = |number: u32| format!("{number:032x}").parse().unwrap();
            for number in 0..5 {
                first(&replies, numbered(number), number + 1).sending().keep(answer(4 << 20));
            }
            let _newest = first(&replies, numbered(5), 6);
            assert_eq!(kept(&replies, numbered(0)).await.unwrap_err().code, Code::NothingKept);
            assert!(kept(&replies, numbered(1)).await.is_ok());
            for number in 10..10 + PLACES as u32 {
                first(&replies, numbered(number), number).sending().keep(answer(0));
            }
            assert_eq!(replies.kept.lock().unwrap().len(), PLACES);
            assert_eq!(kept(&replies, numbered(1)).await.unwrap_err().code, Code::NothingKept);
        });
    }
}
