//! One folder per page. A page's code comes when it is first asked for: see [`fetch`].

pub mod buy;
pub mod convert;
pub mod home;
pub mod journal;
pub mod proxies;
pub mod settings;
pub mod targeting;
pub mod whitelist;

use desk::route::Page;
use leptos::{prelude::*, wasm_split::SplitLoaderError};

/// Builds a page's view.
pub type Render = fn() -> AnyView;

/// A page's code did not come.
#[derive(Clone, Copy, Debug, thiserror::Error)]
#[error("the page's code could not be fetched")]
pub struct Missing;

impl From<SplitLoaderError> for Missing {
    fn from(_: SplitLoaderError) -> Self {
        Self
    }
}

/// Pages by the file that their code is put into where `cargo xtask` builds the app (feature `split`). A file is named after
/// its pages, by which it is found before the app runs. What several files share goes into one more for each set of them, so
/// the fewer files the better.
macro_rules! files {
    ($($file:ident { $($page:ident: $view:path,)* })*) => {
        $($(
            #[cfg(feature = "split")]
            #[leptos::wasm_split::wasm_split($file, wasm_split_path = leptos::wasm_split, fallible)]
            fn $page() -> Result<Render, Missing> {
                Ok(|| $view().into_any())
            }

            #[cfg(not(feature = "split"))]
            async fn $page() -> Result<Render, Missing> {
                Ok(|| $view().into_any())
            }
        )*)*
    };
}

files! {
    home { home: home::Home, }
    buy { buy: buy::Buy, }
    proxies { proxies: proxies::Proxies, }
    targeting_whitelist { targeting: targeting::Targeting, whitelist: whitelist::Whitelist, }
    convert_journal { convert: convert::Convert, journal: journal::Journal, }
    settings { settings: settings::Settings, }
}

/// Brings a page's code, unless it is there already.
///
/// # Errors
/// [`Missing`]; asking again tries again.
pub async fn fetch(page: Page) -> Result<Render, Missing> {
    match page {
        Page::Home => home().await,
        Page::Buy => buy().await,
        Page::Proxies => proxies().await,
        Page::Targeting => targeting().await,
        Page::Whitelist => whitelist().await,
        Page::Convert => convert().await,
        Page::Journal => journal().await,
        Page::Settings => settings().await,
    }
}
