//! The new list: its beginning, and the whole of it to copy and to download.

use super::{
    input::SHOWN,
    work::{Stage, Work},
};
use crate::browser::download;
use crate::session::{announcer::announcer, words::words};
use crate::ui::{copy::copy_held_and_tell, field::next_id};
use connection::Format;
use leptos::prelude::*;

/// The new list.
#[component]
pub fn Outcome(
    /// What is being done.
    work: Work,
    /// What is written.
    format: RwSignal<String>,
) -> impl IntoView {
    let (words, announcer) = (words(), announcer());
    let id = next_id("convert");
    let nothing = move || work.written().with(Option::is_none);
    let copy = move |_| {
        if let Some(text) = work.written().get_untracked() {
            copy_held_and_tell(text, announcer, words);
        }
    };
    let save = move |_| {
        let Some(text) = work.written().get_untracked() else { return };
        let chosen = format.with_untracked(|format| format.parse::<Format>().ok());
        let name = format!("proxies.{}", chosen.map_or("txt", Format::extension));
        match download::offer_held(&name, "text/plain;charset=utf-8", &text) {
            Ok(()) => announcer.result(untrack(|| (words.proxies.downloaded)(&name))),
            Err(_) => announcer.failure(untrack(|| words.proxies.download_failed)),
        }
    };
    let cut = move || work.written().with(|text| text.as_ref().is_some_and(|text| text.bytes() > u64::from(SHOWN)));
    let progress = move || match work.stage() {
        Stage::Working(progress) => Some(progress),
        _ => None,
    };
    let told = move || progress().map(|progress| (words.convert.working)(&words.number(progress.done)));
    let long = Memo::new(move |_| progress().is_some_and(|progress| progress.done > 0));
    view! {
        <div class="field">
            <label for=id.clone()>{move || words.convert.output}</label>
            <textarea
                id=id.clone()
                rows="14"
                wrap="off"
                readonly
                spellcheck="false"
                placeholder=move || words.convert.empty
                aria-describedby=format!("{id}-hint")
                aria-busy=move || if progress().is_some() { "true" } else { "false" }
                prop:value=move || work.beginning()
            ></textarea>
            <p class="hint" id=format!("{id}-hint")>{move || if cut() { words.convert.beginning_only } else { "" }}</p>
        </div>
        <div class="row">
            <button type="button" disabled=nothing on:click=copy>{move || words.shell.copy}</button>
            <button type="button" disabled=nothing on:click=save>{move || words.shell.download}</button>
            <Show when=move || long.get()>
                <label class="convert-progress">
                    <span>{told}</span>
                    <progress
                        max=move || progress().map(|progress| progress.of.to_string())
                        value=move || progress().map(|progress| progress.done.to_string())
                    />
                </label>
                <button type="button" on:click=move |_| work.cancel()>{move || words.shell.cancel}</button>
            </Show>
        </div>
        <Show when=move || matches!(work.stage(), Stage::Cancelled | Stage::Failed)>
            <div class="row" role="alert">
                <p class="warn">
                    {move || if work.stage() == Stage::Failed { words.convert.not_done } else { words.convert.cancelled }}
                </p>
                <button type="button" on:click=move |_| work.again()>{move || words.shell.try_again}</button>
            </div>
        </Show>
    }
}
