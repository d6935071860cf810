//! The table itself.

use super::{
    columns::{columns, sorts_by},
    copying, facets,
    list::list,
    row::ProxyRows,
};
use crate::session::{
    announcer::announcer,
    checks::checks,
    preferences::PreferencesSignal,
    roster::{Reading, roster},
    words::words,
};
use crate::ui::{
    copy::copy_and_tell,
    flag_sheet::FlagSheet,
    virtual_table::{RowDeed, TickAll, Ticked, VirtualTable},
};
use connection::Format;
use desk::preferences::Preferences;
use desk::roster::SortKey;
use leptos::prelude::*;
use proxy6::ProxyId;
use std::sync::Arc;

/// What keys do to the row with the focus.
const KEYS: [(&str, &str); 7] = [
    (" ", "select"),
    ("c", "copy"),
    ("Ctrl+c", "copy"),
    ("Shift+c", "copy-url"),
    ("p", "copy-password"),
    ("Ctrl+a", "select-all"),
    ("i", "invert"),
];

/// The heights of a row, in pixels: dense, and as it is.
const ROW_HEIGHTS: (u32, u32) = (28, 36);

/// The table.
#[component]
pub fn ProxyTable() -> impl IntoView {
    let (words, list, checks, announcer) = (words(), list(), checks(), announcer());
    let preferences: PreferencesSignal = expect_context();
    // What is chosen for other pages makes no columns anew.
    let chosen = Memo::new(move |_| {
        preferences.with(|chosen| Preferences {
            hidden_columns: chosen.hidden_columns.clone(),
            column_order: chosen.column_order.clone(),
            column_widths: chosen.column_widths.clone(),
            ..Preferences::default()
        })
    });
    let checked = Memo::new(move |_| checks.any());
    let select_all = TickAll {
        label: Signal::derive(move || words.proxies.select_all.to_owned()),
        ticked: Signal::derive(move || Ticked::of(list.selected_within(), list.shown())),
        on_change: Callback::new(move |all| if all { list.select_all() } else { list.deselect_all() }),
    };
    let columns = Signal::derive(move || chosen.with(|chosen| columns(list, words, chosen, checked.get(), select_all)));
    let sort = Callback::new(move |(id, beside): (&'static str, bool)| {
        if let Some(column) = sorts_by(id) {
            list.sort.update(|keys| *keys = SortKey::pressed(keys, column, beside));
        }
    });
    let copy = move |id: ProxyId, format: Format| match copying::line(list, id, format) {
        Some(Ok(line)) => copy_and_tell(line, announcer, words),
        Some(Err(left_out)) => announcer.failure(untrack(|| copying::why(left_out, words))),
        None => {}
    };
    let on_row = Callback::new(move |RowDeed { key, deed, shift }: RowDeed| {
        let id = ProxyId::new(key);
        match deed.as_str() {
            "select" => list.select(id, shift),
            "select-all" => list.select_all(),
            "invert" => list.invert(),
            "copy" => copy(id, Format::ColonSeparated),
            "copy-url" => copy(id, Format::Url),
            "copy-password" => {
                if let Some(password) = copying::password(list, id) {
                    copy_and_tell(password, announcer, words);
                }
            }
            "reveal" => list.revealed.update(|revealed| {
                if !revealed.remove(&id) {
                    revealed.insert(id);
                }
            }),
            deed => {
                let facet = list.roster.with_untracked(|roster| facets::facet(list, roster.get(id)?, deed));
                if let Some(facet) = facet {
                    list.toggle(facet);
                }
            }
        }
    });
    // What is found or sorted anew is looked at from its beginning.
    let order = Signal::derive(move || {
        let keys: String = list.sort.with(|keys| keys.iter().map(|key| format!("\n{key}")).collect());
        format!("{}{keys}", list.filter())
    });
    let (dense, usual) = ROW_HEIGHTS;
    let row_height = Signal::derive(move || if preferences.with(|chosen| chosen.dense_rows) { dense } else { usual });
    let flags = FlagSheet::of(list.countries.into());
    view! {
        <div class="card proxies-card">
            <VirtualTable
                label=Signal::derive(move || words.proxies.table.to_owned())
                columns
                rows=Arc::new(ProxyRows { list, checks, flags, words })
                row_height
                sort
                keys=&KEYS
                on_row
                from_top=order
            />
            <Nothing />
        </div>
    }
}

/// What stands where rows would be.
#[component]
fn Nothing() -> impl IntoView {
    let (words, list, roster) = (words(), list(), roster());
    let any = Memo::new(move |_| roster.with(|roster| !roster.is_empty()));
    let shown = Memo::new(move |_| list.shown() > 0);
    move || {
        match (any.get(), shown.get(), roster.reading()) {
        (_, true, _) => ().into_any(),
        (true, false, _) => view! {
            <div class="proxies-nothing">
                <p>{move || words.proxies.none_fits}</p>
                <button type="button" on:click=move |_| list.text.set(String::new())>{move || words.proxies.clear_filter}</button>
            </div>
        }
        .into_any(),
        (false, _, Reading::Complete) => view! {
            <div class="proxies-nothing">
                <p>{move || words.proxies.none_at_all}</p>
                <a class="button main" href="#/buy">{move || words.proxies.buy}</a>
            </div>
        }
        .into_any(),
        (false, _, Reading::UnderWay { .. } | Reading::NotBegun) => {
            view! { <div class="proxies-nothing"><p class="soft">{move || words.shell.loading}</p></div> }.into_any()
        }
        (false, _, Reading::Cancelled | Reading::Failed(_)) => {
            view! { <div class="proxies-nothing"><p class="soft">{move || words.proxies.nothing_read}</p></div> }.into_any()
        }
    }
    }
}
