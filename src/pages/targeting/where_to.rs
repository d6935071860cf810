//! Where to come out: package, country, region, city, carrier.

use super::{
    fields::Fields,
    live_list::LiveList,
    outcome::Outcome,
    package::{ListTroubles, PackageChoice},
    place_field::{Place, PlaceField},
    start_over::StartOver,
};
use crate::effects::effect;
use crate::session::{accounts::accounts, places::ListRequest, words::words};
use crate::ui::combobox::{Combobox, Suggestion};
use leptos::prelude::*;
use soax::{
    ConnectionType,
    geo::{cities, isps, operators, regions},
    targeting::Field,
};

/// The card.
#[component]
pub fn WhereTo(
    /// What stands in the fields.
    fields: Fields,
    /// What comes of it.
    outcome: Outcome,
) -> impl IntoView {
    let (words, accounts) = (words(), accounts());
    let country = fields.chosen_country;
    let connection_type = Memo::new(move |_| accounts.soax().map(|package| package.connection_type));
    let [region, city, carrier] = [fields.region, fields.city, fields.carrier].map(Place::new);
    let regions = LiveList::follow(move || {
        let (country, connection_type) = country.get().zip(connection_type.get())?;
        Some(ListRequest::Regions(regions::Request { country, connection_type, provider: carrier.filter() }))
    });
    let cities = LiveList::follow(move || {
        let (country, connection_type) = country.get().zip(connection_type.get())?;
        let (provider, region) = (carrier.filter(), region.filter());
        Some(ListRequest::Cities(cities::Request { country, connection_type, provider, region }))
    });
    let carriers = LiveList::follow(move || {
        let (country, connection_type) = country.get().zip(connection_type.get())?;
        let (region, city) = (region.filter(), city.filter());
        // These two functions say themselves which type they are for; so the document's client leaves `conn_type` out.
        Some(match connection_type {
            ConnectionType::Wifi => ListRequest::Isps(isps::Request { country, connection_type: None, region, city }),
            ConnectionType::Mobile => {
                ListRequest::Operators(operators::Request { country, connection_type: None, region, city })
            }
        })
    });
    // The places of one country are none of another; the carriers of one connection type are none of the other.
    effect(move || {
        let Some(now) = country.get() else { return };
        if fields.country_of_places.get_value().is_some_and(|before| before != now) {
            [region, city, carrier].into_iter().for_each(Place::clear);
        }
        fields.country_of_places.set_value(Some(now));
    });
    Effect::new(move |before: Option<Option<ConnectionType>>| {
        let now = connection_type.get();
        if before.is_some_and(|before| before.is_some() && before != now) {
            carrier.clear();
        }
        now
    });
    let field_of_carrier = move || match connection_type.get() {
        Some(ConnectionType::Mobile) => Field::Operator,
        _ => Field::Isp,
    };
    let label = move |text: fn(&desk::text::targeting::Targeting) -> &'static str| {
        Signal::derive(move || text(&words.targeting).to_owned())
    };
    view! {
        <section class="card" aria-labelledby="targeting-where">
            <header>
                <h2 id="targeting-where">{move || words.targeting.where_to}</h2>
                <StartOver fields />
            </header>
            <div class="content">
                <div class="targeting-pair">
                    <PackageChoice />
                    <CountryField fields outcome />
                </div>
                <ListTroubles lists=[regions, cities, carriers] />
                <div class="targeting-pair">
                    <PlaceField
                        field=Field::Region
                        label=label(|own| own.region)
                        place=region
                        list=regions
                        complaint=outcome.complaint(&[Field::Region])
                    />
                    <PlaceField
                        field=Field::City
                        label=label(|own| own.city)
                        place=city
                        list=cities
                        complaint=outcome.complaint(&[Field::City])
                    />
                </div>
                <div class="targeting-pair">
                    {move || {
                        let field = field_of_carrier();
                        view! {
                            <PlaceField
                                field
                                label=Signal::derive(move || {
                                    if field == Field::Isp { words.targeting.isp } else { words.targeting.operator }.to_owned()
                                })
                                place=carrier
                                list=carriers
                                complaint=outcome.complaint(&[Field::Isp, Field::Operator])
                            />
                        }
                    }}
                </div>
            </div>
        </section>
    }
}

#[component]
fn CountryField(fields: Fields, outcome: Outcome) -> impl IntoView {
    let words = words();
    let suggest = Callback::new(move |typed: String| {
        let line = |country: api::Country| Suggestion {
            value: country.to_string(),
            label: words.country(country),
            note: country.upper(),
            country: Some(country),
        };
        fields.countries.with(|names| names.search(&typed).into_iter().map(line).collect())
    });
    let refused = outcome.complaint(&[Field::Country]);
    let complaint = move || {
        let typed = fields.country.with(|typed| !typed.trim().is_empty());
        let unknown = typed && fields.chosen_country.get().is_none();
        // While it is being typed, it may still become a country.
        let may_become = || fields.country.with(|typed| fields.countries.with(|names| !names.search(typed).is_empty()));
        if unknown && !may_become() { words.targeting.no_such_country.to_owned() } else { refused.get() }
    };
    let hint = move || {
        let typed = fields.country.with(|typed| !typed.trim().is_empty());
        match fields.chosen_country.get() {
            None if typed => words.targeting.choose_country.to_owned(),
            _ => words.targeting.country_hint.to_owned(),
        }
    };
    view! {
        <Combobox
            label=Signal::derive(move || words.targeting.country.to_owned())
            text=fields.country
            suggest
            choose=Callback::new(|_: Suggestion| {})
            complaint=Signal::derive(complaint)
            hint=Signal::derive(hint)
            nothing=Signal::derive(move || words.targeting.no_such_country.to_owned())
        />
    }
}
