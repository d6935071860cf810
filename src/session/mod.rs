//! What lives as long as the app: one context newtype per file. Pages get them with [`leptos::prelude::expect_context`].

pub mod accounts;
pub mod announcer;
pub mod bulk;
pub mod checks;
pub mod connection;
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
pub mod vault;
pub mod whitelist;
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
    settlement::Settlement::provide();
    stock::StockSignal::provide();
    price_table::PriceTable::provide();
    order::TypedOrder::provide();
    purchase::Purchase::provide();
    whitelist::Whitelists::provide();
    bulk::Bulk::provide();
    checks::Checks::provide();
    vault::Vault::provide();
}
