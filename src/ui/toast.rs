//! The live regions: results for `status`, failures for `alert`.

use crate::session::{announcer::announcer, words::words};
use leptos::prelude::*;

/// Both regions, in the corner of the window. They are in the page from the start, for a region that appears together with
/// its first sentence is not read out.
#[component]
pub fn Toasts() -> impl IntoView {
    let (announcer, words) = (announcer(), words());
    let dismiss = move |number: u32| {
        view! {
            <button type="button" class="quiet" on:click=move |_| announcer.dismiss(number)>
                {move || words.shell.dismiss}
            </button>
        }
    };
    view! {
        <div class="toasts">
            <div role="status">
                <For each=move || announcer.results() key=|told| told.number let:told>
                    <div class="toast"><p>{told.text.clone()}</p>{dismiss(told.number)}</div>
                </For>
            </div>
            <div role="alert">
                <For each=move || announcer.failures() key=|told| told.number let:told>
                    <div class="toast bad"><p>{told.text.clone()}</p>{dismiss(told.number)}</div>
                </For>
            </div>
        </div>
    }
}
