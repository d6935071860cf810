//! What may come next in the filter's text.

use super::{FacetName, Roster, State, filter::quoted, fold::fold};
use std::collections::BTreeSet;

/// As many as a person reads.
const SHOWN: usize = 12;

/// The filter's text with its last word completed: a facet's name, or a value that the proxies have.
pub fn completions(text: &str, roster: &Roster) -> Vec<String> {
    let start = text.rfind(char::is_whitespace).map_or(0, |blank| blank + 1);
    let (before, word) = text.split_at_checked(start).unwrap_or((text, ""));
    let completed: Vec<String> = match FacetName::split(word) {
        Some((facet, value)) => {
            // `country:de,fr`: only what follows the last comma is being typed.
            let typed = value.rfind(',').map_or(0, |comma| comma + 1);
            let (chosen, typed) = value.split_at_checked(typed).unwrap_or((value, ""));
            let typed = fold(typed);
            let values = roster.values(facet).into_iter().filter(|value| {
                let value = fold(value);
                value.starts_with(&typed) && value != typed
            });
            values.map(|value| format!("{}:{chosen}{}", facet.word(), quoted(&value, true))).collect()
        }
        None if word.is_empty() => Vec::new(),
        None => {
            let typed = fold(word);
            let names = FacetName::ALL.into_iter().map(FacetName::word);
            names.filter(|name| name.starts_with(&typed)).map(|name| format!("{name}:")).collect()
        }
    };
    completed.into_iter().take(SHOWN).map(|completed| format!("{before}{completed}")).collect()
}

impl Roster {
    /// The values that a facet can take, as they are typed.
    fn values(&self, facet: FacetName) -> Vec<String> {
        let words = |words: &[&str]| words.iter().map(|&word| word.to_owned()).collect();
        match facet {
            FacetName::Country => {
                let countries: BTreeSet<_> = self.countries().into_iter().collect();
                countries.into_iter().map(|country| country.to_string()).collect()
            }
            FacetName::Type => words(&["http", "socks", "auto"]),
            FacetName::Version => words(&["3", "4", "5", "6"]),
            FacetName::State => words(&State::ALL.map(State::word)),
            FacetName::Comment => {
                let comments: BTreeSet<&str> = self.comments.iter().filter(|comment| !comment.is_empty()).collect();
                comments.into_iter().map(str::to_owned).collect()
            }
            FacetName::Expires => words(&["<1d", "<3d", "<7d", "<30d", ">30d"]),
        }
    }
}
