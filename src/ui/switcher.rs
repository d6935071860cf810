//! Which of several accounts is in use.

use leptos::{
    ev::{Event, Targeted},
    prelude::*,
};
use web_sys::HtmlSelectElement;

/// Which of several accounts is in use; the name of the one there is.
#[component]
pub fn Switcher(
    /// What they are, and the accessible name.
    label: Signal<String>,
    /// Their numbers and names.
    all: Signal<Vec<(u32, String)>>,
    /// The number of the one in use.
    in_use: Signal<Option<u32>>,
    /// Uses another.
    choose: Callback<u32>,
) -> impl IntoView {
    let options = move || {
        let option = |(number, name): (u32, String)| {
            view! { <option value=number.to_string() selected=move || in_use.get() == Some(number)>{name}</option> }
        };
        all.get().into_iter().map(option).collect_view()
    };
    let chosen = move |event: Targeted<Event, HtmlSelectElement>| {
        if let Ok(number) = event.target().value().parse() {
            choose.run(number);
        }
    };
    move || match all.with(Vec::len) {
        0 | 1 => view! { <span>{label.get()}" · "{all.with(|all| all.first().map(|(_, name)| name.clone()))}</span> }
            .into_any(),
        _ => view! { <label><span>{label}</span><select on:change:target=chosen>{options}</select></label> }.into_any(),
    }
}
