//! A combobox after the ARIA Authoring Practices ("Editable Combobox With List Autocomplete"): type to narrow the list,
//! arrows to move, Enter to take, Escape to close.

use super::field::next_id;
use crate::lasting::Lasting;
use crate::session::words::words;
use leptos::{ev, html, prelude::*};
use web_sys::{ScrollIntoViewOptions, ScrollLogicalPosition};

/// One line of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// What is taken when it is chosen.
    pub value: String,
    /// What stands in the field once it is chosen, and in the list.
    pub label: String,
    /// A word at the end of the line, such as the stock.
    pub note: String,
    /// A country's code to be shown as its flag.
    pub country: Option<api::Country>,
}

/// As many lines as a person reads; typing narrows further.
const SHOWN: usize = 100;

/// An editable combobox.
#[component]
pub fn Combobox(
    /// The visible label, and the accessible name.
    #[prop(into)]
    label: Signal<String>,
    /// The text in the field.
    #[prop(into)]
    text: Lasting<String>,
    /// The lines that fit a typed text, best first. An empty text asks for all of them.
    suggest: Callback<String, Vec<Suggestion>>,
    /// A line was taken.
    choose: Callback<Suggestion>,
    /// What is wrong with the text; empty where nothing is.
    #[prop(into, default = Signal::stored(String::new()))]
    complaint: Signal<String>,
    /// A word of help under it.
    #[prop(into, default = Signal::stored(String::new()))]
    hint: Signal<String>,
    /// What the list says when nothing fits; empty where it is said elsewhere.
    #[prop(into)]
    nothing: Signal<String>,
) -> impl IntoView {
    let words = words();
    let id = next_id("combobox");
    let list_id = format!("{id}-list");
    let (hint_id, complaint_id) = (format!("{id}-hint"), format!("{id}-complaint"));
    let described = format!("{hint_id} {complaint_id}");
    let open = RwSignal::new(false);
    // What the person typed since the list opened: a text that was chosen before does not narrow the list.
    let typed = RwSignal::new(String::new());
    let active = RwSignal::new(0_usize);
    let lines = Memo::new(move |_| if open.get() { suggest.run(typed.get()) } else { Vec::new() });
    let shown = move || lines.with(|lines| lines.len().min(SHOWN));
    let listbox = NodeRef::<html::Ul>::new();
    let option_id = {
        let id = id.clone();
        move |index: usize| format!("{id}-{index}")
    };
    let take = move |index: usize| {
        if let Some(line) = lines.with_untracked(|lines| lines.get(index).cloned()) {
            text.set(line.label.clone());
            typed.set(String::new());
            open.set(false);
            choose.run(line);
        }
    };
    let show_active = move || {
        request_animation_frame(move || {
            let Some(list) = listbox.get_untracked() else { return };
            let index = u32::try_from(active.get_untracked()).unwrap_or_default();
            if let Some(line) = list.children().item(index) {
                let options = ScrollIntoViewOptions::new();
                options.set_block(ScrollLogicalPosition::Nearest);
                line.scroll_into_view_with_scroll_into_view_options(&options);
            }
        });
    };
    let key = move |event: ev::KeyboardEvent| {
        let last = shown().saturating_sub(1);
        let moved = match event.key().as_str() {
            "ArrowDown" if !open.get_untracked() => {
                open.set(true);
                Some(0)
            }
            "ArrowDown" => Some(if active.get_untracked() >= last { 0 } else { active.get_untracked() + 1 }),
            "ArrowUp" if open.get_untracked() => Some(active.get_untracked().checked_sub(1).unwrap_or(last)),
            "Enter" if open.get_untracked() => {
                event.prevent_default();
                take(active.get_untracked());
                None
            }
            "Escape" if open.get_untracked() => {
                event.prevent_default();
                event.stop_propagation();
                open.set(false);
                None
            }
            _ => None,
        };
        if let Some(index) = moved {
            event.prevent_default();
            active.set(index);
            show_active();
        }
    };
    let active_id = {
        let option_id = option_id.clone();
        move || (open.get() && shown() > 0).then(|| option_id(active.get()))
    };
    view! {
        <div class="field combobox">
            <label for=id.clone()>{label}</label>
            <input
                id=id.clone()
                type="text"
                role="combobox"
                autocomplete="off"
                spellcheck="false"
                aria-autocomplete="list"
                aria-expanded=move || if open.get() { "true" } else { "false" }
                aria-controls=list_id.clone()
                aria-activedescendant=active_id
                aria-describedby=described
                aria-invalid=move || (!complaint.get().is_empty()).then_some("true")
                prop:value=move || text.get()
                on:input:target=move |event| {
                    text.set(event.target().value());
                    typed.set(event.target().value());
                    active.set(0);
                    open.set(true);
                }
                on:click=move |_| open.set(true)
                on:keydown=key
                on:blur=move |_| {
                    typed.set(String::new());
                    open.set(false);
                }
            />
            <div class="popup" class:open=move || open.get() && (shown() > 0 || nothing.with(|nothing| !nothing.is_empty()))>
                <ul role="listbox" id=list_id aria-label=label node_ref=listbox>
                    {move || {
                        let option_id = option_id.clone();
                        lines
                            .get()
                            .into_iter()
                            .take(SHOWN)
                            .enumerate()
                            .map(|(index, line)| {
                                view! {
                                    <li
                                        role="option"
                                        id=option_id(index)
                                        aria-selected=move || if active.get() == index { "true" } else { "false" }
                                        // The field keeps the focus: a press that took it away would close the list first.
                                        on:mousedown=move |event| {
                                            event.prevent_default();
                                            take(index);
                                        }
                                    >
                                        {line.country.map(|country| view! { <super::flag::Flag country /> })}
                                        <span>{line.label}</span>
                                        <span class="note">{line.note}</span>
                                    </li>
                                }
                            })
                            .collect_view()
                    }}
                </ul>
                <Show when=move || { open.get() && shown() == 0 }>
                    <p class="note">{nothing}</p>
                </Show>
                <Show when=move || lines.with(|lines| lines.len() > SHOWN)>
                    <p class="note">{move || (words.shell.more_lines)(lines.with(|lines| lines.len().saturating_sub(SHOWN)))}</p>
                </Show>
            </div>
            <p class="hint" id=hint_id>{hint}</p>
            <p class="complaint" id=complaint_id>{complaint}</p>
        </div>
    }
}
