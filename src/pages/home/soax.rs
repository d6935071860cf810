//! The SOAX package in use.

use crate::session::{
    accounts::accounts,
    greeting::{Greeted, greeting},
    words::words,
};
use crate::ui::failure::Failure;
use leptos::prelude::*;

/// The card.
#[component]
pub fn SoaxPackage() -> impl IntoView {
    let (words, accounts, greeting) = (words(), accounts(), greeting());
    view! {
        <section class="card" aria-labelledby="home-soax">
            <header>
                <h2 id="home-soax">{move || words.home.soax_package}</h2>
                <span class="tag push">{move || accounts.soax().map(|own| format!("SOAX · {}", own.name))}</span>
            </header>
            <div class="content">
                {move || match greeting.soax() {
                    Greeted::Failed(trouble) => {
                        view! { <Failure trouble again=Callback::new(move |()| greeting.greet_soax()) /> }.into_any()
                    }
                    Greeted::Pending => view! { <p class="soft">{words.shell.loading}</p> }.into_any(),
                    Greeted::Answered => view! { <p class="good">{words.settings.answered}</p> }.into_any(),
                    Greeted::Nobody => ().into_any(),
                }}
                <div class="row">
                    <a class="button" href="#/targeting">{move || words.home.build_string}</a>
                    <a class="button" href="#/whitelist">{move || words.home.edit_whitelist}</a>
                </div>
            </div>
        </section>
    }
}
