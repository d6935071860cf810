//! The target in every dialect, side by side, with what does not carry over.

use super::outcome::Outcome;
use crate::session::words::words;
use crate::ui::copy::CopyButton;
use desk::targeting::{Carried, carried};
use leptos::prelude::*;
use soax::targeting::Dialect;

/// The card.
#[component]
pub fn EveryDialect(
    /// What comes of the fields.
    outcome: Outcome,
) -> impl IntoView {
    let words = words();
    let written = move |dialect: Dialect| {
        Memo::new(move |_| {
            let (profile, target) = outcome.wanted(dialect)?;
            Some(carried(&profile, &target))
        })
    };
    view! {
        <section class="card targeting-wide" aria-labelledby="targeting-dialects">
            <header><h2 id="targeting-dialects">{move || words.targets.every_dialect}</h2></header>
            <div class="content">
                <p class="soft">{move || words.targets.every_dialect_explained}</p>
                <div class="targeting-dialects">
                    {Dialect::ALL.map(|dialect| view! { <InDialect dialect written=written(dialect) /> }).collect_view()}
                </div>
            </div>
        </section>
    }
}

#[component]
fn InDialect(dialect: Dialect, written: Memo<Option<Carried>>) -> impl IntoView {
    let words = words();
    let said = Memo::new(move |_| {
        let login = written.get()?.login?;
        Some(login.parts.into_iter().map(|part| part.text).collect::<String>())
    });
    let lost = move || {
        let lost = written.get().map(|written| written.lost).unwrap_or_default();
        lost.into_iter().map(words.targeting.lost).collect::<Vec<_>>()
    };
    let any_lost = Memo::new(move |_| written.with(|written| written.as_ref().is_some_and(|own| !own.lost.is_empty())));
    let copy_label = move || match dialect {
        Dialect::Legacy => words.targets.copy_password,
        _ => words.targets.copy_user,
    };
    view! {
        <div class="targeting-dialect" role="group" aria-label=move || (words.targeting.dialect_name)(dialect)>
            <h3>{move || (words.targeting.dialect_name)(dialect)}</h3>
            <Show
                when=move || said.with(Option::is_some)
                fallback=move || view! { <p class="soft">{move || words.targets.package_unnamed}</p> }
            >
                <p class="string">{move || said.get()}</p>
                <CopyButton
                    text=move |()| said.get_untracked().unwrap_or_default()
                    label=Signal::derive(move || copy_label().to_owned())
                />
            </Show>
            <Show when=move || any_lost.get()>
                <p class="warn">{move || words.targets.left_out}</p>
                <ul class="warn">{move || lost().into_iter().map(|lost| view! { <li>{lost}</li> }).collect_view()}</ul>
            </Show>
        </div>
    }
}
