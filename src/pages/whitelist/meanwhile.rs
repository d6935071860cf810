//! What changed at SOAX while the draft was made: three ways side by side, and the person decides.

use super::table::{content_text, slot_name};
use crate::session::{
    whitelist::{Noticed, Owner, whitelists},
    words::words,
};
use desk::whitelist::Draft;
use leptos::prelude::*;

/// The card on the page; nothing where nothing changed.
#[component]
pub fn MeanwhileCard(
    /// Whose list it is.
    owner: Owner,
) -> impl IntoView {
    let (words, whitelists) = (words(), whitelists());
    let any = Memo::new(move |_| whitelists.with(owner, |sheet| !sheet.noticed.is_empty()) == Some(true));
    let decided = Memo::new(move |_| {
        whitelists.with(owner, |sheet| !sheet.noticed.iter().any(Noticed::is_undecided)) == Some(true)
    });
    view! {
        <Show when=move || any.get()>
            <section class="card whitelist-meanwhile" aria-labelledby="whitelist-meanwhile">
                <header>
                    <h2 id="whitelist-meanwhile">{move || words.whitelist.meanwhile}</h2>
                    <button
                        type="button"
                        class="quiet push"
                        disabled=move || !decided.get()
                        on:click=move |_| whitelists.change(owner, |sheet| sheet.noticed.clear())
                    >
                        {move || words.shell.dismiss}
                    </button>
                </header>
                <div class="content"><MeanwhileTable owner /></div>
            </section>
        </Show>
    }
}

/// The three ways.
#[component]
pub fn MeanwhileTable(
    /// Whose list it is.
    owner: Owner,
) -> impl IntoView {
    let (words, whitelists) = (words(), whitelists());
    let noticed = Memo::new(move |_| whitelists.with(owner, |sheet| sheet.noticed.clone()).unwrap_or_default());
    view! {
        <p class="soft">{move || words.whitelist.meanwhile_explained}</p>
        <div class="scroll" tabindex="0" role="group" aria-label=move || words.whitelist.meanwhile>
            <table class="whitelist-compared" aria-label=move || words.whitelist.meanwhile>
                <thead>
                    <tr>
                        <th scope="col" class="number">{move || words.whitelist.slot}</th>
                        <th scope="col">{move || words.whitelist.it_was}</th>
                        <th scope="col">{move || words.whitelist.it_is}</th>
                        <th scope="col">{move || words.whitelist.you_want}</th>
                    </tr>
                </thead>
                <tbody>
                    {move || {
                        let rows = noticed.get().into_iter().enumerate();
                        rows.map(|(index, noticed)| view! { <Three owner index noticed /> }).collect_view()
                    }}
                </tbody>
            </table>
        </div>
    }
}

#[component]
fn Three(owner: Owner, index: usize, noticed: Noticed) -> impl IntoView {
    let (words, whitelists) = (words(), whitelists());
    let Noticed { change, keep_mine } = noticed;
    let number = change.number;
    let decide = {
        let wanted = change.wanted.clone();
        move |keep: bool| {
            let Some(wanted) = wanted.clone() else { return };
            whitelists.change(owner, |sheet| {
                if let Some(noticed) = sheet.noticed.get_mut(index) {
                    noticed.keep_mine = Some(keep);
                }
                let Some(row) = row_of(&sheet.draft, number) else { return };
                if keep {
                    sheet.draft.set_ip(row, wanted.ip);
                    sheet.draft.set_comment(row, wanted.comment);
                } else {
                    sheet.draft.undo(row);
                }
            });
        }
    };
    let (mine, theirs) = (decide.clone(), decide);
    let can_decide = change.wanted.is_some() && change.now.is_some();
    view! {
        <tr>
            <th scope="row" class="number">{slot_name(number, words)}</th>
            <td class="mono">{content_text(&change.was, words)}</td>
            <td class="mono">
                {match &change.now {
                    Some(now) => content_text(now, words),
                    None => words.whitelist.slot_gone.to_owned(),
                }}
            </td>
            <td>
                <span class="mono">{change.wanted.as_ref().map(|wanted| content_text(wanted, words))}</span>
                {if can_decide {
                    view! {
                        <div class="row">
                            <button type="button" aria-pressed=pressed(keep_mine == Some(true)) on:click=move |_| mine(true)>
                                {words.whitelist.keep_mine}
                            </button>
                            <button type="button" aria-pressed=pressed(keep_mine == Some(false)) on:click=move |_| theirs(false)>
                                {words.whitelist.take_theirs}
                            </button>
                        </div>
                    }
                    .into_any()
                } else if change.now.is_some() {
                    view! { <span class="soft">{words.whitelist.taken_over}</span> }.into_any()
                } else {
                    ().into_any()
                }}
            </td>
        </tr>
    }
}

fn pressed(pressed: bool) -> &'static str {
    if pressed { "true" } else { "false" }
}

fn row_of(draft: &Draft, number: Option<u32>) -> Option<usize> {
    draft.rows().iter().position(|row| row.number == number)
}
