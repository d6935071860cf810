//! Deleting every proxy with a comment. Proxy6 is asked which they are, those are shown, and those that were shown are deleted.
//!
//! They are deleted by their ids. Proxy6 would also take the comment (`delete?descr=…`), but then whatever was given the comment
//! between the look and the press would go with them, unseen; and nothing brings it back.

use super::{delete::delete, doomed::DoomedProxies, form::ConfirmForm, list::list};
use crate::browser::task::Task;
use crate::lasting::Lasting;
use crate::session::{bulk::bulk, proxy6::Proxy6, trouble::Trouble, words::words};
use crate::ui::{dialog::Dialog, failure::Failure, field::next_id};
use desk::roster::Roster;
use leptos::prelude::*;
use proxy6::{Comment, ProxyId, getproxy};
use std::{collections::BTreeSet, sync::Arc};

/// How far the look at what has the comment is.
#[derive(Clone, Debug, PartialEq)]
enum Look {
    NotBegun,
    UnderWay { found: usize },
    Complete { comment: String, ids: Arc<[ProxyId]> },
    Failed(Trouble),
}

/// The dialog.
#[component]
pub fn DeleteByCommentDialog(
    /// Whether it is on show.
    open: Lasting<bool>,
) -> impl IntoView {
    let words = words();
    view! {
        <Dialog open title=Signal::derive(move || words.proxies.delete_by_comment.to_owned())>
            <Form open />
        </Dialog>
    }
}

#[component]
fn Form(open: Lasting<bool>) -> impl IntoView {
    let (words, list, bulk) = (words(), list(), bulk());
    let text = RwSignal::new(list.filter_untracked().exact_comment().unwrap_or_default().to_owned());
    let found = RwSignal::new(Roster::default());
    let look = RwSignal::new(Look::NotBegun);
    let looking: StoredValue<Option<Task>, LocalStorage> = StoredValue::new_local(None);
    on_cleanup(move || looking.set_value(None));
    let wanted = Memo::new(move |_| text.with(|text| Comment::new(text.as_str()).ok()));
    // What was found belongs to the comment that was looked for.
    let typed = Callback::new(move |new: String| {
        text.set(new);
        looking.set_value(None);
        look.set(Look::NotBegun);
    });
    let show = Callback::new(move |()| {
        let (Some(proxy6), Some(comment)) = (list.proxy6.get_untracked(), wanted.get_untracked()) else { return };
        look.set(Look::UnderWay { found: 0 });
        looking.set_value(Some(Task::spawn(async move {
            let mut with_comment = Roster::default();
            let read = with_this_comment(&proxy6, &comment, &mut with_comment, look).await;
            let ids = with_comment.iter().map(|proxy| proxy.id()).collect();
            found.set(with_comment);
            look.set(match read {
                Ok(()) => Look::Complete { comment: comment.as_str().to_owned(), ids },
                Err(trouble) => Look::Failed(trouble),
            });
        })));
    });
    let cancel = move |_| {
        looking.set_value(None);
        look.set(Look::NotBegun);
    };
    let confirmation = move |ids: Arc<[ProxyId]>| {
        let named = Arc::clone(&ids);
        let count = ids.len() as u64;
        let confirm = Callback::new(move |()| {
            if let Some(proxy6) = list.proxy6.get_untracked() {
                open.set(false);
                delete(bulk, proxy6, &named);
            }
        });
        view! {
            <ConfirmForm
                label=Signal::derive(move || (words.proxies.delete_so_many)(count))
                off=Signal::derive(move || !list.may_change() || bulk.under_way().is_some())
                destroys=true
                confirm
            >
                <DoomedProxies roster=found ids list />
            </ConfirmForm>
        }
    };
    view! {
        <p class="soft">{move || words.proxies.delete_by_comment_explained}</p>
        <CommentField text=text.read_only() typed show off=Signal::derive(move || wanted.with(Option::is_none)) />
        <div class="stack proxies-with-comment" aria-live="polite">
            {move || match look.get() {
                Look::NotBegun => ().into_any(),
                Look::UnderWay { found } => view! {
                    <div class="row">
                        <span class="soft">{(words.proxies.looking_for_comment)(&words.number(found as u64))}</span>
                        <button type="button" on:click=cancel>{words.shell.cancel}</button>
                    </div>
                }
                .into_any(),
                Look::Complete { comment, ids } if ids.is_empty() => {
                    view! { <p>{(words.proxies.none_with_comment)(&comment)}</p> }.into_any()
                }
                Look::Complete { ids, .. } => confirmation(ids).into_any(),
                Look::Failed(trouble) => view! { <Failure trouble again=show /> }.into_any(),
            }}
        </div>
    }
}

/// The comment, completed by those that the list knows.
#[component]
fn CommentField(
    /// What stands in it.
    text: ReadSignal<String>,
    /// It was changed.
    typed: Callback<String>,
    /// The proxies with this comment are to be shown.
    show: Callback<()>,
    /// Whether it is no comment.
    off: Signal<bool>,
) -> impl IntoView {
    let (words, list) = (words(), list());
    let id = next_id("delete-by-comment");
    let (known_id, below, complaint_id) = (format!("{id}-known"), format!("{id}-below"), format!("{id}-complaint"));
    let described = format!("{below} {complaint_id}");
    let known: BTreeSet<String> = list.roster.with_untracked(|roster| {
        roster.iter().map(|proxy| proxy.comment()).filter(|comment| !comment.is_empty()).map(str::to_owned).collect()
    });
    let length = move || text.with(|text| text.chars().count());
    let too_long = move || length() > Comment::MAX_CHARACTERS;
    let complaint = move || too_long().then(|| (words.proxies.comment_too_long)(length() as u64));
    view! {
        <form
            class="row top"
            on:submit=move |event| {
                event.prevent_default();
                show.run(());
            }
        >
            <div class="field proxies-comment-wanted">
                <label for=id.clone()>{move || words.proxies.comment}</label>
                <input
                    id=id
                    type="text"
                    list=known_id.clone()
                    autocomplete="off"
                    spellcheck="false"
                    aria-describedby=described
                    aria-invalid=move || too_long().then_some("true")
                    prop:value=text
                    on:input:target=move |event| typed.run(event.target().value())
                />
                <datalist id=known_id>
                    {known.into_iter().map(|comment| view! { <option value=comment></option> }).collect_view()}
                </datalist>
                <p class="hint" id=below>{move || words.proxies.exactly_this_comment}</p>
                <p class="complaint" id=complaint_id>{complaint}</p>
            </div>
            <button type="submit" disabled=off>{move || words.proxies.show_with_comment}</button>
        </form>
    }
}

/// Reads the proxies that have exactly this comment.
async fn with_this_comment(
    proxy6: &Proxy6,
    comment: &Comment,
    into: &mut Roster,
    look: RwSignal<Look>,
) -> Result<(), Trouble> {
    let request = getproxy::Request { comment: Some(comment.clone()), ..getproxy::Request::default() };
    let pages = proxy6.each_page(request, |page| {
        // The document does not say how Proxy6 compares; what has another comment is not shown, and so not deleted.
        into.extend(page.iter().filter(|proxy| proxy.comment == comment.as_str()));
        look.set(Look::UnderWay { found: into.len() });
    });
    pages.await
}
