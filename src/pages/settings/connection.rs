//! How calls travel: mode, relay, Proxy6's host.

use crate::browser::page;
use crate::effects::effect;
use crate::session::{connection::connection, preferences::PreferencesSignal, words::words};
use crate::ui::field::{Choice, TextField};
use desk::preferences::{Mode, NotARelay, relay_origin};
use leptos::prelude::*;
use proxy6::Host;

/// The card.
#[component]
pub fn ConnectionSettings() -> impl IntoView {
    let (words, connection) = (words(), connection());
    let preferences: PreferencesSignal = expect_context();
    let mode = RwSignal::new(String::new());
    let host = RwSignal::new(untrack(|| connection.proxy6_host()).name().to_owned());
    let relay = RwSignal::new(untrack(|| connection.relay()));
    // The mode can change elsewhere too ("Leave the sandbox").
    effect(move || mode.set(connection.mode().name().to_owned()));
    effect(move || {
        let chosen = mode.get();
        let chosen = Mode::ALL.into_iter().find(|mode| mode.name() == chosen);
        if let Some(chosen) = chosen.filter(|chosen| *chosen != untrack(|| connection.mode())) {
            preferences.change(|own| own.choose_mode(chosen));
        }
    });
    effect(move || {
        let chosen = host.get();
        if chosen != untrack(|| connection.proxy6_host()).name() {
            preferences.change(|own| own.proxy6_host = Some(chosen));
        }
    });
    let built_for = StoredValue::new(page::meta("proxydeck-relay"));
    let checked = Memo::new(move |_| {
        built_for.with_value(|built_for| relay.with(|typed| relay_origin(typed, &page::origin(), built_for.as_deref())))
    });
    effect(move || {
        if let Ok(origin) = checked.get()
            && origin != untrack(|| connection.relay())
        {
            preferences.change(|own| own.relay = Some(origin));
        }
    });
    let complaint = move || match checked.get() {
        Ok(_) => "",
        Err(NotARelay::NotAnAddress) => words.settings.relay_not_an_address,
        Err(NotARelay::NotAllowed) => words.settings.relay_not_allowed,
    };
    let explained = move || match connection.mode() {
        Mode::Direct => words.settings.direct_explained,
        Mode::Relay => words.settings.relay_explained,
        Mode::Sandbox => words.settings.sandbox_explained,
    };
    view! {
        <section class="card" aria-labelledby="settings-connection">
            <header><h2 id="settings-connection">{move || words.settings.connection}</h2></header>
            <div class="content settings-form">
                <Choice
                    label=Signal::derive(move || words.settings.connection_field.to_owned())
                    value=mode
                    options=Signal::derive(move || {
                        Mode::ALL.map(|mode| (mode.name().to_owned(), (words.shell.mode)(mode).to_owned())).to_vec()
                    })
                />
                <p class="soft">{explained}</p>
                <Show when=move || connection.mode() == Mode::Relay>
                    <TextField
                        label=Signal::derive(move || words.settings.relay_url.to_owned())
                        value=relay
                        complaint=Signal::derive(move || complaint().to_owned())
                        hint=Signal::derive(move || words.settings.relay_hint.to_owned())
                    />
                </Show>
                <Show when=move || connection.mode() != Mode::Sandbox>
                    <Choice
                        label=Signal::derive(move || words.settings.host.to_owned())
                        value=host
                        options=Signal::stored(Host::ALL.iter().map(|host| (host.name().to_owned(), host.name().to_owned())).collect())
                    />
                    <p class="soft">{move || words.settings.host_hint}</p>
                </Show>
            </div>
        </section>
    }
}
