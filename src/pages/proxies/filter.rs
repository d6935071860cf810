//! The filter: words and typed facets, completed while they are typed.

use super::list::{GROUPS, list};
use crate::session::words::words;
use crate::ui::{field::Choice, shortcut};
use desk::roster::completions;
use leptos::prelude::*;

/// The filter's id, by which `/` finds it.
const ID: &str = "proxies-filter";

/// The filter, and by what the list is grouped.
#[component]
pub fn FilterField() -> impl IntoView {
    let (words, list) = (words(), list());
    shortcut::focus_on("/", ID);
    let complaint = move || list.bad_facet().map(|bad| (words.proxies.bad_facet)(&bad)).unwrap_or_default();
    // As the browser completes a field by its own list, the whole text is offered each time.
    let offered = Memo::new(move |_| list.text.with(|text| list.roster.with(|roster| completions(text, roster))));
    let groups = Signal::derive(move || {
        let none = std::iter::once((String::new(), words.proxies.no_groups.to_owned()));
        let all = GROUPS.map(|(by, word)| (word.to_owned(), (words.proxies.group_by_name)(by).to_owned()));
        none.chain(all).collect()
    });
    view! {
        <div class="proxies-filter">
            <div class="field">
                <label for=ID>{move || words.proxies.filter}</label>
                <input
                    id=ID
                    type="search"
                    list="proxies-filter-completions"
                    autocomplete="off"
                    spellcheck="false"
                    placeholder="country:de type:socks expires:<7d"
                    aria-describedby="proxies-filter-hint proxies-filter-complaint"
                    aria-keyshortcuts="/"
                    aria-invalid=move || list.bad_facet().map(|_| "true")
                    prop:value=list.text
                    on:input:target=move |event| list.text.set(event.target().value())
                />
                <datalist id="proxies-filter-completions">
                    {move || offered.get().into_iter().map(|text| view! { <option value=text></option> }).collect_view()}
                </datalist>
                <p class="hint" id="proxies-filter-hint">{move || words.proxies.filter_hint}</p>
                <p class="complaint" id="proxies-filter-complaint">{complaint}</p>
            </div>
            <Choice label=Signal::derive(move || words.proxies.group_by.to_owned()) value=list.group options=groups />
        </div>
    }
}
