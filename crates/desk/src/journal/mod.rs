//! The journal: everything that changed something or cost money, and what came of it.
//!
//! Proxy6 sells over plain GETs without an idempotency key, and a tab can die between the request and its answer. So the
//! intent is stored before the request leaves; a request is sent once and never repeated; what has no readable answer is
//! **unknown**, never "failed", blocks further spending, and is settled by what the provider shows later.
//!
//! [`Change`] and [`Settling`] are the two procedures, as state machines: the app does what an [`Action`] says and reports
//! with an [`Event`]. Every one of them holds the account's exclusive lock ([`Account::lock_name`]) from its first action to
//! its last, so that an entry without an outcome that is found under the lock belongs to a tab that is gone.

mod account;
mod answered;
mod as_text;
mod before;
mod change;
mod entry;
mod export;
mod procedure;
mod record;
mod request;
mod settle;
mod settling;
mod spending;
mod tag;
mod undo;

pub use account::{Account, Provider};
pub use answered::{Answered, Effect, Loss, Refusal};
pub use before::{Before, Price, ProxyBefore, SlotBefore, Survey};
pub use change::{Change, Wish};
pub use entry::{Decision, Entry, KnownBy, Outcome};
pub use export::{csv, json_lines};
pub use procedure::{Action, Ending, Event, NotBegun};
pub use record::{CURRENT_VERSION, RecordError};
pub use request::{Credentials, Kind, Need, Request};
pub use settle::{PROCESSED_WITHIN, Seen, Unclear, Verdict};
pub use settling::Settling;
pub use spending::{Blocked, Limits, Rules, by_month, may_begin, spent_by_day, spent_today, unsettled};
pub use tag::{EntryId, NotEntryId, Tag};
