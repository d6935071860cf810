//! The list of keys, which `?` shows.

use super::{dialog::Dialog, shortcut};
use crate::on_demand::{OnDemand, pieces};
use crate::session::words::words;
use leptos::prelude::*;

pieces! {
    list in palette_keys: List;
}

/// The list, in a dialog. Its code comes with the first `?`.
#[component]
pub fn Shortcuts() -> impl IntoView {
    let asked_for = RwSignal::new(false);
    shortcut::on("?", move || asked_for.set(true));
    view! { <Show when=move || asked_for.get()><OnDemand piece=list()/></Show> }
}

/// The dialog, open at first.
#[component]
fn List() -> impl IntoView {
    let words = words();
    let open = RwSignal::new(true);
    shortcut::on("?", move || open.set(true));
    let list = move |keys: Vec<(&'static str, &'static str)>| {
        let line = |(keys, deed)| view! { <div><dt><kbd>{keys}</kbd></dt><dd>{deed}</dd></div> };
        view! { <dl class="shortcuts">{keys.into_iter().map(line).collect_view()}</dl> }
    };
    view! {
        <Dialog open title=Signal::derive(move || words.shortcuts.title.to_owned())>
            {move || {
                let own = &words.shortcuts;
                view! {
                    <h3>{own.everywhere}</h3>
                    {list(vec![("Ctrl + K", own.palette), ("/", own.filter), ("Ctrl + Z", own.undo), ("?", own.this_list), ("Esc", own.close)])}
                    <h3>{own.in_table}</h3>
                    {list(vec![
                        ("↑ ↓ PgUp PgDn Home End", own.rows),
                        (own.space, own.select),
                        ("Shift + ␣", own.select_range),
                        ("Ctrl + A", own.select_all),
                        ("I", own.invert),
                        ("C, Ctrl + C", own.copy),
                        ("Shift + C", own.copy_url),
                        ("P", own.copy_password),
                    ])}
                }
            }}
        </Dialog>
    }
}
