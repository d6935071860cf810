//! Changing the comment of the selected proxies.

use super::{form::ConfirmForm, list::list};
use crate::lasting::Lasting;
use crate::session::{
    bulk::{Bulk, bulk, in_any_case},
    proxy6::Proxy6,
    roster::roster,
    words::words,
};
use crate::ui::{
    dialog::Dialog,
    field::{Choice, TextField},
};
use desk::{
    bulk::{Replacement, calls},
    journal::Request,
};
use leptos::prelude::*;
use proxy6::{
    Comment, ProxyId,
    setdescr::{self, Target},
};

/// One comment for all of them, and find and replace, as the form names them.
const ONE: &str = "one";
const REPLACE: &str = "replace";

/// The dialog.
#[component]
pub fn ChangeCommentDialog(
    /// Whether it is on show.
    open: Lasting<bool>,
) -> impl IntoView {
    let (words, roster) = (words(), roster());
    let selected = move || roster.with_selection(|selection| selection.len() as u64);
    view! {
        <Dialog open title=Signal::derive(move || (words.proxies.change_comment_of)(selected()))>
            <Form open />
        </Dialog>
    }
}

#[component]
fn Form(open: Lasting<bool>) -> impl IntoView {
    let (words, list, bulk, roster) = (words(), list(), bulk(), roster());
    let ids = roster.selected();
    // The comment that all of them have, if they have one.
    let common = roster.with_untracked(|roster| {
        let mut comments = ids.iter().filter_map(|id| roster.get(*id)).map(|proxy| proxy.comment());
        let first = comments.next().unwrap_or_default();
        if comments.all(|comment| comment == first) { first.to_owned() } else { String::new() }
    });
    let text = RwSignal::new(common);
    let length = move || text.with(|text| text.chars().count());
    let complaint = Signal::derive(move || match length() {
        0..=Comment::MAX_CHARACTERS => String::new(),
        length => (words.proxies.comment_too_long)(length as u64),
    });
    let hint = Signal::derive(move || match length() {
        0 => words.proxies.comment_taken_away.to_owned(),
        length => (words.proxies.comment_length)(length as u64),
    });
    let how = RwSignal::new(ONE.to_owned());
    let replaces = Memo::new(move |_| how.with(|how| how == REPLACE));
    let (find, with) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let named = StoredValue::new(ids.clone());
    let replacement = Memo::new(move |_| {
        named.with_value(|ids| {
            roster.with(|roster| {
                let proxies = ids.iter().filter_map(|id| roster.get(*id));
                find.with(|find| with.with(|with| Replacement::of(proxies, find, with)))
            })
        })
    });
    let off = move || {
        let nothing = match replaces.get() {
            true => replacement.with(|replacement| replacement.groups.is_empty()),
            false => length() > Comment::MAX_CHARACTERS,
        };
        nothing || !list.may_change()
    };
    let confirm = Callback::new(move |()| {
        if replaces.get_untracked() {
            if let Some(proxy6) = list.proxy6.get_untracked() {
                open.set(false);
                replace(bulk, proxy6, replacement.get_untracked());
            }
            return;
        }
        let new = text.with_untracked(|text| (!text.is_empty()).then(|| Comment::new(text.as_str())).transpose());
        if let (Some(proxy6), Ok(new)) = (list.proxy6.get_untracked(), new) {
            open.set(false);
            change_comment(bulk, proxy6, &ids, new);
        }
    });
    view! {
        <ConfirmForm label=Signal::derive(move || words.proxies.change_comment_now.to_owned()) off=Signal::derive(off) confirm>
            <Choice
                label=Signal::derive(move || words.proxies.how_to_change.to_owned())
                value=how
                options=Signal::derive(move || {
                    [(ONE, words.proxies.one_for_all), (REPLACE, words.proxies.find_and_replace)]
                        .map(|(value, words)| (value.to_owned(), words.to_owned()))
                        .to_vec()
                })
            />
            <Show when=move || !replaces.get()>
                <TextField label=Signal::derive(move || words.proxies.comment.to_owned()) value=text complaint hint />
            </Show>
            <Show when=move || replaces.get()>
                <TextField label=Signal::derive(move || words.proxies.find.to_owned()) value=find />
                <TextField label=Signal::derive(move || words.proxies.replace_with.to_owned()) value=with />
                <Preview replacement of=named.with_value(Vec::len) />
            </Show>
        </ConfirmForm>
    }
}

/// What a replacement makes of the comments.
#[component]
fn Preview(replacement: Memo<Replacement>, of: usize) -> impl IntoView {
    let words = words();
    move || {
        let replacement = replacement.get();
        let example = |(old, new): (String, String)| view! { <li><code>{old}</code> " → " <code>{new}</code></li> };
        view! {
            <div class="stack" aria-live="polite">
                <p>{(words.proxies.replaced)(replacement.changed() as u64, of as u64)}</p>
                <ul>{replacement.examples.into_iter().map(example).collect_view()}</ul>
                {(replacement.refused > 0)
                    .then(|| view! { <p class="warn">{(words.proxies.replaced_too_long)(replacement.refused as u64)}</p> })}
            </div>
        }
    }
}

fn replace(bulk: Bulk, proxy6: Proxy6, replacement: Replacement) {
    let requests = replacement.groups.iter().flat_map(|(new, ids)| {
        calls(ids).map(|ids| Request::SetComment(setdescr::Request { target: Target::Ids(ids), new: new.clone() }))
    });
    bulk.begin(proxy6, requests.collect(), in_any_case());
}

fn change_comment(bulk: Bulk, proxy6: Proxy6, ids: &[ProxyId], new: Option<Comment>) {
    let request = |ids| Request::SetComment(setdescr::Request { target: Target::Ids(ids), new: new.clone() });
    bulk.begin(proxy6, calls(ids).map(request).collect(), in_any_case());
}
