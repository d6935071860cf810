//! The country: a code, a name in either language, or a near miss; with its stock.

use crate::browser::{clock, intl, task::Task};
use crate::effects::effect;
use crate::session::{
    order::{TypedOrder, order},
    proxy6::Proxy6,
    stock::{StockSignal, stock},
    trouble::Trouble,
    words::{Words, words},
};
use crate::transport::Urgency;
use crate::ui::combobox::{Combobox, Suggestion};
use api::{Country, Effect as CallEffect};
use desk::country_names::CountryNames;
use desk::text::Language;
use leptos::prelude::*;
use proxy6::{Version, getcount};

/// A choice that is still being typed is not asked about.
const TYPING_PAUSE: u32 = 300;

/// Which country is chosen. It follows from the text in the field alone.
#[derive(Clone, Copy)]
pub struct CountryChoice {
    names: Memo<CountryNames>,
    chosen: Memo<Option<Country>>,
    words: Words,
}

impl CountryChoice {
    /// Reads the field from now on.
    pub fn new() -> Self {
        let (words, order) = (words(), order());
        let names = Memo::new(move |_| {
            let (own, other) = match words.language() {
                Language::English => (Language::English, Language::Russian),
                Language::Russian => (Language::Russian, Language::English),
            };
            let named = |country| (country, [intl::country(own, country), intl::country(other, country)]);
            CountryNames::new(Country::all().map(named))
        });
        let chosen = Memo::new(move |_| order.country.with(|typed| names.with(|names| names.exactly(typed))));
        // What was chosen follows the language; what is being typed is left alone.
        Effect::new(move |before: Option<()>| {
            words.language();
            if before.is_some()
                && let Some(country) = chosen.get_untracked()
            {
                order.country.set(untrack(|| words.country(country)));
            }
        });
        Self { names, chosen, words }
    }

    /// A country's name for any text that names one; else the text as it is.
    pub fn named(self, text: &str) -> String {
        // The field is left also where its page goes, and the names with it.
        let country = self.names.try_with_untracked(|names| names.exactly(text)).flatten();
        country.map_or_else(|| text.to_owned(), |country| untrack(|| self.words.country(country)))
    }

    /// The country, reactively; `None` where the text names none.
    pub fn chosen(self) -> Option<Country> {
        self.chosen.get()
    }

    /// The country, where the version is sold there as far as that is known. Reactive.
    pub fn sold(self, version: Version, stock: StockSignal) -> Option<Country> {
        self.chosen().filter(|country| stock.countries(version).is_none_or(|sold| sold.contains(country)))
    }

    /// Those countries by name, in the order of the chosen language. Reactive.
    pub fn in_order(self, countries: &[Country]) -> Vec<Country> {
        self.names.with(|names| names.search("").into_iter().filter(|country| countries.contains(country)).collect())
    }

    /// What is wrong with the text; empty where nothing is, and while a text that may become a country is being typed.
    /// Reactive.
    fn complaint(self, order: TypedOrder, stock: StockSignal, words: Words, typing: bool) -> String {
        let version = order.read_version();
        let text = order.country.get();
        match self.chosen() {
            _ if text.trim().is_empty() => String::new(),
            Some(country) if stock.countries(version).is_some_and(|sold| !sold.contains(&country)) => {
                (words.buy.country_not_sold)((words.buy.version_name)(version), &words.country(country))
            }
            Some(_) => String::new(),
            None => match self.names.with(|names| names.search(&text)).first() {
                Some(_) if typing => String::new(),
                Some(nearest) => (words.buy.did_you_mean)(&words.country(*nearest)),
                None => words.buy.country_unknown.to_owned(),
            },
        }
    }
}

/// How many there are, in words; a dash while that is not known.
pub fn stock_told(in_stock: Option<u32>, words: Words) -> String {
    match in_stock {
        None => "–".to_owned(),
        Some(0) => words.buy.out_of_stock.to_owned(),
        Some(count) => (words.buy.in_stock)(&words.number(count.into())),
    }
}

/// The field.
#[component]
pub fn CountryField(
    /// The account in use.
    proxy6: Memo<Option<Proxy6>>,
    /// Which country is chosen.
    choice: CountryChoice,
    /// Whether the person has tried to buy: then a country must be there.
    tried: RwSignal<bool>,
) -> impl IntoView {
    let (words, stock, order) = (words(), stock(), order());
    let typing = RwSignal::new(false);
    let refused = RwSignal::new(None::<Trouble>);
    let task = StoredValue::new_local(None::<Task>);
    on_cleanup(move || task.set_value(None));
    let wanted = Memo::new(move |_| Some((order.read_version(), choice.chosen()?)));
    effect(move || {
        refused.set(None);
        task.set_value(None);
        let (Some((version, country)), Some(proxy6)) = (wanted.get(), proxy6.get()) else { return };
        task.set_value(Some(Task::spawn(async move {
            clock::sleep(TYPING_PAUSE).await;
            match proxy6.ask(&getcount::Request { country, version: Some(version) }, Urgency::Person).await {
                Ok(answer) => stock.learn(version, country, answer.content.count),
                Err(trouble) => refused.set(Some(trouble)),
            }
        })));
    });
    let suggest = Callback::new(move |typed: String| {
        let version = order.read_version();
        let sold = stock.countries(version);
        let fitting = choice.names.with(|names| names.search(&typed));
        let offered = fitting.into_iter().filter(|country| sold.as_ref().is_none_or(|sold| sold.contains(country)));
        let line = |country: Country| Suggestion {
            value: country.lower().to_owned(),
            label: words.country(country),
            note: stock_told(stock.of(version, country), words),
            country: Some(country),
        };
        offered.map(line).collect::<Vec<_>>()
    });
    let complaint = Signal::derive(move || {
        let none_aside = || order.further.with(Vec::is_empty);
        if tried.get() && order.country.with(|text| text.trim().is_empty()) && none_aside() {
            words.buy.country_missing.to_owned()
        } else {
            choice.complaint(order, stock, words, typing.get())
        }
    });
    let hint = Signal::derive(move || match (wanted.get(), refused.get()) {
        (None, _) => words.buy.country_hint.to_owned(),
        (Some((version, country)), refused) => match (stock.of(version, country), refused) {
            (Some(in_stock), _) => stock_told(Some(in_stock), words),
            (None, Some(trouble)) => trouble.explain(&words, CallEffect::Reads).what.to_owned(),
            (None, None) => words.buy.asking_stock.to_owned(),
        },
    });
    let leave = move |_| {
        typing.set(false);
        order.country.update(|text| *text = choice.named(text));
    };
    view! {
        <div id="buy-country" on:focusin=move |_| typing.set(true) on:focusout=leave>
            <Combobox
                label=Signal::derive(move || words.buy.country.to_owned())
                text=order.country
                suggest
                choose=Callback::new(|_| {})
                complaint
                hint
                nothing=Signal::derive(move || words.buy.nothing_found.to_owned())
            />
        </div>
    }
}
