//! The Proxies page.

use crate::session::words::words;
use desk::route::Page;
use leptos::prelude::*;

/// The page.
#[component]
pub fn Proxies() -> impl IntoView {
    let words = words();
    view! {
        <h1 tabindex="-1">{move || (words.shell.page)(Page::Proxies)}</h1>
    }
}
