//! What the reading found: counts, what is ambiguous, what was left out and why.

use crate::session::words::words;
use connection::{Findings as Found, Format};
use leptos::prelude::*;

/// The findings under the result.
#[component]
pub fn Findings(
    /// What was found.
    found: RwSignal<Found>,
    /// How ambiguous lines are read, the first that fits.
    preferred: RwSignal<Vec<Format>>,
    /// What is written.
    format: RwSignal<String>,
) -> impl IntoView {
    let words = words();
    let counts = move || {
        found.with(|found| {
            let mut counts = vec![(words.convert.read)(found.read)];
            let mut add = |count: u64, words: fn(u64) -> String| {
                if count > 0 {
                    counts.push(words(count));
                }
            };
            add(found.duplicates, words.convert.duplicates);
            add(found.rejected.0, words.convert.rejected);
            add(found.not_carried.0, words.convert.not_carried);
            counts.join(" · ")
        })
    };
    let reasons = move || {
        found.with(|found| {
            let rejected = found.rejected.1.iter().map(|(line, why)| (*line, (words.convert.reason)(*why)));
            let left_out = found.not_carried.1.iter().map(|(line, why)| (*line, (words.formats.cannot_carry)(*why)));
            let shown: Vec<(u64, String)> = rejected.chain(left_out).collect();
            let more = (found.rejected.0 + found.not_carried.0).saturating_sub(shown.len() as u64);
            let lines = shown.into_iter().map(|(line, why)| format!("{} {why}", (words.convert.line)(line)));
            let more = (more > 0).then(|| (words.convert.and_more)(more));
            lines.chain(more).map(|sentence| view! { <li>{sentence}</li> }).collect_view()
        })
    };
    let ambiguous = move || {
        found.with(|found| match found.ambiguous {
            0 => (words.convert.settled)(found.settled),
            waiting => (words.convert.ambiguous)(waiting),
        })
    };
    let choices = Memo::new(move |_| found.with(|found| found.choices.clone()));
    let prefer = move |chosen: Format| {
        preferred.update(|preferred| {
            preferred.retain(|format| *format != chosen);
            preferred.insert(0, chosen);
        });
    };
    // Of the formats that exclude each other the one chosen last counts.
    let is_chosen = move |format: Format| preferred.with(|preferred| preferred.contains(&format));
    view! {
        <p class="soft" aria-live="polite">{counts}</p>
        <Show when=move || choices.with(|choices| !choices.is_empty())>
            <div class="convert-ambiguous">
                <p aria-live="polite">{ambiguous}</p>
                <div class="row">
                    <For each=move || choices.get() key=|format| *format let(choice)>
                        <button
                            type="button"
                            aria-pressed=move || if is_chosen(choice) { "true" } else { "false" }
                            on:click=move |_| prefer(choice)
                        >
                            {move || (words.convert.read_as)((words.formats.name)(choice))}
                        </button>
                    </For>
                </div>
            </div>
        </Show>
        <Show when=move || found.with(|found| !found.warnings.is_empty())>
            {move || {
                found.with(|found| {
                    found.warnings.iter().map(|warning| view! { <p class="warn">{(words.formats.warning)(*warning)}</p> }).collect_view()
                })
            }}
            <button type="button" class="convert-instead" on:click=move |_| format.set(Format::Url.as_str().to_owned())>
                {move || (words.formats.use_instead)((words.formats.name)(Format::Url))}
            </button>
        </Show>
        <ul class="convert-reasons soft">{reasons}</ul>
    }
}
