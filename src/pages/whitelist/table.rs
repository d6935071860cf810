//! The slots in their order, edited in place.

use crate::session::{
    whitelist::{Owner, whitelists},
    words::{Words, words},
};
use crate::ui::field::next_id;
use desk::whitelist::{Content, Draft, Problem, Row, caution, read_address};
use leptos::prelude::*;

/// A slot's number in words.
pub fn slot_name(number: Option<u32>, words: Words) -> String {
    number.map_or_else(|| words.whitelist.no_number.to_owned(), |number| number.to_string())
}

/// What a slot holds, on one line.
pub fn content_text(content: &Content, words: Words) -> String {
    match (content.ip.trim(), content.comment.trim()) {
        ("", _) => words.whitelist.free.to_owned(),
        (ip, "") => ip.to_owned(),
        (ip, comment) => format!("{ip} · {comment}"),
    }
}

/// The table.
#[component]
pub fn SlotTable(
    /// Whose list it is.
    owner: Owner,
) -> impl IntoView {
    let (words, whitelists) = (words(), whitelists());
    let numbers = Memo::new(move |_| {
        let number_of = |(index, row): (usize, &Row)| (index, row.number);
        let numbers = |draft: &Draft| draft.rows().iter().enumerate().map(number_of).collect::<Vec<_>>();
        whitelists.with(owner, |sheet| numbers(&sheet.draft)).unwrap_or_default()
    });
    let problems = Memo::new(move |_| whitelists.with(owner, |sheet| sheet.draft.problems()).unwrap_or_default());
    view! {
        <div class="scroll" tabindex="0" role="group" aria-labelledby="whitelist-slots">
            <table class="whitelist-table" aria-label=move || words.whitelist.table>
                <thead>
                    <tr>
                        <th scope="col" class="number">{move || words.whitelist.slot}</th>
                        <th scope="col">{move || words.whitelist.address}</th>
                        <th scope="col">{move || words.whitelist.comment}</th>
                        <th scope="col">{move || words.whitelist.change}</th>
                        <th scope="col"><span class="visually-hidden">{move || words.whitelist.actions}</span></th>
                    </tr>
                </thead>
                <tbody>
                    <For each=move || numbers.get() key=|row| *row let((index, number))>
                        <SlotRow owner index number problems />
                    </For>
                </tbody>
            </table>
            <Show when=move || numbers.with(Vec::is_empty)>
                <p class="whitelist-none">{move || words.whitelist.no_slots}</p>
            </Show>
        </div>
    }
}

#[component]
fn SlotRow(owner: Owner, index: usize, number: Option<u32>, problems: Memo<Vec<Option<Problem>>>) -> impl IntoView {
    let (words, whitelists) = (words(), whitelists());
    let row = Memo::new(move |_| whitelists.with(owner, |sheet| sheet.draft.rows().get(index).cloned()).flatten());
    let read = move |read: fn(&Row) -> bool| row.with(|row| row.as_ref().is_some_and(read));
    let text = move |read: fn(&Content) -> &String| {
        row.with(|row| row.as_ref().map(|row| read(&row.wanted).clone())).unwrap_or_default()
    };
    let complaint = move || match problems.with(|problems| problems.get(index).copied().flatten()) {
        None => String::new(),
        Some(Problem::Address(why)) => (words.whitelist.bad_address)(why).to_owned(),
        Some(Problem::CommentAlone) => words.whitelist.comment_alone.to_owned(),
        Some(Problem::NoNumber) => words.whitelist.cannot_be_filled.to_owned(),
        Some(Problem::Twice(other)) => {
            let other =
                whitelists.with(owner, |sheet| sheet.draft.rows().get(other).and_then(|row| row.number)).flatten();
            (words.whitelist.twice)(&slot_name(other, words))
        }
    };
    let doubt = move || {
        let address =
            row.with(|row| row.as_ref().filter(|row| row.is_changed()).map(|row| read_address(&row.wanted.ip)));
        address.and_then(Result::ok).and_then(caution).map(words.whitelist.caution)
    };
    let change = move || {
        row.with(|row| {
            let row = row.as_ref().filter(|row| row.is_changed())?;
            Some(if row.server.is_free() {
                words.whitelist.was_free.to_owned()
            } else {
                (words.whitelist.was)(&content_text(&row.server, words))
            })
        })
    };
    let wish = move |wish: &dyn Fn(&mut Draft)| whitelists.change(owner, |sheet| wish(&mut sheet.draft));
    let id = next_id("slot");
    let (complaint_id, doubt_id) = (format!("{id}-complaint"), format!("{id}-doubt"));
    let described = format!("{id} {complaint_id} {doubt_id}");
    let placeholder =
        move || row.with(|row| row.as_ref().is_some_and(|row| row.wanted.is_free())).then_some(words.whitelist.free);
    view! {
        <tr class:changed=move || read(Row::is_changed)>
            <th scope="row" class="number" id=id.clone()>{move || slot_name(number, words)}</th>
            <td>
                <input
                    type="text"
                    class="mono"
                    autocomplete="off"
                    spellcheck="false"
                    aria-label=move || words.whitelist.address
                    aria-describedby=described
                    aria-invalid=move || (!complaint().is_empty()).then_some("true")
                    placeholder=placeholder
                    prop:value=move || text(|content| &content.ip)
                    on:input:target=move |event| {
                        let typed = event.target().value();
                        wish(&|draft| draft.set_ip(index, typed.clone()));
                    }
                />
                <p class="complaint" id=complaint_id>{complaint}</p>
                <p class="warn" id=doubt_id>{doubt}</p>
            </td>
            <td>
                <input
                    type="text"
                    autocomplete="off"
                    aria-label=move || words.whitelist.comment
                    aria-describedby=id.clone()
                    prop:value=move || text(|content| &content.comment)
                    on:input:target=move |event| {
                        let typed = event.target().value();
                        wish(&|draft| draft.set_comment(index, typed.clone()));
                    }
                />
            </td>
            <td class="whitelist-change">{change}</td>
            <td>
                <div class="row whitelist-actions">
                    <button
                        type="button"
                        aria-describedby=id.clone()
                        disabled=move || !read(Row::is_changed)
                        on:click=move |_| wish(&|draft| draft.undo(index))
                    >
                        {move || words.whitelist.undo}
                    </button>
                    <button
                        type="button"
                        aria-describedby=id
                        disabled=move || read(|row| row.wanted.is_free() && row.wanted.comment.is_empty())
                        on:click=move |_| wish(&|draft| draft.free(index))
                    >
                        {move || words.whitelist.free_slot}
                    </button>
                </div>
            </td>
        </tr>
    }
}
