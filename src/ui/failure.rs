//! A failure in its place on the page.

use crate::session::{trouble::Trouble, words::words};
use api::Effect;
use leptos::prelude::*;

/// Tells what happened, what it means, what to do next, and the provider's own words; with a button to try again, where
/// trying again is safe.
#[component]
pub fn Failure(
    /// What went wrong.
    trouble: Trouble,
    /// What the call would have done.
    #[prop(default = Effect::Reads)]
    effect: Effect,
    /// What "Try again" does; without it there is no such button.
    #[prop(optional, into)]
    again: Option<Callback<()>>,
) -> impl IntoView {
    let words = words();
    let told = Memo::new(move |_| {
        let told = trouble.explain(&words, effect);
        (told.what, told.consequence, told.next, told.said)
    });
    view! {
        <div class="failure" role="alert">
            <p><strong>{move || told.get().0}</strong></p>
            <p>{move || told.get().1}" "{move || told.get().2}</p>
            <p class="said">{move || told.get().3}</p>
            {again.map(|again| {
                view! { <button type="button" on:click=move |_| again.run(())>{move || words.shell.try_again}</button> }
            })}
        </div>
    }
}
