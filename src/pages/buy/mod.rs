//! The Buy page.

use crate::session::words::words;
use desk::route::Page;
use leptos::prelude::*;

/// The page.
#[component]
pub fn Buy() -> impl IntoView {
    let words = words();
    view! {
        <h1 tabindex="-1">{move || (words.shell.page)(Page::Buy)}</h1>
    }
}
