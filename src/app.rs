//! The shell: navigation, the place of the page, the live regions.

use crate::account_in_use;
use crate::browser::page;
use crate::effects::effect;
use crate::on_demand::{Late, OnDemand};
use crate::pages;
use crate::palette::Palette;
use crate::place::Place;
use crate::router::Router;
use crate::session::{
    self,
    accounts::accounts,
    connection::connection,
    preferences::PreferencesSignal,
    unsettled::unsettled,
    vault::{State, vault},
    words::words,
};
use crate::ui::{shortcuts::Shortcuts, toast::Toasts};
use crate::unlock;
use desk::preferences::Mode;
use desk::route::{Page, Route};
use leptos::prelude::*;

/// The whole app.
#[component]
pub fn App() -> impl IntoView {
    session::provide();
    Router::provide();
    let (words, vault) = (words(), vault());
    if untrack(|| vault.state()) == State::Locked {
        unlock::piece().expect();
    }
    view! {
        <a class="skip" href="#main" on:click=move |event| { event.prevent_default(); page::focus("main h1"); }>
            {move || words.shell.skip_to_content}
        </a>
        <div class="app">
            <Sidebar />
            <main id="main">
                <Network />
                <SandboxBanner />
                <LockedBanner />
                <Unknown />
                <Place />
            </main>
        </div>
        <Show when=move || vault.unlocking.get()>
            <OnDemand piece=unlock::piece() />
        </Show>
        <Palette />
        <Shortcuts />
        <Toasts />
        <Broken />
    }
}

#[component]
fn Sidebar() -> impl IntoView {
    let words = words();
    let router = crate::router::router();
    // On a phone the links are a row that scrolls.
    effect(move || {
        router.page();
        request_animation_frame(|| page::show(".sidebar [aria-current]"));
    });
    let link = move |page: Page| {
        let current = move || (router.page() == Some(page)).then_some("page");
        view! {
            <li>
                <a
                    href=Route::of(page).hash()
                    aria-current=current
                    on:pointerenter=move |_| pages::piece(page).expect()
                    on:focus=move |_| pages::piece(page).expect()
                >
                    {move || (words.shell.page)(page)}
                </a>
            </li>
        }
    };
    view! {
        <header class="sidebar">
            <p class="brand">"proxy"<b>"deck"</b></p>
            <nav aria-label=move || words.shell.navigation>
                <ul>{Page::ALL.map(link).collect_view()}</ul>
            </nav>
            <AccountSummary />
        </header>
    }
}

#[component]
fn AccountSummary() -> impl IntoView {
    let (words, accounts, connection, vault) = (words(), accounts(), connection(), vault());
    let any = Memo::new(move |_| accounts.proxy6().is_some() || accounts.soax().is_some());
    view! {
        <div class="account" class:empty=move || !any.get()>
            <Late piece=account_in_use::piece() wanted=any />
            <span>{move || (words.shell.mode)(connection.mode())}</span>
            <Show when=move || vault.state() == State::Open>
                <button type="button" on:click=move |_| vault.lock()>{move || words.shell.lock}</button>
            </Show>
        </div>
    }
}

#[component]
fn SandboxBanner() -> impl IntoView {
    let words = words();
    let connection = connection();
    let preferences: PreferencesSignal = expect_context();
    view! {
        <Show when=move || connection.mode() == Mode::Sandbox>
            <div class="sandbox-banner">
                <strong class="tag">{move || words.shell.sandbox_label}</strong>
                <span>{move || words.shell.sandbox_explained}</span>
                <button type="button" class="quiet" on:click=move |_| preferences.change(|chosen| chosen.leave_sandbox())>
                    {move || words.shell.leave_sandbox}
                </button>
            </div>
        </Show>
    }
}

#[component]
fn LockedBanner() -> impl IntoView {
    let (words, vault, connection) = (words(), vault(), connection());
    view! {
        <Show when=move || vault.state() == State::Locked && connection.mode() != Mode::Sandbox>
            <div class="sandbox-banner">
                <span>{move || words.shell.vault_locked}</span>
                <button type="button" class="main" on:click=move |_| vault.unlocking.set(true)>{move || words.shell.unlock}</button>
            </div>
        </Show>
    }
}

/// What has an unknown outcome, and for which account it waits. Where its code does not come, whatever would spend tells of it.
#[component]
fn Unknown() -> impl IntoView {
    let unsettled = unsettled();
    let wanted = Memo::new(move |_| unsettled.may_be());
    view! { <Late piece=pages::what_is_unknown() wanted /> }
}

/// Always in the page and hidden by the style sheet until public/boot.js marks the root: after a panic nothing reactive runs.
#[component]
fn Broken() -> impl IntoView {
    let words = words();
    view! {
        <div class="broken" role="alert">
            <p>{move || words.shell.broken}</p>
            <button type="button" data-reload="">{move || words.shell.reload}</button>
            <button type="button" data-report="">{move || words.shell.copy_report}</button>
        </div>
    }
}

/// Always in the page; public/boot.js marks the root when there is no network, or a newer version waits.
#[component]
fn Network() -> impl IntoView {
    let words = words();
    view! {
        <div aria-live="polite" class="network">
            <p class="offline">{move || words.shell.offline}</p>
            <p class="update">
                {move || words.shell.update_waits}
                <button type="button" data-update-now="">{move || words.shell.update_now}</button>
            </p>
        </div>
    }
}
