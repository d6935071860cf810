//! Which account is in use, and its balance: what the sidebar says once there is an account. Its code comes with the first.

use crate::on_demand::{Piece, pieces};
use crate::session::{accounts::accounts, standing::standing, words::words};
use crate::ui::switcher::Switcher;
use leptos::prelude::*;

pieces! {
    in_use in asking: InUse;
}

/// Its code.
pub fn piece() -> Piece {
    in_use()
}

#[component]
fn InUse() -> impl IntoView {
    let (words, accounts, standing) = (words(), accounts(), standing());
    let proxy6 = move || accounts.all_proxy6().into_iter().map(|own| (own.number, own.name)).collect::<Vec<_>>();
    let soax = move || accounts.all_soax().into_iter().map(|own| (own.number, own.name)).collect::<Vec<_>>();
    let several_soax = move || accounts.all_soax().len() > 1;
    let colour = move || accounts.proxy6().map(|own| own.colour.name());
    view! {
        <Show when=move || accounts.proxy6().is_some()>
            <Switcher
                label=Signal::derive(move || words.shell.account.to_owned())
                all=Signal::derive(proxy6)
                in_use=Signal::derive(move || accounts.proxy6().map(|own| own.number))
                choose=Callback::new(move |number| accounts.use_proxy6(number))
            />
            <strong class="balance" data-colour=colour>
                {move || match standing.current() {
                    Some(envelope) => words.money(envelope.balance, envelope.currency),
                    None => "–".to_owned(),
                }}
            </strong>
        </Show>
        <Show when=several_soax>
            <Switcher
                label=Signal::derive(move || words.shell.package.to_owned())
                all=Signal::derive(soax)
                in_use=Signal::derive(move || accounts.soax().map(|own| own.number))
                choose=Callback::new(move |number| accounts.use_soax(number))
            />
        </Show>
    }
}
