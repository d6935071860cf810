//! What Proxy6 said just before a purchase: prices, balance, stock, and what was bought a moment ago.

use crate::browser::clock;
use crate::session::{
    purchase::{Looking, purchase},
    words::words,
};
use api::Money;
use desk::buying::{Line, Obstacle, Offer, Recent, Recents};
use leptos::prelude::*;
use proxy6::VersionSeen;

/// What was bought on the account just before, by whomever: another browser shares neither lock nor journal.
#[component]
pub fn RecentPurchases() -> impl IntoView {
    let (words, purchase) = (words(), purchase());
    let now = clock::now_seconds();
    let read = move || words.number(purchase.with_recents(Recents::read));
    let found = Memo::new(move |_| purchase.with_recents(|recents| recents.found().to_vec()));
    let outcome = move || match purchase.looking() {
        Looking::UnderWay => String::new(),
        Looking::Complete if found.with(Vec::is_empty) => words.buy.no_recent.to_owned(),
        Looking::Complete => String::new(),
        Looking::Stopped => (words.buy.stopped_looking)(&read()),
    };
    let line = move |own: &Recent| {
        let version = match own.version {
            VersionSeen::Known(version) => (words.buy.version_name)(version),
            VersionSeen::Ipv4OrShared => (words.proxies.version_seen)(own.version),
        };
        let minutes = u64::try_from(now.saturating_sub(own.bought)).unwrap_or_default() / 60;
        let country = own.country.map(|country| words.country(country)).unwrap_or_default();
        let parts = [format!("{} × {version}", words.number(own.count.into())), country, own.comment.clone()];
        let told = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ");
        view! { <li>{told}": "{(words.buy.minutes_ago)(minutes)}</li> }
    };
    view! {
        <div class="buy-recent">
            <Show when=move || purchase.looking() == Looking::UnderWay>
                <div class="row buy-looking">
                    <span class="soft">{move || (words.buy.looking_for_recent)(&read())}</span>
                    <button type="button" class="quiet" on:click=move |_| purchase.stop_looking()>{words.buy.stop_looking}</button>
                </div>
            </Show>
            <div aria-live="polite">
                <Show when=move || found.with(|found| !found.is_empty())>
                    <h3 class="warn">{words.buy.recent}</h3>
                    <ul>{move || found.with(|found| found.iter().map(line).collect_view())}</ul>
                </Show>
                <p class=move || if purchase.looking() == Looking::Stopped { "warn" } else { "soft" }>{outcome}</p>
            </div>
            <p class="soft">{words.buy.lock_scope}</p>
        </div>
    }
}

/// Price, balance before and after; the lines are there before the figures are.
#[component]
pub fn OfferTable(offer: Option<Offer>) -> impl IntoView {
    let words = words();
    let amount = |tell: fn(&Offer) -> Option<Money>| {
        let told = offer.as_ref().and_then(|offer| Some(words.money(tell(offer)?, offer.currency)));
        told.unwrap_or_else(|| "–".to_owned())
    };
    let in_stock = match offer.as_ref().map(Offer::lines) {
        Some([line]) => words.number(line.in_stock.into()),
        _ => "–".to_owned(),
    };
    let several = offer.as_ref().filter(|offer| offer.lines().len() > 1);
    view! {
        {several.map(|offer| view! { <Plan offer=offer.clone() /> })}
        <dl class="buy-facts buy-offer">
            <dt>{words.buy.total}</dt>
            <dd><strong>{amount(|offer| Some(offer.price()))}</strong></dd>
            <dt>{words.buy.balance_now}</dt>
            <dd>{amount(|offer| Some(offer.balance))}</dd>
            <dt>{words.buy.balance_then}</dt>
            <dd>{amount(Offer::balance_after)}</dd>
            {several.is_none().then(|| view! { <dt>{words.buy.available}</dt><dd>{in_stock}</dd> })}
        </dl>
    }
}

/// Each country of a plan with its price.
#[component]
fn Plan(offer: Offer) -> impl IntoView {
    let words = words();
    let line = |line: &Line| {
        view! {
            <tr>
                <th scope="row">{words.country(line.country)}</th>
                <td class="number">{words.number(line.count.into())}</td>
                <td class="number">{words.number(line.in_stock.into())}</td>
                <td class="number">{words.money(line.price, offer.currency)}</td>
            </tr>
        }
    };
    view! {
        <table aria-label=words.buy.countries>
            <thead>
                <tr>
                    <th scope="col">{words.buy.country}</th>
                    <th scope="col" class="number">{words.buy.count}</th>
                    <th scope="col" class="number">{words.buy.available}</th>
                    <th scope="col" class="number">{words.buy.total}</th>
                </tr>
            </thead>
            <tbody>{offer.lines().iter().map(line).collect_view()}</tbody>
        </table>
    }
}

/// What stands against it; an empty line where nothing does, so that the buttons stay where they are.
#[component]
pub fn Obstacles(offer: Offer) -> impl IntoView {
    let words = words();
    let told = |obstacle| match obstacle {
        Obstacle::StockShort { country, in_stock: 0 } => (words.buy.stock_gone)(&words.country(country)),
        Obstacle::StockShort { country, in_stock } => {
            (words.buy.stock_short)(&words.country(country), in_stock.into(), &words.number(in_stock.into()))
        }
        Obstacle::MoneyShort { missing } => (words.buy.money_short)(&words.money(missing, offer.currency)),
    };
    let obstacles = offer.obstacles();
    if obstacles.is_empty() {
        return view! { <p>"\u{a0}"</p> }.into_any();
    }
    let line = |obstacle| view! { <p class="bad" role="alert">{told(obstacle)}</p> };
    obstacles.into_iter().map(line).collect_view().into_any()
}
