//! When a call may start. The providers count the calls of a key over all tabs (`proxy6-in-practice.md`, "Limits": 3 a
//! second; `soax-in-practice.md`, "Limits": 10 a second), so the turns are Web Locks.
//!
//! A call waits for the turnstile of its key, starts, and keeps the turnstile shut until the gap is over. What a person waits
//! for shares a second lock while it queues; what loads in the background, one at a time, goes to the turnstile only when it finds
//! that lock free, and so when no person waits, in whichever tab. It looks rather than queues for it: a lock's queue is served
//! in order, and people would stand behind.
//!
//! Calls that start in time may still arrive bunched: the first of them sets a connection up, and the next ones overtake it. So
//! a call also holds one of as many places as the provider's second has, until a second after its answer, by when it no longer
//! counts. A read that is refused all the same is asked again; a purchase is not, and its outcome would be unknown: so what
//! spends waits two gaps more.

use super::Carrier;
use crate::browser::{
    clock,
    locks::{self, Held, NoLocks, Sharing},
    task::first_of,
};
use api::{Call, Effect, Service};
use futures_channel::oneshot;
use std::hash::{DefaultHasher, Hash, Hasher};

/// How often background loading looks whether people still wait, and a call for a free place, in milliseconds.
const LOOK_AGAIN: u32 = 20;

/// A call that has no answer yet is taken to have arrived by then, in milliseconds: otherwise a few that hang would hold up all
/// that follow.
const ARRIVES_WITHIN: u32 = 2_000;

/// Who waits for a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Urgency {
    /// A person, now.
    Person,
    /// Nobody in particular: it gives way.
    Background,
}

/// How fast calls may follow each other, and how long one may take. All in milliseconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pace {
    /// From the start of one Proxy6 call to the next of the same key.
    pub proxy6: u32,
    /// From the start of one SOAX call to the next of the same key.
    pub soax: u32,
    /// From the start of a call to its answer.
    pub timeout: u32,
}

impl Default for Pace {
    fn default() -> Self {
        Self { proxy6: 350, soax: 100, timeout: 40_000 }
    }
}

/// How fast a provider takes the calls of one key.
#[derive(Clone, Copy)]
struct Rate {
    /// From one start to the next, in milliseconds.
    gap: u32,
    /// Calls in each second, for which `gap * places` stands: tests shorten it.
    places: u32,
}

impl Rate {
    fn of(service: Service, pace: Pace) -> Self {
        match service {
            Service::Proxy6 => Self { gap: pace.proxy6, places: 3 },
            Service::SoaxGeo | Service::SoaxPartner | Service::SoaxChecker => Self { gap: pace.soax, places: 10 },
        }
    }
}

/// A call's turn, taken.
pub struct Turn {
    turnstile: Held,
    place: Held,
    rate: Rate,
}

/// A call on its way; dropped when it is answered or given up.
pub struct UnderWay {
    _over: oneshot::Sender<()>,
}

impl Turn {
    /// The call starts now: the turnstile opens again after the gap, and the call's place is free a second after its answer.
    pub fn start(self) -> UnderWay {
        let Self { turnstile, place, rate } = self;
        let (over, answered) = oneshot::channel();
        wasm_bindgen_futures::spawn_local(async move {
            clock::sleep(rate.gap).await;
            drop(turnstile);
        });
        wasm_bindgen_futures::spawn_local(async move {
            first_of(answered, clock::sleep(ARRIVES_WITHIN)).await;
            clock::sleep(rate.gap * rate.places).await;
            drop(place);
        });
        UnderWay { _over: over }
    }
}

/// Waits for the call's turn. Dropping the future gives the place up.
///
/// # Errors
/// [`NoLocks`].
pub async fn turn(call: &Call, carrier: &Carrier, pace: Pace, urgency: Urgency) -> Result<Turn, NoLocks> {
    let rate = Rate::of(call.service, pace);
    let name = turnstile_name(call, carrier);
    let people = format!("{name} people");
    let _waiting = match urgency {
        Urgency::Person => (locks::acquire(&people, Sharing::Shared).await?, None),
        Urgency::Background => {
            let alone = locks::acquire(&format!("{name} background"), Sharing::Exclusive).await?;
            (when_free(&people).await?, Some(alone))
        }
    };
    let turnstile = locks::acquire(&name, Sharing::Exclusive).await?;
    let place = free_place(&name, rate.places).await?;
    if call.effect == Effect::Spends {
        clock::sleep(2 * rate.gap).await;
    }
    Ok(Turn { turnstile, place, rate })
}

/// Takes the first place to become free. Only who holds the turnstile looks for one.
async fn free_place(name: &str, places: u32) -> Result<Held, NoLocks> {
    loop {
        for place in 0..places {
            if let Some(held) = locks::acquire_if_free(&format!("{name} {place}"), Sharing::Exclusive).await? {
                return Ok(held);
            }
        }
        clock::sleep(LOOK_AGAIN).await;
    }
}

/// Waits until nobody holds that lock, without standing in its queue.
async fn when_free(name: &str) -> Result<Held, NoLocks> {
    loop {
        if let Some(held) = locks::acquire_if_free(name, Sharing::Exclusive).await? {
            return Ok(held);
        }
        clock::sleep(LOOK_AGAIN).await;
    }
}

/// The lock's name: the provider and the key's hash. Lock names live in memory only, for this origin's own pages.
fn turnstile_name(call: &Call, carrier: &Carrier) -> String {
    let provider = match call.service {
        Service::Proxy6 => "proxy6",
        Service::SoaxGeo | Service::SoaxPartner | Service::SoaxChecker => "soax",
    };
    let realm = if *carrier == Carrier::Sandbox { "sandbox" } else { "live" };
    let mut hasher = DefaultHasher::new();
    call.api_key().map(api::Secret::expose).hash(&mut hasher);
    format!("proxydeck pace {realm} {provider} {:016x}", hasher.finish())
}
