//! The words in which a procedure and whoever carries it out talk.

use super::{Answered, Before, Blocked, Entry, EntryId, Loss, Need, Seen, Survey, Wish};

/// What to do next. Whoever does it reports with an [`Event`]; each lists those that may follow.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Action {
    /// Take the account's exclusive lock ([`super::Account::lock_name`]) and keep it until [`Action::Finish`].
    /// → [`Event::Locked`], [`Event::NoLocks`]
    Lock,
    /// Read every entry of the journal from storage. → [`Event::Loaded`], [`Event::NotLoaded`]
    Load,
    /// Read what each wish needs ([`Wish::need`]), and the price of those that spend, afresh.
    /// → [`Event::Surveyed`], [`Event::NotSurveyed`]
    Survey(Vec<Wish>),
    /// Show the user what is about to be sent, and ask. → [`Event::Confirmed`], [`Event::Declined`]
    Confirm(Vec<(Wish, Before)>),
    /// Write an entry to storage in place of any other of its name, and wait until it is durable. → [`Event::Stored`],
    /// [`Event::NotStored`]
    Store(Box<Entry>),
    /// Send the entry's request, once, with its name as `X-Request-Id`; never again, whatever happens. → [`Event::Answered`],
    /// [`Event::Lost`]
    Send(Box<Entry>),
    /// Ask the relay, where there is one, for the reply that it kept. → [`Event::Recalled`]
    Recall(EntryId),
    /// Read this. → [`Event::Seen`], [`Event::Unseen`]
    Look(Need),
    /// Wait until then (unix milliseconds). → [`Event::Waited`]
    Wait {
        /// Until when.
        until: i64,
    },
    /// It is over: give the lock back.
    Finish(Ending),
}

/// What happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// The lock is ours.
    Locked,
    /// There are no locks here: the context is insecure.
    NoLocks,
    /// The journal.
    Loaded {
        /// Its entries, those of other accounts too.
        entries: Vec<Entry>,
        /// How many more there are that cannot be read.
        unreadable: usize,
    },
    /// Storage does not answer.
    NotLoaded,
    /// What was read of the provider.
    Surveyed(Box<Survey>),
    /// It could not be read.
    NotSurveyed,
    /// The user wants it.
    Confirmed,
    /// The user does not.
    Declined,
    /// The entry is durable.
    Stored,
    /// Storage refused.
    NotStored,
    /// An answer came.
    Answered(Answered),
    /// No answer will come.
    Lost(Loss),
    /// What the relay had kept.
    Recalled(Option<Answered>),
    /// What was read of the provider.
    Seen(Box<Seen>),
    /// It could not be read.
    Unseen,
    /// The time has come.
    Waited,
    /// The user wants no more calls of this procedure. What is sent is sent.
    Cancelled,
}

/// How a procedure ended.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Ending {
    /// The entries that it wrote, as they are now.
    pub entries: Vec<Entry>,
    /// The wishes for which nothing was sent.
    pub unsent: Vec<Wish>,
    /// Why nothing was sent for them.
    pub why: Option<NotBegun>,
    /// Storage refused the outcome of the last entry, so that it will be settled anew.
    pub outcome_not_stored: bool,
}

/// Why nothing was sent.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum NotBegun {
    /// No locks in an insecure context: another tab could send the same.
    NoLocks,
    /// The journal cannot be read.
    NotLoaded,
    /// The journal or the limits forbid it.
    Blocked(Blocked),
    /// The provider did not answer.
    NotSurveyed,
    /// The key is another account's.
    OtherAccount,
    /// There is no price for something that costs money.
    NoPrice,
    /// None of the proxies or slots is there.
    NothingThere,
    /// A proxy is named twice in what is to be sent at once: it would be paid for twice, and what was so before would no longer be
    /// so at the second call.
    NamedTwice,
    /// The user declined.
    Declined,
    /// Storage refused the intent.
    NotStored,
    /// The user stopped it.
    Cancelled,
    /// The call before it was refused, or its outcome is unknown.
    CallBeforeFailed,
}
