//! The Proxies page: the whole list of the account, and what can be done with many of it at once.

#[cfg(feature = "bench")]
pub mod bench;
mod change_comment;
mod change_type;
mod check_string;
mod columns;
mod copying;
mod delete;
mod delete_by_comment;
mod doomed;
mod expiring;
mod export;
mod extend;
mod facets;
mod filter;
mod form;
mod groups;
mod header;
mod list;
mod look;
mod progress;
mod reading;
mod rename_comment;
mod report;
mod row;
mod selection_bar;
mod table;
mod tools;
mod writing;

use crate::lasting::Lasting;
use crate::on_demand::{OnDemand, pieces};
use crate::session::{accounts::accounts, roster::roster, words::words};
use desk::route::Page;
use leptos::prelude::*;
use list::List;

/// Which of the page's dialogs are open.
#[derive(Clone, Copy)]
struct Dialogs {
    extend: Lasting<bool>,
    change_type: Lasting<bool>,
    change_comment: Lasting<bool>,
    export: Lasting<bool>,
    delete: Lasting<bool>,
    look: Lasting<bool>,
    expiring: Lasting<bool>,
    rename: Lasting<bool>,
    delete_by_comment: Lasting<bool>,
    check_string: Lasting<bool>,
}

impl Dialogs {
    fn closed() -> Self {
        let closed = || Lasting::new(false);
        Self {
            extend: closed(),
            change_type: closed(),
            change_comment: closed(),
            export: closed(),
            delete: closed(),
            look: closed(),
            expiring: closed(),
            rename: closed(),
            delete_by_comment: closed(),
            check_string: closed(),
        }
    }

    fn any_open(self) -> bool {
        let all = [
            self.extend,
            self.change_type,
            self.change_comment,
            self.export,
            self.delete,
            self.look,
            self.expiring,
            self.rename,
            self.delete_by_comment,
            self.check_string,
        ];
        all.iter().any(|open| open.get())
    }
}

fn dialogs() -> Dialogs {
    expect_context()
}

pieces! {
    list in list: OwnProxies;
    all_dialogs in dialogs: AllDialogs;
}

/// The page. It is small enough to be there at once for somebody without an account.
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
            view! { <OnDemand piece=list() page=Page::Proxies /> }.into_any()
        }}
    }
}

/// The page of somebody who has an account.
#[component]
fn OwnProxies() -> impl IntoView {
    let dialogs = Dialogs { extend: roster().extending, ..Dialogs::closed() };
    on_cleanup(move || dialogs.extend.set(false));
    provide_context(dialogs);
    List::provide();
    reading::begin();
    let asked_for = Memo::new(move |before: Option<&bool>| before == Some(&true) || dialogs.any_open());
    view! {
        <header::Header />
        <filter::FilterField />
        <tools::Tools />
        <groups::Groups />
        <reading::PartOfList />
        <reading::Saved />
        <reading::Failed />
        <report::Report />
        <table::ProxyTable />
        <selection_bar::SelectionBar />
        <Show when=move || asked_for.get()>
            <OnDemand piece=all_dialogs() />
        </Show>
    }
}

/// They come when the first of them is opened.
#[component]
fn AllDialogs() -> impl IntoView {
    let dialogs = dialogs();
    view! {
        <extend::ExtendDialog open=dialogs.extend />
        <change_type::ChangeTypeDialog open=dialogs.change_type />
        <change_comment::ChangeCommentDialog open=dialogs.change_comment />
        <delete::DeleteDialog open=dialogs.delete />
        <export::ExportDialog open=dialogs.export />
        <look::LookDialog open=dialogs.look />
        <expiring::ExpiringDialog open=dialogs.expiring />
        <rename_comment::RenameCommentDialog open=dialogs.rename />
        <delete_by_comment::DeleteByCommentDialog open=dialogs.delete_by_comment />
        <check_string::CheckStringDialog open=dialogs.check_string />
    }
}
