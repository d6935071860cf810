//! What only some dialects have a word for: on show where the chosen dialect says it, or where something stands in it.

use super::{fields::Fields, outcome::Outcome};
use crate::session::words::words;
use crate::ui::field::{Choice, TextField};
use desk::targeting::{EXTRAS, Form, Kind, ON, kind};
use leptos::prelude::*;
use soax::targeting::Field;

/// The card; nothing in a dialect that says nothing of it.
#[component]
pub fn ExtrasCard(
    /// What stands in the fields.
    fields: Fields,
    /// What comes of it.
    outcome: Outcome,
) -> impl IntoView {
    let words = words();
    let form = Memo::new(move |_| fields.form());
    let is_shown =
        move |field: Field| form.with(|form| form.dialect.says(field) || !form.extras.text(field).is_empty());
    let any = Memo::new(move |_| EXTRAS.iter().any(|(field, _)| is_shown(*field)));
    view! {
        <Show when=move || any.get()>
            <section class="card" aria-labelledby="targeting-extras">
                <header><h2 id="targeting-extras">{move || words.targeting.extras}</h2></header>
                <div class="content targeting-pair">
                    {EXTRAS
                        .into_iter()
                        .zip(fields.extras)
                        .map(|((field, _), text)| {
                            let shown = Memo::new(move |_| is_shown(field));
                            view! {
                                <Show when=move || shown.get()>
                                    <Extra field text form outcome />
                                </Show>
                            }
                        })
                        .collect_view()}
                </div>
            </section>
        </Show>
    }
}

#[component]
fn Extra(field: Field, text: RwSignal<String>, form: Memo<Form>, outcome: Outcome) -> impl IntoView {
    let words = words();
    let label = Signal::derive(move || (words.targeting.extra)(field).to_owned());
    let refused = outcome.refused(field);
    let complaint = Signal::derive(move || {
        let sound = kind(field) != Kind::Number || form.with(|form| form.extras.number(field)).is_ok();
        if sound { refused.get() } else { words.targeting.not_number.to_owned() }
    });
    match kind(field) {
        Kind::Text => view! { <TextField label value=text complaint /> }.into_any(),
        Kind::Number => view! { <TextField label value=text input_mode="numeric" complaint /> }.into_any(),
        Kind::OneOf(known) => {
            let options = move || {
                let option = |word: &&str| ((*word).to_owned(), (words.targeting.extra_choice)(field, word));
                std::iter::once(&"").chain(known).map(option).collect::<Vec<_>>()
            };
            view! { <Choice label value=text options=Signal::derive(options) complaint /> }.into_any()
        }
        Kind::Switch => view! {
            <div class="field">
                <label class="checkbox">
                    <input
                        type="checkbox"
                        prop:checked=move || text.with(|text| text == ON)
                        on:change:target=move |event| {
                            text.set(if event.target().checked() { ON.to_owned() } else { String::new() });
                        }
                    />
                    <span>{label}</span>
                </label>
                <p class="complaint">{complaint}</p>
            </div>
        }
        .into_any(),
    }
}
