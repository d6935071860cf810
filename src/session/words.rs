//! The sentences of the chosen language.

use super::preferences::PreferencesSignal;
use crate::browser::{intl, page};
use crate::effects::effect;
use api::{Country, Currency, Money};
use desk::{
    country_names::CountryNames,
    text::{Language, Messages},
};
use leptos::prelude::*;
use std::ops::Deref;

/// The chosen language. Whatever reads it in a view follows a change without a reload.
#[derive(Clone, Copy)]
pub struct Words {
    preferences: PreferencesSignal,
    /// The browser's, where none is chosen.
    otherwise: Language,
    /// Lives as long as the page; what stands around pages has none.
    of_page: Option<Memo<Language>>,
}

impl Words {
    /// Puts the context in place, and keeps the document's `lang`.
    pub fn provide(preferences: PreferencesSignal) {
        let own = Self { preferences, otherwise: Language::fitting(&page::browser_language()), of_page: None };
        effect(move || page::set_root_attribute("lang", own.language().code()));
        provide_context(own);
    }

    /// Puts a context in place that ends with the page that is being built. Its hundreds of sentences read a memo of its own, which costs
    /// less than to have the preferences forget each of them.
    pub fn provide_for_page() {
        let own = Self { of_page: None, ..words() };
        provide_context(Self { of_page: Some(Memo::new(move |_| own.language())), ..own });
    }

    /// The language, reactively. What goes on after its page still has it.
    pub fn language(self) -> Language {
        let chosen = || self.preferences.with(|chosen| chosen.language).unwrap_or(self.otherwise);
        self.of_page.and_then(|memo| memo.try_get()).unwrap_or_else(chosen)
    }

    /// An amount as the language writes it.
    pub fn money(self, amount: Money, currency: Currency) -> String {
        intl::money(self.language(), amount, currency)
    }

    /// A whole number as the language writes it.
    pub fn number(self, number: u64) -> String {
        intl::number(self.language(), number)
    }

    /// A moment (seconds since 1970, UTC) in the person's own zone.
    pub fn moment(self, seconds: i64) -> String {
        intl::moment(self.language(), seconds)
    }

    /// All countries by their names in both languages, in the order of this one; reactive. It costs five hundred names: keep it.
    pub fn country_names(self) -> CountryNames {
        let own = self.language();
        let other = match own {
            Language::English => Language::Russian,
            Language::Russian => Language::English,
        };
        let named = |country| (country, [intl::country(own, country), intl::country(other, country)]);
        CountryNames::new(Country::all().map(named))
    }

    /// The day of a moment (seconds since 1970, UTC) in the person's own zone.
    pub fn day(self, seconds: i64) -> String {
        intl::day(self.language(), seconds)
    }

    /// A duration in seconds, from its decimal text.
    pub fn seconds(self, decimal: &str) -> String {
        intl::seconds(self.language(), decimal)
    }

    /// A country's name.
    pub fn country(self, country: Country) -> String {
        intl::country(self.language(), country)
    }
}

impl Deref for Words {
    type Target = Messages;

    /// The sentences, reactively.
    fn deref(&self) -> &Messages {
        self.language().messages()
    }
}

/// The context, for a component's first line.
pub fn words() -> Words {
    expect_context()
}
