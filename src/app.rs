//! The shell: navigation, the place of the page, the live regions.

use crate::browser::page;
use crate::pages;
use crate::place::Place;
use crate::router::Router;
use crate::session::{
    self, accounts::accounts, connection::connection, preferences::PreferencesSignal, standing::standing, words::words,
};
use crate::ui::{shortcuts::Shortcuts, toast::Toasts};
use desk::preferences::Mode;
use desk::route::{Page, Route};
use leptos::prelude::*;

/// The whole app.
#[component]
pub fn App() -> impl IntoView {
    session::provide();
    Router::provide();
    let words = words();
    view! {
        <a class="skip" href="#main" on:click=move |event| { event.prevent_default(); page::focus("main h1"); }>
            {move || words.shell.skip_to_content}
        </a>
        <div class="app">
            <Sidebar />
            <main id="main">
                <SandboxBanner />
                <Place />
            </main>
        </div>
        <Shortcuts />
        <Toasts />
        <Broken />
    }
}

#[component]
fn Sidebar() -> impl IntoView {
    let words = words();
    let router = crate::router::router();
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
    let words = words();
    let (accounts, standing, connection) = (accounts(), standing(), connection());
    view! {
        <Show when=move || accounts.proxy6().is_some()>
            <div class="account">
                <span>{move || accounts.proxy6().map(|account| format!("Proxy6 · {}", account.name))}</span>
                <strong class="balance">
                    {move || match standing.current() {
                        Some(envelope) => words.money(envelope.balance, envelope.currency),
                        None => "–".to_owned(),
                    }}
                </strong>
                <span>{move || (words.shell.mode)(connection.mode())}</span>
            </div>
        </Show>
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
                <button type="button" class="quiet" on:click=move |_| preferences.change(|chosen| chosen.mode = None)>
                    {move || words.shell.leave_sandbox}
                </button>
            </div>
        </Show>
    }
}

/// Always in the page and hidden by the style sheet until public/boot.js marks the root: after a panic nothing reactive runs.
#[component]
fn Broken() -> impl IntoView {
    let words = words();
    view! {
        <div class="broken" role="alert">
            <p>{move || words.shell.broken}</p>
            <button type="button" data-reload="">{move || words.shell.reload}</button>
        </div>
    }
}
