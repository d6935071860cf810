//! The place of the page. Its heading takes the focus when the page changes.

use crate::browser::page;
use crate::on_demand::OnDemand;
use crate::pages;
use crate::router::router;
use crate::session::{
    vault::vault,
    words::{Words, words},
};
use leptos::prelude::*;

/// The page of the route.
#[component]
pub fn Place() -> impl IntoView {
    let router = router();
    let shown = Memo::new(move |_| router.page());
    let any_before = StoredValue::new(false);
    let vault = vault();
    move || {
        // What the page holds may be what was locked away: it is built anew.
        vault.locks();
        let page = shown.get();
        Words::provide_for_page();
        // The first page keeps the browser's own focus; later ones announce themselves through their heading.
        let moved = any_before.try_update_value(|any| std::mem::replace(any, true)).unwrap_or_default();
        if moved {
            page::scroll_to_top();
        }
        let focused = StoredValue::new_local(page::focused());
        let settled = Callback::new(move |()| {
            if moved {
                request_animation_frame(move || {
                    let now = page::focused();
                    // Whoever is in a field already stays there.
                    if now.is_none() || focused.try_get_value() == Some(now) {
                        page::focus("main h1");
                    }
                });
            }
        });
        match page {
            Some(page) => view! { <OnDemand piece=pages::piece(page) page settled /> }.into_any(),
            None => view! { <NoSuchPage settled /> }.into_any(),
        }
    }
}

#[component]
fn NoSuchPage(settled: Callback<()>) -> impl IntoView {
    let words = words();
    settled.run(());
    view! {
        <h1 tabindex="-1">{move || words.shell.no_such_page}</h1>
        <p><a href="#/">{move || words.shell.back_home}</a></p>
    }
}
