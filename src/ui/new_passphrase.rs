//! A new passphrase: typed twice, with a meter, or suggested.

use super::copy::CopySecretButton;
use super::field::TextField;
use crate::browser::page;
use crate::session::words::words;
use api::Secret;
use desk::vault::strength::{Strength, bits, strength, suggested};
use leptos::prelude::*;

/// What is typed into both fields.
#[derive(Clone, Copy)]
pub struct NewPassphrase {
    first: RwSignal<String>,
    second: RwSignal<String>,
    suggested: RwSignal<Option<String>>,
    tried: RwSignal<bool>,
}

impl NewPassphrase {
    /// Nothing yet.
    pub fn new() -> Self {
        Self {
            first: RwSignal::new(String::new()),
            second: RwSignal::new(String::new()),
            suggested: RwSignal::new(None),
            tried: RwSignal::new(false),
        }
    }

    /// The passphrase, where it is strong enough and was typed alike twice; else what is wrong is told under the fields.
    pub fn take(self) -> Option<Secret> {
        self.tried.set(true);
        let typed = self.first.get_untracked();
        let sound = strength(&typed) > Strength::TooWeak && typed == self.second.get_untracked();
        sound.then(|| Secret::new(typed))
    }

    /// Empties both fields.
    pub fn clear(self) {
        self.first.set(String::new());
        self.second.set(String::new());
        self.suggested.set(None);
        self.tried.set(false);
    }
}

/// Both fields.
#[component]
pub fn NewPassphraseFields(
    /// What is typed.
    passphrase: NewPassphrase,
    /// The label of the first.
    #[prop(into)]
    label: Signal<String>,
) -> impl IntoView {
    let words = words();
    let NewPassphrase { first, second, suggested: suggestion, tried } = passphrase;
    let too_weak = move || {
        if tried.get() && first.with(|typed| strength(typed)) == Strength::TooWeak { words.vault.too_weak } else { "" }
    };
    let differs = move || {
        if tried.get() && first.with(|typed| second.with(|again| typed != again)) { words.vault.differs } else { "" }
    };
    let suggest = move |_| {
        let text = suggested(page::random_bytes());
        first.set(text.clone());
        second.set(text.clone());
        suggestion.set(Some(text));
    };
    let told = move || {
        if first.with(String::is_empty) {
            String::new()
        } else {
            format!("{}: {}", words.vault.strength, (words.vault.strengths)(first.with(|typed| strength(typed))))
        }
    };
    view! {
        <TextField
            label
            value=first
            kind="password"
            complaint=Signal::derive(move || too_weak().to_owned())
            hint=Signal::derive(move || words.vault.passphrase_hint.to_owned())
        />
        <div class="strength">
            <meter
                min="0"
                max="80"
                low="36"
                high="70"
                optimum="80"
                aria-label=move || words.vault.strength
                prop:value=move || f64::from(first.with(|typed| bits(typed)).min(80))
            ></meter>
            <p class="hint" aria-live="polite">{told}</p>
        </div>
        <TextField
            label=Signal::derive(move || words.vault.again.to_owned())
            value=second
            kind="password"
            complaint=Signal::derive(move || differs().to_owned())
        />
        {move || suggestion.get().map(|text| {
            let copied = Secret::new(text.clone());
            view! {
                <p class="soft">{move || words.vault.suggested}</p>
                <p class="string">{text}</p>
                <div class="row">
                    <CopySecretButton
                        secret=Callback::new(move |()| copied.clone())
                        label=Signal::derive(move || words.vault.copy_passphrase.to_owned())
                    />
                </div>
            }
        })}
        <div class="row">
            <button type="button" on:click=suggest>{move || words.vault.suggest}</button>
        </div>
    }
}
