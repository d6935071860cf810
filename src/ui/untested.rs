//! Why nothing can be changed yet: the way to the account has not given an answer that can be read.

use crate::session::{
    greeting::{Greeted, greeting},
    proxy6::Proxy6,
    trouble::Trouble,
    words::words,
};
use crate::transport::{Lost, NoReply, NotSent};
use leptos::prelude::*;

/// The sentence and "Test again", to stand beside the buttons that are off because of it. Nothing while the way has proven
/// itself, and while it is being tested.
#[component]
pub fn Untested(
    /// The account in use.
    proxy6: Memo<Option<Proxy6>>,
) -> impl IntoView {
    let (words, greeting) = (words(), greeting());
    let untested = Memo::new(move |_| {
        let proven = proxy6.with(|proxy6| proxy6.as_ref().is_some_and(Proxy6::may_change));
        !proven && !matches!(greeting.proxy6(), Greeted::Pending | Greeted::Nobody)
    });
    let why = move || match greeting.proxy6() {
        Greeted::Failed(Trouble::NoReply(NoReply::Lost(Lost::Blocked))) => words.shell.use_relay.to_owned(),
        Greeted::Failed(Trouble::NoReply(NoReply::NotSent(NotSent::NoLocks))) => {
            format!("{} {}", words.failures.no_locks.what, words.failures.no_locks.next)
        }
        _ => words.shell.connection_untested.to_owned(),
    };
    view! {
        <Show when=move || untested.get()>
            <div class="row">
                <p class="warn">{why}</p>
                <button type="button" on:click=move |_| greeting.greet_proxy6()>{move || words.shell.test_again}</button>
            </div>
        </Show>
    }
}
