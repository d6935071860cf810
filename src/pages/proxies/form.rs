//! The form of a dialog that confirms.

use leptos::prelude::*;

/// What is chosen, and the button that does it; Enter does the same.
#[component]
pub fn ConfirmForm(
    /// The button's words.
    #[prop(into)]
    label: Signal<String>,
    /// Whether it cannot be pressed.
    #[prop(into)]
    off: Signal<bool>,
    /// Whether it destroys something.
    #[prop(default = false)]
    destroys: bool,
    /// Does it.
    confirm: Callback<()>,
    /// What is chosen.
    children: Children,
) -> impl IntoView {
    view! {
        <form
            class="stack proxies-form"
            on:submit=move |event| {
                event.prevent_default();
                confirm.run(());
            }
        >
            {children()}
            <div class="row">
                <button type="submit" class=if destroys { "bad push" } else { "main push" } disabled=off>{label}</button>
            </div>
        </form>
    }
}
