//! What is about to change at SOAX, before it does.

use super::{
    meanwhile::MeanwhileTable,
    table::{content_text, slot_name},
};
use crate::session::{
    soax::Soax,
    whitelist::{Noticed, Owner, whitelists},
    words::words,
};
use crate::ui::dialog::Dialog;
use desk::whitelist::Problem;
use leptos::prelude::*;
use std::net::IpAddr;

/// The dialog.
#[component]
pub fn Confirmation(
    /// Whose list it is.
    owner: Owner,
    /// The package.
    soax: RwSignal<Option<Soax>>,
    /// Whether it is on show.
    open: RwSignal<bool>,
) -> impl IntoView {
    let (words, whitelists) = (words(), whitelists());
    let changes = Memo::new(move |_| whitelists.with(owner, |sheet| sheet.draft.changes()).unwrap_or_default());
    let noticed = Memo::new(move |_| whitelists.with(owner, |sheet| sheet.noticed.clone()).unwrap_or_default());
    let undecided = move || noticed.with(|noticed| noticed.iter().any(Noticed::is_undecided));
    let wrong = move || {
        let any = |problems: Vec<Option<Problem>>| problems.iter().any(Option::is_some);
        whitelists.with(owner, |sheet| any(sheet.draft.problems())) == Some(true)
    };
    let removes_own = move || {
        let removes = |own: Option<IpAddr>| {
            whitelists.with(owner, |sheet| own.map_or(sheet.draft.removes_any(), |own| sheet.draft.removes(own)))
        };
        let own = whitelists.own_address();
        (removes(own) == Some(true)).then(|| match own {
            Some(own) => (words.whitelist.removes_own)(&own.to_string()),
            None => words.whitelist.own_unknown.to_owned(),
        })
    };
    let may_change = move || soax.with(|soax| soax.as_ref().is_some_and(Soax::may_change));
    let off = move || undecided() || wrong() || !may_change() || changes.with(Vec::is_empty);
    let why = move || {
        if undecided() {
            words.whitelist.decide_first
        } else if wrong() {
            words.whitelist.correct_first
        } else if !may_change() {
            words.shell.connection_untested
        } else {
            ""
        }
    };
    let confirm = move |_| {
        if let Some(soax) = soax.get_untracked().filter(|_| !untrack(off)) {
            open.set(false);
            whitelists.apply(soax);
        }
    };
    view! {
        <Dialog open title=Signal::derive(move || words.whitelist.what_changes.to_owned())>
            <Show when=move || noticed.with(|noticed| !noticed.is_empty())>
                <h3>{move || words.whitelist.meanwhile}</h3>
                <MeanwhileTable owner />
            </Show>
            <div class="scroll" tabindex="0" role="group" aria-label=move || words.whitelist.what_changes>
                <table class="whitelist-compared" aria-label=move || words.whitelist.what_changes>
                    <thead>
                        <tr>
                            <th scope="col" class="number">{move || words.whitelist.slot}</th>
                            <th scope="col">{move || words.whitelist.now}</th>
                            <th scope="col">{move || words.whitelist.then}</th>
                        </tr>
                    </thead>
                    <tbody>
                        {move || {
                            let line = |change: desk::whitelist::Change| view! {
                                <tr>
                                    <th scope="row" class="number">{slot_name(change.number, words)}</th>
                                    <td class="mono soft">{content_text(&change.before, words)}</td>
                                    <td class="mono">{content_text(&change.after, words)}</td>
                                </tr>
                            };
                            changes.get().into_iter().map(line).collect_view()
                        }}
                    </tbody>
                </table>
            </div>
            <p class="warn whitelist-said">{removes_own}</p>
            <p class="bad whitelist-said">{why}</p>
            <div class="row">
                <button type="button" class="main" disabled=off on:click=confirm>{move || words.whitelist.apply}</button>
                <button type="button" on:click=move |_| open.set(false)>{move || words.shell.cancel}</button>
            </div>
        </Dialog>
    }
}
