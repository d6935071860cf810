//! A backup out into a file, and in from one, with a preview of what would change.

use crate::browser::{clock, download, file};
use crate::session::{
    accounts::accounts,
    announcer::announcer,
    journal::journal,
    preferences::PreferencesSignal,
    vault::{State, open_backup, seal_backup, vault},
    words::words,
};
use crate::ui::{
    field::TextField,
    new_passphrase::{NewPassphrase, NewPassphraseFields},
};
use crate::unlock::sentence;
use api::Secret;
use desk::calendar::Day;
use desk::journal::Entry;
use desk::vault::backup::{Backup, Preview};
use leptos::{html, prelude::*};

/// The card.
#[component]
pub fn BackupSettings() -> impl IntoView {
    let (words, vault) = (words(), vault());
    view! {
        <section class="card" aria-labelledby="settings-backup">
            <header><h2 id="settings-backup">{move || words.vault.backup}</h2></header>
            <div class="content settings-form">
                <p class="soft">{move || words.vault.backup_lead}</p>
                <Show when=move || vault.state() != State::Locked fallback=move || view! { <p>{words.vault.backup_locked}</p> }>
                    <details>
                        <summary>{move || words.vault.make}</summary>
                        <Make />
                    </details>
                    <details>
                        <summary>{move || words.vault.restore}</summary>
                        <Restore />
                    </details>
                </Show>
            </div>
        </section>
    }
}

#[component]
fn Make() -> impl IntoView {
    let (words, accounts, journal, announcer) = (words(), accounts(), journal(), announcer());
    let preferences: PreferencesSignal = expect_context();
    let passphrase = NewPassphrase::new();
    let working = RwSignal::new(false);
    let make = move || {
        let Some(taken) = passphrase.take().filter(|_| !working.get_untracked()) else { return };
        working.set(true);
        leptos::task::spawn_local(async move {
            let now = clock::now_seconds();
            let journal = match journal.records().await {
                Ok(records) => records,
                Err(refused) => {
                    announcer.failure(untrack(|| (words.vault.storage)(&refused.to_string())));
                    let _ = working.try_set(false);
                    return;
                }
            };
            let chosen = untrack(|| preferences.with(Clone::clone));
            let backup = Backup { made_at: now, contents: accounts.own_accounts(), preferences: chosen, journal };
            let sealed = seal_backup(&backup, &taken).await;
            let _ = working.try_set(false);
            let Ok(text) = sealed else {
                announcer.failure(untrack(|| words.vault.no_cipher));
                return;
            };
            let day = Day::at(now, &crate::session::journal::zone());
            match download::offer(&format!("proxydeck-backup-{day}.json"), "application/json", &text) {
                Ok(()) => {
                    announcer.result(untrack(|| words.vault.saved_file));
                    passphrase.clear();
                }
                Err(_) => announcer.failure(untrack(|| words.vault.unreadable)),
            }
        });
    };
    view! {
        <form
            class="stack"
            on:submit=move |event| {
                event.prevent_default();
                make();
            }
        >
            <NewPassphraseFields passphrase label=Signal::derive(move || words.vault.backup_passphrase.to_owned()) />
            <div class="row">
                <button type="submit" disabled=move || working.get()>
                    {move || if working.get() { words.vault.working } else { words.vault.save_file }}
                </button>
            </div>
        </form>
    }
}

