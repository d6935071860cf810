//! Pairing this tab with the relay, and what stands between a page of the open internet and this computer.

use crate::browser::{
    local_network::{self, Permission},
    page,
};
use crate::effects::effect;
use crate::session::{announcer::announcer, connection::connection, greeting::greeting, words::words};
use crate::transport::pairing::NotPaired;
use crate::ui::field::TextField;
use api::Secret;
use desk::preferences::Mode;
use leptos::prelude::*;

/// What is wrong with a typed token before the relay is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Malformed {
    Missing,
    NotAToken,
}

/// The relay takes a line of 22 to 256 visible characters (`crates/relay/README.md`, "Pairing").
fn token_of(typed: &str) -> Result<Secret, Malformed> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Err(Malformed::Missing);
    }
    let fits = (22..=256).contains(&typed.len()) && typed.bytes().all(|byte| byte.is_ascii_graphic());
    if fits { Ok(Secret::new(typed)) } else { Err(Malformed::NotAToken) }
}

/// The card; only where calls go through a relay.
#[component]
pub fn RelayPairing() -> impl IntoView {
    let (words, connection, greeting) = (words(), connection(), greeting());
    let paired = Memo::new(move |_| {
        // A token that the relay took no longer is forgotten by the call that found out.
        let _ = (greeting.proxy6(), greeting.soax());
        connection.is_paired()
    });
    view! {
        <Show when=move || connection.mode() == Mode::Relay>
            <section class="card" aria-labelledby="settings-relay">
                <header><h2 id="settings-relay">{move || words.relay.title}</h2></header>
                <div class="content settings-form">
                    <Show
                        when=move || paired.get()
                        fallback=move || view! { <p>{move || words.relay.not_paired}</p> <Pair /> }
                    >
                        <p class="good">{move || words.relay.paired}</p>
                    </Show>
                    {(!page::is_local()).then(|| view! { <Reach /> })}
                </div>
            </section>
        </Show>
    }
}

/// The form for the token.
#[component]
fn Pair() -> impl IntoView {
    let (words, connection, announcer) = (words(), connection(), announcer());
    let typed = RwSignal::new(String::new());
    // Nothing is complained of before the first try.
    let tried = RwSignal::new(false);
    let pending = RwSignal::new(false);
    let refused = RwSignal::new(None::<NotPaired>);
    effect(move || {
        typed.track();
        refused.set(None);
    });
    let complaint = move || match (typed.with(|typed| token_of(typed)), refused.get()) {
        (Err(_), _) if !tried.get() => String::new(),
        (Err(Malformed::Missing), _) => words.relay.token_missing.to_owned(),
        (Err(Malformed::NotAToken), _) => words.relay.token_malformed.to_owned(),
        (Ok(_), None) => String::new(),
        (Ok(_), Some(NotPaired::AnotherToken)) => words.relay.another_token.to_owned(),
        (Ok(_), Some(NotPaired::Refused)) => (words.relay.refused)(&page::origin()),
        (Ok(_), Some(NotPaired::NoRelay)) if connection.relay() == page::origin() => words.relay.no_relay.to_owned(),
        (Ok(_), Some(NotPaired::NoRelay)) => (words.relay.no_relay_elsewhere)(&page::origin()),
        (Ok(_), Some(NotPaired::NotKept(_))) => words.relay.not_kept.to_owned(),
    };
    let pair = move || {
        tried.set(true);
        let Ok(token) = typed.with_untracked(|typed| token_of(typed)) else { return };
        if pending.get_untracked() {
            return;
        }
        pending.set(true);
        leptos::task::spawn_local(async move {
            let paired = connection.pair(&token).await;
            // The form is gone once the tab is paired, or another mode chosen.
            let _ = pending.try_set(false);
            match paired {
                Ok(()) => announcer.result(untrack(|| words.relay.now_paired)),
                Err(not_paired) => drop(refused.try_set(Some(not_paired))),
            }
        });
    };
    view! {
        <form
            class="settings-pair"
            aria-labelledby="settings-relay"
            on:submit=move |event| {
                event.prevent_default();
                pair();
            }
        >
            <p class="soft">{move || words.relay.by_link}</p>
            <TextField
                label=Signal::derive(move || words.relay.token.to_owned())
                value=typed
                kind="password"
                complaint=Signal::derive(complaint)
                hint=Signal::derive(move || words.relay.token_hint.to_owned())
            />
            {(!page::is_local()).then(|| view! { <p class="soft">{move || words.relay.browser_will_ask}</p> })}
            <div class="row">
                <button type="submit" class="main" disabled=move || pending.get()>
                    {move || if pending.get() { words.relay.pairing } else { words.relay.pair }}
                </button>
            </div>
        </form>
    }
}

/// Whether the browser lets this page reach this computer, and what to do where it does not.
#[component]
fn Reach() -> impl IntoView {
    let (words, connection, greeting) = (words(), connection(), greeting());
    let permission = RwSignal::new(None::<Permission>);
    effect(move || {
        // After each of these the person may have answered the browser.
        let _ = (connection.pairings(), greeting.proxy6(), greeting.soax());
        leptos::task::spawn_local(async move {
            let asked = local_network::permission().await;
            // The page may be gone by now.
            let _ = permission.try_set(asked);
        });
    });
    let said = move || match permission.get() {
        Some(Permission::Granted) => words.relay.granted,
        Some(Permission::Prompt) => words.relay.prompt,
        Some(Permission::Denied) => words.relay.denied,
        None => words.relay.unknown_permission,
    };
    view! {
        <p>{move || words.relay.permission}" "<strong>{said}</strong></p>
        <details open=move || permission.get() == Some(Permission::Denied)>
            <summary>{move || words.relay.does_not_work}</summary>
            <ul class="settings-browsers">
                <li>{move || words.relay.in_any}</li>
                <li>{move || words.relay.in_chromium}</li>
                <li>{move || words.relay.in_firefox}</li>
                <li>{move || words.relay.in_safari}</li>
            </ul>
        </details>
    }
}
