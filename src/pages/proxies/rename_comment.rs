//! Giving every proxy with a comment another one, in one call: also those that the list has not read.

use super::{form::ConfirmForm, list::list};
use crate::lasting::Lasting;
use crate::session::{
    bulk::{bulk, in_any_case},
    roster::roster,
    words::words,
};
use crate::ui::{
    dialog::Dialog,
    field::{Choice, TextField},
};
use desk::journal::Request;
use leptos::prelude::*;
use proxy6::{
    Comment,
    setdescr::{self, Target},
};
use std::collections::BTreeMap;

/// The dialog.
#[component]
pub fn RenameCommentDialog(
    /// Whether it is on show.
    open: Lasting<bool>,
) -> impl IntoView {
    let words = words();
    view! {
        <Dialog open title=Signal::derive(move || words.proxies.rename_comment.to_owned())>
            <Form open />
        </Dialog>
    }
}

#[component]
fn Form(open: Lasting<bool>) -> impl IntoView {
    let (words, list, bulk, roster) = (words(), list(), bulk(), roster());
    let known: BTreeMap<String, u64> = roster.with_untracked(|roster| {
        roster.iter().filter(|proxy| !proxy.comment().is_empty()).fold(BTreeMap::new(), |mut known, proxy| {
            *known.entry(proxy.comment().to_owned()).or_default() += 1;
            known
        })
    });
    let old = RwSignal::new(known.keys().next().cloned().unwrap_or_default());
    let new = RwSignal::new(old.get_untracked());
    let options: Vec<(String, String)> = known
        .into_iter()
        .map(|(comment, count)| (comment.clone(), format!("{comment} ({})", words.number(count))))
        .collect();
    let none = options.is_empty();
    let length = move || new.with(|text| text.chars().count());
    let complaint = Signal::derive(move || match length() {
        0..=Comment::MAX_CHARACTERS => String::new(),
        length => (words.proxies.comment_too_long)(length as u64),
    });
    let hint = Signal::derive(move || match length() {
        0 => words.proxies.comment_taken_away.to_owned(),
        length => (words.proxies.comment_length)(length as u64),
    });
    let same = move || old.with(|old| new.with(|new| old == new));
    let off = move || {
        none || same() || !list.may_change() || length() > Comment::MAX_CHARACTERS || bulk.under_way().is_some()
    };
    let confirm = Callback::new(move |()| {
        let target = old.with_untracked(|old| Comment::new(old.as_str()));
        let to = new.with_untracked(|new| (!new.is_empty()).then(|| Comment::new(new.as_str())).transpose());
        if let (Some(proxy6), Ok(old), Ok(new)) = (list.proxy6.get_untracked(), target, to) {
            open.set(false);
            let request = Request::SetComment(setdescr::Request { target: Target::Old(old), new });
            bulk.begin(proxy6, vec![request], in_any_case());
        }
    });
    view! {
        <ConfirmForm label=Signal::derive(move || words.proxies.rename_now.to_owned()) off=Signal::derive(off) confirm>
            <p class="soft">{move || if none { words.proxies.no_comments } else { words.proxies.rename_explained }}</p>
            <Choice
                label=Signal::derive(move || words.proxies.old_comment.to_owned())
                value=old
                options=Signal::stored(options)
            />
            <TextField label=Signal::derive(move || words.proxies.new_comment.to_owned()) value=new complaint hint />
        </ConfirmForm>
    }
}
