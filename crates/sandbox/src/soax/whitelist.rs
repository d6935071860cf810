//! The Partner API (`soax.md`, "Partner API (Whitelist Management)").

use super::{Package, refusal::Refusal};
use crate::{
    json::{Json, field},
    ledger::Event,
    shape::Shape,
    state::Context,
};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use std::net::IpAddr;

/// A slot of a package's whitelist. Slots are numbered from 1.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Slot {
    /// The address that may use the package; `None` in a free slot.
    #[serde(default)]
    pub(crate) ip: Option<String>,
    #[serde(default)]
    pub(crate) comment: String,
}

impl Slot {
    pub(super) fn taken(ip: &str, comment: &str) -> Self {
        Self { ip: Some(ip.to_owned()), comment: comment.to_owned() }
    }
}

/// `ip-list`: under `data`, or as practice has it a bare array with an empty address in free slots.
pub(super) fn list(package: &Package, shape: Shape) -> Json {
    let slots = slots(package, shape);
    match shape {
        Shape::Documented => vec![field("success", true), field("data", slots)].into(),
        Shape::Practice => slots.into(),
    }
}

fn slots(package: &Package, shape: Shape) -> Vec<Json> {
    let free = if shape.is_practice() { Json::from("") } else { Json::Null };
    let slot = |(number, slot): (usize, &Slot)| {
        Json::from(vec![
            field("ip", slot.ip.as_deref().map_or(free.clone(), Json::from)),
            field("comment", slot.comment.as_str()),
            field("slot", Json::number(number)),
        ])
    };
    (1..).zip(&package.slots).map(slot).collect()
}

/// `update-ip`: all of the slots that are named, or none where one of them is wrong.
pub(super) fn update(package: &mut Package, body: &[u8], context: &mut Context<'_>) -> Result<Json, Refusal> {
    let mut updated = package.slots.clone();
    let mut changes = vec![];
    let mut given: Vec<(usize, String)> = vec![];
    for item in items(body)? {
        let number = slot_number(&item, &updated)?.ok_or_else(|| invalid("slot is required"))?;
        let ip = address(&item)?.ok_or_else(|| invalid("ip is required"))?;
        let comment = match item.get("comment") {
            None | Some(Value::Null) => None,
            Some(Value::String(comment)) => Some(comment),
            Some(_) => return Err(invalid("comment is a string")),
        };
        if let Some(slot) = updated.get_mut(number - 1) {
            slot.ip = Some(ip.clone());
            // What says nothing about the comment leaves it.
            slot.comment = comment.unwrap_or(&slot.comment).clone();
        }
        changes.push(format!("slot {number}: {ip}"));
        given.push((number, ip));
    }
    // An address stands in one slot: one that is given another leaves the slot that it had.
    for (number, slot) in (1..).zip(&mut updated) {
        let left = given.iter().any(|(_, ip)| slot.ip.as_deref() == Some(ip));
        if left && !given.iter().any(|(named, _)| *named == number) {
            *slot = Slot::default();
        }
    }
    let mut addresses: Vec<_> = updated.iter().filter_map(|slot| slot.ip.as_deref()).collect();
    addresses.sort_unstable();
    if addresses.windows(2).any(|pair| pair.first() == pair.last()) {
        return Err(invalid("an ip may stand in one slot only"));
    }
    package.slots = updated;
    Ok(changed(package, "update-ip", &changes, context))
}

/// `detach-ip`: frees slots by number or by address.
pub(super) fn detach(package: &mut Package, body: &[u8], context: &mut Context<'_>) -> Result<Json, Refusal> {
    let mut updated = package.slots.clone();
    let mut changes = vec![];
    for item in items(body)? {
        let number = match (slot_number(&item, &updated)?, address(&item)?) {
            (Some(number), None) => number,
            (None, Some(ip)) => {
                let is_it = |slot: &Slot| slot.ip.as_deref() == Some(ip.as_str());
                updated.iter().position(is_it).ok_or_else(|| invalid("ip is in no slot"))? + 1
            }
            _ => return Err(invalid("either slot or ip is required")),
        };
        if let Some(slot) = updated.get_mut(number - 1) {
            *slot = Slot::default();
        }
        changes.push(format!("slot {number}: free"));
    }
    package.slots = updated;
    Ok(changed(package, "detach-ip", &changes, context))
}

/// The document shows no reply to a change; it is the list again, which practice has under `slots`.
fn changed(package: &Package, function: &str, changes: &[String], context: &mut Context<'_>) -> Json {
    context.note(Event::Change { function: function.to_owned(), ids: vec![], detail: changes.join(", ") });
    let name = if context.shape.is_practice() { "slots" } else { "data" };
    vec![field("success", true), field(name, slots(package, context.shape))].into()
}

/// The body: an array of at least one object.
fn items(body: &[u8]) -> Result<Vec<Map<String, Value>>, Refusal> {
    let items: Vec<Map<String, Value>> =
        serde_json::from_slice(body).map_err(|_| invalid("the body is not a JSON array of objects"))?;
    if items.is_empty() { Err(invalid("the array is empty")) } else { Ok(items) }
}

/// The number of a slot that exists; `None` where the field is not there.
fn slot_number(item: &Map<String, Value>, slots: &[Slot]) -> Result<Option<usize>, Refusal> {
    let Some(slot) = item.get("slot") else { return Ok(None) };
    let number = slot.as_u64().and_then(|number| usize::try_from(number).ok());
    let existing = number.filter(|number| (1..=slots.len()).contains(number));
    existing.map(Some).ok_or_else(|| invalid("slot does not exist"))
}

/// An address; `None` where the field is not there.
fn address(item: &Map<String, Value>) -> Result<Option<String>, Refusal> {
    let Some(ip) = item.get("ip") else { return Ok(None) };
    let address = ip.as_str().and_then(|text| text.parse::<IpAddr>().ok());
    address.map(|address| Some(address.to_string())).ok_or_else(|| invalid("ip is not an IP address"))
}

fn invalid(why: &str) -> Refusal {
    Refusal::Invalid(why.to_owned())
}
