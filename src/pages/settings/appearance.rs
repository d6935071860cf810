//! Language and theme.

use crate::effects::effect;
use crate::session::{preferences::PreferencesSignal, words::words};
use crate::ui::field::Choice;
use desk::preferences::Theme;
use desk::text::Language;
use leptos::prelude::*;

/// The card.
#[component]
pub fn Appearance() -> impl IntoView {
    let words = words();
    let preferences: PreferencesSignal = expect_context();
    let language_in_use = move || words.language().code().to_owned();
    let theme_in_use = move || preferences.with(|own| own.theme).name().to_owned();
    let language = RwSignal::new(untrack(language_in_use));
    let theme = RwSignal::new(untrack(theme_in_use));
    // The command palette changes them too.
    effect(move || language.set(language_in_use()));
    effect(move || theme.set(theme_in_use()));
    effect(move || {
        let code = language.get();
        let chosen = Language::ALL.into_iter().find(|language| language.code() == code);
        if chosen.is_some_and(|chosen| chosen != untrack(|| words.language())) {
            preferences.change(|own| own.language = chosen);
        }
    });
    effect(move || {
        let name = theme.get();
        let chosen = Theme::ALL.into_iter().find(|theme| theme.name() == name);
        if let Some(chosen) = chosen.filter(|chosen| *chosen != untrack(|| preferences.with(|own| own.theme))) {
            preferences.change(|own| own.theme = chosen);
        }
    });
    view! {
        <section class="card" aria-labelledby="settings-appearance">
            <header><h2 id="settings-appearance">{move || words.settings.appearance}</h2></header>
            <div class="content settings-form">
                <Choice
                    label=Signal::derive(move || words.settings.language.to_owned())
                    value=language
                    options=Signal::stored(Language::ALL.map(|own| (own.code().to_owned(), own.own_name().to_owned())).to_vec())
                />
                <Choice
                    label=Signal::derive(move || words.settings.theme.to_owned())
                    value=theme
                    options=Signal::derive(move || {
                        Theme::ALL.map(|theme| (theme.name().to_owned(), (words.shell.theme)(theme).to_owned())).to_vec()
                    })
                />
            </div>
        </section>
    }
}
