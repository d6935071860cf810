//! The order as it is typed. It lives as long as the app, so that nothing typed is lost by looking at another page; and its draft as
//! long as the tab.

use super::drafts;
use crate::effects::effect;
use crate::lasting::Lasting;
use api::Country;
use desk::buying::Typed;
use desk::whole_number::{NotWhole, whole_number};
use leptos::prelude::*;
use proxy6::{BadValue, Comment, Count, Period, Protocol, Version, getprice};

/// The name of the draft.
const DRAFT: &str = "order";

/// The texts in the fields.
#[derive(Clone, Copy)]
pub struct TypedOrder {
    /// How many.
    pub count: Lasting<String>,
    /// For how many days.
    pub period: Lasting<String>,
    /// The version's number.
    pub version: Lasting<String>,
    /// A country's code or name.
    pub country: Lasting<String>,
    /// The word that Proxy6 has for the protocol.
    pub protocol: Lasting<String>,
    /// The comment.
    pub comment: Lasting<String>,
    /// Whether Proxy6 extends the proxies by itself.
    pub auto_renew: Lasting<bool>,
    /// Further countries of the same purchase, each with its count.
    pub further: Lasting<Vec<(Country, Count)>>,
}

impl TypedOrder {
    fn make() -> Self {
        let Typed { count, period, version, country, protocol, comment, auto_renew, further } =
            drafts::read(DRAFT).map(|text| Typed::read(&text)).unwrap_or_default();
        let own = Self {
            count: Lasting::new(count),
            period: Lasting::new(period),
            version: Lasting::new(version),
            country: Lasting::new(country),
            protocol: Lasting::new(protocol),
            comment: Lasting::new(comment),
            auto_renew: Lasting::new(auto_renew),
            further: Lasting::new(further),
        };
        effect(move || {
            let typed = own.typed();
            drafts::keep(DRAFT, (typed != Typed::default()).then(|| typed.text()));
        });
        own
    }

    /// Everything that stands in the fields, reactively.
    pub fn typed(self) -> Typed {
        Typed {
            count: self.count.get(),
            period: self.period.get(),
            version: self.version.get(),
            country: self.country.get(),
            protocol: self.protocol.get(),
            comment: self.comment.get(),
            auto_renew: self.auto_renew.get(),
            further: self.further.get(),
        }
    }

    /// Puts a whole order into the fields.
    pub fn put(self, typed: Typed) {
        self.count.set(typed.count);
        self.period.set(typed.period);
        self.version.set(typed.version);
        self.country.set(typed.country);
        self.protocol.set(typed.protocol);
        self.comment.set(typed.comment);
        self.auto_renew.set(typed.auto_renew);
        self.further.set(typed.further);
    }

    /// How many, reactively.
    pub fn read_count(self) -> Result<Count, NotWhole> {
        self.count.with(|typed| whole_number(typed)).map(Count::from)
    }

    /// For how many days, reactively.
    pub fn read_period(self) -> Result<Period, NotWhole> {
        self.period.with(|typed| whole_number(typed)).map(Period::from)
    }

    /// The version, reactively.
    pub fn read_version(self) -> Version {
        self.version.with(|number| number.parse()).unwrap_or_default()
    }

    /// The protocol, reactively.
    pub fn read_protocol(self) -> Protocol {
        self.protocol.with(|name| name.parse()).unwrap_or_default()
    }

    /// The comment, reactively; `None` where there is none.
    pub fn read_comment(self) -> Result<Option<Comment>, BadValue> {
        self.comment.with(|typed| match typed.trim() {
            "" => Ok(None),
            text => Comment::new(text).map(Some),
        })
    }

    /// Puts a country aside for the same purchase.
    pub fn put_aside(self, country: Country, count: Count) {
        self.further.update(|further| add(further, country, count));
    }

    /// The countries of the purchase: those put aside, and the one that stands in the fields. Reactive.
    pub fn countries(self, typed: Option<(Country, Count)>) -> Vec<(Country, Count)> {
        let mut countries = self.further.get();
        if let Some((country, count)) = typed {
            add(&mut countries, country, count);
        }
        countries
    }

    /// What is asked for its price, reactively; `None` while count or period cannot be read.
    pub fn quoted(self) -> Option<getprice::Request> {
        Some(getprice::Request {
            count: self.read_count().ok()?,
            period: self.read_period().ok()?,
            version: Some(self.read_version()),
        })
    }
}

/// Each country is bought once: one that is there already gets so many more.
fn add(countries: &mut Vec<(Country, Count)>, country: Country, count: Count) {
    match countries.iter_mut().find(|(own, _)| *own == country) {
        Some((_, own)) => *own = Count::new(own.get().saturating_add(count.get())).unwrap_or(*own),
        None => countries.push((country, count)),
    }
}

/// The context, for a component's first line.
pub fn order() -> TypedOrder {
    super::on_first_use(TypedOrder::make)
}
