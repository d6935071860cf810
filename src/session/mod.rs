//! What lives as long as the app: one context newtype per file, each with a function that gives it.

pub mod accounts;
pub mod announcer;
pub mod bulk;
pub mod checks;
pub mod connection;
pub mod drafts;
pub mod error_report;
pub mod greeting;
pub mod journal;
pub mod loading;
pub mod order;
pub mod places;
pub mod preferences;
pub mod price_table;
pub mod proxy6;
pub mod purchase;
pub mod roster;
pub mod settlement;
pub mod soax;
pub mod standing;
pub mod stock;
pub mod trouble;
pub mod unsettled;
pub mod vault;
pub mod whitelist;
pub mod words;

use leptos::prelude::*;

/// Puts those contexts in place that the shell itself needs, in the order in which they need each other. The others are made
/// when they are first asked for ([`on_first_use`]), so that their code comes with the pages that ask.
pub fn provide() {
    if let Some(owner) = Owner::current() {
        provide_context(Root(StoredValue::new(owner)));
    }
    let preferences = preferences::PreferencesSignal::provide();
    words::Words::provide(preferences);
    announcer::Announcer::provide();
    connection::Connection::provide(preferences);
    accounts::Accounts::provide();
    standing::Standing::provide();
    greeting::Greeting::provide();
    vault::Vault::provide();
    unsettled::Unsettled::provide();
    settlement::watch();
}

/// What owns all contexts. It lives as long as the app.
#[derive(Clone, Copy)]
pub struct Root(StoredValue<Owner>);

impl Root {
    /// Does something with the app's contexts, which a future has not. Nothing that it reads is tracked.
    pub fn with<T>(self, work: impl FnOnce() -> T) -> T {
        self.0.get_value().with(|| untrack(work))
    }
}

/// The root, for a component's first line.
pub fn root() -> Root {
    expect_context()
}

/// A context that is made when it is first asked for, and lives as long as the app all the same.
fn on_first_use<T: Clone + Send + Sync + 'static>(make: fn() -> T) -> T {
    use_context().unwrap_or_else(|| {
        root().with(|| {
            let made = make();
            provide_context(made.clone());
            made
        })
    })
}
