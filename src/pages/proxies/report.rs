//! What became of a change that was not carried out on all proxies: each call that failed, and what was not sent.

use crate::session::{
    bulk::{self, already_of_that_type, bulk},
    journal::report::of_entry,
    roster::roster,
    words::words,
};
use desk::journal::Entry;
use leptos::prelude::*;
use proxy6::ProxyId;

/// As many proxies as are named one by one; all of them stay selected.
const NAMED: usize = 200;

/// The report, until it is dismissed.
#[component]
pub fn Report() -> impl IntoView {
    let (words, bulk) = (words(), bulk());
    move || {
        let report = bulk.report()?;
        let title = (words.proxies.report)(report.kind, report.done as u64);
        let name = title.clone();
        let failed = |entry: Entry| {
            let why = if already_of_that_type(&entry) {
                words.proxies.already_of_that_type.to_owned()
            } else {
                of_entry(&entry, &words)
            };
            view! { <Part why ids=bulk::ids(entry.request()).to_vec() /> }
        };
        Some(view! {
            <section class="card proxies-report" aria-label=name>
                <header>
                    <h2>{title}</h2>
                    <button type="button" class="quiet push" on:click=move |_| bulk.dismiss()>{words.shell.dismiss}</button>
                </header>
                <div class="content">
                    {report.failed.into_iter().map(failed).collect_view()}
                    {(!report.unsent.is_empty()).then(|| {
                        view! { <Part why=words.proxies.not_sent.to_owned() ids=report.unsent /> }
                    })}
                    <p class="soft">{words.proxies.stay_selected}</p>
                </div>
            </section>
        })
    }
}

/// Some proxies, and what became of them.
#[component]
fn Part(why: String, ids: Vec<ProxyId>) -> impl IntoView {
    let (words, roster) = (words(), roster());
    let more = ids.len().saturating_sub(NAMED);
    let count = (words.proxies.count)(ids.len() as u64, &words.number(ids.len() as u64));
    let names = roster.with_untracked(|roster| {
        let name = |id: &ProxyId| match roster.get(*id) {
            Some(proxy) => format!("{}:{}", proxy.host(), proxy.port()),
            None => format!("#{id}"),
        };
        ids.iter().take(NAMED).map(name).collect::<Vec<_>>()
    });
    let label = count.clone();
    view! {
        <details>
            <summary><strong>{count}</strong> " " {why}</summary>
            <ul class="proxies-names" tabindex="0" aria-label=label>
                {names.into_iter().map(|name| view! { <li><code>{name}</code></li> }).collect_view()}
                {(more > 0).then(|| view! { <li class="soft">{(words.proxies.and_more)(&words.number(more as u64))}</li> })}
            </ul>
        </details>
    }
}
