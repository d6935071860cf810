//! A failure in its place on the page.

use super::copy::copy_and_tell;
use crate::session::{announcer::announcer, error_report::error_report, trouble::Trouble, words::words};
use api::Effect;
use leptos::prelude::*;

/// Tells what happened, what it means, what to do next, and the provider's own words; with a button to try again, where
/// trying again is safe, and one that copies a report without any secret.
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
    let (words, announcer, report) = (words(), announcer(), error_report());
    let failed = trouble.clone();
    let told = Memo::new(move |_| {
        let told = trouble.explain(&words, effect);
        (told.what, told.consequence, told.next, told.said)
    });
    view! {
        <div class="failure" role="alert">
            <p><strong>{move || told.get().0}</strong></p>
            <p>{move || told.get().1}" "{move || told.get().2}</p>
            <p class="said">{move || told.get().3}</p>
            <div class="row">
                {again.map(|again| {
                    view! { <button type="button" on:click=move |_| again.run(())>{move || words.shell.try_again}</button> }
                })}
                <button type="button" class="quiet" on:click=move |_| copy_and_tell(report(&failed), announcer, words)>
                    {move || words.shell.copy_report}
                </button>
            </div>
        </div>
    }
}
