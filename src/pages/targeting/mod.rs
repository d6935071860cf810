//! The Targeting page: SOAX strings, one or a hundred thousand.

mod dialects;
mod extras;
mod fields;
mod kept;
mod live_list;
mod outcome;
mod output;
mod package;
mod paste;
mod place_field;
mod preview;
mod session;
mod snippet;
mod start_over;
mod where_to;
mod writing;

pub use package::PackageChoice;

use crate::on_demand::{OnDemand, pieces};
use crate::session::{accounts::accounts, words::words};
use desk::route::{Page, Route};
use fields::Fields;
use leptos::prelude::*;
use outcome::{Outcome, Reach};

pieces! {
    builder in builder_editor: Builder;
}

/// The page. It is small for somebody without a package.
#[component]
pub fn Targeting() -> impl IntoView {
    let (words, accounts) = (words(), accounts());
    let nobody = Memo::new(move |_| accounts.soax().is_none());
    view! {
        <h1 tabindex="-1">{move || (words.shell.page)(Page::Targeting)}</h1>
        <Show when=move || !nobody.get() fallback=NoPackage>
            <OnDemand piece=builder() />
        </Show>
    }
}

/// What to do without a package.
#[component]
pub fn NoPackage() -> impl IntoView {
    let words = words();
    view! {
        <p>{move || words.shell.no_soax_package}</p>
        <p class="row">
            <a href=Route::of(Page::Settings).hash()>{move || words.shell.add_account}</a>
            <a href=Route::of(Page::Home).hash()>{move || (words.shell.page)(Page::Home)}</a>
        </p>
    }
}

#[component]
fn Builder() -> impl IntoView {
    let words = words();
    let fields = Fields::new();
    let reach = Reach::new(fields);
    let outcome = Outcome::new(fields, reach);
    let kept = kept::Kept::new();
    view! {
        <p class="soft">{move || words.targeting.lead}</p>
        <div class="targeting">
            <div class="stack">
                <where_to::WhereTo fields outcome />
                <session::SessionCard fields outcome />
                <extras::ExtrasCard fields outcome />
                <writing::Writing fields reach outcome />
                <paste::PasteCard fields />
                <kept::KeptTargets fields kept />
            </div>
            <div class="stack targeting-result">
                <preview::Preview outcome kept />
                <snippet::Snippet outcome kept />
            </div>
            <dialects::EveryDialect outcome />
        </div>
    }
}
