//! A button that copies.

use crate::browser::clipboard;
use crate::session::{
    announcer::{Announcer, announcer},
    words::{Words, words},
};
use leptos::prelude::*;

/// Copies a text and tells how it went. The contexts are handed in, for an event handler has none.
pub fn copy_and_tell(text: String, announcer: Announcer, words: Words) {
    leptos::task::spawn_local(async move {
        match clipboard::copy(&text).await {
            Ok(()) => announcer.result(untrack(|| words.shell.copied)),
            Err(clipboard::NotCopied) => announcer.failure(untrack(|| words.shell.copy_failed)),
        }
    });
}

/// A button that copies what `text` gives when it is pressed.
#[component]
pub fn CopyButton(
    /// What is copied; asked at the press.
    #[prop(into)]
    text: Callback<(), String>,
    /// Another label than "Copy".
    #[prop(optional, into)]
    label: Option<Signal<String>>,
) -> impl IntoView {
    let (announcer, words) = (announcer(), words());
    let shown = move || label.map(|label| label.get()).unwrap_or_else(|| words.shell.copy.to_owned());
    view! {
        <button type="button" on:click=move |_| copy_and_tell(text.run(()), announcer, words)>{shown}</button>
    }
}
