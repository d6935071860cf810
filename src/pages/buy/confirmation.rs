//! The dialog before a purchase: fresh price, balance and stock, and one button that spends.

use crate::router::router;
use crate::session::{
    journal::report,
    purchase::{Stage, purchase},
    words::{Words, words},
};
use crate::ui::{dialog::Dialog, failure::Failure, field::TextField};
use desk::buying::{Obstacle, Offer};
use desk::journal::NotBegun;
use desk::route::{Page, Route};
use leptos::prelude::*;
use proxy6::buy;

/// The dialog.
#[component]
pub fn Confirmation() -> impl IntoView {
    let (words, purchase) = (words(), purchase());
    Effect::new(move || {
        if !purchase.open.get() {
            purchase.decline();
        }
    });
    on_cleanup(move || {
        purchase.open.set(false);
        purchase.decline();
    });
    view! {
        <Dialog open=purchase.open title=Signal::derive(move || words.buy.check_order.to_owned())>
            <Order />
            <Decision />
        </Dialog>
    }
}

/// What is about to be bought.
#[component]
fn Order() -> impl IntoView {
    let (words, purchase) = (words(), purchase());
    move || {
        purchase.order().map(|order| {
            let facts = [
                (words.buy.account, purchase.account_name().map(|name| format!("Proxy6 · {name}")).unwrap_or_default()),
                (words.buy.what, wanted(&order, words)),
                (words.buy.country, words.country(order.country)),
                (words.buy.period, words.number(order.period.get().into())),
                (words.buy.protocol, (words.buy.protocol_name)(order.protocol.unwrap_or_default()).to_owned()),
                (
                    words.buy.comment,
                    order.comment.as_ref().map_or(words.buy.no_comment, |comment| comment.as_str()).to_owned(),
                ),
                (
                    words.buy.auto_renew,
                    if order.auto_prolong { words.buy.auto_renew_on } else { words.buy.auto_renew_off }.to_owned(),
                ),
            ];
            view! { <dl class="buy-facts">{facts.map(|(term, told)| view! { <dt>{term}</dt><dd>{told}</dd> }).collect_view()}</dl> }
        })
    }
}

fn wanted(order: &buy::Request, words: Words) -> String {
    let version = (words.buy.version_name)(order.version.unwrap_or_default());
    format!("{} × {version}", words.number(order.count.get().into()))
}

/// What Proxy6 says to it, and what can be done.
#[component]
fn Decision() -> impl IntoView {
    let (words, purchase, router) = (words(), purchase(), router());
    let ask_again = move || {
        view! { <button type="button" on:click=move |_| purchase.check()>{words.buy.ask_again}</button> }
    };
    let open_journal = move || view! { <a class="button" href="#/journal">{words.buy.open_journal}</a> };
    let look = move |_| {
        purchase.look_in_list();
        router.go(&Route::of(Page::Proxies));
    };
    let waiting = move |offer: Option<Offer>, told: &'static str| {
        view! {
            <OfferTable offer />
            <p class="soft" aria-live="polite">{told}</p>
            <Buttons pending=true may_confirm=Signal::stored(false) />
        }
        .into_any()
    };
    move || match purchase.stage() {
        Stage::Idle | Stage::Checking => waiting(None, words.buy.asking),
        Stage::Queued => waiting(None, words.journal.waiting_for_other_tab),
        Stage::Sending(offer) => waiting(Some(offer), words.buy.sending),
        Stage::Unchecked(trouble) => view! {
            <Failure trouble />
            <div class="row">{ask_again()}</div>
        }
        .into_any(),
        Stage::NotBegun(why) => view! {
            <div class="failure" role="alert"><p>{(words.journal.not_begun)(&why)}</p></div>
            <div class="row">
                {ask_again()}
                {matches!(why, NotBegun::Blocked(_)).then(open_journal)}
            </div>
        }
        .into_any(),
        Stage::Offered(offer) => view! {
            <OfferTable offer=Some(offer) />
            <Obstacles offer />
            <Show when=move || purchase.wants_typed_count(&offer)>
                <TypedCount />
            </Show>
            <Buttons pending=false may_confirm=Signal::derive(move || purchase.may_confirm(&offer)) />
        }
        .into_any(),
        Stage::Refused(entry) => view! {
            <div class="failure" role="alert"><p>{report::of_entry(&entry, &words)}</p></div>
            <div class="row">{ask_again()}</div>
        }
        .into_any(),
        Stage::Unknown(entry) => view! {
            <div class="failure" role="alert">
                <p><strong>{words.buy.outcome_unknown}</strong></p>
                <p>{report::of_entry(&entry, &words)}</p>
            </div>
            <div class="row">
                <button type="button" class="main" on:click=look>{words.buy.look_in_list}</button>
                {open_journal()}
            </div>
        }
        .into_any(),
    }
}

