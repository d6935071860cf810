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
    judge(entry, seen, |slot| slot.is_some_and(is_as_wanted))
}

pub(super) fn detached(entry: &Entry, seen: &Seen) -> Finding {
    // A slot without a number is known by its address alone: one that is nowhere any more is free.
    let numbered = entry.before().slots.iter().all(|slot| slot.number.is_some());
    judge(entry, seen, |slot| slot.map_or(!numbered, |slot| slot.ip.is_none()))
}

fn judge(entry: &Entry, seen: &Seen, is_as_wanted: impl Fn(Option<&Slot>) -> bool) -> Finding {
    let slots = &entry.before().slots;
    let now = |before: &SlotBefore| {
        let is_it = |slot: &&Slot| slot.number == before.number && (slot.number.is_some() || slot.ip == before.ip);
        seen.slots.iter().find(is_it)
    };
    let all = |question: &dyn Fn(&SlotBefore, &Slot) -> bool| {
        slots.iter().all(|before| now(before).is_some_and(|now| question(before, now)))
    };
    if !slots.is_empty() && slots.iter().all(|before| is_as_wanted(now(before))) {
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
