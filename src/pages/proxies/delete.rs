//! Deleting the selected proxies. There is no way back, so each of them is shown before.

use super::{doomed::DoomedProxies, form::ConfirmForm, list::list};
use crate::lasting::Lasting;
use crate::session::{
    bulk::{Bulk, bulk, in_any_case},
    proxy6::Proxy6,
    roster::roster,
    words::words,
};
use crate::ui::dialog::Dialog;
use desk::{bulk::calls, journal::Request};
use leptos::prelude::*;
use proxy6::{ProxyId, delete};
use std::sync::Arc;

/// The dialog.
#[component]
pub fn DeleteDialog(
    /// Whether it is on show.
    open: Lasting<bool>,
) -> impl IntoView {
    let (words, roster) = (words(), roster());
    let selected = move || roster.with_selection(|selection| selection.len() as u64);
    view! {
        <Dialog open title=Signal::derive(move || (words.proxies.delete_so_many)(selected()))>
            <Form open />
        </Dialog>
    }
}

#[component]
fn Form(open: Lasting<bool>) -> impl IntoView {
    let (words, list, bulk, roster) = (words(), list(), bulk(), roster());
    let ids: Arc<[ProxyId]> = roster.selected().into();
    let named = Arc::clone(&ids);
    let confirm = Callback::new(move |()| {
        if let Some(proxy6) = list.proxy6.get_untracked() {
            open.set(false);
            delete(bulk, proxy6, &named);
        }
    });
    view! {
        <ConfirmForm
            label=Signal::derive(move || words.proxies.delete.to_owned())
            off=Signal::derive(move || !list.may_change())
            destroys=true
            confirm
        >
            <DoomedProxies roster=roster.rows() ids list />
        </ConfirmForm>
    }
}

/// Deletes these and no others.
pub fn delete(bulk: Bulk, proxy6: Proxy6, ids: &[ProxyId]) {
    let requests = calls(ids).map(|ids| Request::Delete(delete::Request::Ids(ids))).collect();
    bulk.begin(proxy6, requests, in_any_case());
}
