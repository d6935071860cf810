//! The price calculator, which is also the order: fields, price, the button.

use super::country::{CountryChoice, CountryField};
use super::quote::{Quote, Quotes};
use crate::browser::page;
use crate::session::{
    announcer::announcer, order::order, price_table::VERSIONS, proxy6::Proxy6, purchase::purchase, standing::standing,
    stock::stock, words::words,
};
use crate::ui::{
    failure::Failure,
    field::{Checkbox, Choice, TextField},
    untested::Untested,
};
use desk::buying::Typed;
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
    let (words, order, purchase, stock, announcer) = (words(), order(), purchase(), stock(), announcer());
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
    // What stands in the fields, where it can be bought; else the focus goes where something is wrong.
    let in_fields = move || {
        let count = order.read_count().map_err(|_| page::focus("#buy-count")).ok()?;
        let country = choice.sold(order.read_version(), stock).ok_or_else(|| page::focus("#buy-country input")).ok()?;
        Some((country, count))
    };
    let put_aside = move |_| {
        tried.set(true);
        if let Some((country, count)) = untrack(in_fields) {
            order.put_aside(country, count);
            tried.set(false);
            order.country.set(String::new());
            page::focus("#buy-country input");
        }
    };
    let touched = Memo::new(move |_| order.typed() != Typed::default());
    let start_over = move |_| {
        let before = untrack(|| order.typed());
        order.put(Typed::default());
        tried.set(false);
        announcer.result_with_undo(untrack(|| words.shell.started_over), move || order.put(before.clone()));
        page::focus("#buy-count");
    };
    let press = move |_| {
        tried.set(true);
        let wishes = untrack(|| {
            let is_empty = order.country.with(|text| text.trim().is_empty());
            let only_aside = is_empty && order.further.with(|further| !further.is_empty());
            let countries = order.countries(if only_aside { None } else { Some(in_fields()?) });
            let &(country, count) = countries.first()?;
            let wish = buy::Request {
                count,
                period: order.read_period().map_err(|_| page::focus("#buy-period")).ok()?,
                country,
                version: Some(order.read_version()),
                protocol: Some(order.read_protocol()),
                comment: order.read_comment().map_err(|_| page::focus("#buy-comment")).ok()?,
                auto_prolong: order.auto_renew.get(),
                nokey: false,
            };
            let of = |(country, count)| buy::Request { country, count, ..wish.clone() };
            Some(countries.into_iter().map(of).collect::<Vec<_>>())
        });
        if let (Some(wishes), Some(proxy6)) = (wishes, proxy6.get_untracked()) {
            purchase.begin(wishes, proxy6);
        }
    };
    view! {
        <section class="card buy-calculator" aria-labelledby="buy-price">
            <header>
                <h2 id="buy-price">{move || words.buy.price}</h2>
                <Show when=move || touched.get()>
                    <button type="button" class="quiet small push" on:click=start_over>{move || words.shell.start_over}</button>
                </Show>
            </header>
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
                <div class="buy-country">
                    <CountryField proxy6 choice tried />
                    <button type="button" class="quiet" on:click=put_aside>{move || words.buy.add_country}</button>
                </div>
                <Further />
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

/// The countries that were put aside for the same purchase.
#[component]
fn Further() -> impl IntoView {
    let (words, order) = (words(), order());
    let take_out = move |country| order.further.update(|further| further.retain(|(own, _)| *own != country));
    let line = move |(country, count): (api::Country, proxy6::Count)| {
        let name = words.country(country);
        view! {
            <li>
                <span>{words.number(count.get().into())}" × "{name.clone()}</span>
                <button type="button" class="quiet" on:click=move |_| take_out(country)>{(words.buy.take_out)(&name)}</button>
            </li>
        }
    };
    view! {
        <Show when=move || order.further.with(|further| !further.is_empty())>
            <section class="buy-further" aria-labelledby="buy-countries">
                <h3 id="buy-countries">{move || words.buy.countries}</h3>
                <ul>{move || order.further.get().into_iter().map(line).collect_view()}</ul>
                <p class="soft">{move || words.buy.plan_hint}</p>
            </section>
        </Show>
    }
}

/// What was bought last, with the way to it.
#[component]
fn LastBought() -> impl IntoView {
    let (words, purchase) = (words(), purchase());
    let line = move |(order, count): &(buy::Request, u32)| {
        format!(
            "{} × {}, {}, {}",
            words.number((*count).into()),
            (words.buy.version_name)(order.version.unwrap_or_default()),
            words.country(order.country),
            (words.buy.days)(order.period.get().into()),
        )
    };
    move || {
        purchase.bought().map(|bought| {
            let price = words.money(bought.price, bought.currency);
            let what = bought.orders.iter().map(line).collect::<Vec<_>>().join("; ");
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
