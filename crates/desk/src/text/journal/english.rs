//! English.

use super::Journal;
use crate::journal::{Blocked, Kind, Loss, NotBegun, Unclear};

/// English.
pub const ENGLISH: Journal = Journal {
    lead: "Everything that changed something or cost money, and what came of it. It stays in this browser; keys and passwords are not in it.",
    empty: "Nothing yet. Whatever you buy, extend, change or delete is written down here before it is sent.",
    not_readable: "The browser does not give the journal out. Without it nothing is sent.",
    unreadable_entries: |count| {
        format!("{count} entries cannot be read by this version. Until they can, nothing is bought.")
    },
    kind: |kind| match kind {
        Kind::Buy => "Purchase",
        Kind::Prolong => "Extension",
        Kind::Delete => "Deletion",
        Kind::SetType => "Change of type",
        Kind::SetComment => "Change of comment",
        Kind::IpAuth => "API addresses",
        Kind::UpdateIp => "Whitelist: addresses set",
        Kind::DetachIp => "Whitelist: slots freed",
    },
    open: "under way",
    done: "done",
    refused: "refused",
    never_sent: "never sent",
    unknown: "unknown",
    not_done: "not done",
    waived: "left unknown",
    loss: |loss| match loss {
        Loss::Timeout => "No answer in time.".to_owned(),
        Loss::Aborted => "The waiting was given up.".to_owned(),
        Loss::Connection => "The connection broke.".to_owned(),
        Loss::TabClosed => "The tab was closed before the answer came.".to_owned(),
        Loss::TooManyRequests => "Too many requests: the answer did not say whether it was carried out.".to_owned(),
        Loss::Unreadable { status, .. } => format!("The answer (HTTP {status}) cannot be read."),
    },
    unclear: |unclear| match unclear {
        Unclear::BalanceMoved { .. } => {
            "The balance is another than before, yet no new proxies are there: another program may have used the account. Look in the account at the provider."
        }
        Unclear::NoBalance => "The balance before or after is not known.",
        Unclear::OthersCame { .. } => "Proxies have come that may or may not be of this purchase.",
        _ => "What can be read does not tell.",
    },
    not_begun: |why| match why {
        NotBegun::NoLocks => {
            "Nothing was sent: in this insecure context another tab could send the same. Open the app over https or from 127.0.0.1."
        }
        NotBegun::NotLoaded => "Nothing was sent: the browser does not give the journal out.",
        NotBegun::Blocked(Blocked::Unsettled(_)) => {
            "Nothing was sent: what came of an earlier entry is unknown and must be settled first. See the Journal."
        }
        NotBegun::Blocked(Blocked::UnreadableEntries(_)) => {
            "Nothing was sent: some entries of the journal cannot be read by this version. See the Journal."
        }
        NotBegun::Blocked(Blocked::PerPurchase { .. }) => {
            "Nothing was sent: it costs more than your limit for one purchase. The limit is in Settings."
        }
        NotBegun::Blocked(Blocked::PerDay { .. }) => {
            "Nothing was sent: with what was spent today it costs more than your limit for one day. The limit is in Settings."
        }
        NotBegun::NotSurveyed => "Nothing was sent: the provider could not be read. Try again.",
        NotBegun::OtherAccount => "Nothing was sent: the key now belongs to another account.",
        NotBegun::NoPrice => "Nothing was sent: the provider gave no price.",
        NotBegun::NothingThere => {
            "Nothing was sent: none of the chosen proxies or slots is there any more. Refresh the list."
        }
        NotBegun::NamedTwice => "Nothing was sent: the same proxy is named twice.",
        NotBegun::Declined => "Nothing was sent.",
        NotBegun::NotStored => "Nothing was sent: the browser's storage refused to keep the journal.",
        NotBegun::Cancelled => "Stopped. What was not sent yet stays as it was.",
        NotBegun::CallBeforeFailed => "The calls after it were not sent.",
    },
    unknown_next: "It is written down in the Journal, and what came of it is being found out.",
    outcome_not_stored: "The browser's storage refused the outcome; it will be settled anew.",
    waiting_for_other_tab: "Another tab is at work on this account, or an earlier entry is being settled; waiting for it.",
    unsettled: |count| {
        if count == 1 {
            "One entry is unknown. Until it is settled, nothing more is spent on its account.".to_owned()
        } else {
            format!("{count} entries are unknown. Until they are settled, nothing more is spent on their account.")
        }
    },
    unsettled_elsewhere: |account| {
        format!("Waiting for the key of account {account}: as soon as it is here, what came of them is found out.")
    },
    unsettled_unclear: |account| {
        format!("What account {account} shows does not tell. Look at the entry in the Journal: there you decide.")
    },
    add_key: "Add the key",
    open_journal: "Open the Journal",
    settle: "Settle now",
    settling: |account| format!("Reading what account {account} shows. This goes on by itself until it is known."),
    settled_done: "Settled: it was carried out.",
    settled_not_done: "Settled: it was not carried out, nothing was charged.",
    still_unknown: "It is still unknown. See the entry for what can be done.",
    decide: "Say what you found",
    decide_lead: "What can be read does not tell, for another program has used the account. Look at the provider's site whether this is in the account's history, and say what you found. It is written down and stays. “It was not carried out” lets you buy again and frees the limits; left unknown, it still counts as spent.",
    decided_done: "It was carried out",
    decided_not_done: "It was not carried out",
    decided_waived: "Leave it unknown and go on",
    decided: "Written down.",
    not_decided: "Nothing was written down: the entry has been settled meanwhile, or the browser's storage refused.",
    waived_told: "It stays unknown by your word, counts as spent, and blocks nothing any more.",
    undo: "Undo",
    undo_elsewhere: |account| format!("Only with the key of account {account}."),
    undone: "Undone.",
    when: "When",
    what: "What",
    account: "Account",
    outcome: "Outcome",
    price: "Price",
    details: "Details",
    request: "Request",
    intended: "Intended",
    sent: "Sent",
    ended: "Ended",
    not_sent: "not sent",
    balance_before: "Balance before",
    balance_after: "Balance after",
    proxies: "Proxies",
    order: "Order",
    known_by: "Known by",
    known_by_answer: "the provider's answer",
    known_by_list: "what the provider showed later",
    known_by_user: "your word",
    reply: "Reply, without passwords",
    took: "Took",
    milliseconds: |number| format!("{number} ms"),
    delete_entry: "Delete entry",
    delete_entry_lead: "The entry goes for good. What it cost is then in no total and in no spending limit any more, not even in today's.",
    entry_deleted: "The entry is deleted.",
    entry_not_deleted: "The entry was not deleted: its outcome is unknown, or the browser's storage refused.",
    filter_kind: "Kind",
    filter_outcome: "Outcome",
    filter_account: "Account",
    all: "All",
    nothing_fits: "No entry fits these filters.",
    shown: |shown, all| format!("The latest {shown} of {all} are shown."),
    earlier: "Show earlier ones",
    export_lines: "Export as JSON Lines",
    export_csv: "Export as CSV",
    refresh: "Refresh",
    spent: "Spent",
    spent_lead: "What has an unknown outcome counts as spent.",
    by_day: "By day",
    by_month: "By month",
    day: "Day",
    month: "Month",
    nothing_spent: "Nothing has been spent yet.",
    table: "Journal",
};
