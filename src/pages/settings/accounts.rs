//! The accounts there are: which is in use, whether it answers.

use super::{add_account::site, edit_account::EditAccount, relay_offer::RelayOffer};
use crate::on_demand::{OnDemand, pieces};
use crate::session::{
    accounts::{Accounts, accounts},
    announcer::announcer,
    connection::{AccountNumber, connection},
    greeting::{Greeted, greeting},
    trouble::Trouble,
    vault::{State, vault},
    words::words,
};
use crate::transport::{Lost, NoReply};
use crate::ui::{copy::CopySecretButton, failure::Failure};
use api::Secret;
use desk::accounts::Colour;
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
    colour: Colour,
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
        colour: account.colour,
    });
    let soax = accounts.all_soax().into_iter().map(|package| Line {
        account: package.account_number(),
        provider: "SOAX",
        in_use: soax_in_use == Some(package.number),
        key_end: end_of(&package.api_key),
        name: package.name,
        colour: package.colour,
    });
    proxy6.chain(soax).collect()
}

/// Enough of a key to tell two apart, and too little to use it.
fn end_of(key: &Secret) -> String {
    let key = key.expose();
    let length = key.chars().count();
    if length > 12 { format!("…{}", key.chars().skip(length - 3).collect::<String>()) } else { String::new() }
}

fn key_of(accounts: Accounts, account: AccountNumber) -> Secret {
    let own = accounts.own_accounts();
    let key = match account {
        AccountNumber::Proxy6(number) => own.proxy6.into_iter().find(|own| own.number == number).map(|own| own.key),
        AccountNumber::Soax(number) => own.soax.into_iter().find(|own| own.number == number).map(|own| own.api_key),
    };
    key.unwrap_or_default()
}

pieces! {
    own_accounts in preferences: OwnAccounts;
}

/// The list. It is small for somebody without an account.
#[component]
pub fn AccountList() -> impl IntoView {
    let (words, accounts, vault) = (words(), accounts(), vault());
    let anybody = Memo::new(move |_| accounts.proxy6().is_some() || accounts.soax().is_some());
    view! {
        <section class="card" aria-labelledby="settings-accounts">
            <header><h2 id="settings-accounts">{move || words.settings.accounts}</h2></header>
            <div class="content">
                <p class="soft">
                    {move || match vault.state() {
                        State::Off => words.settings.accounts_lead,
                        State::Locked | State::Open => words.settings.accounts_lead_vault,
                    }}
                </p>
                <Show when=move || anybody.get() fallback=move || view! { <p>{move || words.settings.no_accounts}</p> }>
                    <OnDemand piece=own_accounts() />
                </Show>
            </div>
        </section>
    }
}

#[component]
fn OwnAccounts() -> impl IntoView {
    let (words, accounts, connection) = (words(), accounts(), connection());
    let all = Memo::new(move |_| lines(accounts));
    view! {
        <ul class="settings-accounts">
            <For each=move || all.get() key=|line| (line.account, line.in_use, line.name.clone(), line.colour) let:line>
                <AccountLine line />
            </For>
        </ul>
        <Show when=move || connection.mode() == Mode::Sandbox>
            <p class="soft">{move || words.settings.sandbox_accounts}</p>
        </Show>
    }
}

#[component]
fn AccountLine(line: Line) -> impl IntoView {
    let (words, accounts, connection, announcer) = (words(), accounts(), connection(), announcer());
    let account = line.account;
    let (for_use, for_forgetting, told) = (line.name.clone(), line.name.clone(), line.name.clone());
    let (for_editing, for_copying) = (line.name.clone(), line.name.clone());
    let editing = RwSignal::new(false);
    let choose = move |_| match account {
        AccountNumber::Proxy6(number) => accounts.use_proxy6(number),
        AccountNumber::Soax(number) => accounts.use_soax(number),
    };
    view! {
        <li>
            <div class="row">
                <span class="tag">{line.provider}</span>
                <strong class="coloured" data-colour=line.colour.name()>{line.name.clone()}</strong>
                {(!line.key_end.is_empty())
                    .then(|| view! { <span class="soft mono">{move || (words.settings.key_ends)(&line.key_end)}</span> })}
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
            <Show when=move || connection.mode() != Mode::Sandbox>
                <div class="row">
                    <button type="button" class="small" aria-expanded=move || editing.get().to_string() on:click=move |_| editing.update(|own| *own = !*own)>
                        {
                            let name = for_editing.clone();
                            move || (words.settings.edit)(&name)
                        }
                    </button>
                    <CopySecretButton
                        secret=Callback::new(move |()| key_of(accounts, account))
                        label={
                            let name = for_copying.clone();
                            Signal::derive(move || (words.settings.copy_key)(&name))
                        }
                    />
                    <a href=site(matches!(account, AccountNumber::Soax(_))) target="_blank" rel="noreferrer">
                        {move || (words.settings.to_site)(if matches!(account, AccountNumber::Soax(_)) { "soax.com" } else { "proxy6.net" })}
                    </a>
                </div>
                <Show when=move || editing.get()>
                    <EditAccount account done=Callback::new(move |()| editing.set(false)) />
                </Show>
            </Show>
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
