//! What can be done with the selection.

use super::{
    all_dialogs, dialogs,
    list::list,
    progress::{BulkProgress, CheckProgress},
};
use crate::session::{bulk::bulk, checks::checks, roster::roster, words::words};
use crate::ui::untested::Untested;
use leptos::prelude::*;

/// The bar; it is there while anything is selected or under way.
#[component]
pub fn SelectionBar() -> impl IntoView {
    let (words, list, bulk, checks) = (words(), list(), bulk(), checks());
    let any = Memo::new(move |_| list.selected() > 0);
    let on_show = move || any.get() || bulk.under_way().is_some() || checks.progress().is_some();
    view! {
        <Show when=on_show>
            <section class="proxies-bar" aria-label=move || words.proxies.selection>
                <BulkProgress />
                <CheckProgress />
                <Show when=move || any.get()>
                    <div class="row">
                        <Held />
                        <Actions />
                    </div>
                    <Untested proxy6=list.proxy6 />
                </Show>
            </section>
        </Show>
    }
}

/// How many the selection holds, and beyond the view.
#[component]
fn Held() -> impl IntoView {
    let (words, list, roster) = (words(), list(), roster());
    let held = move || (words.proxies.selected)(list.selected() as u64, &words.number(list.selected() as u64));
    let among = move || {
        let all = roster.with(|roster| roster.len() as u64);
        (words.proxies.among)(&words.number(list.shown() as u64), &words.number(all))
    };
    let beyond = move || list.selected().saturating_sub(list.selected_within()) as u64;
    view! {
        <span class="proxies-held" aria-live="polite">
            <strong>{held}</strong>
            " "
            <span class="soft">
                {among}
                {move || (beyond() > 0).then(|| (words.proxies.beyond)(&words.number(beyond())))}
            </span>
        </span>
        <button type="button" class="quiet" on:click=move |_| list.invert()>{move || words.proxies.invert}</button>
        <button type="button" class="quiet" on:click=move |_| roster.select(|selection| selection.clear())>
            {move || words.proxies.select_none}
        </button>
    }
}

/// The buttons.
#[component]
fn Actions() -> impl IntoView {
    all_dialogs().expect();
    let (words, list, bulk, checks, roster, dialogs) = (words(), list(), bulk(), checks(), roster(), dialogs());
    // One change at a time, over a way whose answers can be read.
    let off = Memo::new(move |_| bulk.under_way().is_some() || !list.may_change());
    let check = move || {
        if let Some(proxy6) = list.proxy6.get_untracked() {
            checks.begin(proxy6, roster.selected());
        }
    };
    view! {
        <div class="row push">
            <button type="button" disabled=move || checks.progress().is_some() || roster.saved_at().is_some() on:click=move |_| check()>
                {move || words.proxies.check}
            </button>
            <button type="button" disabled=off on:click=move |_| dialogs.change_type.set(true)>
                {move || words.proxies.change_type}
            </button>
            <button type="button" disabled=off on:click=move |_| dialogs.change_comment.set(true)>
                {move || words.proxies.change_comment}
            </button>
            <button type="button" on:click=move |_| dialogs.export.set(true)>{move || words.proxies.export}</button>
            <button type="button" class="bad" disabled=off on:click=move |_| dialogs.delete.set(true)>
                {move || words.proxies.delete}
            </button>
            <button type="button" class="main" disabled=off on:click=move |_| dialogs.extend.set(true)>
                {move || words.proxies.extend}
            </button>
        </div>
    }
}
