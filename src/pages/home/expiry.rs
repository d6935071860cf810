//! What expires soon, and extending it.

use super::timeline::Timeline;
use crate::browser::{clock, download};
use crate::router::router;
use crate::session::{
    announcer::announcer,
    bulk::bulk,
    journal::zone,
    proxy6::Proxy6,
    roster::{Reading, roster},
    standing::standing,
    words::words,
};
use crate::ui::failure::Failure;
use desk::overview::{Reminder, calendar_file, expiring_within};
use desk::route::{Page, Route};
use leptos::prelude::*;
use proxy6::ProxyId;

/// The spans, in days, for which what expires is counted.
const SPANS: [u32; 4] = [1, 3, 7, 30];

/// The card.
#[component]
pub fn Expiry() -> impl IntoView {
    let (words, roster, standing, announcer) = (words(), roster(), standing(), announcer());
    let now = clock::now_seconds();
    let remind = move |_| {
        let account = untrack(|| standing.current()).map(|envelope| envelope.user_id).unwrap_or_default();
        let file = untrack(|| {
            let words = &words.home;
            let reminder = Reminder { title: &words.reminder_title, more: &words.reminder_more };
            roster.with(|roster| calendar_file(roster, &account, now, &zone(), &reminder))
        });
        if download::offer("proxydeck-expiry.ics", "text/calendar", &file).is_err() {
            announcer.failure(untrack(|| words.shell.copy_failed));
        }
    };
    view! {
        <section class="card home-wide" aria-labelledby="home-proxies">
            <header>
                <h2 id="home-proxies">{move || words.home.proxies}</h2>
                <span class="tag push">{move || (words.home.proxy_count)(roster.with(|roster| roster.len() as u64))}</span>
            </header>
            <div class="content">
                <h3>{move || words.home.expires_within}</h3>
                <ul class="home-spans">{SPANS.map(|days| view! { <Span days now /> }).collect_view()}</ul>
                <Timeline now />
                {move || match roster.reading() {
                    Reading::Failed(trouble) => view! { <Failure trouble /> }.into_any(),
                    _ => ().into_any(),
                }}
                <div class="row">
                    <a class="button" href="#/proxies">{move || words.home.see_proxies}</a>
                    <button type="button" disabled=move || roster.with(|roster| roster.is_empty()) on:click=remind>
                        {move || words.home.reminders}
                    </button>
                </div>
            </div>
        </section>
    }
}

/// What expires within so many days: how many, which, and a button that extends just these.
#[component]
fn Span(days: u32, now: i64) -> impl IntoView {
    let (words, roster, router, bulk) = (words(), roster(), router(), bulk());
    let proxy6 = Proxy6::followed();
    let filter = format!("state:active expires:<{days}d");
    let route = Route { page: Page::Proxies, settings: vec![("filter".to_owned(), filter)] };
    let expiring = Memo::new(move |_| roster.with(|roster| expiring_within(roster, now, days)));
    let count = move || expiring.with(|ids: &Vec<ProxyId>| ids.len() as u64);
    let may =
        move || proxy6.with(|proxy6| proxy6.as_ref().is_some_and(Proxy6::may_change)) && bulk.under_way().is_none();
    let to = route.clone();
    let extend = move |_| {
        roster.select(|selection| {
            selection.clear();
            expiring.with_untracked(|ids| ids.iter().for_each(|id| selection.set(*id, true)));
        });
        // The dialog tells what it costs; nothing is sent before it is confirmed there.
        roster.extending.set(true);
        router.go(&to);
    };
    view! {
        <li>
            <a href=route.hash()>
                <strong class:warn=move || days <= 3 && count() != 0>{move || words.number(count())}</strong>
                <span>{move || (words.home.days)(u64::from(days))}</span>
            </a>
            <button
                type="button"
                class="small"
                aria-label=move || (words.home.extend_these)(count(), u64::from(days))
                disabled=move || count() == 0 || !may()
                on:click=extend
            >
                {move || (words.home.extend)(count())}
            </button>
        </li>
    }
}
