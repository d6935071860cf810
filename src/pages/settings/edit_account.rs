//! Another name, colour or warning for an account.

use crate::session::{accounts::accounts, announcer::announcer, connection::AccountNumber, words::words};
use crate::ui::field::{Choice, TextField};
use api::Money;
use desk::accounts::Colour;
use leptos::prelude::*;

/// The form, with what holds now.
#[component]
pub fn EditAccount(
    /// Whose.
    account: AccountNumber,
    /// It is saved or given up.
    done: Callback<()>,
) -> impl IntoView {
    let (words, accounts, announcer) = (words(), accounts(), announcer());
    let own = accounts.own_accounts();
    let (name, colour, low_balance) = match account {
        AccountNumber::Proxy6(number) => {
            own.proxy6.into_iter().find(|own| own.number == number).map(|own| (own.name, own.colour, own.low_balance))
        }
        AccountNumber::Soax(number) => {
            own.soax.into_iter().find(|own| own.number == number).map(|own| (own.name, own.colour, None))
        }
    }
    .unwrap_or_default();
    let name = RwSignal::new(name);
    let colour = RwSignal::new(colour.name().to_owned());
    let low_balance = RwSignal::new(low_balance.map(|amount: Money| amount.to_string()).unwrap_or_default());
    let is_proxy6 = matches!(account, AccountNumber::Proxy6(_));
    let name_complaint =
        move || if name.with(|name| name.trim().is_empty()) { words.settings.name_missing } else { "" };
    let balance_complaint = move || {
        if low_balance.with(|typed| super::limits::typed(typed)).is_err() { words.settings.limit_malformed } else { "" }
    };
    let save = move || {
        let Ok(warn_below) = low_balance.with_untracked(|typed| super::limits::typed(typed)) else { return };
        let called = name.with_untracked(|name| name.trim().to_owned());
        if called.is_empty() {
            return;
        }
        let mark = colour.with_untracked(|name| Colour::named(name));
        announcer.result(untrack(|| (words.settings.saved)(&called)));
        done.run(());
        match account {
            AccountNumber::Proxy6(number) => accounts.change_proxy6(number, |own| {
                own.name = called;
                own.colour = mark;
                own.low_balance = warn_below;
            }),
            AccountNumber::Soax(number) => accounts.change_soax(number, |own| {
                own.name = called;
                own.colour = mark;
            }),
        }
    };
    view! {
        <form
            class="stack settings-edit"
            on:submit=move |event| {
                event.prevent_default();
                save();
            }
        >
            <TextField
                label=Signal::derive(move || words.settings.name.to_owned())
                value=name
                complaint=Signal::derive(move || name_complaint().to_owned())
            />
            <Choice
                label=Signal::derive(move || words.settings.colour.to_owned())
                value=colour
                options=Signal::derive(move || {
                    Colour::ALL.map(|colour| (colour.name().to_owned(), (words.settings.colours)(colour).to_owned())).to_vec()
                })
            />
            {is_proxy6.then(|| view! {
                <TextField
                    label=Signal::derive(move || words.settings.low_balance.to_owned())
                    value=low_balance
                    input_mode="decimal"
                    complaint=Signal::derive(move || balance_complaint().to_owned())
                    hint=Signal::derive(move || words.settings.low_balance_hint.to_owned())
                />
            })}
            <div class="row">
                <button type="submit" class="main">{move || words.settings.save}</button>
                <button type="button" on:click=move |_| done.run(())>{move || words.shell.cancel}</button>
            </div>
        </form>
    }
}
