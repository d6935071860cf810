//! The fields of the page: what stands in them, read out of the address and kept there.

use crate::browser::{clock, task::Task};
use crate::router::router;
use crate::session::{
    accounts::{Accounts, accounts},
    drafts,
    words::{Words, words},
};
use api::Country;
use desk::country_names::CountryNames;
use desk::route::{Page, Route};
use desk::targeting::{EXTRAS, Extras, Form};
use leptos::prelude::*;

/// Milliseconds without a keystroke after which the address follows.
const ADDRESS_FOLLOWS: u32 = 300;
/// Under which the number of the package is kept that the draft was typed for.
const PACKAGE: &str = "targeting.package";
/// The settings in the address that belong to a package.
const OF_PACKAGE: [&str; 2] = ["dialect", "format"];

/// What stands in the fields.
#[derive(Clone, Copy)]
pub struct Fields {
    /// The country's name or code, as typed.
    pub country: RwSignal<String>,
    /// The region.
    pub region: RwSignal<String>,
    /// The city.
    pub city: RwSignal<String>,
    /// The ISP or the operator.
    pub carrier: RwSignal<String>,
    /// The session's identifier or pattern.
    pub session: RwSignal<String>,
    /// The session's length.
    pub seconds: RwSignal<String>,
    /// How many sessions.
    pub sessions: RwSignal<String>,
    /// What only some dialects have a word for, in the order of [`EXTRAS`].
    pub extras: [RwSignal<String>; EXTRAS.len()],
    /// The dialect's name.
    pub dialect: RwSignal<String>,
    /// The format's name.
    pub format: RwSignal<String>,
    /// The protocol's name.
    pub scheme: RwSignal<String>,
    /// All countries.
    pub countries: Memo<CountryNames>,
    /// The country that the text names.
    pub chosen_country: Memo<Option<Country>>,
    /// The country that region, city and carrier belong to.
    pub country_of_places: StoredValue<Option<Country>>,
    accounts: Accounts,
}

impl Fields {
    /// Fills the fields from the address, and lets the two follow each other from now on.
    pub fn new() -> Self {
        let (router, words, accounts) = (router(), words(), accounts());
        let text = || RwSignal::new(String::new());
        let country = text();
        let countries = Memo::new(move |_| words.country_names());
        let fields = Self {
            country,
            region: text(),
            city: text(),
            carrier: text(),
            session: text(),
            seconds: text(),
            sessions: text(),
            extras: EXTRAS.map(|_| text()),
            dialect: text(),
            format: text(),
            scheme: text(),
            countries,
            chosen_country: Memo::new(move |_| country.with(|typed| countries.with(|names| names.exactly(typed)))),
            country_of_places: StoredValue::new(None),
            accounts,
        };
        let usual = move || untrack(|| fields.beginning());
        let form_of = move |route: Option<&Route>| {
            route.filter(|route| route.page == Page::Targeting).map(|route| Form::read(route, &usual()))
        };
        // A link says all of it; else what was typed last in this tab.
        let linked = untrack(|| router.route()).filter(|route| !route.settings.is_empty());
        let package = move || accounts.soax().map(|own| own.number.to_string());
        let begun = linked.or_else(|| {
            let mut draft = drafts::settings_of(Page::Targeting)?;
            // How it is written is the package's own; another is in use now.
            if drafts::read(PACKAGE) != untrack(package) {
                draft.settings.retain(|(name, _)| !OF_PACKAGE.contains(&name.as_str()));
            }
            Some(draft)
        });
        untrack(|| fields.fill(form_of(begun.as_ref()).unwrap_or_else(usual), words));
        // Somebody opens another link on this very page.
        Effect::new(move |before: Option<()>| {
            let form = form_of(router.route().as_ref());
            if let Some(form) = form.filter(|form| before.is_some() && *form != untrack(|| fields.form())) {
                untrack(|| fields.fill(form, words));
            }
        });
        // What was chosen follows the language; what is being typed is left alone.
        Effect::new(move |before: Option<()>| {
            words.language();
            if let Some(country) = fields.chosen_country.get_untracked().filter(|_| before.is_some()) {
                fields.country.set(untrack(|| words.country(country)));
            }
        });
        let kept = StoredValue::new_local(None::<Task>);
        Effect::new(move |before: Option<()>| {
            let settings = fields.form().settings();
            drafts::keep_settings(Page::Targeting, &settings);
            drafts::keep(PACKAGE, untrack(package));
            if before.is_some() {
                kept.set_value(Some(Task::spawn(async move {
                    clock::sleep(ADDRESS_FOLLOWS).await;
                    router.keep(Page::Targeting, settings);
                })));
            }
        });
        fields
    }

    /// What the fields of this package begin with, reactively.
    pub fn beginning(self) -> Form {
        self.accounts.soax().map_or_else(Form::default, |own| Form::of_package(own.dialect, own.format))
    }

    /// Everything that stands in the fields, reactively.
    pub fn form(self) -> Form {
        let empty = Form::default();
        Form {
            country: self.chosen_country.get(),
            region: self.region.get(),
            city: self.city.get(),
            carrier: self.carrier.get(),
            session: self.session.get(),
            seconds: self.seconds.get(),
            sessions: self.sessions.get(),
            extras: Extras::new(self.extras.map(|text| text.get())),
            dialect: self.dialect.with(|name| name.parse()).unwrap_or(empty.dialect),
            format: self.format.with(|name| name.parse()).unwrap_or(empty.format),
            scheme: self.scheme.with(|name| name.parse()).unwrap_or(empty.scheme),
        }
    }

    /// Puts a whole form into the fields.
    pub fn fill(self, form: Form, words: Words) {
        self.country_of_places.set_value(form.country);
        self.country.set(form.country.map(|country| words.country(country)).unwrap_or_default());
        self.region.set(form.region);
        self.city.set(form.city);
        self.carrier.set(form.carrier);
        self.session.set(form.session);
        self.seconds.set(form.seconds);
        self.sessions.set(form.sessions);
        for (field, text) in self.extras.iter().zip(form.extras.texts()) {
            field.set(text.clone());
        }
        self.dialect.set(form.dialect.as_str().to_owned());
        self.format.set(form.format.as_str().to_owned());
        self.scheme.set(form.scheme.as_str().to_owned());
    }
}
