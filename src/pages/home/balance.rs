//! The balance, a warning where it is low, and the way to the next purchase.

use crate::session::{
    accounts::accounts,
    connection::connection,
    greeting::{Greeted, greeting},
    standing::standing,
    words::words,
};
use crate::ui::failure::Failure;
use desk::journal::{Account, Entry};
use desk::overview::repeat_of_last;
use desk::preferences::Mode;
use leptos::prelude::*;

/// The card.
#[component]
pub fn Balance(
    /// The journal's entries of this realm, the newest first.
    entries: Memo<Vec<Entry>>,
) -> impl IntoView {
    let (words, accounts, standing, greeting, connection) = (words(), accounts(), standing(), greeting(), connection());
    let low = move || {
        let (envelope, limit) = (standing.current()?, accounts.proxy6()?.low_balance?);
        (envelope.balance < limit).then(|| (words.home.low_balance)(&words.money(limit, envelope.currency)))
    };
    let repeat = Memo::new(move |_| {
        let account = Account::proxy6(standing.current()?.user_id);
        let account = if connection.mode() == Mode::Sandbox { account.in_sandbox() } else { account };
        entries.with(|entries| repeat_of_last(&account, entries)).map(|route| route.hash())
    });
    view! {
        <section class="card" aria-labelledby="home-balance">
            <header>
                <h2 id="home-balance">{move || words.home.balance}</h2>
                <span class="tag push">{move || accounts.proxy6().map(|own| format!("Proxy6 · {}", own.name))}</span>
            </header>
            <div class="content">
                <p class="big" class:warn=move || low().is_some()>
                    {move || match standing.current() {
                        Some(envelope) => words.money(envelope.balance, envelope.currency),
                        None => "–".to_owned(),
                    }}
                </p>
                <p class="home-note warn" aria-live="polite">
                    {move || low().map(|told| view! {
                        {told} " "
                        <a href="https://proxy6.net/" target="_blank" rel="noreferrer">{words.home.add_money}</a>
                    })}
                </p>
                {move || match greeting.proxy6() {
                    Greeted::Failed(trouble) => {
                        view! { <Failure trouble again=Callback::new(move |()| greeting.greet_proxy6()) /> }.into_any()
                    }
                    _ => ().into_any(),
                }}
                <div class="row">
                    <a class="button main" href="#/buy">{move || words.home.buy_proxies}</a>
                    {move || repeat.get().map(|hash| view! { <a class="button" href=hash>{move || words.home.repeat}</a> })}
                </div>
            </div>
        </section>
    }
}
