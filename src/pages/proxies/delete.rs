//! Deleting the selected proxies. There is no way back, so each of them is shown before.

use super::{
    form::ConfirmForm,
    list::{List, list},
    row::colour,
};
use crate::session::{
    bulk::{Bulk, bulk},
    proxy6::Proxy6,
    roster::roster,
    words::{Words, words},
};
use crate::ui::{
    dialog::Dialog,
    virtual_table::{Column, Part, RowParts, Rows, VirtualTable},
};
use desk::{bulk::calls, journal::Request};
use leptos::prelude::*;
use proxy6::{ProxyId, delete};
use std::sync::Arc;

/// The dialog.
#[component]
pub fn DeleteDialog(
    /// Whether it is on show.
    open: RwSignal<bool>,
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
fn Form(open: RwSignal<bool>) -> impl IntoView {
    let (words, list, bulk, roster) = (words(), list(), bulk(), roster());
    let ids: Arc<[ProxyId]> = roster.selected().into();
    let live = roster.with_untracked(|roster| {
        let now = list.now_untracked();
        let live = |proxy: &desk::roster::RowView<'_>| proxy.expires().is_some_and(|expires| expires > now);
        ids.iter().filter_map(|id| roster.get(*id)).filter(live).count() as u64
    });
    let column = |id, title: fn(&desk::text::proxies::Proxies) -> &'static str, width, part| Column {
        id,
        title: Signal::derive(move || title(&words.proxies).to_owned()),
        width,
        sorted: None,
        head: None,
        parts: vec![part],
    };
    let columns = StoredValue::new(vec![
        column("proxies-endpoint", |words| words.endpoint, 180, Part::code("endpoint")),
        column("proxies-expires", |words| words.expires, 100, Part::text("left")),
        column("proxies-comment", |words| words.comment, 120, Part::text("comment")),
    ]);
    let rows = Arc::new(Doomed { ids: Arc::clone(&ids), list, words });
    let confirm = Callback::new(move |()| {
        if let Some(proxy6) = list.proxy6.get_untracked() {
            open.set(false);
            delete(bulk, proxy6, &ids);
        }
    });
    view! {
        <ConfirmForm
            label=Signal::derive(move || words.proxies.delete.to_owned())
            off=Signal::derive(move || !list.may_change())
            destroys=true
            confirm
        >
        <p>
            {move || words.proxies.no_way_back} " "
            {move || (live > 0).then(|| (words.proxies.still_working)(live))}
        </p>
        <div class="card proxies-doomed">
            <VirtualTable
                label=Signal::derive(move || words.proxies.to_be_deleted.to_owned())
                columns=Signal::derive(move || columns.get_value())
                rows
                row_height=28_u32
            />
        </div>
        </ConfirmForm>
    }
}

/// The proxies that are to be deleted.
struct Doomed {
    ids: Arc<[ProxyId]>,
    list: List,
    words: Words,
}

impl Rows for Doomed {
    fn count(&self) -> usize {
        self.ids.len()
    }

    fn key(&self, place: usize) -> Option<u64> {
        self.ids.get(place).map(|id| id.get())
    }

    fn place(&self, key: u64) -> Option<usize> {
        self.ids.iter().position(|id| id.get() == key)
    }

    fn paint(&self, place: usize, row: &RowParts) {
        let Some(id) = self.ids.get(place) else { return };
        self.list.roster.with(|roster| {
            let Some(proxy) = roster.get(*id) else { return };
            row.text("endpoint", &format!("{}:{}", proxy.host(), proxy.port()));
            row.text("comment", proxy.comment());
            match proxy.time_left(self.list.now()) {
                Some(left) => row.text_as("left", &(self.words.proxies.time_left)(left), colour(left)),
                None => row.text_as("left", "–", ""),
            }
        });
    }
}

fn delete(bulk: Bulk, proxy6: Proxy6, ids: &[ProxyId]) {
    let requests = calls(ids).map(|ids| Request::Delete(delete::Request::Ids(ids))).collect();
    bulk.begin(proxy6, requests, Box::new(|_| true));
}
