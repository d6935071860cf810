//! The dialog before a purchase: fresh price, balance and stock, and one button that spends.

use super::offer::{Obstacles, OfferTable, RecentPurchases};
use crate::effects::effect;
use crate::router::router;
use crate::session::{
    journal::{journal, report},
    purchase::{Looking, Stage, purchase},
    words::{Words, words},
};
use crate::ui::{dialog::Dialog, failure::Failure, field::TextField};
use api::Country;
use desk::buying::Offer;
use desk::journal::{Ending, Entry, NotBegun, Outcome, Request};
use desk::route::{Page, Route};
use leptos::prelude::*;

/// The dialog.
#[component]
pub fn Confirmation() -> impl IntoView {
    let (words, purchase) = (words(), purchase());
    effect(move || {
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

/// What is about to be bought. All orders of a plan are alike but for country and count.
#[component]
fn Order() -> impl IntoView {
    let (words, purchase) = (words(), purchase());
    move || {
        let orders = purchase.orders();
        let count = orders.iter().map(|order| u64::from(order.count.get())).sum();
        let countries = orders.iter().map(|order| words.country(order.country)).collect::<Vec<_>>().join(", ");
        orders.into_iter().next().map(|order| {
            let version = (words.buy.version_name)(order.version.unwrap_or_default());
            let facts = [
                (words.buy.account, purchase.account_name().map(|name| format!("Proxy6 · {name}")).unwrap_or_default()),
                (words.buy.what, format!("{} × {version}", words.number(count))),
                (words.buy.country, countries),
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

/// Countries with their counts, for a sentence.
fn named(orders: impl Iterator<Item = (Country, u32)>, words: Words) -> String {
    let one = |(country, count): (Country, u32)| format!("{} × {}", words.number(count.into()), words.country(country));
    orders.map(one).collect::<Vec<_>>().join(", ")
}

fn bought_by(request: &Request) -> Option<(Country, u32)> {
    match request {
        Request::Buy(order) => Some((order.country, order.count.get())),
        _ => None,
    }
}

/// What Proxy6 says to it, and what can be done.
#[component]
fn Decision() -> impl IntoView {
    let (words, purchase, router) = (words(), purchase(), router());
    let ask_again = move || {
        view! { <button type="button" on:click=move |_| purchase.check()>{words.buy.ask_again}</button> }
    };
    let open_journal = move || view! { <a class="button" href="#/journal">{words.buy.open_journal}</a> };
    let look = Callback::new(move |()| {
        purchase.look_in_list();
        router.go(&Route::of(Page::Proxies));
    });
    let waiting = move |offer: Option<Offer>, told: &'static str| {
        view! {
            <OfferTable offer />
            <p class="soft" aria-live="polite">{told}</p>
            <Buttons pending=Signal::stored(true) may_confirm=Signal::stored(false) />
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
        Stage::Offered(offer) => {
            let (of_count, of_confirm) = (offer.clone(), offer.clone());
            view! {
                <OfferTable offer=Some(offer.clone()) />
                <RecentPurchases />
                <Obstacles offer />
                <Show when=move || purchase.wants_typed_count(&of_count)>
                    <TypedCount />
                </Show>
                <Buttons
                    pending=Signal::derive(move || purchase.looking() == Looking::UnderWay)
                    may_confirm=Signal::derive(move || purchase.may_confirm(&of_confirm))
                />
            }
            .into_any()
        }
        Stage::Failed(ending) => view! { <Failed ending=*ending look /> }.into_any(),
    }
}

/// What became of a purchase that was not carried out whole. An unknown outcome is followed until it is settled.
#[component]
fn Failed(ending: Ending, look: Callback<()>) -> impl IntoView {
    let (words, purchase, journal) = (words(), purchase(), journal());
    let done = |entry: &&Entry| matches!(entry.outcome(), Outcome::Done { .. });
    let bought = named(ending.entries.iter().filter(done).filter_map(|entry| bought_by(entry.request())), words);
    let unsent = named(ending.unsent.iter().filter_map(|wish| bought_by(wish.request())), words);
    let stuck = ending.entries.iter().find(|entry| !done(entry)).cloned();
    let why = ending.why.filter(|_| stuck.is_none());
    let stored = !ending.outcome_not_stored;
    move || {
        let now = stuck.as_ref().map(|entry| journal.latest(entry));
        let was_unknown = stuck.as_ref().is_some_and(Entry::is_unsettled);
        let is_unknown = now.as_ref().is_some_and(Entry::is_unsettled);
        view! {
            <div class="failure" role="alert">
                {is_unknown.then(|| view! { <p><strong>{words.buy.outcome_unknown}</strong></p> })}
                {(was_unknown && !is_unknown).then(|| view! { <p><strong>{words.buy.settled}</strong></p> })}
                {now.map(|entry| view! { <p>{report::of_entry(&entry, &words)}</p> })}
                {why.as_ref().map(|why| view! { <p>{(words.journal.not_begun)(why)}</p> })}
                {(!stored).then(|| view! { <p>{words.journal.outcome_not_stored}</p> })}
                {(!bought.is_empty()).then(|| view! { <p>{(words.buy.bought_of_plan)(&bought)}</p> })}
                {(!unsent.is_empty()).then(|| view! { <p>{(words.buy.not_sent_of_plan)(&unsent)}</p> })}
            </div>
            <div class="row">
                {if was_unknown {
                    view! {
                        <button type="button" class="main" on:click=move |_| look.run(())>{words.buy.look_in_list}</button>
                        <a class="button" href="#/journal">{words.buy.open_journal}</a>
                    }
                        .into_any()
                } else {
                    view! { <button type="button" on:click=move |_| purchase.check()>{words.buy.ask_again}</button> }.into_any()
                }}
            </div>
        }
    }
}

/// Above an amount of the person's own choice, a click alone does not confirm.
#[component]
fn TypedCount() -> impl IntoView {
    let (words, purchase) = (words(), purchase());
    let count = move || purchase.orders().iter().map(|order| u64::from(order.count.get())).sum();
    view! {
        <TextField
            label=Signal::derive(move || (words.buy.type_count)(&words.number(count())))
            value=purchase.typed_count
            input_mode="numeric"
        />
    }
}

#[component]
fn Buttons(
    /// Something is under way.
    pending: Signal<bool>,
    /// Whether it can be confirmed.
    may_confirm: Signal<bool>,
) -> impl IntoView {
    let (words, purchase) = (words(), purchase());
    view! {
        <div class="row buy-buttons">
            <button type="button" on:click=move |_| purchase.open.set(false)>{move || words.shell.cancel}</button>
            <Show when=move || !pending.get() && !may_confirm.get()>
                <button type="button" on:click=move |_| purchase.check()>{move || words.buy.ask_again}</button>
            </Show>
            <button type="button" class="main" disabled=move || !may_confirm.get() on:click=move |_| purchase.confirm()>
                {move || words.buy.confirm}
            </button>
        </div>
    }
}
