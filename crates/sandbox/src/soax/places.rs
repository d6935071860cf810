//! Where SOAX's nodes are: countries, their regions, cities and providers, read from `places.txt`.

use super::Connection;
use crate::seed::figure;

const PLACES: &str = include_str!("places.txt");

/// A country with its regions, for each connection type.
pub(super) struct Country {
    wifi: Vec<Region>,
    mobile: Vec<Region>,
}

/// A region.
#[derive(Debug)]
pub(super) struct Region {
    pub(super) name: &'static str,
    /// Its code in ISO 3166-2, without the country.
    pub(super) code: &'static str,
    cities: Vec<&'static str>,
    /// ISPs or operators, as the connection type has it.
    providers: Vec<&'static str>,
}

impl Country {
    /// The country of that code in lower case; `None` where there are no nodes.
    pub(super) fn read(code: &str) -> Option<Self> {
        let mut lines =
            PLACES.lines().skip_while(|line| *line != code).skip(1).take_while(|line| line.starts_with(' '));
        let isps = names(lines.next()?.trim().strip_prefix("isps:")?);
        let operators = names(lines.next()?.trim().strip_prefix("operators:")?);
        let mut country = Self { wifi: vec![], mobile: vec![] };
        for line in lines {
            let (region, cities) = line.trim().split_once(':')?;
            let (code, name) = region.split_once(' ')?;
            let cities = names(cities);
            // Mobile networks have fewer cities: the last one is left out where there are more than two.
            let covered = cities.get(..cities.len().saturating_sub(1)).filter(|covered| covered.len() > 1);
            let mobile = covered.unwrap_or(&cities).to_vec();
            let region = |cities, all: &[&'static str]| Region { name, code, cities, providers: present(all, name) };
            country.mobile.push(region(mobile, &operators));
            country.wifi.push(region(cities, &isps));
        }
        Some(country)
    }

    pub(super) fn regions(&self, connection: Connection) -> &[Region] {
        match connection {
            Connection::Wifi => &self.wifi,
            Connection::Mobile => &self.mobile,
        }
    }
}

impl Region {
    /// Whether a request means this region; names come back in whatever case they were sent out.
    pub(super) fn is_called(&self, name: &str) -> bool {
        same(self.name, name)
    }

    pub(super) fn has_provider(&self, provider: &str) -> bool {
        self.providers.iter().any(|own| same(own, provider))
    }

    /// The cities, or those of one provider.
    pub(super) fn cities_of(&self, provider: Option<&str>) -> Vec<&'static str> {
        let covers = |city: &&&'static str| {
            provider.is_none_or(|provider| self.providers_in(Some(city)).iter().any(|own| same(own, provider)))
        };
        self.cities.iter().filter(covers).copied().collect()
    }

    /// The providers, or those of one city.
    pub(super) fn providers_in(&self, city: Option<&str>) -> Vec<&'static str> {
        let Some(city) = city else { return self.providers.clone() };
        let known = self.cities.iter().find(|own| same(own, city));
        known.map(|city| present(&self.providers, city)).unwrap_or_default()
    }
}

/// Those of a list that are present at a place: the first always, the others at three places of four.
fn present(all: &[&'static str], place: &str) -> Vec<&'static str> {
    let here = |name: &str| !figure(figure(0, place, 0), name, 0).is_multiple_of(4);
    all.iter().enumerate().filter(|(index, name)| *index == 0 || here(name)).map(|(_, name)| *name).collect()
}

fn same(one: &str, other: &str) -> bool {
    one.to_lowercase() == other.to_lowercase()
}

fn names(list: &'static str) -> Vec<&'static str> {
    list.split(',').map(str::trim).filter(|name| !name.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::{Connection, Country, PLACES};

    #[test]
    fn every_country_reads_in_both_connection_types() {
        let codes: Vec<&str> = PLACES.lines().filter(|line| line.len() == 2).collect();
        assert!(codes.len() >= 20, "{} countries", codes.len());
        for code in codes {
            let country = Country::read(code).unwrap_or_else(|| panic!("{code} does not read"));
            for connection in [Connection::Wifi, Connection::Mobile] {
                let regions = country.regions(connection);
                assert!(regions.len() >= 3, "{code}");
                for region in regions {
                    assert!(!region.cities.is_empty() && !region.providers.is_empty(), "{code} {region:?}");
                }
            }
        }
    }

    #[test]
    fn the_hard_names_are_there() {
        for name in ["Winston-Salem", "Île-de-France", "Saint-Denis", "New York City", "São Paulo"] {
            assert!(PLACES.contains(name), "{name}");
        }
    }
}
