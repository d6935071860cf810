//! The Home page: first steps; later how things stand.

mod balance;
mod entries;
mod expiry;
mod favourites;
mod first_run;
mod soax;
mod spending;
mod timeline;

use crate::effects::effect;
use crate::on_demand::{OnDemand, pieces};
use crate::session::{
    accounts::accounts,
    connection::connection,
    greeting::Greeted,
    greeting::greeting,
    journal::journal,
    proxy6::Proxy6,
    roster::{Reading, roster},
    words::words,
};
use desk::journal::Entry;
use desk::preferences::Mode;
use desk::route::Page;
use leptos::prelude::*;

pieces! {
    overview in overview: Overview;
}

/// The page.
#[component]
pub fn Home() -> impl IntoView {
    let (words, accounts) = (words(), accounts());
    let nobody = Memo::new(move |_| accounts.proxy6().is_none() && accounts.soax().is_none());
    view! {
        <h1 tabindex="-1">{move || (words.shell.page)(Page::Home)}</h1>
        <Show when=move || nobody.get() fallback=|| view! { <OnDemand piece=overview() /> }>
            <first_run::FirstRun />
        </Show>
    }
}

/// How things stand with the accounts in use.
#[component]
fn Overview() -> impl IntoView {
    let (accounts, journal, connection) = (accounts(), journal(), connection());
    leptos::task::spawn_local(async move {
        // A journal that cannot be read is told on its own page, and where it stands in the way of spending.
        let _ = journal.load().await;
    });
    let entries = Memo::new(move |_| {
        let sandbox = connection.mode() == Mode::Sandbox;
        journal.entries().into_iter().filter(|entry| entry.account().sandbox == sandbox).collect::<Vec<Entry>>()
    });
    read_list();
    let (has_proxy6, has_soax) =
        (Memo::new(move |_| accounts.proxy6().is_some()), Memo::new(move |_| accounts.soax().is_some()));
    view! {
        <div class="home-overview">
            <Show when=move || has_proxy6.get()>
                <balance::Balance entries />
                <spending::Spending entries />
                <expiry::Expiry />
                <favourites::Favourites />
            </Show>
            <entries::LastEntries entries />
            <Show when=move || has_soax.get()>
                <soax::SoaxPackage />
            </Show>
        </div>
    }
}

/// The list is read once the account has answered, and only if nobody has read it yet.
fn read_list() {
    let (greeting, roster) = (greeting(), roster());
    let proxy6 = Proxy6::followed();
    effect(move || {
        if greeting.proxy6() == Greeted::Answered
            && untrack(|| roster.reading()) == Reading::NotBegun
            && let Some(proxy6) = proxy6.get_untracked()
        {
            roster.read(proxy6);
        }
    });
}
