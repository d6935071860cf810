//! Changing the type of the selected proxies.

use super::{form::ConfirmForm, list::list};
use crate::lasting::Lasting;
use crate::session::{
    bulk::{Bulk, bulk, in_any_case},
    proxy6::Proxy6,
    roster::roster,
    words::words,
};
use crate::ui::{dialog::Dialog, field::Choice};
use desk::{bulk::calls, journal::Request};
use leptos::prelude::*;
use proxy6::{Protocol, ProxyId, RowType, settype};

/// The dialog.
#[component]
pub fn ChangeTypeDialog(
    /// Whether it is on show.
    open: Lasting<bool>,
) -> impl IntoView {
    let (words, roster) = (words(), roster());
    let selected = move || roster.with_selection(|selection| selection.len() as u64);
    view! {
        <Dialog open title=Signal::derive(move || (words.proxies.change_type_of)(selected()))>
            <Form open />
        </Dialog>
    }
}

#[component]
fn Form(open: Lasting<bool>) -> impl IntoView {
    let (words, list, bulk, roster) = (words(), list(), bulk(), roster());
    let ids = roster.selected();
    let already = |protocol: Protocol| {
        let wanted = RowType::from(protocol.name().to_owned());
        roster.with_untracked(|roster| {
            ids.iter().filter_map(|id| roster.get(*id)).filter(|proxy| proxy.row_type() == wanted).count() as u64
        })
    };
    let already = Protocol::ALL.map(|protocol| (protocol, already(protocol)));
    let all = ids.len() as u64;
    // What most of them are not yet is what is wanted.
    let fewest = already.into_iter().min_by_key(|(_, count)| *count).map_or(Protocol::Socks, |(protocol, _)| protocol);
    let chosen = RwSignal::new(fewest.name().to_owned());
    let protocol = move || chosen.with(|name| name.parse::<Protocol>().ok());
    let hint = move || {
        let (_, count) = already.into_iter().find(|(own, _)| Some(*own) == protocol())?;
        (count > 0).then(|| (words.proxies.already_are)(count, all))
    };
    let options = Signal::derive(move || {
        let name = |protocol: Protocol| (words.proxies.type_name)(&RowType::from(protocol.name().to_owned()));
        Protocol::ALL.map(|protocol| (protocol.name().to_owned(), name(protocol))).to_vec()
    });
    let confirm = Callback::new(move |()| {
        if let (Some(proxy6), Some(protocol)) = (list.proxy6.get_untracked(), untrack(protocol)) {
            open.set(false);
            change_type(bulk, proxy6, &ids, protocol);
        }
    });
    view! {
        <ConfirmForm
            label=Signal::derive(move || words.proxies.change_type_now.to_owned())
            off=Signal::derive(move || !list.may_change())
            confirm
        >
        <Choice label=Signal::derive(move || words.proxies.row_type.to_owned()) value=chosen options />
        <p class="hint soft">{hint}</p>
        </ConfirmForm>
    }
}

fn change_type(bulk: Bulk, proxy6: Proxy6, ids: &[ProxyId], protocol: Protocol) {
    let requests = calls(ids).map(|ids| Request::SetType(settype::Request { ids, protocol })).collect();
    bulk.begin(proxy6, requests, in_any_case());
}