/// Price, balance before and after; the lines are there before the figures are.
#[component]
fn OfferTable(offer: Option<Offer>) -> impl IntoView {
    let words = words();
    let amount = move |tell: fn(&Offer) -> Option<api::Money>| {
        move || {
            offer.and_then(|offer| Some(words.money(tell(&offer)?, offer.currency))).unwrap_or_else(|| "–".to_owned())
        }
    };
    view! {
        <dl class="buy-facts buy-offer">
            <dt>{move || words.buy.total}</dt>
            <dd><strong>{amount(|offer| Some(offer.price))}</strong></dd>
            <dt>{move || words.buy.balance_now}</dt>
            <dd>{amount(|offer| Some(offer.balance))}</dd>
            <dt>{move || words.buy.balance_then}</dt>
            <dd>{amount(Offer::balance_after)}</dd>
            <dt>{move || words.buy.available}</dt>
            <dd>{move || offer.map_or_else(|| "–".to_owned(), |offer| words.number(offer.in_stock.into()))}</dd>
        </dl>
    }
}

/// What stands against it; an empty line where nothing does, so that the buttons stay where they are.
#[component]
fn Obstacles(offer: Offer) -> impl IntoView {
    let (words, purchase) = (words(), purchase());
    let told = move |obstacle| match obstacle {
        Obstacle::StockShort { in_stock: 0 } => words.buy.stock_gone.to_owned(),
        Obstacle::StockShort { in_stock } => (words.buy.stock_short)(in_stock.into(), &words.number(in_stock.into())),
        Obstacle::MoneyShort { missing } => (words.buy.money_short)(&words.money(missing, offer.currency)),
    };
    move || {
        let obstacles = offer.obstacles(purchase.order().map_or(0, |order| order.count.get()));
        if obstacles.is_empty() {
            return view! { <p>"\u{a0}"</p> }.into_any();
        }
        let line = |obstacle| view! { <p class="bad" role="alert">{told(obstacle)}</p> };
        obstacles.into_iter().map(line).collect_view().into_any()
    }
}

/// Above an amount of the person's own choice, a click alone does not confirm.
#[component]
fn TypedCount() -> impl IntoView {
    let (words, purchase) = (words(), purchase());
    let count = move || purchase.order().map_or(0, |order| order.count.get());
    view! {
        <TextField
            label=Signal::derive(move || (words.buy.type_count)(&words.number(count().into())))
            value=purchase.typed_count
            input_mode="numeric"
        />
    }
}

#[component]
fn Buttons(
    /// Something is under way.
    pending: bool,
    /// Whether it can be confirmed.
    may_confirm: Signal<bool>,
) -> impl IntoView {
    let (words, purchase) = (words(), purchase());
    view! {
        <div class="row buy-buttons">
            <button type="button" on:click=move |_| purchase.open.set(false)>{move || words.shell.cancel}</button>
            <Show when=move || !pending && !may_confirm.get()>
                <button type="button" on:click=move |_| purchase.check()>{move || words.buy.ask_again}</button>
            </Show>
            <button type="button" class="main" disabled=move || !may_confirm.get() on:click=move |_| purchase.confirm()>
                {move || words.buy.confirm}
            </button>
        </div>
    }
}
