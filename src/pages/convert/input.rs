//! Where the list comes from: typed, pasted, dropped, or a file. A long one is held by the browser and not shown whole, since
//! no browser lays out a hundred thousand lines in a blink.

use crate::browser::blob::{self, Text};
use crate::session::words::words;
use crate::ui::{field::next_id, transfer};
use leptos::prelude::*;
use wasm_bindgen::JsValue;

/// So many bytes are shown, and can be edited.
pub const SHOWN: u32 = 65_536;
/// So many bytes are read. A hundred thousand lines are five to ten million.
const MOST: u64 = 100_000_000;

/// The list.
#[derive(Clone, Debug)]
pub enum Source {
    /// It stands in the field.
    Typed(String),
    /// It is too long for the field, which shows its beginning.
    Held {
        /// The file's name, where it is one.
        name: Option<String>,
        /// The whole of it.
        text: Text,
    },
}

/// Why a list was not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum NotTaken {
    Unreadable,
    TooLong,
}

/// The field, and the way to a file.
#[component]
pub fn Input(
    /// The list.
    source: RwSignal<Source, LocalStorage>,
) -> impl IntoView {
    let words = words();
    let id = next_id("convert");
    let shown = RwSignal::new(String::new());
    let not_taken = RwSignal::new(None::<NotTaken>);
    let dragged = RwSignal::new(false);
    let held = move || source.with(|source| matches!(source, Source::Held { .. }));
    let take = move |name: Option<String>, text: Result<Text, JsValue>| {
        let Ok(text) = text else { return not_taken.set(Some(NotTaken::Unreadable)) };
        if text.bytes() > MOST {
            return not_taken.set(Some(NotTaken::TooLong));
        }
        leptos::task::spawn_local(async move {
            let beginning = text.beginning(SHOWN).await;
            let Ok(beginning) = beginning else {
                let _ = not_taken.try_set(Some(NotTaken::Unreadable));
                return;
            };
            let short = text.bytes() <= u64::from(SHOWN);
            // Whoever has left the page meanwhile takes the signals along.
            if shown.try_set(beginning.clone()).is_none() {
                not_taken.set(None);
                source.set(if short { Source::Typed(beginning) } else { Source::Held { name, text } });
            }
        });
    };
    let typed = move |text: String| {
        if text.len() > SHOWN as usize {
            return take(None, Text::new(&text));
        }
        not_taken.set(None);
        shown.set(text.clone());
        source.set(Source::Typed(text));
    };
    let pasted = move |event| {
        if let Some((name, text)) = transfer::pasted_files(&event) {
            event.prevent_default();
            take(Some(name), Ok(text));
        } else if let Some(whole) = transfer::pasted_into(&event, SHOWN).filter(|_| !held()) {
            // A field that is given so much stands still for seconds.
            event.prevent_default();
            take(None, Text::of_string(&whole));
        }
    };
    let dropped = move |event| {
        dragged.set(false);
        if let Some((name, text)) = transfer::dropped_files(&event) {
            event.prevent_default();
            take(Some(name), Ok(text));
        }
    };
    let clear = move |_| {
        shown.set(String::new());
        not_taken.set(None);
        source.set(Source::Typed(String::new()));
    };
    let about = move || {
        source.with(|source| match source {
            Source::Typed(_) => words.convert.input_hint.to_owned(),
            Source::Held { name, text } => {
                let size = words.number(text.bytes().div_ceil(1_000));
                (words.convert.held)(name.as_deref(), &size)
            }
        })
    };
    let complaint = move || match not_taken.get() {
        None => "",
        Some(NotTaken::Unreadable) => words.convert.unreadable,
        Some(NotTaken::TooLong) => words.convert.too_long,
    };
    view! {
        <div
            class="field convert-drop"
            class:dragged=dragged
            on:dragover=move |event| {
                event.prevent_default();
                dragged.set(true);
            }
            on:dragleave=move |_| dragged.set(false)
            on:drop=dropped
        >
            <label for=id.clone()>{move || words.convert.input}</label>
            <textarea
                id=id.clone()
                rows="14"
                wrap="off"
                spellcheck="false"
                autocomplete="off"
                aria-describedby=format!("{id}-hint {id}-complaint")
                aria-invalid=move || not_taken.with(Option::is_some).then_some("true")
                readonly=held
                prop:value=shown
                on:input:target=move |event| typed(event.target().value())
                on:paste=pasted
            ></textarea>
            <p class="hint" id=format!("{id}-hint")>{about}</p>
            <p class="complaint" id=format!("{id}-complaint") role="alert">{complaint}</p>
        </div>
        <div class="row">
            <label class="button">
                <input
                    type="file"
                    multiple
                    class="visually-hidden"
                    on:change:target=move |event| {
                        let field = event.target();
                        if let Some((name, text)) = field.files().as_ref().and_then(blob::of_files) {
                            take(Some(name), Ok(text));
                        }
                        // So that the same file can be opened again.
                        field.set_value("");
                    }
                />
                <span>{move || words.convert.open_file}</span>
            </label>
            <button type="button" class="push" on:click=clear>{move || words.convert.clear}</button>
        </div>
    }
}
