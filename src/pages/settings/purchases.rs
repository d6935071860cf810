//! What goes with a purchase.

use crate::effects::effect;
use crate::session::{preferences::PreferencesSignal, words::words};
use crate::ui::field::Checkbox;
use leptos::prelude::*;

/// The card.
#[component]
pub fn Purchases() -> impl IntoView {
    let words = words();
    let preferences: PreferencesSignal = expect_context();
    let kept = move || preferences.with(|chosen| !chosen.keep_tag);
    let restore = RwSignal::new(untrack(kept));
    effect(move || {
        let restore = restore.get();
        if restore != untrack(kept) {
            preferences.change(|chosen| chosen.keep_tag = !restore);
        }
    });
    view! {
        <section class="card" aria-labelledby="settings-purchases">
            <header><h2 id="settings-purchases">{move || words.settings.purchases}</h2></header>
            <div class="content settings-form">
                <Checkbox label=Signal::derive(move || words.settings.restore_comment.to_owned()) value=restore />
                <p class="soft">{move || words.settings.restore_comment_hint}</p>
            </div>
        </section>
    }
}
