//! What is done with very many connection strings: in a worker of its own, which comes when it is first needed and keeps the
//! page free. A piece of work is given up by dropping its future: the worker ends, and the next one starts another.

pub mod wire;

use crate::browser::{blob::Text, worker::Worker};
use connection::{Findings, Wanted};
use futures_channel::oneshot;
use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};
use wire::{Job, Progress, Word};

const SCRIPT: &str = "./strings-boot.js";

/// It was not done: the worker did not come, ended badly, or could not read the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the strings' worker did not do it")]
pub struct NotDone;

/// A worker, and what it says next.
struct Hand {
    worker: Worker,
    said: Said,
}

type Listener = Box<dyn FnMut(Option<(Word, Option<Text>)>)>;
/// Who hears what the worker says; nothing is said to them when it has ended badly.
type Said = Rc<RefCell<Listener>>;

thread_local! {
    /// A worker that has nothing to do.
    static IDLE: Cell<Option<Hand>> = const { Cell::new(None) };
}

/// Reads a text and writes it anew.
///
/// # Errors
/// [`NotDone`].
pub async fn convert(
    text: &Text,
    wanted: Wanted,
    watch: impl FnMut(Progress) + 'static,
) -> Result<(Findings, Text), NotDone> {
    match ask(&Job::Convert(wanted), text, watch).await? {
        (Word::Converted(findings), Some(text)) => Ok((findings, text)),
        _ => Err(NotDone),
    }
}

async fn ask(
    job: &Job,
    text: &Text,
    mut watch: impl FnMut(Progress) + 'static,
) -> Result<(Word, Option<Text>), NotDone> {
    let job = serde_json::to_string(job).map_err(|_| NotDone)?;
    let hand = match IDLE.take() {
        Some(hand) => hand,
        None => Hand::hire().await?,
    };
    let (sender, receiver) = oneshot::channel();
    let mut sender = Some(sender);
    hand.listen(move |said| match said {
        Some((Word::Progress(progress), _)) => watch(progress),
        last => {
            if let Some(sender) = sender.take() {
                // Nobody waits for what was given up.
                let _ = sender.send(last);
            }
        }
    });
    hand.worker.say(&job, text).map_err(|_| NotDone)?;
    let last = receiver.await.ok().flatten().ok_or(NotDone)?;
    hand.listen(|_| {});
    IDLE.set(Some(hand));
    Ok(last)
}

impl Hand {
    /// Starts a worker and waits until it listens: what is said before is lost.
    async fn hire() -> Result<Self, NotDone> {
        let (sender, receiver) = oneshot::channel();
        let mut sender = Some(sender);
        let said: Said = Rc::new(RefCell::new(Box::new(move |word| {
            if let Some(sender) = sender.take() {
                let _ = sender.send(matches!(word, Some((Word::Ready, _))));
            }
        })));
        let (hear, fail) = (Rc::clone(&said), Rc::clone(&said));
        let worker = Worker::start(
            SCRIPT,
            move |text, along| {
                if let Ok(word) = serde_json::from_str(&text) {
                    hear.borrow_mut()(Some((word, along)));
                }
            },
            move || fail.borrow_mut()(None),
        );
        let hand = Self { worker: worker.ok_or(NotDone)?, said };
        if receiver.await == Ok(true) { Ok(hand) } else { Err(NotDone) }
    }

    fn listen(&self, listener: impl FnMut(Option<(Word, Option<Text>)>) + 'static) {
        *self.said.borrow_mut() = Box::new(listener);
    }
}
