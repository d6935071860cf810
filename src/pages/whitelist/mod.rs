//! The Whitelist page: which addresses may use a SOAX package without a login.

mod apply;
mod confirmation;
mod free_slot;
mod meanwhile;
mod own_address;
mod paste;
mod table;
mod transfer;

use crate::browser::task::Task;
use crate::effects::effect;
use crate::on_demand::{OnDemand, pieces};
use crate::pages::targeting::{NoPackage, PackageChoice};
use crate::session::{
    accounts::accounts,
    announcer::announcer,
    connection::connection,
    soax::Soax,
    trouble::Trouble,
    whitelist::{Owner, Whitelists, whitelists},
    words::words,
};
use crate::ui::failure::Failure;
use desk::route::Page;
use leptos::prelude::*;

pieces! {
    editor in builder_editor: Editor;
}

/// The page. It is small for somebody without a package.
#[component]
pub fn Whitelist() -> impl IntoView {
    let (words, accounts) = (words(), accounts());
    let nobody = Memo::new(move |_| accounts.soax().is_none());
    view! {
        <h1 tabindex="-1">{move || (words.shell.page)(Page::Whitelist)}</h1>
        <section class="card whitelist-needed" aria-labelledby="whitelist-needed">
            <h2 id="whitelist-needed">{move || words.whitelist.needed}</h2>
            <p>{move || words.whitelist.needed_answer}</p>
        </section>
        <Show when=move || !nobody.get() fallback=NoPackage>
            <OnDemand piece=editor() />
        </Show>
    }
}

/// How the reading of the list stands.
#[derive(Clone, PartialEq)]
enum Reading {
    UnderWay,
    Here,
    Failed(Trouble),
}

#[component]
fn Editor() -> impl IntoView {
    let (words, whitelists, connection, announcer) = (words(), whitelists(), connection(), announcer());
    let soax = RwSignal::new(None::<Soax>);
    effect(move || soax.set(Soax::current()));
    let owner = Memo::new(move |_| soax.with(|soax| soax.as_ref().map(Whitelists::owner)));
    let reading = RwSignal::new(Reading::UnderWay);
    let task = StoredValue::new_local(None::<Task>);
    let read = move |tell: bool| {
        let Some(soax) = soax.get_untracked() else { return };
        reading.set(Reading::UnderWay);
        task.set_value(Some(Task::spawn(async move {
            match whitelists.read(&soax).await {
                Ok(()) => {
                    reading.set(Reading::Here);
                    if tell {
                        announcer.result(untrack(|| words.whitelist.refreshed));
                    }
                }
                Err(trouble) => reading.set(Reading::Failed(trouble)),
            }
        })));
    };
    effect(move || {
        // Another package, or another way to it.
        let _ = (owner.get(), connection.mode(), connection.relay());
        untrack(|| read(false));
    });
    let is_known = Memo::new(move |_| owner.get().is_some_and(|owner| whitelists.with(owner, |_| ()).is_some()));
    let busy = Memo::new(move |_| {
        reading.with(|reading| *reading == Reading::UnderWay)
            || owner.get().is_some_and(|owner| whitelists.applying(owner).is_some())
    });
    view! {
        <div class="row top">
            <div class="whitelist-package"><PackageChoice /></div>
            <button type="button" class="whitelist-refresh" disabled=busy on:click=move |_| read(true)>
                {move || words.whitelist.refresh}
            </button>
            <Show when=move || reading.with(|reading| *reading == Reading::UnderWay)>
                <p class="soft whitelist-refresh">{move || words.shell.loading}</p>
            </Show>
        </div>
        {move || match reading.get() {
            Reading::Failed(trouble) => Some(view! { <Failure trouble again=Callback::new(move |()| read(false)) /> }),
            _ => None,
        }}
        {move || match owner.get().filter(|_| is_known.get()) {
            Some(owner) => view! { <Slots owner soax busy test_again=Callback::new(move |()| read(false)) /> }.into_any(),
            None => view! { <div class="whitelist-space"></div> }.into_any(),
        }}
    }
}

/// The list of one package.
#[component]
fn Slots(owner: Owner, soax: RwSignal<Option<Soax>>, busy: Memo<bool>, test_again: Callback<()>) -> impl IntoView {
    let (words, whitelists) = (words(), whitelists());
    let taken = move || {
        let counted = whitelists.with(owner, |sheet| (sheet.draft.taken(), sheet.draft.rows().len()));
        counted.map(|(taken, all)| (words.whitelist.taken)(taken, all))
    };
    view! {
        <meanwhile::MeanwhileCard owner />
        <section class="card" aria-labelledby="whitelist-slots">
            <header>
                <h2 id="whitelist-slots">{move || words.whitelist.slots}</h2>
                <span class="tag">{taken}</span>
                <div class="row push">
                    <transfer::Transfer owner />
                    <paste::PasteList owner />
                    <own_address::OwnAddress owner soax />
                </div>
            </header>
            <own_address::OwnAddressNote />
            <table::SlotTable owner />
            <free_slot::FreeSlot owner />
        </section>
        <apply::ApplyBar owner soax busy test_again />
    }
}
