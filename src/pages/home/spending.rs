//! What the account in use spent in the last months.

use crate::session::{connection::connection, journal::zone, standing::standing, words::words};
use api::Money;
use desk::journal::{Account, Entry, by_month, spent_by_day};
use desk::preferences::Mode;
use leptos::prelude::*;

const MONTHS: usize = 6;

/// The card.
#[component]
pub fn Spending(
    /// The journal's entries of this realm.
    entries: Memo<Vec<Entry>>,
) -> impl IntoView {
    let (words, standing, connection) = (words(), standing(), connection());
    let months = Memo::new(move |_| {
        let Some(envelope) = standing.current() else { return Vec::new() };
        let account = Account::proxy6(envelope.user_id);
        let account = if connection.mode() == Mode::Sandbox { account.in_sandbox() } else { account };
        let months = entries.with(|entries| by_month(&spent_by_day(&account, entries, &zone())));
        let most = months.values().copied().max().unwrap_or_default();
        let share = |spent: Money| spent.times(100).and_then(|hundredfold| hundredfold.divided_by(most)).unwrap_or(0);
        let last = months.into_iter().rev().take(MONTHS);
        last.map(|((year, month), spent)| (format!("{year}-{month:02}"), spent, share(spent), envelope.currency))
            .collect()
    });
    let line = move |(month, spent, share, currency)| {
        view! {
            <tr>
                <th scope="row">{month}</th>
                <td class="number">{move || words.money(spent, currency)}</td>
                <td class="journal-bar"><span style:width=format!("{share}%")></span></td>
            </tr>
        }
    };
    view! {
        <section class="card" aria-labelledby="home-spent">
            <header><h2 id="home-spent">{move || words.home.spent}</h2></header>
            <div class="content home-reserved">
                <Show when=move || !months.with(Vec::is_empty) fallback=move || view! { <p class="soft">{words.home.nothing_spent}</p> }>
                    <table aria-labelledby="home-spent">
                        <thead class="visually-hidden">
                            <tr>
                                <th scope="col">{move || words.home.month}</th>
                                <th scope="col">{move || words.journal.price}</th>
                                <th scope="col">{move || words.home.spent}</th>
                            </tr>
                        </thead>
                        <tbody>{move || months.get().into_iter().map(line).collect_view()}</tbody>
                    </table>
                </Show>
            </div>
        </section>
    }
}
