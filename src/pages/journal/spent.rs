//! What was spent, by month.

use crate::session::{journal::zone, standing::standing, words::words};
use api::{Currency, Money};
use desk::journal::{Account, Entry, by_month, spent_by_day};
use leptos::prelude::*;

/// A month's sum on one account.
#[derive(Clone, PartialEq)]
struct Month {
    account: String,
    month: String,
    spent: Money,
    currency: Option<Currency>,
    /// Of the account's highest month, in percent: for the bar.
    share: u64,
}

fn months(entries: &[Entry]) -> Vec<Month> {
    let zone = zone();
    let mut accounts: Vec<&Account> = Vec::new();
    for entry in entries.iter().filter(|entry| entry.kind().spends()) {
        if !accounts.contains(&entry.account()) {
            accounts.push(entry.account());
        }
    }
    let mut months = Vec::new();
    for account in accounts {
        let sums = by_month(&spent_by_day(account, entries, &zone));
        let currency =
            entries.iter().filter(|entry| entry.account() == account).find_map(|entry| entry.before().currency);
        let most = sums.values().copied().max().unwrap_or(Money::ZERO);
        for ((year, month), spent) in sums.into_iter().rev() {
            let share = spent.times(100).and_then(|hundredfold| hundredfold.divided_by(most)).unwrap_or(0);
            months.push(Month {
                account: account.name.clone(),
                month: format!("{year}-{month:02}"),
                spent,
                currency,
                share,
            });
        }
    }
    months
}

/// A small chart that is a table too.
#[component]
pub fn SpentByMonth(
    /// The entries of this realm.
    entries: Memo<Vec<Entry>>,
) -> impl IntoView {
    let (words, standing) = (words(), standing());
    let months = Memo::new(move |_| entries.with(|entries| months(entries)));
    let amount =
        move |month: &Month| match month.currency.or_else(|| standing.current().map(|envelope| envelope.currency)) {
            Some(currency) => words.money(month.spent, currency),
            None => month.spent.to_string(),
        };
    view! {
        <section class="card" aria-labelledby="journal-spent">
            <header><h2 id="journal-spent">{move || words.journal.spent_by_month}</h2></header>
            <div class="content">
                <Show when=move || !months.with(Vec::is_empty) fallback=move || view! { <p class="soft">{move || words.journal.nothing_spent}</p> }>
                    <table aria-labelledby="journal-spent">
                        <thead>
                            <tr>
                                <th scope="col">{move || words.journal.month}</th>
                                <th scope="col">{move || words.journal.account}</th>
                                <th scope="col" class="number">{move || words.journal.price}</th>
                                <th scope="col"><span class="visually-hidden">{move || words.journal.spent_by_month}</span></th>
                            </tr>
                        </thead>
                        <tbody>
                            {move || {
                                months
                                    .get()
                                    .into_iter()
                                    .map(|month| {
                                        view! {
                                            <tr>
                                                <th scope="row">{month.month.clone()}</th>
                                                <td>{month.account.clone()}</td>
                                                <td class="number">{amount(&month)}</td>
                                                <td class="journal-bar"><span style:width=format!("{}%", month.share)></span></td>
                                            </tr>
                                        }
                                    })
                                    .collect_view()
                            }}
                        </tbody>
                    </table>
                </Show>
            </div>
        </section>
    }
}
