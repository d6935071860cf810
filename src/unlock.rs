//! The dialog that opens the vault. Its code comes when there is one to open.

use crate::browser::{clock, page, task::Task};
use crate::effects::effect;
use crate::on_demand::{Piece, pieces};
use crate::session::{
    preferences::PreferencesSignal,
    vault::{VaultError, keeping, vault},
    words::{Words, words},
};
use crate::ui::{dialog::Dialog, field::TextField};
use api::Secret;
use desk::vault::NotSealed;
use leptos::prelude::*;

pieces! {
    dialog in vault: Unlock;
}

/// The dialog's code.
pub fn piece() -> Piece {
    dialog()
}

/// What went wrong, in words.
pub fn sentence(error: &VaultError, words: &Words) -> String {
    let words = &words.vault;
    match error {
        VaultError::WrongPassphrase => words.wrong.to_owned(),
        VaultError::Wait(milliseconds) => (words.wait)(seconds(*milliseconds)),
        VaultError::AlreadyThere => words.already_there.to_owned(),
        VaultError::Gone => words.gone.to_owned(),
        VaultError::NotSealed(NotSealed::Broken) => words.unreadable.to_owned(),
        VaultError::NotSealed(NotSealed::Newer) => words.newer.to_owned(),
        VaultError::NotSealed(NotSealed::OtherPurpose) => words.other_purpose.to_owned(),
        VaultError::NoCipher => words.no_cipher.to_owned(),
        VaultError::Storage(refused) => (words.storage)(&refused.to_string()),
    }
}

fn seconds(milliseconds: i64) -> u64 {
    u64::try_from(milliseconds.saturating_add(999) / 1_000).unwrap_or_default()
}

/// The dialog.
#[component]
pub fn Unlock() -> impl IntoView {
    let (words, vault) = (words(), vault());
    let title = Signal::derive(move || words.vault.unlock_title.to_owned());
    view! { <Dialog open=vault.unlocking title><Form /></Dialog> }
}

#[component]
fn Form() -> impl IntoView {
    let (words, vault) = (words(), vault());
    let preferences: PreferencesSignal = expect_context();
    let typed = RwSignal::new(String::new());
    let working = RwSignal::new(false);
    let failed = RwSignal::new(None::<VaultError>);
    let waiting = RwSignal::new(keeping::wait());
    // Counts the seconds down for as long as the next try has to wait.
    let countdown = StoredValue::new_local(None::<Task>);
    effect(move || {
        if waiting.get() > 0 {
            countdown.set_value(Some(Task::spawn(async move {
                clock::sleep(250).await;
                let _ = waiting.try_set(keeping::wait());
            })));
        }
    });
    request_animation_frame(|| page::focus("dialog[open] input"));
    let complaint = move || match (waiting.get(), failed.get()) {
        (wait, _) if wait > 0 => (words.vault.wait)(seconds(wait)),
        (_, Some(VaultError::Wait(_)) | None) => String::new(),
        (_, Some(error)) => sentence(&error, &words),
    };
    let unlock = move || {
        if working.get_untracked() || waiting.get_untracked() > 0 {
            return;
        }
        let passphrase = Secret::new(typed.get_untracked());
        working.set(true);
        leptos::task::spawn_local(async move {
            let outcome = vault.unlock(&passphrase, preferences).await;
            // The dialog may have been closed meanwhile.
            let _ = working.try_set(false);
            if let Err(error) = outcome {
                let _ = failed.try_set(Some(error));
                let _ = waiting.try_set(keeping::wait());
                page::focus("dialog[open] input");
            }
        });
    };
    view! {
        <form
            class="stack"
            on:submit=move |event| {
                event.prevent_default();
                unlock();
            }
        >
            <TextField
                label=Signal::derive(move || words.vault.passphrase.to_owned())
                value=typed
                kind="password"
                complaint=Signal::derive(complaint)
            />
            <p class="soft">{move || words.vault.forgotten_passphrase}</p>
            <div class="row">
                <button type="submit" class="main" disabled=move || working.get() || waiting.with(|wait| *wait > 0)>
                    {move || if working.get() { words.vault.working } else { words.shell.unlock }}
                </button>
            </div>
        </form>
    }
}
