//! The price calculator, which is also the order: fields, price, the button.

use super::country::{CountryChoice, CountryField};
use super::quote::{Quote, Quotes};
use crate::browser::page;
use crate::session::{
    order::order, price_table::VERSIONS, proxy6::Proxy6, purchase::purchase, standing::standing, stock::stock,
    words::words,
};
use crate::ui::{
    failure::Failure,
    field::{Checkbox, Choice, TextField},
    untested::Untested,
};
use desk::text::buy::Buy as BuyWords;
use desk::whole_number::NotWhole;
use leptos::prelude::*;
use proxy6::{Comment, Protocol, buy};

/// The card.
#[component]
pub fn Calculator(
    /// The account in use.
    proxy6: Memo<Option<Proxy6>>,
    /// Which country is chosen.
    choice: CountryChoice,
) -> impl IntoView {
    let (words, order, purchase, stock) = (words(), order(), purchase(), stock());
    let quotes = Quotes::follow(proxy6);
    let tried = RwSignal::new(false);
    let may_change = Memo::new(move |_| proxy6.with(|proxy6| proxy6.as_ref().is_some_and(Proxy6::may_change)));
    let label = move |text: fn(&BuyWords) -> &'static str| Signal::derive(move || text(&words.buy).to_owned());
    let complaint = move |wrong: Option<NotWhole>| wrong.map_or("", |why| (words.buy.bad_number)(why)).to_owned();
    let comment_length = move || order.comment.with(|typed| typed.trim().chars().count());
    let versions = Signal::derive(move || {
        VERSIONS.map(|version| (version.to_string(), (words.buy.version_name)(version).to_owned())).to_vec()
    });
    let protocols = Signal::derive(move || {
        Protocol::ALL.map(|own| (own.name().to_owned(), (words.buy.protocol_name)(own).to_owned())).to_vec()
    });
    let press = move |_| {
        tried.set(true);
        let wish = untrack(|| {
            let version = order.read_version();
            Some(buy::Request {
                count: order.read_count().map_err(|_| page::focus("#buy-count")).ok()?,
                period: order.read_period().map_err(|_| page::focus("#buy-period")).ok()?,
                country: choice.sold(version, stock).ok_or_else(|| page::focus("#buy-country input")).ok()?,
                version: Some(version),
                protocol: Some(order.read_protocol()),
                comment: order.read_comment().map_err(|_| page::focus("#buy-comment")).ok()?,
                auto_prolong: order.auto_renew.get(),
                nokey: false,
            })
        });
        if let (Some(wish), Some(proxy6)) = (wish, proxy6.get_untracked()) {
            purchase.begin(wish, proxy6);
        }
    };
    view! {
        <section class="card buy-calculator" aria-labelledby="buy-price">
            <header><h2 id="buy-price">{move || words.buy.price}</h2></header>
            <div class="content">
                <div class="buy-pair">
                    <TextField
                        id="buy-count"
                        label=label(|own| own.count)
                        value=order.count
                        input_mode="numeric"
                        complaint=Signal::derive(move || complaint(order.read_count().err()))
                    />
                    <TextField
                        id="buy-period"
                        label=label(|own| own.period)
                        value=order.period
                        input_mode="numeric"
                        complaint=Signal::derive(move || complaint(order.read_period().err()))
                    />
                </div>
                <div class="buy-pair">
                    <Choice label=label(|own| own.version) value=order.version options=versions />
                    <Choice label=label(|own| own.protocol) value=order.protocol options=protocols />
                </div>
                <CountryField proxy6 choice tried />
                <TextField
                    id="buy-comment"
                    label=label(|own| own.comment)
                    value=order.comment
                    hint=Signal::derive(move || (words.buy.characters)(comment_length(), Comment::MAX_CHARACTERS))
                    complaint=Signal::derive(move || match order.read_comment() {
                        Ok(_) => String::new(),
                        Err(_) => (words.buy.comment_too_long)(comment_length(), Comment::MAX_CHARACTERS),
                    })
                />
                <div>
                    <Checkbox label=label(|own| own.auto_renew) value=order.auto_renew />
                    <Show when=move || order.auto_renew.get()>
                        <p class="warn buy-warning">{move || words.buy.auto_renew_warning}</p>
                    </Show>
                </div>
                <Figures quotes />
                <button type="button" class="main" disabled=move || !may_change.get() on:click=press>
                    {move || words.buy.buy}
                </button>
                <Untested proxy6 />
                <LastBought />
            </div>
        </section>
    }
}

