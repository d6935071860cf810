//! The accounts there are: which is in use, whether it answers.

use super::relay_offer::RelayOffer;
use crate::session::{
    accounts::{Accounts, accounts},
    announcer::announcer,
    connection::{AccountNumber, connection},
    greeting::{Greeted, greeting},
    trouble::Trouble,
    words::words,
};
use crate::transport::{Lost, NoReply};
use crate::ui::failure::Failure;
use api::Secret;
use desk::preferences::Mode;
use leptos::prelude::*;

/// One account as the list shows it.
#[derive(Clone, PartialEq)]
struct Line {
    account: AccountNumber,
    provider: &'static str,
    name: String,
    key_end: String,
    in_use: bool,
}

fn lines(accounts: Accounts) -> Vec<Line> {
    let proxy6_in_use = accounts.proxy6().map(|account| account.number);
    let soax_in_use = accounts.soax().map(|package| package.number);
    let proxy6 = accounts.all_proxy6().into_iter().map(|account| Line {
        account: account.account_number(),
        provider: "Proxy6",
        in_use: proxy6_in_use == Some(account.number),
        key_end: end_of(&account.key),
        name: account.name,
    });
    let soax = accounts.all_soax().into_iter().map(|package| Line {
        account: package.account_number(),
        provider: "SOAX",
        in_use: soax_in_use == Some(package.number),
        key_end: end_of(&package.api_key),
        name: package.name,
    });
    proxy6.chain(soax).collect()
}

/// Enough of a key to tell two apart, and too little to use it.
fn end_of(key: &Secret) -> String {
    let key = key.expose();
    let length = key.chars().count();
    if length > 12 { format!("…{}", key.chars().skip(length - 3).collect::<String>()) } else { String::new() }
}

/// The list.
#[component]
pub fn AccountList() -> impl IntoView {
    let (words, accounts, connection) = (words(), accounts(), connection());
    let all = Memo::new(move |_| lines(accounts));
    view! {
        <section class="card" aria-labelledby="settings-accounts">
            <header><h2 id="settings-accounts">{move || words.settings.accounts}</h2></header>
            <div class="content">
                <p class="soft">{move || words.settings.accounts_lead}</p>
                <ul class="settings-accounts">
                    <For each=move || all.get() key=|line| (line.account, line.in_use) let:line>
                        <AccountLine line />
                    </For>
                </ul>
                <Show when=move || all.with(Vec::is_empty)>
                    <p>{move || words.settings.no_accounts}</p>
                </Show>
                <Show when=move || connection.mode() == Mode::Sandbox>
                    <p class="soft">{move || words.settings.sandbox_accounts}</p>
                </Show>
            </div>
        </section>
    }
}

#[component]
fn AccountLine(line: Line) -> impl IntoView {
    let (words, accounts, connection, announcer) = (words(), accounts(), connection(), announcer());
    let account = line.account;
    let (for_use, for_forgetting, told) = (line.name.clone(), line.name.clone(), line.name.clone());
    let choose = move |_| match account {
        AccountNumber::Proxy6(number) => accounts.use_proxy6(number),
        AccountNumber::Soax(number) => accounts.use_soax(number),
    };
    view! {
        <li>
            <div class="row">
                <span class="tag">{line.provider}</span>
                <strong>{line.name.clone()}</strong>
                <span class="soft mono">{move || (words.settings.key_ends)(&line.key_end)}</span>
                {if line.in_use {
                    view! { <span class="tag good">{move || words.settings.in_use}</span> }.into_any()
                } else {
                    view! {
                        <button type="button" on:click=choose>{move || (words.settings.use_it)(&for_use)}</button>
                    }.into_any()
                }}
                <Show when=move || connection.mode() != Mode::Sandbox>
                    <button
                        type="button"
                        class="quiet push"
                        on:click={
                            let told = told.clone();
                            move |_| {
                                accounts.forget(account);
                                announcer.result(untrack(|| (words.settings.account_forgotten)(&told)));
                            }
                        }
                    >
                        {
                            let name = for_forgetting.clone();
                            move || (words.settings.forget)(&name)
                        }
                    </button>
                </Show>
            </div>
            {line.in_use.then(|| view! { <Answering account /> })}
        </li>
    }
}

/// Whether the account in use answers.
#[component]
fn Answering(account: AccountNumber) -> impl IntoView {
    let (words, greeting) = (words(), greeting());
    let again = move || match account {
        AccountNumber::Proxy6(_) => greeting.greet_proxy6(),
        AccountNumber::Soax(_) => greeting.greet_soax(),
    };
    move || {
        let greeted = match account {
            AccountNumber::Proxy6(_) => greeting.proxy6(),
            AccountNumber::Soax(_) => greeting.soax(),
        };
        let said = match greeted {
            Greeted::Nobody => return ().into_any(),
            Greeted::Pending => view! { <p class="soft">{words.settings.testing}</p> }.into_any(),
            Greeted::Answered => view! { <p class="good">{words.settings.answered}</p> }.into_any(),
            Greeted::Failed(trouble) => {
                let blocked = trouble == Trouble::NoReply(NoReply::Lost(Lost::Blocked));
                view! { <Failure trouble /> {blocked.then(|| view! { <RelayOffer /> })} }.into_any()
            }
        };
        view! {
            {said}
            <button type="button" class="settings-test" on:click=move |_| again()>{words.shell.test_again}</button>
        }
        .into_any()
    }
}
