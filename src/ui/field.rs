//! Labelled fields. What is wrong with a value is said under it, at once and in words.

use crate::lasting::Lasting;
use leptos::prelude::*;
use std::sync::atomic::{AtomicU32, Ordering};

/// A number for the ids that tie labels, fields and complaints together.
pub fn next_id(prefix: &str) -> String {
    static NEXT: AtomicU32 = AtomicU32::new(0);
    format!("{prefix}-{}", NEXT.fetch_add(1, Ordering::Relaxed))
}

/// A line of text.
#[component]
pub fn TextField(
    /// The visible label, and the accessible name.
    #[prop(into)]
    label: Signal<String>,
    /// What stands in it.
    #[prop(into)]
    value: Lasting<String>,
    /// What is wrong with it; empty where nothing is.
    #[prop(into, default = Signal::stored(String::new()))]
    complaint: Signal<String>,
    /// A word of help under it.
    #[prop(into, default = Signal::stored(String::new()))]
    hint: Signal<String>,
    /// `text`, `password`, `search`…
    #[prop(default = "text")]
    kind: &'static str,
    /// The on-screen keyboard: `numeric`, `decimal`, `text`…
    #[prop(default = "text")]
    input_mode: &'static str,
    /// An id of one's own, for what must be found (the filter that `/` focuses).
    #[prop(optional, into)]
    id: Option<String>,
) -> impl IntoView {
    let id = id.unwrap_or_else(|| next_id("field"));
    let (below, complaint_id) = (format!("{id}-below"), format!("{id}-complaint"));
    let described = format!("{below} {complaint_id}");
    view! {
        <div class="field">
            <label for=id.clone()>{label}</label>
            <input
                id=id.clone()
                type=kind
                inputmode=input_mode
                autocomplete="off"
                spellcheck="false"
                aria-describedby=described
                aria-invalid=move || (!complaint.get().is_empty()).then_some("true")
                prop:value=move || value.get()
                on:input:target=move |event| value.set(event.target().value())
            />
            <p class="hint" id=below>{hint}</p>
            <p class="complaint" id=complaint_id>{complaint}</p>
        </div>
    }
}

/// One of a few.
#[component]
pub fn Choice(
    /// The visible label, and the accessible name.
    #[prop(into)]
    label: Signal<String>,
    /// The value of the chosen option.
    #[prop(into)]
    value: Lasting<String>,
    /// Values with the words for them.
    #[prop(into)]
    options: Signal<Vec<(String, String)>>,
    /// What is wrong with it; empty where nothing is.
    #[prop(into, default = Signal::stored(String::new()))]
    complaint: Signal<String>,
    /// A word of help under it.
    #[prop(into, default = Signal::stored(String::new()))]
    hint: Signal<String>,
) -> impl IntoView {
    let id = next_id("choice");
    let (below, complaint_id) = (format!("{id}-below"), format!("{id}-complaint"));
    let described = format!("{below} {complaint_id}");
    view! {
        <div class="field">
            <label for=id.clone()>{label}</label>
            <select
                id=id
                aria-describedby=described
                aria-invalid=move || (!complaint.get().is_empty()).then_some("true")
                prop:value=move || { options.track(); value.get() }
                on:change:target=move |event| value.set(event.target().value())
            >
                {move || {
                    options
                        .get()
                        .into_iter()
                        .map(|(name, words)| {
                            let own = name.clone();
                            view! { <option value=name selected=move || value.get() == own>{words}</option> }
                        })
                        .collect_view()
                }}
            </select>
            <p class="hint" id=below>{hint}</p>
            <p class="complaint" id=complaint_id>{complaint}</p>
        </div>
    }
}

/// Yes or no.
#[component]
pub fn Checkbox(
    /// The visible label, and the accessible name.
    #[prop(into)]
    label: Signal<String>,
    /// Whether it is ticked.
    #[prop(into)]
    value: Lasting<bool>,
) -> impl IntoView {
    view! {
        <label class="checkbox">
            <input type="checkbox" prop:checked=move || value.get() on:change:target=move |event| value.set(event.target().checked()) />
            <span>{label}</span>
        </label>
    }
}
