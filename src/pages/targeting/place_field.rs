//! A field for a region, a city or a carrier: SOAX's list to choose from, free text where the list does not help.

use super::live_list::{LiveList, Reading};
use crate::browser::{clock, task::Task};
use crate::effects::effect;
use crate::session::words::words;
use crate::ui::combobox::{Combobox, Suggestion};
use leptos::prelude::*;
use soax::targeting::Field;

/// Milliseconds without a keystroke after which a typed name narrows the other lists.
const SETTLES: u32 = 400;

/// A name that other lists are narrowed to.
#[derive(Clone, Copy)]
pub struct Place {
    /// What stands in the field.
    pub text: RwSignal<String>,
    /// What the other lists are narrowed to, as SOAX writes it. It lags behind the typing, and what is no name in the list is
    /// no filter.
    settled: RwSignal<String>,
}

impl Place {
    /// Follows the text in a field.
    pub fn new(text: RwSignal<String>) -> Self {
        // A link brings whole names.
        Self { text, settled: RwSignal::new(text.get_untracked().trim().to_owned()) }
    }

    /// The name to narrow by, reactively.
    pub fn filter(self) -> Option<String> {
        self.settled.with(|name| (!name.is_empty()).then(|| name.clone()))
    }

    /// Leaves it open, at once.
    pub fn clear(self) {
        self.settled.set(String::new());
        self.text.set(String::new());
    }

    /// Gives a name back the spaces that a string took from it, where the list has it with them.
    fn respell(self, list: LiveList) {
        let text = self.text.get_untracked();
        let spelled =
            untrack(|| list.list()).and_then(|list| list.with_its_spaces(&text).map(|place| place.name.clone()));
        if let Some(name) = spelled {
            self.settled.set(name.clone());
            self.text.set(name);
        }
    }

    fn settle(self, list: LiveList) {
        self.respell(list);
        let text = self.text.get_untracked();
        let name = match untrack(|| list.list()).filter(|list| !list.is_empty()) {
            Some(list) => list.exactly(&text).map(|place| place.name.clone()).unwrap_or_default(),
            None => text.trim().to_owned(),
        };
        if self.settled.with_untracked(|settled| *settled != name) {
            self.settled.set(name);
        }
    }
}

/// How a text stands to the list.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Standing {
    /// There is none.
    Open,
    /// It is a name in it.
    Listed,
    /// A name in it begins so.
    Begun,
    /// It is none in it.
    Unlisted,
}

/// The field.
#[component]
pub fn PlaceField(
    /// Which part of the target it is.
    field: Field,
    /// The visible label, and the accessible name.
    #[prop(into)]
    label: Signal<String>,
    /// What stands in it.
    place: Place,
    /// What there is to choose from.
    list: LiveList,
    /// What is wrong with it; empty where nothing is.
    #[prop(into)]
    complaint: Signal<String>,
) -> impl IntoView {
    let words = words();
    let text = place.text;
    let settling = StoredValue::new_local(None::<Task>);
    Effect::new(move |before: Option<()>| {
        text.track();
        if before.is_some() {
            settling.set_value(Some(Task::spawn(async move {
                clock::sleep(SETTLES).await;
                place.settle(list);
            })));
        }
    });
    effect(move || {
        if list.list().is_some() {
            place.respell(list);
        }
    });
    let suggest = Callback::new(move |typed: String| {
        let Some(list) = list.list() else { return Vec::new() };
        let line = |place: &soax::geo::Place| Suggestion {
            value: place.name.clone(),
            label: place.name.clone(),
            note: place.code.clone().unwrap_or_default(),
            country: None,
        };
        list.search(&typed).map(line).collect()
    });
    let choose = Callback::new(move |_: Suggestion| {
        settling.set_value(None);
        place.settle(list);
    });
    let standing = Memo::new(move |_| {
        let list = list.list()?;
        Some(text.with(|text| match text.trim() {
            "" => Standing::Open,
            name if list.exactly(name).is_some() => Standing::Listed,
            start if list.any_begins(start) => Standing::Begun,
            _ => Standing::Unlisted,
        }))
    });
    let hint = move || match list.reading() {
        Reading::Idle => words.targeting.country_first.to_owned(),
        Reading::UnderWay => words.targeting.reading_list.to_owned(),
        Reading::Failed(_) => words.targeting.list_failed.to_owned(),
        Reading::Read(list) if list.is_empty() => words.targeting.list_empty.to_owned(),
        Reading::Read(list) => match standing.get() {
            Some(Standing::Unlisted) => words.targeting.not_in_list.to_owned(),
            Some(Standing::Begun) => words.targeting.not_whole.to_owned(),
            _ => (words.targeting.in_list)(list.len() as u64),
        },
    };
    let doubtful = Memo::new(move |_| {
        let filled = text.with(|text| !text.trim().is_empty());
        let unlisted = matches!(list.reading(), Reading::Failed(_)) || standing.get() == Some(Standing::Unlisted);
        filled && (unlisted || !complaint.get().is_empty())
    });
    view! {
        <div class="targeting-place">
            <Combobox
                label
                text
                suggest
                choose
                complaint
                hint=Signal::derive(hint)
                // The hint says it; a popup over the button below would be in the way.
                nothing=Signal::stored(String::new())
            />
            <Show when=move || doubtful.get()>
                <button type="button" on:click=move |_| place.clear()>
                    {move || (words.targeting.leave_out)(field)}
                </button>
            </Show>
        </div>
    }
}
