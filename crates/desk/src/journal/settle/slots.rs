//! Changes of SOAX's whitelist, which ip-list shows.

use super::{Finding, Seen, Unclear, Verdict};
use crate::journal::{Effect, Entry, SlotBefore};
use soax::partner::{ip_list::Slot, update_ip::Request};
use std::net::IpAddr;

pub(super) fn updated(entry: &Entry, request: &Request, seen: &Seen) -> Finding {
    let is_as_wanted = |slot: &Slot| {
        let mut changes = request.changes.iter().rev();
        changes.find(|change| Some(change.slot) == slot.number).is_some_and(|change| {
            let comment = change.comment.as_ref().is_none_or(|comment| *comment == slot.comment);
            address(slot.ip.as_deref()) == Some(change.ip) && comment
        })
    };
    judge(entry, seen, is_as_wanted)
}

pub(super) fn detached(entry: &Entry, seen: &Seen) -> Finding {
    judge(entry, seen, |slot| slot.ip.is_none())
}

fn judge(entry: &Entry, seen: &Seen, is_as_wanted: impl Fn(&Slot) -> bool) -> Finding {
    let slots = &entry.before().slots;
    let now = |before: &SlotBefore| seen.slots.iter().find(|slot| slot.number == Some(before.number));
    let all = |question: &dyn Fn(&SlotBefore, &Slot) -> bool| {
        slots.iter().all(|before| now(before).is_some_and(|now| question(before, now)))
    };
    if !slots.is_empty() && all(&|_, now| is_as_wanted(now)) {
        Finding::Proven(Verdict::Done(Effect { count: u32::try_from(slots.len()).ok(), ..Effect::default() }))
    } else if all(&|before, now| before.ip == now.ip && before.comment == now.comment) {
        Finding::IfNothingFollows(Verdict::NotDone)
    } else {
        Finding::IfNothingFollows(Verdict::Unclear(Unclear::Gone))
    }
}

fn address(text: Option<&str>) -> Option<IpAddr> {
    text?.parse().ok()
}
