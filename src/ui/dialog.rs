//! A modal dialog on the platform's `<dialog>`: focus is kept inside and given back, Escape closes.

use crate::effects::effect;
use crate::lasting::Lasting;
use crate::session::words::words;
use leptos::{html, prelude::*};
use web_sys::Event;

/// A dialog that is on show while `open` holds. Its children are made when it opens and dropped when it closes.
#[component]
pub fn Dialog(
    /// Whether it is on show; Escape and the close button set it to false.
    #[prop(into)]
    open: Lasting<bool>,
    /// Its heading, which is its accessible name too.
    #[prop(into)]
    title: Signal<String>,
    /// What stands in it.
    children: ChildrenFn,
) -> impl IntoView {
    let words = words();
    let element = NodeRef::<html::Dialog>::new();
    effect(move || {
        let Some(dialog) = element.get() else { return };
        match (open.get(), dialog.open()) {
            // Fails only where the element has left the document, and then there is nothing to show.
            (true, false) => drop(dialog.show_modal()),
            (false, true) => dialog.close(),
            _ => {}
        }
    });
    // The browser tells of it late: it may have been opened again meanwhile.
    let closed = move || {
        if element.try_get_untracked().flatten().is_some_and(|dialog| !dialog.open()) {
            open.set(false);
        }
    };
    // Escape closes it a moment before `close` is told; a key that opens it again may be pressed in between. What is cancelled
    // within it, such as the choice of a file, tells of it too.
    let cancelled = move |event: Event| {
        if event.target() == event.current_target() {
            open.set(false);
        }
    };
    view! {
        <dialog node_ref=element aria-label=title on:close=move |_| closed() on:cancel=cancelled>
            <Show when=move || open.get()>
                <header>
                    <h2>{title}</h2>
                    <button type="button" class="quiet" on:click=move |_| open.set(false)>{move || words.shell.close}</button>
                </header>
                <div class="dialog-body">{children()}</div>
            </Show>
        </dialog>
    }
}
