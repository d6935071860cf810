//! The address from which one is seen oneself.

use super::table::slot_name;
use crate::browser::task::Task;
use crate::session::{
    announcer::announcer,
    connection::{Connection, connection},
    soax::Soax,
    whitelist::{Owner, whitelists},
    words::words,
};
use api::Effect as CallEffect;
use desk::preferences::Mode;
use desk::whitelist::Placed;
use leptos::prelude::*;

/// Whether the checker would see the person's own address.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    /// The relay runs on this very computer.
    Near,
    /// It runs elsewhere.
    Far,
    /// There is none.
    None,
    /// The sandbox makes one up.
    Sandbox,
}

fn way(connection: Connection) -> Way {
    match connection.mode() {
        Mode::Sandbox => Way::Sandbox,
        Mode::Direct => Way::None,
        Mode::Relay if is_loopback(&connection.relay()) => Way::Near,
        Mode::Relay => Way::Far,
    }
}

/// Whether asking the checker tells one's own address.
pub fn can_be_asked(connection: Connection) -> bool {
    matches!(way(connection), Way::Near | Way::Sandbox)
}

fn is_loopback(origin: &str) -> bool {
    let host = origin.split_once("://").map_or(origin, |(_, rest)| rest);
    ["127.0.0.1", "localhost", "[::1]"]
        .iter()
        .any(|own| host.strip_prefix(own).is_some_and(|rest| rest.is_empty() || rest.starts_with(':')))
}

/// Asks for it, and puts it into the first free slot of the draft.
#[component]
pub fn OwnAddress(
    /// Whose list it is.
    owner: Owner,
    /// The package.
    soax: RwSignal<Option<Soax>>,
) -> impl IntoView {
    let (words, whitelists, announcer, connection) = (words(), whitelists(), announcer(), connection());
    let way = Memo::new(move |_| way(connection));
    let pending = RwSignal::new(false);
    let task = StoredValue::new_local(None::<Task>);
    let ask = move |_| {
        let Some(soax) = soax.get_untracked().filter(|_| !pending.get_untracked()) else { return };
        pending.set(true);
        task.set_value(Some(Task::spawn(async move {
            let asked = whitelists.ask_own_address(&soax).await;
            pending.set(false);
            untrack(|| match asked {
                Ok(address) => {
                    let mut placed = Placed::NoRoom;
                    let mut number = None;
                    whitelists.change(owner, |sheet| {
                        placed = sheet.draft.place(&address.to_string(), words.whitelist.own_comment);
                        if let Placed::Now(row) | Placed::Before(row) = placed {
                            number = sheet.draft.rows().get(row).and_then(|row| row.number);
                        }
                    });
                    let slot = slot_name(number, words);
                    match placed {
                        Placed::Now(_) => announcer.result((words.whitelist.placed_own)(&slot)),
                        Placed::Before(_) => announcer.result((words.whitelist.has_own)(&slot)),
                        Placed::NoRoom => announcer.failure(words.whitelist.no_room),
                    }
                }
                Err(trouble) => announcer.failure(trouble.explain(&words, CallEffect::Reads).sentence()),
            });
        })));
    };
    let off = move || pending.get() || matches!(way.get(), Way::None | Way::Far);
    view! {
        <button type="button" disabled=off aria-describedby="whitelist-own" on:click=ask>
            {move || words.whitelist.own_address}
        </button>
    }
}

/// What the button does here, or why it does not.
#[component]
pub fn OwnAddressNote() -> impl IntoView {
    let (words, connection) = (words(), connection());
    let note = move || match way(connection) {
        Way::Near => words.whitelist.own_address_explained,
        Way::Far => words.whitelist.own_address_far_relay,
        Way::None => words.whitelist.own_address_needs_relay,
        Way::Sandbox => words.whitelist.own_address_sandbox,
    };
    view! { <p class="soft whitelist-note" id="whitelist-own"><b>{move || words.whitelist.own_address}</b>": "{note}</p> }
}
