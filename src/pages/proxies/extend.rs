//! Extending the selected proxies: what it costs is shown before.

use super::{form::ConfirmForm, list::list};
use crate::browser::{clock, task::Task};
use crate::effects::effect;
use crate::lasting::Lasting;
use crate::session::{
    bulk::{Bulk, Differs, bulk},
    preferences::PreferencesSignal,
    proxy6::Proxy6,
    roster::roster,
    standing::standing,
    trouble::Trouble,
    words::words,
};
use crate::transport::Urgency;
use crate::ui::{dialog::Dialog, failure::Failure, field::TextField};
use api::Money;
use desk::{
    bulk::{Cost, Extension},
    journal::Request,
};
use leptos::prelude::*;
use proxy6::{Count, Period, Version, getprice, prolong};

/// How long the typing rests before the price is asked.
const REST: u32 = 300;
/// What is offered first.
const USUAL_PERIOD: &str = "30";
/// Periods a press away.
const PERIODS: [&str; 5] = ["7", "14", "30", "60", "90"];

/// What is known of the price.
#[derive(Clone, Debug, PartialEq)]
enum Quote {
    None,
    Asking,
    Known(Cost),
    Failed(Trouble),
}

/// The dialog.
#[component]
pub fn ExtendDialog(
    /// Whether it is on show.
    open: Lasting<bool>,
) -> impl IntoView {
    let (words, roster) = (words(), roster());
    let selected = move || roster.with_selection(|selection| selection.len() as u64);
    view! {
        <Dialog open title=Signal::derive(move || (words.proxies.extend_so_many)(selected()))>
            <Form open />
        </Dialog>
    }
}

