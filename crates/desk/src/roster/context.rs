//! What a view depends on beside the rows: the time, the user's zone, and the words of the user's language.

use super::{expiry::State, fold::fold};
use crate::calendar::Zone;
use api::Country;
use std::collections::HashMap;

/// Under which circumstances a roster is looked at.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    /// Now, in unix seconds.
    pub now: i64,
    /// The user's zone.
    pub zone: &'a Zone,
    /// The words by which the user's language names what is found and sorted.
    pub lexicon: &'a Lexicon,
}

/// The names of countries and states in the user's language. Built once for a language: in the browser `Intl` knows the
/// countries.
#[derive(Clone, Debug, Default)]
pub struct Lexicon {
    countries: HashMap<Country, Vec<String>>,
    states: HashMap<State, String>,
}

impl Lexicon {
    /// Names a country: first as it is shown and sorted, then by whatever else it shall be found (its name in another
    /// language).
    pub fn name_country<'n>(&mut self, country: Country, names: impl IntoIterator<Item = &'n str>) {
        self.countries.insert(country, names.into_iter().map(fold).collect());
    }

    /// Names a state as it is shown.
    pub fn name_state(&mut self, state: State, name: &str) {
        self.states.insert(state, fold(name));
    }

    /// A country's names, folded.
    pub(super) fn country(&self, country: Country) -> &[String] {
        self.countries.get(&country).map_or(&[], Vec::as_slice)
    }

    /// A state's name, folded; the provider's word where it has no other.
    pub(super) fn state(&self, state: State) -> &str {
        self.states.get(&state).map_or(state.word(), String::as_str)
    }
}
