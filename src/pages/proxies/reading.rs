//! Reading the list: when it begins, how far it is, what went wrong.

use super::list::list;
use crate::session::{
    roster::{Reading, roster},
    words::words,
};
use crate::ui::failure::Failure;
use leptos::prelude::*;

/// Reads the list where nobody has begun to.
pub fn begin() {
    let (list, roster) = (list(), roster());
    Effect::new(move || {
        if roster.reading() == Reading::NotBegun
            && let Some(proxy6) = list.proxy6.get()
        {
            roster.read(proxy6);
        }
    });
}

/// How far the reading is, in a line.
#[component]
pub fn ReadingState() -> impl IntoView {
    let (words, roster) = (words(), roster());
    let rows = move || roster.with(|roster| roster.len() as u64);
    let state = move || match roster.reading() {
        Reading::NotBegun => String::new(),
        Reading::UnderWay { pages } => (words.proxies.reading)(pages.into(), &words.number(rows())),
        Reading::Complete => (words.proxies.count)(rows(), &words.number(rows())),
        Reading::Cancelled | Reading::Failed(_) => (words.proxies.incomplete)(rows(), &words.number(rows())),
    };
    view! {
        <span class="tag proxies-reading">{state}</span>
        <Show when=move || roster.is_under_way()>
            <button type="button" class="quiet" on:click=move |_| roster.cancel()>{move || words.shell.cancel}</button>
        </Show>
    }
}

/// Why the list is not whole, with a way to read it again.
#[component]
pub fn Failed() -> impl IntoView {
    let (list, roster) = (list(), roster());
    let again = Callback::new(move |()| {
        if let Some(proxy6) = list.proxy6.get_untracked() {
            roster.read(proxy6);
        }
    });
    move || match roster.reading() {
        Reading::Failed(trouble) => view! { <Failure trouble again /> }.into_any(),
        _ => ().into_any(),
    }
}
