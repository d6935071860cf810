//! How the table looks: which columns, how dense.

use super::columns::KINDS;
use crate::session::{preferences::PreferencesSignal, words::words};
use crate::ui::dialog::Dialog;
use leptos::prelude::*;

/// The choice of columns and density.
#[component]
pub fn LookDialog(
    /// Whether it is on show.
    open: RwSignal<bool>,
) -> impl IntoView {
    let words = words();
    let preferences: PreferencesSignal = expect_context();
    let is_hidden = move |id: &str| preferences.with(|chosen| chosen.hidden_columns.iter().any(|own| own == id));
    let column = move |kind: &'static super::columns::Kind| {
        view! {
            <label class="checkbox">
                <input
                    type="checkbox"
                    prop:checked=move || !is_hidden(kind.id)
                    on:change:target=move |event| {
                        let shown = event.target().checked();
                        preferences.change(|chosen| {
                            chosen.hidden_columns.retain(|own| own != kind.id);
                            if !shown {
                                chosen.hidden_columns.push(kind.id.to_owned());
                            }
                        });
                    }
                />
                <span>{move || (kind.title)(&words.proxies)}</span>
            </label>
        }
    };
    view! {
        <Dialog open title=Signal::derive(move || words.proxies.columns.to_owned())>
            <div class="proxies-columns">{KINDS.iter().map(column).collect_view()}</div>
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
        </Dialog>
    }
}