/// Total, price of one, balance: its lines are there before their figures are, so that nothing moves.
#[component]
fn Figures(quotes: Quotes) -> impl IntoView {
    let (words, standing) = (words(), standing());
    let told = move |tell: fn(&Quote) -> Option<api::Money>| {
        let quote = quotes.latest.get()?;
        Some(words.money(tell(&quote)?, quote.currency))
    };
    let balance = move || {
        let envelope = standing.current()?;
        let balance = (words.buy.balance)(&words.money(envelope.balance, envelope.currency));
        let Some(left) = quotes.latest.get().and_then(|quote| envelope.balance.minus(quote.price)) else {
            return Some((balance, None, false));
        };
        let missing = api::Money::ZERO.minus(left).filter(|_| left.is_negative());
        let after = match missing {
            Some(missing) => (words.buy.balance_short)(&words.money(missing, envelope.currency)),
            None => (words.buy.balance_after)(&words.money(left, envelope.currency)),
        };
        Some((balance, Some(after), missing.is_some()))
    };
    let allows = move || {
        let affordable = quotes.affordable.get()?;
        let count = words.number(affordable.count.into());
        Some(match (affordable.count, affordable.exact) {
            (0, true) => words.buy.allows_none.to_owned(),
            (_, true) => (words.buy.allows)(&count),
            (_, false) => (words.buy.allows_at_least)(&count),
        })
    };
    view! {
        <div class="buy-figures" class:pending=move || quotes.pending.get() aria-busy=move || quotes.pending.get().to_string()>
            <p class="big" aria-live="polite">{move || told(|quote| Some(quote.price)).unwrap_or_else(|| "–".to_owned())}</p>
            <p class="soft">
                {move || match (told(Quote::each), told(Quote::each_day)) {
                    (Some(one), Some(day)) => (words.buy.each)(&one, &day),
                    _ => "\u{a0}".to_owned(),
                }}
            </p>
            <p class="soft">
                {move || balance().map_or_else(|| words.shell.balance_unknown.to_owned(), |(balance, _, _)| balance)}
                {move || balance().and_then(|(_, after, short)| {
                    after.map(|after| view! { " · "<span class:bad=short>{after}</span> })
                })}
            </p>
            <p class="soft">{move || allows().unwrap_or_else(|| "\u{a0}".to_owned())}</p>
        </div>
        {move || {
            quotes.failed.get().map(|trouble| view! { <Failure trouble again=Callback::new(move |()| quotes.ask_again()) /> })
        }}
    }
}

/// What was bought last, with the way to it.
#[component]
fn LastBought() -> impl IntoView {
    let (words, purchase) = (words(), purchase());
    move || {
        purchase.bought().map(|bought| {
            let price = words.money(bought.price, bought.currency);
            let version = (words.buy.version_name)(bought.order.version.unwrap_or_default());
            let what = format!(
                "{} × {version}, {}, {}",
                words.number(bought.count.into()),
                words.country(bought.order.country),
                (words.buy.days)(bought.order.period.get().into()),
            );
            view! {
                <div class="buy-last">
                    <h3>{words.buy.bought_last}</h3>
                    <p>{what}": "{price}</p>
                    <a href="#/proxies">{words.buy.see_in_proxies}</a>
                </div>
            }
        })
    }
}
