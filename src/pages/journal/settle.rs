//! What is unknown, for which account, and "Settle now". It stands above every page.

use crate::session::{
    settlement::{Standing, settlement},
    words::words,
};
use desk::journal::Account;
use leptos::prelude::*;

/// The accounts with unknown entries, one beside the other.
#[component]
pub fn Unsettled() -> impl IntoView {
    let settlement = settlement();
    let waiting = Memo::new(move |_| settlement.waiting());
    view! {
        <For each=move || waiting.get() key=Clone::clone let:((account, count, standing))>
            <UnsettledAccount account count standing />
        </For>
    }
}

#[component]
fn UnsettledAccount(account: Account, count: u64, standing: Standing) -> impl IntoView {
    let (words, settlement) = (words(), settlement());
    let name = account.name.clone();
    let told = move || match standing {
        Standing::KeyMissing => (words.journal.unsettled_elsewhere)(&name),
        Standing::UnderWay => (words.journal.settling)(&name),
        Standing::Unclear => (words.journal.unsettled_unclear)(&name),
    };
    view! {
        <section class="failure journal-unsettled" aria-label=move || words.journal.unknown>
            <p><strong>{move || (words.journal.unsettled)(count)}</strong></p>
            <p aria-live="polite">{told}</p>
            <div class="row">
                {match standing {
                    Standing::KeyMissing => view! { <a class="button main" href="#/settings">{move || words.journal.add_key}</a> }.into_any(),
                    Standing::UnderWay | Standing::Unclear => view! {
                        <button
                            type="button"
                            class="main"
                            disabled=standing == Standing::UnderWay
                            on:click=move |_| settlement.settle_now(account.clone())
                        >
                            {move || words.journal.settle}
                        </button>
                    }.into_any(),
                }}
                <a class="button" href="#/journal?outcome=unknown">{move || words.journal.open_journal}</a>
            </div>
        </section>
    }
}
