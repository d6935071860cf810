//! How far a table is that loads piece by piece, with what a person can do about it.

use crate::session::{loading::Loading, words::words};
use crate::ui::failure::Failure;
use leptos::prelude::*;

/// The count, a bar, and the buttons "Cancel", "Go on" or "Refresh".
#[component]
pub fn LoadingBar(
    /// How far it is.
    #[prop(into)]
    loading: Signal<Loading>,
    /// Gives it up.
    #[prop(into)]
    cancel: Callback<()>,
    /// Goes on where it stopped.
    #[prop(into)]
    go_on: Callback<()>,
    /// Loads it anew.
    #[prop(into)]
    refresh: Callback<()>,
) -> impl IntoView {
    let words = words();
    let button = move |label: &'static str, act: Callback<()>| {
        view! { <button type="button" class="quiet" on:click=move |_| act.run(())>{label}</button> }.into_any()
    };
    move || match loading.get() {
        Loading::UnderWay(progress) => {
            let (done, total) = (progress.done as u64, progress.total as u64);
            let told = if total == 0 { words.shell.loading.to_owned() } else { (words.buy.progress)(done, total) };
            view! {
                <span class="buy-loading">
                    <progress max=total.max(1) value=done aria-label=words.shell.loading></progress>
                    <span class="soft">{told}</span>
                    {button(words.shell.cancel, cancel)}
                </span>
            }
            .into_any()
        }
        Loading::Cancelled(progress) => view! {
            <span class="buy-loading">
                <span class="soft">{(words.buy.cancelled)(progress.done as u64, progress.total as u64)}</span>
                {button(words.buy.go_on, go_on)}
            </span>
        }
        .into_any(),
        Loading::Complete => view! { <span class="buy-loading">{button(words.buy.refresh, refresh)}</span> }.into_any(),
        Loading::NotBegun | Loading::Failed(_) => ().into_any(),
    }
}

/// What went wrong with the loading, where anything did.
#[component]
pub fn LoadingFailure(
    /// How far it is.
    #[prop(into)]
    loading: Signal<Loading>,
    /// Goes on where it stopped.
    #[prop(into)]
    go_on: Callback<()>,
) -> impl IntoView {
    move || match loading.get() {
        Loading::Failed(trouble) => view! { <Failure trouble again=go_on /> }.into_any(),
        _ => ().into_any(),
    }
}
