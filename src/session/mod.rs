//! What lives as long as the app: one context newtype per file. Pages get them with [`leptos::prelude::expect_context`].

pub mod accounts;
pub mod announcer;
pub mod connection;
pub mod greeting;
pub mod journal;
pub mod places;
pub mod preferences;
pub mod proxy6;
pub mod roster;
pub mod soax;
pub mod standing;
pub mod trouble;
pub mod words;

/// Puts all contexts in place, in the order in which they need each other.
pub fn provide() {
    let preferences = preferences::PreferencesSignal::provide();
    words::Words::provide(preferences);
    announcer::Announcer::provide();
    connection::Connection::provide(preferences);
    accounts::Accounts::provide();
    standing::Standing::provide();
    roster::RosterSignal::provide();
    places::Places::provide();
    greeting::Greeting::provide();
    journal::Journal::provide();
}
