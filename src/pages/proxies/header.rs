//! The page's heading: what it is, how far the reading is, what concerns the whole list.

use super::{dialogs, list::list, reading::ReadingState};
use crate::session::{roster::roster, words::words};
use desk::route::Page;
use leptos::prelude::*;

/// The heading.
#[component]
pub fn Header() -> impl IntoView {
    let (words, list, roster, dialogs) = (words(), list(), roster(), dialogs());
    view! {
        <div class="row proxies-header">
            <h1 tabindex="-1">{move || (words.shell.page)(Page::Proxies)}</h1>
            <ReadingState />
            <div class="row push">
                <button type="button" on:click=move |_| dialogs.look.set(true)>{move || words.proxies.columns}</button>
                <button
                    type="button"
                    disabled=move || roster.is_under_way()
                    on:click=move |_| {
                        if let Some(proxy6) = list.proxy6.get_untracked() {
                            roster.read(proxy6);
                        }
                    }
                >
                    {move || words.proxies.refresh}
                </button>
                <a class="button main" href="#/buy">{move || words.proxies.buy}</a>
            </div>
        </div>
    }
}
