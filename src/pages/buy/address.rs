//! The order in the address: a link reproduces the page.

use super::country::CountryChoice;
use crate::effects::effect;
use crate::router::router;
use crate::session::order::{TypedOrder, order};
use desk::route::{Page, Route};
use leptos::prelude::*;
use proxy6::{Protocol, Version};

/// Takes in what the address names, now and whenever it changes, and keeps the address up to date. The comment is the
/// person's own affair and stays out of it.
pub fn follow(choice: CountryChoice) {
    let (router, order) = (router(), order());
    take(untrack(|| router.route()), order, choice);
    Effect::new(move |before: Option<()>| {
        let route = router.route();
        if before.is_some() {
            untrack(|| take(route, order, choice));
        }
    });
    effect(move || {
        let country = choice.chosen().map_or_else(|| order.country.get(), |country| country.lower().to_owned());
        let protocol = order.read_protocol();
        let protocol = if protocol == Protocol::default() { "" } else { protocol.name() };
        let kept = vec![
            ("count", order.count.get()),
            ("period", order.period.get()),
            ("version", order.read_version().to_string()),
            ("country", country),
            ("type", protocol.to_owned()),
        ];
        router.keep(Page::Buy, kept);
    });
}

fn take(route: Option<Route>, order: TypedOrder, choice: CountryChoice) {
    let Some(route) = route.filter(|route| route.page == Page::Buy) else { return };
    for (name, value) in &route.settings {
        let (field, text) = match name.as_str() {
            "count" => (order.count, value.clone()),
            "period" => (order.period, value.clone()),
            "version" => (order.version, value.parse::<Version>().unwrap_or_default().to_string()),
            "country" => (order.country, choice.named(value)),
            "type" => (order.protocol, value.parse::<Protocol>().unwrap_or_default().name().to_owned()),
            _ => continue,
        };
        if field.with_untracked(|own| *own != text) {
            field.set(text);
        }
    }
}
