//! What somebody typed and has not used yet, kept over reloads for as long as the tab lives. A key, a password and what stands in
//! Convert are no drafts, and never come here.

use crate::browser::storage;
use desk::route::{Page, Route};

/// What is kept under a draft's name.
fn name(of: &str) -> String {
    format!("proxydeck.draft.{of}")
}

/// The draft of that name.
pub fn read(of: &str) -> Option<String> {
    storage::read_of_tab(&name(of))
}

/// Keeps a draft; `None` forgets it. Where the browser keeps nothing, it lives as long as the page.
pub fn keep(of: &str, text: Option<String>) {
    match text {
        Some(text) => drop(storage::write_for_tab(&name(of), &text)),
        None => storage::forget_of_tab(&name(of)),
    }
}

/// The settings that a page had in its address when it was left.
pub fn settings_of(page: Page) -> Option<Route> {
    read(page.path()).and_then(|hash| Route::parse(&hash)).filter(|route| route.page == page)
}

/// Keeps the settings that a page has in its address; without any that say something there is nothing to keep.
pub fn keep_settings(page: Page, settings: &[(&str, String)]) {
    let filled: Vec<(String, String)> = settings
        .iter()
        .filter(|(_, value)| !value.is_empty())
        .map(|(name, value)| ((*name).to_owned(), value.clone()))
        .collect();
    let any = !filled.is_empty();
    keep(page.path(), any.then(|| Route { page, settings: filled }.hash()));
}
