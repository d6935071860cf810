//! The Geo Data API (`soax.md`, "Geo Data API").

use super::{
    Connection,
    places::{Country, Region},
    refusal::Refusal,
};
use crate::{
    json::{Fields, Json, field},
    request::Query,
    shape::Shape,
};

/// The documented functions.
pub(super) const FUNCTIONS: [&str; 4] =
    ["get-country-regions", "get-country-cities", "get-country-operators", "get-country-isp"];

/// Answers one of [`FUNCTIONS`].
pub(super) fn answer(connection: Connection, function: &str, query: &Query, shape: Shape) -> Result<Json, Refusal> {
    check_connection(connection, function, query)?;
    let code = query.get("country_iso").unwrap_or("");
    if code.len() != 2 || !code.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return Err(invalid("country_iso is required, in lower case"));
    }
    // A country without any nodes has empty lists.
    let country = Country::read(code);
    let regions = country.as_ref().map_or(&[][..], |country| country.regions(connection));
    let chosen =
        Chosen { region: query.filled("region"), city: query.filled("city"), provider: query.filled("provider") };
    let items: Vec<Fields> = match function {
        "get-country-regions" => regions
            .iter()
            .filter(|region| chosen.provider.is_none_or(|provider| region.has_provider(provider)))
            .map(|region| vec![field("name", region.name), field("code", region.code)])
            .collect(),
        "get-country-cities" => named(chosen.regions(regions).flat_map(|region| region.cities_of(chosen.provider))),
        _ => {
            let providers = chosen.regions(regions).flat_map(|region| region.providers_in(chosen.city));
            let mut names: Vec<&str> = vec![];
            for name in providers {
                if !names.contains(&name) {
                    names.push(name);
                }
            }
            named(names)
        }
    };
    Ok(written(items, shape))
}

/// What a request narrows its list to.
struct Chosen<'a> {
    region: Option<&'a str>,
    city: Option<&'a str>,
    provider: Option<&'a str>,
}

impl<'a> Chosen<'a> {
    fn regions<'r>(&self, regions: &'r [Region]) -> impl Iterator<Item = &'r Region>
    where
        'a: 'r,
    {
        let wanted = self.region;
        regions.iter().filter(move |region| wanted.is_none_or(|wanted| region.is_called(wanted)))
    }
}

/// `conn_type` has to fit the package ("Notes", 2). Regions and cities want it; the other two fit one kind of package only.
fn check_connection(connection: Connection, function: &str, query: &Query) -> Result<(), Refusal> {
    let wanted = query.get("conn_type");
    match function {
        "get-country-regions" | "get-country-cities" if wanted.is_none() => Err(invalid("conn_type is required")),
        "get-country-operators" if connection != Connection::Mobile => {
            Err(invalid("operators are for mobile packages"))
        }
        "get-country-isp" if connection != Connection::Wifi => Err(invalid("ISPs are for wifi packages")),
        _ if wanted.is_some_and(|wanted| wanted != connection.word()) => {
            Err(invalid(&format!("conn_type of this package is {}", connection.word())))
        }
        _ => Ok(()),
    }
}

fn named<'n>(names: impl IntoIterator<Item = &'n str>) -> Vec<Fields> {
    names.into_iter().map(|name| vec![field("name", name)]).collect()
}

/// Objects under `data`; in practice a bare array of names in lower case (`soax-in-practice.md`, "Geo Data API").
fn written(items: Vec<Fields>, shape: Shape) -> Json {
    match shape {
        Shape::Documented => {
            let items: Vec<Json> = items.into_iter().map(Json::from).collect();
            vec![field("success", true), field("data", items)].into()
        }
        Shape::Practice => {
            let lower = |(_, name): (String, Json)| match name {
                Json::Text(name) => Json::Text(name.to_lowercase()),
                other => other,
            };
            Json::List(items.into_iter().filter_map(|fields| fields.into_iter().next()).map(lower).collect())
        }
    }
}

fn invalid(why: &str) -> Refusal {
    Refusal::Invalid(why.to_owned())
}
