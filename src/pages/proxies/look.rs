//! How the table looks: which columns in which order and how wide, and how dense the rows.

use super::columns::{Kind, WIDTHS, in_order};
use crate::lasting::Lasting;
use crate::session::{preferences::PreferencesSignal, words::words};
use crate::ui::dialog::Dialog;
use leptos::prelude::*;

/// The choice of columns and density.
#[component]
pub fn LookDialog(
    /// Whether it is on show.
    open: Lasting<bool>,
) -> impl IntoView {
    let words = words();
    let preferences: PreferencesSignal = expect_context();
    let order = Memo::new(move |_| {
        preferences.with(|chosen| in_order(&chosen.column_order).map(|kind| kind.id).collect::<Vec<_>>())
    });
    let kinds = move || order.with(|order| order.iter().filter_map(|id| Kind::named(id)).collect::<Vec<_>>());
    let as_usual = move || {
        preferences.with(|chosen| {
            chosen.column_order.is_empty() && chosen.column_widths.is_empty() && chosen.hidden_columns.is_empty()
        })
    };
    let forget = move |_| {
        preferences.change(|chosen| {
            chosen.column_order.clear();
            chosen.column_widths.clear();
            chosen.hidden_columns.clear();
        });
    };
    view! {
        <Dialog open title=Signal::derive(move || words.proxies.columns.to_owned())>
            <ul class="proxies-columns">
                <For each=kinds key=|kind| kind.id let(kind)><li class="row"><Choice kind order /></li></For>
            </ul>
            <div class="row">
                <label class="checkbox">
                    <input
                        type="checkbox"
                        prop:checked=move || preferences.with(|chosen| chosen.dense_rows)
                        on:change:target=move |event| {
                            let dense = event.target().checked();
                            preferences.change(|chosen| chosen.dense_rows = dense);
                        }
                    />
                    <span>{move || words.proxies.dense}</span>
                </label>
                <button type="button" class="push" disabled=as_usual on:click=forget>{move || words.proxies.usual_columns}</button>
            </div>
        </Dialog>
    }
}

/// Whether a column is on show, its place and its width.
#[component]
fn Choice(
    /// Which.
    kind: &'static Kind,
    /// The columns in their order.
    order: Memo<Vec<&'static str>>,
) -> impl IntoView {
    let words = words();
    let preferences: PreferencesSignal = expect_context();
    let title = move || (kind.title)(&words.proxies);
    let place = move || order.with(|order| order.iter().position(|id| *id == kind.id)).unwrap_or_default();
    let shown = move || preferences.with(|chosen| !chosen.hidden_columns.iter().any(|own| own == kind.id));
    let show = move |shown: bool| {
        preferences.change(|chosen| {
            chosen.hidden_columns.retain(|own| own != kind.id);
            if !shown {
                chosen.hidden_columns.push(kind.id.to_owned());
            }
        });
    };
    let swap = move |with: usize| {
        let mut ids: Vec<String> = order.with_untracked(|order| order.iter().map(|id| (*id).to_owned()).collect());
        let place = untrack(place);
        if with < ids.len() && place < ids.len() {
            ids.swap(place, with);
            preferences.change(|chosen| chosen.column_order = ids);
        }
    };
    let width = move || preferences.with(|chosen| kind.width_of(&chosen.column_widths));
    let widen = move |text: String| {
        let Ok(width) = text.trim().parse::<u32>() else { return };
        let width = width.clamp(*WIDTHS.start(), *WIDTHS.end());
        preferences.change(|chosen| {
            chosen.column_widths.retain(|(id, _)| id != kind.id);
            if width != kind.width {
                chosen.column_widths.push((kind.id.to_owned(), width));
            }
        });
    };
    view! {
        <label class="checkbox">
            <input type="checkbox" prop:checked=shown on:change:target=move |event| show(event.target().checked()) />
            <span>{title}</span>
        </label>
        <input
            type="number"
            class="push proxies-width"
            min=WIDTHS.start().to_string()
            max=WIDTHS.end().to_string()
            aria-label=move || (words.proxies.width_of)(title())
            prop:value=move || width().to_string()
            on:change:target=move |event| {
                widen(event.target().value());
                event.target().set_value(&untrack(width).to_string());
            }
        />
        <button
            type="button"
            class="quiet small"
            aria-label=move || (words.proxies.move_left)(title())
            disabled=move || place() == 0
            on:click=move |_| swap(untrack(place).saturating_sub(1))
        >
            "↑"
        </button>
        <button
            type="button"
            class="quiet small"
            aria-label=move || (words.proxies.move_right)(title())
            disabled=move || place() + 1 == order.with(Vec::len)
            on:click=move |_| swap(untrack(place) + 1)
        >
            "↓"
        </button>
    }
}
