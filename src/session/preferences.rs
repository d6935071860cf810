//! What somebody chose for this browser, kept in localStorage.

use crate::browser::{page, storage};
use crate::effects::effect;
use crate::lasting::Lasting;
use desk::preferences::{Preferences, Theme};
use leptos::prelude::*;

const NAME: &str = "proxydeck.preferences";

/// The preferences as a signal; every change is kept at once.
#[derive(Clone, Copy)]
pub struct PreferencesSignal(Lasting<Preferences>);

impl PreferencesSignal {
    /// Reads what was kept, and puts the context in place.
    pub fn provide() -> Self {
        let kept = storage::read_fields(NAME);
        let kept = kept.map(|kept| Preferences::restore(|name| kept.get(name))).unwrap_or_default();
        let preferences = Self(Lasting::new(kept));
        provide_context(preferences);
        effect(move || match preferences.0.with(|chosen| chosen.theme) {
            Theme::System => page::set_root_attribute("data-theme", ""),
            theme => page::set_root_attribute("data-theme", theme.name()),
        });
        preferences
    }

    /// Reads a part of them, reactively.
    pub fn with<T>(self, read: impl FnOnce(&Preferences) -> T) -> T {
        self.0.with(read)
    }

    /// Changes them and keeps the change. Where the browser keeps nothing they hold as long as the page.
    pub fn change(self, change: impl FnOnce(&mut Preferences)) {
        self.0.update(change);
        let _ = storage::write_fields(NAME, &self.0.with_untracked(Preferences::store));
    }
}
