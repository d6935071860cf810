//! What was spent, by day and by month.

use crate::session::{journal::zone, standing::standing, words::words};
use crate::ui::field::Choice;
use api::{Currency, Money};
use desk::calendar::Zone;
use desk::journal::{Account, Entry, by_month, spent_by_day};
use leptos::prelude::*;

/// As many days as are shown, of those on which something was spent.
const DAYS: usize = 31;

/// A day's or month's sum on one account.
#[derive(Clone, PartialEq)]
struct Sum {
    account: String,
    when: String,
    spent: Money,
    currency: Option<Currency>,
    /// Of the account's highest sum, in percent: for the bar.
    share: u64,
}

/// The sums of one account, the newest first.
fn sums(account: &Account, entries: &[Entry], zone: &Zone, monthly: bool) -> Vec<Sum> {
    let days = spent_by_day(account, entries, zone);
    let named: Vec<(String, Money)> = if monthly {
        let months = by_month(&days).into_iter().rev();
        months.map(|((year, month), spent)| (format!("{year}-{month:02}"), spent)).collect()
    } else {
        let date = |day: &desk::calendar::Day| {
            let (year, month, day) = day.civil();
            format!("{year}-{month:02}-{day:02}")
        };
        days.iter().rev().take(DAYS).map(|(day, spent)| (date(day), *spent)).collect()
    };
    let currency = entries.iter().filter(|entry| entry.account() == account).find_map(|entry| entry.before().currency);
    let most = named.iter().map(|(_, spent)| *spent).max().unwrap_or(Money::ZERO);
    let share = |spent: Money| spent.times(100).and_then(|hundredfold| hundredfold.divided_by(most)).unwrap_or(0);
    let account = &account.name;
    named
        .into_iter()
        .map(|(when, spent)| Sum { account: account.clone(), when, spent, currency, share: share(spent) })
        .collect()
}

fn of_all_accounts(entries: &[Entry], monthly: bool) -> Vec<Sum> {
    let zone = zone();
    let mut accounts: Vec<&Account> = Vec::new();
    for entry in entries.iter().filter(|entry| entry.kind().spends()) {
        if !accounts.contains(&entry.account()) {
            accounts.push(entry.account());
        }
    }
    accounts.into_iter().flat_map(|account| sums(account, entries, &zone, monthly)).collect()
}

/// A small chart that is a table too.
#[component]
pub fn Spent(
    /// The entries of this realm.
    entries: Memo<Vec<Entry>>,
) -> impl IntoView {
    let (words, standing) = (words(), standing());
    let by = RwSignal::new("month".to_owned());
    let monthly = move || by.with(|by| by == "month");
    let sums = Memo::new(move |_| entries.with(|entries| of_all_accounts(entries, monthly())));
    let amount = move |sum: &Sum| match sum.currency.or_else(|| standing.current().map(|envelope| envelope.currency)) {
        Some(currency) => words.money(sum.spent, currency),
        None => sum.spent.to_string(),
    };
    let row = move |sum: Sum| {
        view! {
            <tr>
                <th scope="row">{sum.when.clone()}</th>
                <td>{sum.account.clone()}</td>
                <td class="number">{amount(&sum)}</td>
                <td class="journal-bar" aria-hidden="true"><span style:width=format!("{}%", sum.share)></span></td>
            </tr>
        }
    };
    view! {
        <section class="card" aria-labelledby="journal-spent">
            <header>
                <h2 id="journal-spent">{move || words.journal.spent}</h2>
            </header>
            <div class="content">
                <Choice
                    label=Signal::derive(move || words.journal.spent.to_owned())
                    value=by
                    options=Signal::derive(move || {
                        let option = |value: &str, name: &str| (value.to_owned(), name.to_owned());
                        vec![option("month", words.journal.by_month), option("day", words.journal.by_day)]
                    })
                    hint=Signal::derive(move || words.journal.spent_lead.to_owned())
                />
                <Show when=move || !sums.with(Vec::is_empty) fallback=move || view! { <p class="soft">{move || words.journal.nothing_spent}</p> }>
                    <table aria-labelledby="journal-spent">
                        <thead>
                            <tr>
                                <th scope="col">{move || if monthly() { words.journal.month } else { words.journal.day }}</th>
                                <th scope="col">{move || words.journal.account}</th>
                                <th scope="col" class="number">{move || words.journal.price}</th>
                                <td aria-hidden="true"></td>
                            </tr>
                        </thead>
                        <tbody>{move || sums.get().into_iter().map(row).collect_view()}</tbody>
                    </table>
                </Show>
            </div>
        </section>
    }
}
