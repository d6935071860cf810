//! The Proxies page: the whole list of the account, and what can be done with many of it at once.

mod change_comment;
mod change_type;
mod columns;
mod copying;
mod delete;
mod export;
mod extend;
mod filter;
mod form;
mod groups;
mod header;
mod list;
mod look;
mod progress;
mod reading;
mod report;
mod row;
mod selection_bar;
mod table;

use crate::session::{accounts::accounts, words::words};
use desk::route::Page;
use leptos::prelude::*;
use list::List;

/// Which of the page's dialogs are open.
#[derive(Clone, Copy)]
struct Dialogs {
    extend: RwSignal<bool>,
    change_type: RwSignal<bool>,
    change_comment: RwSignal<bool>,
    export: RwSignal<bool>,
    delete: RwSignal<bool>,
    look: RwSignal<bool>,
}

fn dialogs() -> Dialogs {
    expect_context()
}

/// The page.
#[component]
pub fn Proxies() -> impl IntoView {
    let (words, accounts) = (words(), accounts());
    let nobody = Memo::new(move |_| accounts.proxy6().is_none());
    view! {
        {move || if nobody.get() {
            view! {
                <h1 tabindex="-1">{move || (words.shell.page)(Page::Proxies)}</h1>
                <p class="soft">{move || words.shell.no_proxy6_account}</p>
                <div class="row"><a class="button main" href="#/settings">{move || words.shell.add_account}</a></div>
            }
            .into_any()
        } else {
            view! { <OwnProxies /> }.into_any()
        }}
    }
}

/// The page of somebody who has an account.
#[component]
fn OwnProxies() -> impl IntoView {
    let closed = || RwSignal::new(false);
    let dialogs = Dialogs {
        extend: closed(),
        change_type: closed(),
        change_comment: closed(),
        export: closed(),
        delete: closed(),
        look: closed(),
    };
    provide_context(dialogs);
    List::provide();
    reading::begin();
    view! {
        <header::Header />
        <filter::FilterField />
        <groups::Groups />
        <reading::Failed />
        <report::Report />
        <table::ProxyTable />
        <selection_bar::SelectionBar />
        <extend::ExtendDialog open=dialogs.extend />
        <change_type::ChangeTypeDialog open=dialogs.change_type />
        <change_comment::ChangeCommentDialog open=dialogs.change_comment />
        <delete::DeleteDialog open=dialogs.delete />
        <export::ExportDialog open=dialogs.export />
        <look::LookDialog open=dialogs.look />
    }
}
