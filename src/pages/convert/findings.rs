//! What the reading found: counts, what is ambiguous, what was left out and why.

use super::conversion::Conversion;
use crate::session::words::words;
use connection::Format;
use leptos::prelude::*;

/// The findings under the result.
#[component]
pub fn Findings(
    /// What came of it.
    conversion: RwSignal<Conversion>,
    /// How ambiguous lines are read from now on.
    preferred: RwSignal<Option<Format>>,
) -> impl IntoView {
    let words = words();
    let counts = move || {
        conversion.with(|done| {
            let mut counts = vec![(words.convert.read)(done.read)];
            let mut add = |count: u64, words: fn(u64) -> String| {
                if count > 0 {
                    counts.push(words(count));
                }
            };
            add(done.duplicates, words.convert.duplicates);
            add(done.rejected.0, words.convert.rejected);
            add(done.not_carried.0, words.convert.not_carried);
            counts.join(" · ")
        })
    };
    let reasons = move || {
        conversion.with(|done| {
            let rejected = done.rejected.1.iter().map(|(line, why)| (*line, (words.convert.reason)(*why)));
            let left_out = done.not_carried.1.iter().map(|(line, why)| (*line, (words.formats.cannot_carry)(*why)));
            let shown: Vec<(u64, String)> = rejected.chain(left_out).collect();
            let more = (done.rejected.0 + done.not_carried.0).saturating_sub(shown.len() as u64);
            let lines = shown.into_iter().map(|(line, why)| format!("{} {why}", (words.convert.line)(line)));
            let more = (more > 0).then(|| (words.convert.and_more)(more));
            lines.chain(more).map(|sentence| view! { <li>{sentence}</li> }).collect_view()
        })
    };
    view! {
        <p class="soft" aria-live="polite">{counts}</p>
        <Show when=move || conversion.with(|done| done.ambiguous.0 > 0)>
            <div class="convert-ambiguous">
                <p>{move || (words.convert.ambiguous)(conversion.with(|done| done.ambiguous.0))}</p>
                <div class="row">
                    {move || {
                        conversion
                            .with(|done| done.ambiguous.1.clone())
                            .into_iter()
                            .map(|format| {
                                view! {
                                    <button type="button" on:click=move |_| preferred.set(Some(format))>
                                        {move || (words.convert.read_as)((words.formats.name)(format))}
                                    </button>
                                }
                            })
                            .collect_view()
                    }}
                </div>
            </div>
        </Show>
        <Show when=move || conversion.with(|done| done.shares_address)>
            <p class="warn">{move || words.convert.same_address}</p>
        </Show>
        <ul class="convert-reasons soft">{reasons}</ul>
    }
}
