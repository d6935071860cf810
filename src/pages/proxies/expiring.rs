//! Extending all that expire soon: they are selected, and the dialog with the price opens.

use super::{dialogs, form::ConfirmForm, list::list};
use crate::lasting::Lasting;
use crate::session::{roster::roster, words::words};
use crate::ui::{dialog::Dialog, field::TextField};
use leptos::prelude::*;
use proxy6::ProxyId;

const DAY: i64 = 86_400;
/// What is offered first.
const USUAL_DAYS: &str = "7";

/// The dialog.
#[component]
pub fn ExpiringDialog(
    /// Whether it is on show.
    open: Lasting<bool>,
) -> impl IntoView {
    let words = words();
    view! {
        <Dialog open title=Signal::derive(move || words.proxies.expiring_soon.to_owned())>
            <Form open />
        </Dialog>
    }
}

#[component]
fn Form(open: Lasting<bool>) -> impl IntoView {
    let (words, list, roster, dialogs) = (words(), list(), roster(), dialogs());
    let text = RwSignal::new(USUAL_DAYS.to_owned());
    let days = Memo::new(move |_| text.with(|text| text.trim().parse::<u16>().ok().filter(|days| *days > 0)));
    // Those that work still: what has expired is found by the filter, and may be gone at the provider.
    let found = Memo::new(move |_| {
        let Some(days) = days.get() else { return Vec::new() };
        let now = list.now();
        let soon = |expires: i64| expires > now && expires - now < i64::from(days) * DAY;
        roster.with(|roster| {
            let soon = roster.iter().filter(|proxy| proxy.active() && proxy.expires().is_some_and(soon));
            soon.map(|proxy| proxy.id()).collect::<Vec<ProxyId>>()
        })
    });
    let count = move || found.with(|found| found.len() as u64);
    let complaint =
        Signal::derive(move || if days.get().is_none() { words.proxies.bad_period.to_owned() } else { String::new() });
    let confirm = Callback::new(move |()| {
        let ids = found.get_untracked();
        if ids.is_empty() {
            return;
        }
        roster.select(|selection| {
            selection.clear();
            ids.into_iter().for_each(|id| selection.set(id, true));
        });
        open.set(false);
        dialogs.extend.set(true);
    });
    view! {
        <ConfirmForm
            label=Signal::derive(move || words.proxies.select_and_extend.to_owned())
            off=Signal::derive(move || count() == 0 || !list.may_change())
            confirm
        >
            <TextField
                label=Signal::derive(move || words.proxies.within_days.to_owned())
                value=text
                complaint
                input_mode="numeric"
            />
            <p aria-live="polite">{move || days.get().map(|days| (words.proxies.expire_within)(count(), days.into()))}</p>
        </ConfirmForm>
    }
}
