//! Many addresses at once.

use crate::session::{
    announcer::announcer,
    whitelist::{Owner, whitelists},
    words::{Words, words},
};
use crate::ui::{dialog::Dialog, field::next_id};
use desk::whitelist::Pasted;
use leptos::prelude::*;

/// The button and its dialog.
#[component]
pub fn PasteList(
    /// Whose list it is.
    owner: Owner,
) -> impl IntoView {
    let (words, whitelists, announcer) = (words(), whitelists(), announcer());
    let open = RwSignal::new(false);
    let typed = RwSignal::new(String::new());
    let findings = RwSignal::new(Vec::<String>::new());
    let id = StoredValue::new(next_id("paste"));
    let place = move || {
        let mut pasted = Pasted::default();
        whitelists.change(owner, |sheet| pasted = sheet.draft.paste(&typed.get_untracked()));
        let told = untrack(|| told(&pasted, words));
        let placed = untrack(|| (words.whitelist.placed)(pasted.placed as u64));
        if told.is_empty() {
            open.set(false);
            typed.set(String::new());
        }
        findings.set(told);
        announcer.result(placed);
    };
    view! {
        <button
            type="button"
            on:click=move |_| {
                findings.set(Vec::new());
                open.set(true);
            }
        >
            {move || words.whitelist.paste_list}
        </button>
        <Dialog open title=Signal::derive(move || words.whitelist.paste_list.to_owned())>
            <div class="field">
                <label for=id.get_value()>{move || words.whitelist.addresses}</label>
                <textarea
                    id=id.get_value()
                    rows="8"
                    spellcheck="false"
                    prop:value=typed
                    on:input:target=move |event| typed.set(event.target().value())
                ></textarea>
                <p class="hint">{move || words.whitelist.addresses_hint}</p>
            </div>
            <div role="alert"><ul class="whitelist-findings">
                {move || findings.get().into_iter().map(|line| view! { <li>{line}</li> }).collect_view()}
            </ul></div>
            <div class="row">
                <button type="button" class="main" disabled=move || typed.with(|text| text.trim().is_empty()) on:click=move |_| place()>
                    {move || words.whitelist.place}
                </button>
            </div>
        </Dialog>
    }
}

/// What was not placed, and why.
fn told(pasted: &Pasted, words: Words) -> Vec<String> {
    let mut told: Vec<String> = Vec::new();
    let refused = pasted.refused.iter();
    told.extend(refused.map(|(line, why)| (words.whitelist.line_refused)(*line, (words.whitelist.bad_address)(*why))));
    if pasted.already > 0 {
        told.push((words.whitelist.already_there)(pasted.already as u64));
    }
    if !pasted.no_room.is_empty() {
        let lines: Vec<String> = pasted.no_room.iter().map(ToString::to_string).collect();
        told.push((words.whitelist.lines_without_room)(&lines.join(", ")));
    }
    told
}