#[component]
fn Form(open: Lasting<bool>) -> impl IntoView {
    let (words, list, bulk, roster, standing) = (words(), list(), bulk(), roster(), standing());
    let preferences: PreferencesSignal = expect_context();
    let ids = roster.selected();
    let extension =
        StoredValue::new(roster.with_untracked(|roster| Extension::of(ids.iter().filter_map(|id| roster.get(*id)))));
    let text = RwSignal::new(USUAL_PERIOD.to_owned());
    let period = Memo::new(move |_| text.with(|text| text.trim().parse::<Period>().ok()));
    let complaint =
        Signal::derive(
            move || if period.get().is_none() { words.proxies.bad_period.to_owned() } else { String::new() },
        );
    let quote = RwSignal::new(Quote::None);
    let asking: StoredValue<Option<Task>, LocalStorage> = StoredValue::new_local(None);
    let ask = move |period: Period| {
        let Some(proxy6) = list.proxy6.get_untracked() else { return };
        quote.set(Quote::Asking);
        asking.set_value(Some(Task::spawn(async move {
            clock::sleep(REST).await;
            let extension = extension.get_value();
            quote.set(match prices(&proxy6, &extension, period).await {
                Ok(prices) => {
                    let price = |version, count| {
                        prices.iter().find_map(|(own, price)| (*own == (version, count)).then_some(*price))
                    };
                    extension.cost(price).map_or(Quote::None, Quote::Known)
                }
                Err(trouble) => Quote::Failed(trouble),
            });
        })));
    };
    effect(move || match period.get() {
        Some(period) => ask(period),
        None => {
            asking.set_value(None);
            quote.set(Quote::None);
        }
    });
    let balance = Memo::new(move |_| standing.current().map(|envelope| (envelope.balance, envelope.currency)));
    let short = Memo::new(move |_| match (quote.get(), balance.get()) {
        (Quote::Known(cost), Some((balance, _))) => cost.least > balance,
        _ => false,
    });
    // Above a limit of the person's own, a press is not enough.
    let typed = RwSignal::new(String::new());
    let all = ids.len();
    let wants_count = Memo::new(move |_| {
        let above = preferences.with(|chosen| chosen.limits.typed_count_above);
        quote.with(|quote| matches!((quote, above), (Quote::Known(cost), Some(above)) if cost.most > above))
    });
    let confirmed = move || !wants_count.get() || typed.with(|typed| typed.trim() == all.to_string());
    let known = Memo::new(move |_| quote.with(|quote| matches!(quote, Quote::Known(_))));
    let off = move || !known.get() || short.get() || !confirmed() || !list.may_change() || bulk.under_way().is_some();
    let confirm = Callback::new(move |()| {
        let (Some(proxy6), Some(period), Quote::Known(cost)) =
            (list.proxy6.get_untracked(), period.get_untracked(), quote.get_untracked())
        else {
            return;
        };
        open.set(false);
        extend(bulk, proxy6, extension.get_value(), period, cost.most);
    });
    let money = move |amount: Money| match balance.get() {
        Some((_, currency)) => words.money(amount, currency),
        None => amount.to_string(),
    };
    let range = move |least: Money, most: Money| match least == most {
        true => money(least),
        false => (words.proxies.between)(&money(least), &money(most)),
    };
    let known_cost = move |cost: Cost| {
        let part = |part: &desk::bulk::Part| {
            view! {
                <tr>
                    <th scope="row">{(words.proxies.version_seen)(part.version)}</th>
                    <td class="number">{words.number(part.proxies as u64)}</td>
                    <td class="number">{range(part.least, part.most)}</td>
                </tr>
            }
        };
        let after = move |amount: Money| balance.get().and_then(|(balance, _)| balance.minus(amount));
        let left = after(cost.most).zip(after(cost.least)).map(|(least, most)| range(least, most));
        view! {
            <p class="big">{range(cost.least, cost.most)}</p>
            <p class="soft">
                {balance.get().map(|(balance, _)| (words.proxies.balance_now)(&money(balance)))} " "
                {left.map(|left| (words.proxies.balance_after)(&left))}
            </p>
            <table aria-label=words.proxies.price_by_version>
                <thead>
                    <tr>
                        <th scope="col">{words.proxies.version}</th>
                        <th scope="col" class="number">{words.proxies.proxies}</th>
                        <th scope="col" class="number">{words.proxies.price}</th>
                    </tr>
                </thead>
                <tbody>{cost.parts.iter().map(part).collect_view()}</tbody>
            </table>
            {(cost.least != cost.most).then(|| view! { <p class="soft">{words.proxies.why_a_range}</p> })}
            {short.get().then(|| view! { <p class="bad">{words.proxies.balance_short}</p> })}
        }
        .into_any()
    };
    view! {
        <ConfirmForm label=Signal::derive(move || words.proxies.extend.to_owned()) off=Signal::derive(off) confirm>
        <TextField
            label=Signal::derive(move || words.proxies.period.to_owned())
            value=text
            complaint
            input_mode="numeric"
        />
        <div class="row">
            {PERIODS
                .map(|days| {
                    let pressed = move || text.with(|text| text == days).to_string();
                    view! {
                        <button type="button" class="proxies-group" aria-pressed=pressed on:click=move |_| text.set(days.to_owned())>
                            {move || (words.home.days)(days.parse().unwrap_or_default())}
                        </button>
                    }
                })
                .collect_view()}
        </div>
        <div class="proxies-quote" aria-live="polite">
            {move || match quote.get() {
                Quote::None => ().into_any(),
                Quote::Asking => view! { <p class="soft">{words.proxies.asking_price}</p> }.into_any(),
                Quote::Known(cost) => known_cost(cost),
                Quote::Failed(trouble) => {
                    let again = Callback::new(move |()| if let Some(period) = period.get_untracked() { ask(period) });
                    view! { <Failure trouble again /> }.into_any()
                }
            }}
        </div>
            <Show when=move || wants_count.get()>
                <TextField
                    label=Signal::derive(move || (words.buy.type_count)(&all.to_string()))
                    value=typed
                    input_mode="numeric"
                />
            </Show>
        </ConfirmForm>
    }
}

/// The prices that an extension depends on.
async fn prices(
    proxy6: &Proxy6,
    extension: &Extension,
    period: Period,
) -> Result<Vec<((Version, Count), Money)>, Trouble> {
    let mut prices = Vec::new();
    for (version, count) in extension.prices_wanted() {
        let request = getprice::Request { count, period, version: Some(version) };
        prices.push(((version, count), proxy6.ask(&request, Urgency::Person).await?.content.price));
    }
    Ok(prices)
}

/// Extends for no more than was agreed to, and no proxy that somebody has extended since.
fn extend(bulk: Bulk, proxy6: Proxy6, extension: Extension, period: Period, at_most: Money) {
    let request = |ids: &proxy6::Ids| Request::Prolong(prolong::Request { period, ids: ids.clone(), nokey: false });
    let requests = extension.calls().map(request).collect();
    bulk.begin(
        proxy6,
        requests,
        Box::new(move |offers| {
            let proxies = offers.iter().flat_map(|(_, before)| &before.proxies);
            let extended = extension.extended_meanwhile(proxies.map(|proxy| (proxy.id, proxy.expires)));
            if !extended.is_empty() {
                return Err(Differs::Extended(extended));
            }
            let mut most = offers.iter().map(|(_, before)| before.price.map(|price| price.most));
            let total = most.try_fold(Money::ZERO, |sum, price| sum.plus(price?));
            if total.is_some_and(|total| total <= at_most) { Ok(()) } else { Err(Differs::Dearer) }
        }),
    );
}
