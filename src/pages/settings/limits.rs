//! What may be spent.

use crate::effects::effect;
use crate::session::{preferences::PreferencesSignal, words::words};
use crate::ui::field::TextField;
use api::Money;
use desk::preferences::SpendingLimits as Limits;
use leptos::prelude::*;

/// A typed limit: `None` for an empty text. A comma is a decimal point, as on Russian keyboards.
pub(super) fn typed(text: &str) -> Result<Option<Money>, ()> {
    match text.trim() {
        "" => Ok(None),
        amount => match amount.replace(',', ".").parse::<Money>() {
            Ok(amount) if !amount.is_negative() => Ok(Some(amount)),
            _ => Err(()),
        },
    }
}

/// The card.
#[component]
pub fn SpendingLimits() -> impl IntoView {
    let words = words();
    view! {
        <section class="card" aria-labelledby="settings-limits">
            <header><h2 id="settings-limits">{move || words.settings.limits}</h2></header>
            <div class="content settings-form">
                <p class="soft">{move || words.settings.limits_lead}</p>
                <LimitField
                    label=Signal::derive(move || words.settings.per_purchase.to_owned())
                    read=|limits| limits.per_purchase
                    write=|limits, limit| limits.per_purchase = limit
                />
                <LimitField
                    label=Signal::derive(move || words.settings.per_day.to_owned())
                    read=|limits| limits.per_day
                    write=|limits, limit| limits.per_day = limit
                />
                <LimitField
                    label=Signal::derive(move || words.settings.typed_count_above.to_owned())
                    read=|limits| limits.typed_count_above
                    write=|limits, limit| limits.typed_count_above = limit
                />
            </div>
        </section>
    }
}

#[component]
fn LimitField(
    label: Signal<String>,
    read: fn(&Limits) -> Option<Money>,
    write: fn(&mut Limits, Option<Money>),
) -> impl IntoView {
    let words = words();
    let preferences: PreferencesSignal = expect_context();
    let kept = move || preferences.with(|chosen| read(&chosen.limits));
    let text = RwSignal::new(untrack(kept).map(|limit| limit.to_string()).unwrap_or_default());
    let parsed = Memo::new(move |_| text.with(|text| typed(text)));
    effect(move || {
        // While the text is no amount the limit that was there goes on holding.
        if let Ok(limit) = parsed.get()
            && limit != untrack(kept)
        {
            preferences.change(|chosen| write(&mut chosen.limits, limit));
        }
    });
    let complaint = move || if parsed.get().is_err() { words.settings.limit_malformed } else { "" };
    view! {
        <TextField
            label
            value=text
            input_mode="decimal"
            complaint=Signal::derive(move || complaint().to_owned())
            hint=Signal::derive(move || words.settings.limit_hint.to_owned())
        />
    }
}
