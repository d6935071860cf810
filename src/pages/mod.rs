//! One folder per page. A page's code comes when the page is first asked for.

pub mod buy;
pub mod convert;
pub mod home;
pub mod journal;
pub mod proxies;
pub mod settings;
pub mod targeting;
pub mod whitelist;

use crate::on_demand::{Piece, pieces};
use desk::route::Page;
use leptos::prelude::*;

pieces! {
    home in home: home::Home;
    buy in buy: buy::Buy;
    targeting in targeting_whitelist: targeting::Targeting;
    whitelist in targeting_whitelist: whitelist::Whitelist;
    convert in convert: convert::Convert;
    journal in journal: journal::Journal;
    settings in settings: settings::Settings;
    unsettled in settling: journal::Unsettled;
}

/// What has an unknown outcome, above every page.
pub fn what_is_unknown() -> Piece {
    unsettled()
}

/// The page's code.
pub fn piece(page: Page) -> Piece {
    match page {
        Page::Home => home(),
        Page::Buy => buy(),
        // It brings its own pieces when there is an account.
        Page::Proxies => Piece::new(|| Box::pin(async { Ok((|| proxies::Proxies().into_any()) as _) })),
        Page::Targeting => targeting(),
        Page::Whitelist => whitelist(),
        Page::Convert => convert(),
        Page::Journal => journal(),
        Page::Settings => settings(),
    }
}
