//! The vault: on, locked, open, deleted.

use crate::browser::page;
use crate::effects::effect;
use crate::session::{
    announcer::announcer,
    preferences::PreferencesSignal,
    vault::{State, vault},
    words::words,
};
use crate::ui::{
    dialog::Dialog,
    field::{Choice, TextField},
    new_passphrase::{NewPassphrase, NewPassphraseFields},
};
use crate::unlock::sentence;
use api::Secret;
use desk::vault::{idle, shares_storage};
use leptos::prelude::*;

/// The card.
#[component]
pub fn VaultSettings() -> impl IntoView {
    let (words, vault) = (words(), vault());
    view! {
        <section class="card" aria-labelledby="settings-vault">
            <header><h2 id="settings-vault">{move || words.vault.title}</h2></header>
            <div class="content settings-form">
                {shares_storage(&page::host()).then(|| view! { <p class="warn">{move || words.vault.shared_storage}</p> })}
                {move || match vault.state() {
                    State::Off => view! { <TurnOn /> }.into_any(),
                    State::Locked => view! { <Locked /> }.into_any(),
                    State::Open => view! { <Open /> }.into_any(),
                }}
            </div>
        </section>
    }
}

#[component]
fn TurnOn() -> impl IntoView {
    let (words, vault, announcer) = (words(), vault(), announcer());
    let preferences: PreferencesSignal = expect_context();
    let passphrase = NewPassphrase::new();
    let working = RwSignal::new(false);
    let failed = RwSignal::new(None);
    let turn_on = move || {
        let Some(taken) = passphrase.take().filter(|_| !working.get_untracked()) else { return };
        working.set(true);
        leptos::task::spawn_local(async move {
            let outcome = vault.turn_on(&taken, preferences).await;
            let _ = working.try_set(false);
            match outcome {
                Ok(()) => announcer.result(untrack(|| words.vault.turned_on)),
                Err(error) => drop(failed.try_set(Some(error))),
            }
        });
    };
    view! {
        <p class="soft">{move || words.vault.off_lead}</p>
        <form
            class="stack"
            on:submit=move |event| {
                event.prevent_default();
                turn_on();
            }
        >
            <NewPassphraseFields passphrase label=Signal::derive(move || words.vault.passphrase.to_owned()) />
            {move || failed.get().map(|error| view! { <p class="bad" role="alert">{move || sentence(&error, &words)}</p> })}
            <div class="row">
                <button type="submit" class="main" disabled=move || working.get()>
                    {move || if working.get() { words.vault.working } else { words.vault.turn_on }}
                </button>
            </div>
        </form>
    }
}

#[component]
fn Locked() -> impl IntoView {
    let (words, vault) = (words(), vault());
    view! {
        <p class="soft">{move || words.shell.vault_locked}</p>
        <div class="row">
            <button type="button" class="main" on:click=move |_| vault.unlocking.set(true)>{move || words.shell.unlock}</button>
            <TurnOff />
        </div>
    }
}

#[component]
fn Open() -> impl IntoView {
    let (words, vault) = (words(), vault());
    let preferences: PreferencesSignal = expect_context();
    let minutes =
        RwSignal::new(untrack(|| preferences.with(|own| own.lock_after)).unwrap_or(idle::DEFAULT).to_string());
    effect(move || {
        let chosen = minutes.with(|minutes| minutes.parse().ok());
        if chosen.is_some() && chosen != untrack(|| preferences.with(|own| own.lock_after.or(Some(idle::DEFAULT)))) {
            preferences.change(|own| own.lock_after = chosen);
        }
    });
    view! {
        <p class="soft">{move || words.vault.open_lead}</p>
        <Choice
            label=Signal::derive(move || words.vault.lock_after.to_owned())
            value=minutes
            options=Signal::derive(move || {
                idle::CHOICES.map(|minutes| (minutes.to_string(), (words.vault.minutes)(minutes))).to_vec()
            })
        />
        <details>
            <summary>{move || words.vault.change}</summary>
            <Change />
        </details>
        <div class="row">
            <button type="button" on:click=move |_| vault.lock()>{move || words.shell.lock}</button>
            <TurnOff />
        </div>
    }
}

#[component]
fn Change() -> impl IntoView {
    let (words, vault, announcer) = (words(), vault(), announcer());
    let preferences: PreferencesSignal = expect_context();
    let current = RwSignal::new(String::new());
    let new = NewPassphrase::new();
    let working = RwSignal::new(false);
    let failed = RwSignal::new(None);
    let change = move || {
        let Some(taken) = new.take().filter(|_| !working.get_untracked()) else { return };
        let old = Secret::new(current.get_untracked());
        working.set(true);
        failed.set(None);
        leptos::task::spawn_local(async move {
            let outcome = vault.change_passphrase(&old, &taken, preferences).await;
            let _ = working.try_set(false);
            match outcome {
                Ok(()) => announcer.result(untrack(|| words.vault.changed)),
                Err(error) => {
                    let _ = failed.try_set(Some(error));
                    return;
                }
            }
            if current.try_set(String::new()).is_none() {
                new.clear();
            }
        });
    };
    let complaint = move || failed.get().map(|error| sentence(&error, &words)).unwrap_or_default();
    view! {
        <form
            class="stack"
            on:submit=move |event| {
                event.prevent_default();
                change();
            }
        >
            <TextField
                label=Signal::derive(move || words.vault.current.to_owned())
                value=current
                kind="password"
                complaint=Signal::derive(complaint)
            />
            <NewPassphraseFields passphrase=new label=Signal::derive(move || words.vault.new.to_owned()) />
            <div class="row">
                <button type="submit" disabled=move || working.get()>
                    {move || if working.get() { words.vault.working } else { words.vault.change }}
                </button>
            </div>
        </form>
    }
}

#[component]
fn TurnOff() -> impl IntoView {
    let (words, vault, announcer) = (words(), vault(), announcer());
    let open = RwSignal::new(false);
    let turn_off = move |_| {
        open.set(false);
        leptos::task::spawn_local(async move {
            match vault.turn_off().await {
                Ok(()) => announcer.result(untrack(|| words.vault.turned_off)),
                Err(refused) => announcer.failure(untrack(|| (words.vault.storage)(&refused.to_string()))),
            }
        });
    };
    view! {
        <button type="button" class="quiet bad push" on:click=move |_| open.set(true)>{move || words.vault.turn_off}</button>
        <Dialog open title=Signal::derive(move || words.vault.turn_off_title.to_owned())>
            <p>
                {move || match vault.state() {
                    State::Open => words.vault.turn_off_open,
                    _ => words.vault.turn_off_locked,
                }}
            </p>
            <div class="row">
                <button type="button" class="bad" on:click=turn_off>{move || words.vault.turn_off}</button>
                <button type="button" on:click=move |_| open.set(false)>{move || words.shell.cancel}</button>
            </div>
        </Dialog>
    }
}
