//! A button that copies.

use crate::browser::{blob::Text, clipboard, clock};
use crate::session::{
    announcer::{Announcer, announcer},
    words::{Words, words},
};
use api::Secret;
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

/// Copies a text that the browser holds and tells how it went.
pub fn copy_held_and_tell(text: Text, announcer: Announcer, words: Words) {
    leptos::task::spawn_local(async move {
        let copied = match text.string().await {
            Ok(text) => clipboard::copy_string(&text).await,
            Err(_) => Err(clipboard::NotCopied),
        };
        untrack(|| match copied {
            Ok(()) => announcer.result(words.shell.copied),
            Err(clipboard::NotCopied) => announcer.failure(words.shell.copy_failed),
        });
    });
}

/// For how long a secret may lie on the clipboard, in milliseconds.
const SECRET_FOR: u32 = 30_000;

/// A button that copies a key or a passphrase, and takes it off the clipboard after half a minute where it may.
#[component]
pub fn CopySecretButton(
    /// What is copied; asked at the press.
    #[prop(into)]
    secret: Callback<(), Secret>,
    /// The label.
    #[prop(into)]
    label: Signal<String>,
) -> impl IntoView {
    let (announcer, words) = (announcer(), words());
    let copy = move |_| {
        let secret = secret.run(());
        leptos::task::spawn_local(async move {
            if clipboard::copy(secret.expose()).await.is_err() {
                announcer.failure(untrack(|| words.shell.copy_failed));
                return;
            }
            // Whoever would have to be asked for leave is not asked: a question nobody expects is worse than a sentence.
            if !clipboard::may_read().await {
                announcer.result(untrack(|| words.shell.secret_stays_copied));
                return;
            }
            announcer.result(untrack(|| words.shell.secret_copied));
            clock::sleep(SECRET_FOR).await;
            match clipboard::read().await {
                Ok(text) if text == secret.expose() => match clipboard::copy("").await {
                    Ok(()) => announcer.result(untrack(|| words.shell.clipboard_cleared)),
                    Err(_) => announcer.failure(untrack(|| words.shell.clipboard_not_cleared)),
                },
                Ok(_) => {}
                Err(_) => announcer.failure(untrack(|| words.shell.clipboard_not_cleared)),
            }
        });
    };
    view! { <button type="button" on:click=copy>{label}</button> }
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
