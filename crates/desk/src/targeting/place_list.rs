//! The names in one of SOAX's lists, ready to be searched.

use crate::{names::Names, roster::fold::fold};
use soax::geo::Place;

/// Regions, cities, internet providers or operators, in alphabetical order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PlaceList {
    places: Vec<Place>,
    /// The places' names, folded, in the same order: it is asked for at every keystroke.
    folded: Vec<String>,
    names: Names,
}

impl PlaceList {
    /// Takes SOAX's list. What it holds twice is there once.
    pub fn new(mut places: Vec<Place>) -> Self {
        places.sort_by_cached_key(|place| fold(&place.name));
        places.dedup_by(|one, other| one.name == other.name);
        let names = Names::new(places.iter().map(spellings));
        let folded = places.iter().map(|place| fold(&place.name)).collect();
        Self { places, folded, names }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.places.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.places.is_empty()
    }

    /// Those that fit what was typed, the best first.
    pub fn search(&self, typed: &str) -> impl Iterator<Item = &Place> {
        self.names.search(typed).into_iter().filter_map(|index| self.places.get(index))
    }

    /// Whether a name begins so: what is typed may still become one.
    pub fn any_begins(&self, typed: &str) -> bool {
        let start = fold(typed.trim_start());
        self.folded.iter().any(|name| name.starts_with(&start))
    }

    /// The one of that name, whatever its case; with the name as SOAX wrote it. A code is no name: the targeting string
    /// wants names.
    pub fn exactly(&self, typed: &str) -> Option<&Place> {
        let name = fold(typed.trim());
        self.places.get(self.folded.iter().position(|own| *own == name)?)
    }

    /// The one place that a targeting string of `documented` means, in which names have lost their spaces: `Los Angeles` of
    /// `LosAngeles`. None where it is a name as it is, or could mean two.
    pub fn with_its_spaces(&self, joined: &str) -> Option<&Place> {
        let joined = fold(joined.trim());
        let same = |name: &String| name.split_whitespace().flat_map(str::chars).eq(joined.chars());
        let mut found = self.folded.iter().enumerate().filter(|(_, name)| same(name));
        let (at, name) = found.next()?;
        (*name != joined && found.next().is_none()).then(|| self.places.get(at))?
    }
}

fn spellings(place: &Place) -> impl Iterator<Item = &str> {
    std::iter::once(place.name.as_str()).chain(place.code.as_deref())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list() -> PlaceList {
        let place = |name: &str, code: Option<&str>| Place { name: name.to_owned(), code: code.map(str::to_owned) };
        PlaceList::new(vec![
            place("texas", Some("TX")),
            place("Île-de-France", None),
            place("california", Some("CA")),
            place("texas", Some("TX")),
        ])
    }

    #[test]
    fn in_order_and_each_once() {
        let names: Vec<String> = list().search("").map(|place| place.name.clone()).collect();
        assert_eq!(names, ["california", "Île-de-France", "texas"]);
        assert_eq!((list().len(), list().is_empty()), (3, false));
    }

    #[test]
    fn names_get_their_spaces_back() {
        let place = |name: &str| Place { name: name.to_owned(), code: None };
        let names = ["Los Angeles", "São Paulo", "Bay City", "Baycity", "Compton", "La Paz", "Lap Az"];
        let list = PlaceList::new(names.map(place).to_vec());
        let meant = |joined| list.with_its_spaces(joined).map(|place| place.name.as_str());
        assert_eq!((meant("LosAngeles"), meant("SãoPaulo")), (Some("Los Angeles"), Some("São Paulo")));
        for other in ["Compton", "BayCity", "LaPaz", "Los", ""] {
            assert_eq!(meant(other), None, "{other}");
        }
    }

    #[test]
    fn names_come_back_as_soax_wrote_them() {
        for (typed, name) in [("California", "california"), (" ile-de-france", "Île-de-France")] {
            assert_eq!(list().exactly(typed).map(|place| place.name.as_str()), Some(name), "{typed}");
        }
        for typed in ["cali", "tx"] {
            assert_eq!(list().exactly(typed), None, "{typed}");
        }
        let found = |typed| list().search(typed).next().map(|place| place.name.clone());
        assert!(list().any_begins("Ile-") && !list().any_begins("exas"));
        assert_eq!((found("cali"), found("tx")), (Some("california".to_owned()), Some("texas".to_owned())));
    }
}
