//! The live regions: results for `status`, failures for `alert`.

use super::shortcut;
use crate::browser::page;
use crate::session::{
    announcer::{Told, announcer},
    words::words,
};
use leptos::prelude::*;

/// Both regions, in the corner of the window. They are in the page from the start, for a region that appears together with
/// its first sentence is not read out. Ctrl+Z takes back what was done last, as long as it is told.
#[component]
pub fn Toasts() -> impl IntoView {
    let (announcer, words) = (announcer(), words());
    shortcut::on_control_outside("KeyZ", move || announcer.undo_last());
    // The button that was pressed is gone.
    let keep_focus = || {
        request_animation_frame(|| {
            if page::focused().is_none() {
                page::focus("main h1");
            }
        });
    };
    let toast = move |told: Told, class: &'static str| {
        let number = told.number;
        let undoing = told.clone();
        view! {
            <div class=class>
                <p>{told.text}</p>
                <div>
                    {told.undo.is_some().then(|| view! {
                        <button type="button" on:click=move |_| { announcer.undo(&undoing); keep_focus(); }>
                            {move || words.shell.undo}
                        </button>
                    })}
                    <button type="button" class="quiet" on:click=move |_| { announcer.dismiss(number); keep_focus(); }>
                        {move || words.shell.dismiss}
                    </button>
                </div>
            </div>
        }
    };
    view! {
        <div
            class="toasts"
            on:pointerenter=move |_| announcer.hold(true)
            on:pointerleave=move |_| announcer.hold(false)
            on:focusin=move |_| announcer.hold(true)
            on:focusout=move |_| announcer.hold(false)
        >
            <div role="status">
                <For each=move || announcer.results() key=|told| told.number let:told>{toast(told, "toast")}</For>
            </div>
            <div role="alert">
                <For each=move || announcer.failures() key=|told| told.number let:told>{toast(told, "toast bad")}</For>
            </div>
        </div>
    }
}
