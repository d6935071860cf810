//! The Settings page: accounts and keys, vault, backup, connection, language, theme, sandbox.

mod accounts;
mod add_account;
mod api_addresses;
mod appearance;
mod backup;
mod connection;
mod edit_account;
mod forget;
mod limits;
mod purchases;
mod relay;
mod relay_offer;
mod sandbox;
mod vault;

use crate::on_demand::{OnDemand, pieces};
use crate::session::words::words;
use desk::route::Page;
use leptos::prelude::*;

pieces! {
    others in preferences: OtherSettings;
}

/// The page. What a first visitor sees of it is there before the rest has come.
#[component]
pub fn Settings() -> impl IntoView {
    let words = words();
    view! {
        <h1 tabindex="-1">{move || (words.shell.page)(Page::Settings)}</h1>
        <div class="settings">
            <accounts::AccountList />
            <add_account::AddAccount />
            <OnDemand piece=others() below=true />
        </div>
    }
}

#[component]
fn OtherSettings() -> impl IntoView {
    view! {
            <vault::VaultSettings />
            <backup::BackupSettings />
            <connection::ConnectionSettings />
            <relay::RelayPairing />
            <limits::SpendingLimits />
            <purchases::Purchases />
            <api_addresses::ApiAddresses />
            <appearance::Appearance />
            <sandbox::SandboxSettings />
            <forget::ForgetEverything />
    }
}
