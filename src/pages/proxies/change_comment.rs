//! Changing the comment of the selected proxies.

use super::{form::ConfirmForm, list::list};
use crate::session::{
    bulk::{Bulk, bulk},
    proxy6::Proxy6,
    roster::roster,
    words::words,
};
use crate::ui::{dialog::Dialog, field::TextField};
use desk::{bulk::calls, journal::Request};
use leptos::prelude::*;
use proxy6::{
    Comment, ProxyId,
    setdescr::{self, Target},
};

/// The dialog.
#[component]
pub fn ChangeCommentDialog(
    /// Whether it is on show.
    open: RwSignal<bool>,
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
fn Form(open: RwSignal<bool>) -> impl IntoView {
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
    let off = move || !list.may_change() || length() > Comment::MAX_CHARACTERS;
    let confirm = Callback::new(move |()| {
        let new = text.with_untracked(|text| (!text.is_empty()).then(|| Comment::new(text.as_str())).transpose());
        if let (Some(proxy6), Ok(new)) = (list.proxy6.get_untracked(), new) {
            open.set(false);
            change_comment(bulk, proxy6, &ids, new);
        }
    });
    view! {
        <ConfirmForm label=Signal::derive(move || words.proxies.change_comment_now.to_owned()) off=Signal::derive(off) confirm>
        <TextField label=Signal::derive(move || words.proxies.comment.to_owned()) value=text complaint hint />
        </ConfirmForm>
    }
}

fn change_comment(bulk: Bulk, proxy6: Proxy6, ids: &[ProxyId], new: Option<Comment>) {
    let request = |ids| Request::SetComment(setdescr::Request { target: Target::Ids(ids), new: new.clone() });
    bulk.begin(proxy6, calls(ids).map(request).collect(), Box::new(|_| true));
}
