//! The Home page: first steps; later how things stand.

mod first_run;
mod standing;

use crate::session::{accounts::accounts, words::words};
use desk::route::Page;
use leptos::prelude::*;

/// The page.
#[component]
pub fn Home() -> impl IntoView {
    let (words, accounts) = (words(), accounts());
    let nobody = Memo::new(move |_| accounts.proxy6().is_none() && accounts.soax().is_none());
    view! {
        <h1 tabindex="-1">{move || (words.shell.page)(Page::Home)}</h1>
        <Show when=move || nobody.get() fallback=|| view! { <standing::StandingOverview /> }>
            <first_run::FirstRun />
        </Show>
    }
}