#[component]
fn Restore() -> impl IntoView {
    let (words, accounts, journal, announcer) = (words(), accounts(), journal(), announcer());
    let preferences: PreferencesSignal = expect_context();
    let chosen = NodeRef::<html::Input>::new();
    let passphrase = RwSignal::new(String::new());
    let working = RwSignal::new(false);
    let failed = RwSignal::new(None);
    let opened = RwSignal::new(None::<(Backup, Preview)>);
    let look = move || {
        let Some(text) = chosen.get_untracked().and_then(|input| file::chosen(&input)) else { return };
        if working.get_untracked() {
            return;
        }
        let passphrase = Secret::new(passphrase.get_untracked());
        working.set(true);
        failed.set(None);
        opened.set(None);
        leptos::task::spawn_local(async move {
            let text = file::read_text(&text).await.unwrap_or_default();
            let outcome = open_backup(&text, &passphrase).await;
            let _ = working.try_set(false);
            match outcome {
                Ok(backup) => {
                    // An unreadable journal shows when its entries are stored.
                    let _ = journal.load().await;
                    let known: Vec<_> = untrack(|| journal.entries()).iter().map(Entry::id).collect();
                    let own = untrack(|| preferences.with(Clone::clone));
                    let preview = backup.preview(&accounts.own_accounts(), &own, &known);
                    let _ = opened.try_set(Some((backup, preview)));
                }
                Err(error) => drop(failed.try_set(Some(error))),
            }
        });
    };
    let take_in = move |_| {
        let Some((backup, _)) = opened.get_untracked() else { return };
        opened.set(None);
        passphrase.set(String::new());
        leptos::task::spawn_local(async move {
            let known: Vec<_> = untrack(|| journal.entries()).iter().map(Entry::id).collect();
            if journal.take_in(backup.new_entries(&known)).await.is_err() {
                announcer.failure(untrack(|| words.vault.not_all_entries));
            }
            accounts.replace_own(accounts.own_accounts().restored(&backup.contents));
            preferences.change(|own| *own = backup.preferences);
            announcer.result(untrack(|| words.vault.taken_in));
        });
    };
    view! {
        <form
            class="stack"
            on:submit=move |event| {
                event.prevent_default();
                look();
            }
        >
            <div class="field">
                <label for="settings-backup-file">{move || words.vault.file}</label>
                <input node_ref=chosen id="settings-backup-file" type="file" accept=".json,application/json" required />
            </div>
            <TextField
                label=Signal::derive(move || words.vault.backup_passphrase.to_owned())
                value=passphrase
                kind="password"
                complaint=Signal::derive(move || failed.get().map(|error| sentence(&error, &words)).unwrap_or_default())
            />
            <div class="row">
                <button type="submit" disabled=move || working.get()>
                    {move || if working.get() { words.vault.working } else { words.vault.open_file }}
                </button>
            </div>
        </form>
        {move || opened.get().map(|(backup, preview)| view! { <Shown made_at=backup.made_at preview take_in=Callback::new(take_in) /> })}
    }
}

#[component]
fn Shown(made_at: i64, preview: Preview, take_in: Callback<()>) -> impl IntoView {
    let words = words();
    let nothing = preview.is_empty();
    let lines = move || {
        let mut lines = Vec::new();
        let text = &words.vault;
        if !preview.added.is_empty() {
            lines.push((text.adds)(&preview.added.join(", ")));
        }
        if !preview.replaced.is_empty() {
            lines.push((text.replaces)(&preview.replaced.join(", ")));
        }
        if preview.same > 0 {
            lines.push((text.same)(preview.same as u64));
        }
        if !preview.settings.is_empty() {
            let names: Vec<_> = preview.settings.iter().map(|name| (text.setting)(name)).collect();
            lines.push((text.settings)(&names.join(", ")));
        }
        if preview.entries > 0 {
            lines.push((text.entries)(preview.entries as u64));
        }
        if preview.is_empty() {
            lines.push(text.no_change.to_owned());
        }
        lines.into_iter().map(|line| view! { <li>{line}</li> }).collect_view()
    };
    view! {
        <div role="group" aria-labelledby="settings-backup-preview" class="stack">
            <h3 id="settings-backup-preview">{move || words.vault.preview}</h3>
            <p class="soft">{move || (words.vault.made_at)(&words.moment(made_at))}</p>
            <ul class="settings-preview">{lines}</ul>
            <div class="row">
                <button type="button" class="main" disabled=nothing on:click=move |_| take_in.run(())>
                    {move || words.vault.take_in}
                </button>
            </div>
        </div>
    }
}
