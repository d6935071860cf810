//! How things stand: balance, what expires, the SOAX package.

use crate::browser::clock;
use crate::session::{
    accounts::accounts,
    greeting::{Greeted, greeting},
    proxy6::Proxy6,
    roster::{Reading, roster},
    standing::standing,
    words::words,
};
use crate::ui::failure::Failure;
use desk::roster::Roster;
use leptos::prelude::*;

const DAY: i64 = 86_400;
/// The spans, in days, for which what expires is counted.
const SPANS: [u32; 4] = [1, 3, 7, 30];

/// How many active proxies expire within so many days.
fn expiring_within(roster: &Roster, now: i64, days: u32) -> u64 {
    let until = now + i64::from(days) * DAY;
    let soon = |expires: i64| (now..=until).contains(&expires);
    roster.iter().filter(|row| row.active() && row.expires().is_some_and(soon)).count() as u64
}

/// The overview.
#[component]
pub fn StandingOverview() -> impl IntoView {
    let accounts = accounts();
    view! {
        <div class="home-overview">
            <Show when=move || accounts.proxy6().is_some()>
                <Proxy6Standing />
            </Show>
            <Show when=move || accounts.soax().is_some()>
                <SoaxStanding />
            </Show>
        </div>
    }
}

#[component]
fn Proxy6Standing() -> impl IntoView {
    let (words, accounts, standing, greeting, roster) = (words(), accounts(), standing(), greeting(), roster());
    let now = clock::now_seconds();
    // The list is read once the account has answered, and only if nobody has read it yet.
    Effect::new(move || {
        if greeting.proxy6() == Greeted::Answered
            && untrack(|| roster.reading()) == Reading::NotBegun
            && let Some(proxy6) = untrack(Proxy6::current)
        {
            roster.read(proxy6);
        }
    });
    let next = move || {
        roster.with(|roster| {
            let live = roster.iter().filter(|row| row.active() && row.expires().is_some_and(|expires| expires >= now));
            live.min_by_key(|row| row.expires()).map(|row| (format!("{}:{}", row.host(), row.port()), row.expires()))
        })
    };
    view! {
        <section class="card" aria-labelledby="home-balance">
            <header>
                <h2 id="home-balance">{move || words.home.balance}</h2>
                <span class="tag push">{move || accounts.proxy6().map(|own| format!("Proxy6 · {}", own.name))}</span>
            </header>
            <div class="content">
                <p class="big">
                    {move || match standing.current() {
                        Some(envelope) => words.money(envelope.balance, envelope.currency),
                        None => "–".to_owned(),
                    }}
                </p>
                {move || match greeting.proxy6() {
                    Greeted::Failed(trouble) => {
                        view! { <Failure trouble again=Callback::new(move |()| greeting.greet_proxy6()) /> }.into_any()
                    }
                    Greeted::Pending => view! { <p class="soft">{words.shell.loading}</p> }.into_any(),
                    _ => ().into_any(),
                }}
                <div class="row"><a class="button main" href="#/buy">{move || words.home.buy_proxies}</a></div>
            </div>
        </section>
        <section class="card" aria-labelledby="home-proxies">
            <header>
                <h2 id="home-proxies">{move || words.home.proxies}</h2>
                <span class="tag push">{move || (words.home.proxy_count)(roster.with(|roster| roster.len() as u64))}</span>
            </header>
            <div class="content">
                <h3>{move || words.home.expires_within}</h3>
                <ul class="home-spans">
                    {SPANS
                        .map(|days| {
                            view! {
                                <li>
                                    <a href=format!("#/proxies?filter=state:active%20expires:%3C{days}d")>
                                        <strong class=("warn", move || days <= 3)>
                                            {move || roster.with(|roster| words.number(expiring_within(roster, now, days)))}
                                        </strong>
                                        <span>{move || (words.home.days)(u64::from(days))}</span>
                                    </a>
                                </li>
                            }
                        })
                        .collect_view()}
                </ul>
                <p class="soft">
                    {move || match next() {
                        Some((endpoint, Some(expires))) => {
                            format!("{}: {endpoint} · {}", words.home.expires_next, words.moment(expires))
                        }
                        _ => words.home.nothing_expires.to_owned(),
                    }}
                </p>
                {move || match roster.reading() {
                    Reading::Failed(trouble) => view! { <Failure trouble /> }.into_any(),
                    _ => ().into_any(),
                }}
                <div class="row"><a class="button" href="#/proxies">{move || words.home.see_proxies}</a></div>
            </div>
        </section>
    }
}

#[component]
fn SoaxStanding() -> impl IntoView {
    let (words, accounts, greeting) = (words(), accounts(), greeting());
    view! {
        <section class="card" aria-labelledby="home-soax">
            <header>
                <h2 id="home-soax">{move || words.home.soax_package}</h2>
                <span class="tag push">{move || accounts.soax().map(|own| format!("SOAX · {}", own.name))}</span>
            </header>
            <div class="content">
                {move || match greeting.soax() {
                    Greeted::Failed(trouble) => {
                        view! { <Failure trouble again=Callback::new(move |()| greeting.greet_soax()) /> }.into_any()
                    }
                    Greeted::Pending => view! { <p class="soft">{words.shell.loading}</p> }.into_any(),
                    Greeted::Answered => view! { <p class="good">{words.settings.answered}</p> }.into_any(),
                    Greeted::Nobody => ().into_any(),
                }}
                <div class="row">
                    <a class="button" href="#/targeting">{move || words.home.build_string}</a>
                    <a class="button" href="#/whitelist">{move || words.home.edit_whitelist}</a>
                </div>
            </div>
        </section>
    }
}
