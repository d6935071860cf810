//! Reading the list: when it begins, how far it is, what went wrong.

use super::list::list;
use crate::browser::task::Task;
use crate::effects::effect;
use crate::session::{
    roster::{Reading, roster},
    words::words,
};
use crate::ui::{
    failure::Failure,
    field::{Choice, TextField},
};
use leptos::prelude::*;
use proxy6::{
    Comment,
    getproxy::{self, State},
};

/// Reads the list where nobody has begun to.
pub fn begin() {
    let (list, roster) = (list(), roster());
    effect(move || {
        if roster.reading() == Reading::NotBegun
            && let Some(proxy6) = list.proxy6.get()
        {
            roster.read(proxy6);
        }
    });
}

/// How far the reading is, in a line.
#[component]
pub fn ReadingState() -> impl IntoView {
    let (words, roster) = (words(), roster());
    let rows = move || roster.with(|roster| roster.len() as u64);
    let state = move || match roster.reading() {
        Reading::NotBegun => String::new(),
        Reading::UnderWay { pages } => (words.proxies.reading)(pages.into(), &words.number(rows())),
        Reading::Complete => (words.proxies.count)(rows(), &words.number(rows())),
        Reading::Cancelled | Reading::Failed(_) => (words.proxies.incomplete)(rows(), &words.number(rows())),
    };
    view! {
        <span class="tag proxies-reading">{state}</span>
        <Show when=move || roster.is_under_way()>
            <button type="button" class="quiet" on:click=move |_| roster.cancel()>{move || words.shell.cancel}</button>
        </Show>
    }
}

/// So many proxies are a long list: eleven pages, at the pace that is allowed.
const LONG: usize = 10_000;

/// What of a long list Proxy6 is to send.
#[component]
pub fn PartOfList() -> impl IntoView {
    let (words, list, roster) = (words(), list(), roster());
    let whole = Memo::new(move |_| roster.wanted() == getproxy::Request::default());
    let offered = Memo::new(move |_| !whole.get() || roster.with(|roster| roster.len() > LONG));
    let state = RwSignal::new(State::All.name().to_owned());
    let comment = RwSignal::new(String::new());
    let length = move || comment.with(|text| text.chars().count());
    let complaint = Signal::derive(move || match length() {
        0..=Comment::MAX_CHARACTERS => String::new(),
        length => (words.proxies.comment_too_long)(length as u64),
    });
    let off = move || roster.is_under_way() || length() > Comment::MAX_CHARACTERS;
    let read = move |_| {
        let wanted = getproxy::Request {
            state: state.with_untracked(|name| name.parse().ok()).filter(|state| *state != State::All),
            comment: comment.with_untracked(|text| Comment::new(text.as_str()).ok()),
            ..getproxy::Request::default()
        };
        if let Some(proxy6) = list.proxy6.get_untracked() {
            roster.read_part(proxy6, wanted);
        }
    };
    view! {
        <Show when=move || offered.get()>
            <section class="card">
                <div class="content">
                    <p class="soft">{move || if whole.get() { words.proxies.long_list } else { words.proxies.read_only }}</p>
                    <div class="row top">
                        <Choice
                            label=Signal::derive(move || words.proxies.read_state.to_owned())
                            value=state
                            options=Signal::derive(move || {
                                State::ALL
                                    .map(|state| (state.name().to_owned(), (words.proxies.state_wanted)(state).to_owned()))
                                    .to_vec()
                            })
                        />
                        <TextField label=Signal::derive(move || words.proxies.read_comment.to_owned()) value=comment complaint />
                        <button
                            type="button"
                            disabled=off
                            on:click=read
                        >
                            {move || words.proxies.read_part}
                        </button>
                    </div>
                </div>
            </section>
        </Show>
    }
}

/// That the list is one that was kept, and how old it is. It goes with the page: other pages would show it as today's.
#[component]
pub fn Saved() -> impl IntoView {
    let (words, list, roster) = (words(), list(), roster());
    let opening: StoredValue<Option<Task>, LocalStorage> = StoredValue::new_local(None);
    effect(move || {
        let failed = matches!(roster.reading(), Reading::Failed(trouble) if trouble.is_of_the_way());
        let proxy6 = list.proxy6.get_untracked().filter(|_| failed);
        opening.set_value(proxy6.map(|proxy6| Task::spawn(roster.show_saved(proxy6))));
    });
    on_cleanup(move || {
        opening.set_value(None);
        if roster.saved_at().is_some() {
            roster.forget();
        }
    });
    let told = move |read_at: i64| {
        let minutes = u64::try_from((list.now() - read_at) / 60).unwrap_or_default();
        (words.proxies.saved_list)(&words.moment(read_at), &(words.proxies.age)(minutes))
    };
    view! {
        <div class="proxies-live" aria-live="polite">
            {move || roster.saved_at().map(|read_at| view! { <p class="proxies-saved">{told(read_at)}</p> })}
        </div>
    }
}

/// Why the list is not whole, with a way to read it again.
#[component]
pub fn Failed() -> impl IntoView {
    let (list, roster) = (list(), roster());
    let again = Callback::new(move |()| {
        if let Some(proxy6) = list.proxy6.get_untracked() {
            roster.read(proxy6);
        }
    });
    move || match roster.reading() {
        Reading::Failed(trouble) => view! { <Failure trouble again /> }.into_any(),
        _ => ().into_any(),
    }
}
