//! Targets that somebody saved, and those that were used last. They stay in this browser; no secret is among them.

use super::fields::Fields;
use crate::browser::storage;
use crate::session::{
    announcer::announcer,
    words::{Words, words},
};
use crate::ui::field::TextField;
use desk::targeting::{Form, Saved, Shelf};
use leptos::prelude::*;

/// The name of the kept text.
const NAME: &str = "proxydeck.targets";

/// What is kept, as it was when it was last read or changed here.
#[derive(Clone, Copy)]
pub struct Kept(RwSignal<Shelf>);

impl Kept {
    /// Reads what is kept.
    pub fn new() -> Self {
        Self(RwSignal::new(read()))
    }

    /// Remembers a target that is used now. That the browser keeps nothing is told only where somebody saves.
    pub fn remember(self, form: Form) {
        let _ = self.change(|shelf| shelf.remember(form));
    }

    /// Changes what is kept. Another tab may have changed it too; so it is read first.
    fn change(self, change: impl FnOnce(&mut Shelf)) -> Result<(), storage::NotKept> {
        let mut shelf = read();
        change(&mut shelf);
        let kept = storage::write(NAME, &shelf.text());
        self.0.set(shelf);
        kept
    }
}

fn read() -> Shelf {
    storage::read(NAME).map(|text| Shelf::read(&text)).unwrap_or_default()
}

/// The card.
#[component]
pub fn KeptTargets(
    /// What stands in the fields.
    fields: Fields,
    /// What is kept.
    kept: Kept,
) -> impl IntoView {
    let (words, announcer) = (words(), announcer());
    let name = RwSignal::new(String::new());
    let tried = RwSignal::new(false);
    let taken =
        move || name.with(|name| kept.0.with(|shelf| shelf.saved.iter().any(|saved| saved.name == name.trim())));
    let complaint = move || match name.with(|name| name.trim().is_empty()) {
        true if tried.get() => words.targets.name_missing.to_owned(),
        _ => String::new(),
    };
    let hint = move || if taken() { words.targets.replaces.to_owned() } else { String::new() };
    let save = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let typed = name.with_untracked(|name| name.trim().to_owned());
        tried.set(typed.is_empty());
        if typed.is_empty() {
            return;
        }
        untrack(|| match kept.change(|shelf| shelf.save(&typed, fields.form())) {
            Ok(()) => {
                name.set(String::new());
                announcer.result((words.targets.saved)(&typed));
            }
            Err(storage::NotKept) => announcer.failure(words.targets.not_kept),
        });
    };
    let open = move |form: Form| {
        untrack(|| fields.fill(form, words));
        announcer.result(untrack(|| words.targets.opened));
    };
    let forget = move |name: String| {
        let before = read().saved;
        untrack(|| match kept.change(|shelf| shelf.forget(&name)) {
            Ok(()) => announcer.result_with_undo((words.targets.forgotten)(&name), move || {
                // Told where it fails; where it does not, it is back in its place.
                if kept.change(|shelf| shelf.put_back(before.clone())).is_err() {
                    announcer.failure(untrack(|| words.targets.not_kept));
                }
            }),
            Err(storage::NotKept) => announcer.failure(words.targets.not_kept),
        });
    };
    let saved = move |Saved { name, form }: Saved| {
        let (described, forgotten) = (describe(&form, words), name.clone());
        view! {
            <li>
                <button type="button" class="quiet" on:click=move |_| open(form.clone())>
                    <b>{name.clone()}</b>
                    <span class="soft">{described}</span>
                </button>
                <button
                    type="button"
                    class="quiet push"
                    aria-label=(words.targets.forget)(&name)
                    on:click=move |_| forget(forgotten.clone())
                >
                    {words.targets.forget_button}
                </button>
            </li>
        }
    };
    let recent = move |form: Form| {
        let described = describe(&form, words);
        view! { <li><button type="button" class="quiet" on:click=move |_| open(form.clone())>{described}</button></li> }
    };
    view! {
        <section class="card" aria-labelledby="targeting-kept">
            <header><h2 id="targeting-kept">{move || words.targets.kept}</h2></header>
            <div class="content">
                <p class="soft">{move || words.targets.kept_explained}</p>
                <form class="targeting-id" on:submit=save>
                    <TextField
                        label=Signal::derive(move || words.targets.name.to_owned())
                        value=name
                        complaint=Signal::derive(complaint)
                        hint=Signal::derive(hint)
                    />
                    <button type="submit">{move || words.targets.save}</button>
                </form>
                {move || {
                    let shelf = kept.0.get();
                    let nothing = shelf.saved.is_empty() && shelf.recent.is_empty();
                    view! {
                        {nothing.then(|| view! { <p class="soft">{words.targets.nothing_kept}</p> })}
                        {(!shelf.saved.is_empty()).then(|| view! {
                            <div>
                                <h3>{words.targets.saved_targets}</h3>
                                <ul class="targeting-kept">{shelf.saved.into_iter().map(saved).collect_view()}</ul>
                            </div>
                        })}
                        {(!shelf.recent.is_empty()).then(|| view! {
                            <div>
                                <h3>{words.targets.recent_targets}</h3>
                                <ul class="targeting-kept">{shelf.recent.into_iter().map(recent).collect_view()}</ul>
                            </div>
                        })}
                    }
                }}
            </div>
        </section>
    }
}

/// A target in a few words.
fn describe(form: &Form, words: Words) -> String {
    let filled = |text: &str| Some(text.trim()).filter(|text| !text.is_empty()).map(str::to_owned);
    let sessions = form.sessions().ok().filter(|count| *count > 1);
    let said = [
        Some(form.country.map_or_else(|| words.targets.anywhere.to_owned(), |country| words.country(country))),
        filled(&form.region),
        filled(&form.city),
        filled(&form.carrier),
        sessions.map(|count| (words.targets.sessions)(count.into())),
        filled(&form.session).map(|id| (words.targets.session)(&id)),
        form.seconds().ok().flatten().map(words.targeting.duration),
        Some((words.targeting.dialect_name)(form.dialect).to_owned()),
    ];
    said.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}
