//! What concerns the list rather than the selection, and the filters that are kept.

use super::{all_dialogs, dialogs, list::list};
use crate::session::{announcer::announcer, preferences::PreferencesSignal, words::words};
use leptos::prelude::*;

/// As many filters as are kept; the oldest goes.
const KEPT: usize = 12;

/// The buttons, and the kept filters.
#[component]
pub fn Tools() -> impl IntoView {
    all_dialogs().expect();
    let (words, list, dialogs, announcer) = (words(), list(), dialogs(), announcer());
    let preferences: PreferencesSignal = expect_context();
    let kept = Memo::new(move |_| preferences.with(|chosen| chosen.filters.clone()));
    // A login is kept nowhere.
    let shared = move || list.shared_filter();
    let worth_keeping = Memo::new(move |_| {
        let text = shared();
        !text.is_empty() && kept.with(|kept| !kept.contains(&text)) && list.bad_facet().is_none()
    });
    let keep = move |_| {
        let text = untrack(shared);
        preferences.change(|chosen| {
            chosen.filters.push(text);
            let surplus = chosen.filters.len().saturating_sub(KEPT);
            chosen.filters.drain(..surplus);
        });
    };
    let forget = move |text: String| {
        let before = kept.get_untracked();
        preferences.change(|chosen| chosen.filters.retain(|own| *own != text));
        let told = untrack(|| (words.proxies.filter_forgotten)(&text));
        announcer.result_with_undo(told, move || {
            preferences.change(|chosen| {
                if !chosen.filters.contains(&text) {
                    let place = before.iter().position(|own| *own == text).unwrap_or_default();
                    chosen.filters.insert(place.min(chosen.filters.len()), text.clone());
                }
            });
        });
    };
    let filter = move |text: String| {
        let (own, wanted, gone) = (text.clone(), text.clone(), text.clone());
        let pressed = move || list.text.with(|text| *text == own).to_string();
        let label = text.clone();
        view! {
            <span class="proxies-kept">
                <button type="button" class="proxies-group" aria-pressed=pressed on:click=move |_| list.text.set(wanted.clone())>
                    {text}
                </button>
                <button
                    type="button"
                    class="quiet small"
                    aria-label=move || (words.proxies.forget_filter)(&label)
                    on:click=move |_| forget(gone.clone())
                >
                    "×"
                </button>
            </span>
        }
    };
    view! {
        <div class="row proxies-tools">
            <button type="button" class="quiet" on:click=move |_| dialogs.expiring.set(true)>{move || words.proxies.expiring_soon}</button>
            <button type="button" class="quiet" on:click=move |_| dialogs.rename.set(true)>{move || words.proxies.rename_comment}</button>
            <button type="button" class="quiet" on:click=move |_| dialogs.delete_by_comment.set(true)>{move || words.proxies.delete_by_comment}</button>
            <button type="button" class="quiet" on:click=move |_| dialogs.check_string.set(true)>{move || words.proxies.check_string}</button>
            <Show when=move || worth_keeping.get()>
                <button type="button" class="quiet" on:click=keep>{move || words.proxies.keep_filter}</button>
            </Show>
            <div class="row" role="group" aria-label=move || words.proxies.kept_filters>
                <For each=move || kept.get() key=|text| text.clone() let(text)>{filter(text)}</For>
            </div>
        </div>
    }
}
