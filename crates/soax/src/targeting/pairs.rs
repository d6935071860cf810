//! Strings that are pairs of a key and a value: read, and written part by part.

use super::{Field, NotTargeting, Segment, Session, text::number};
use api::Country;

/// The values in a string, each said at most once.
pub(super) struct Pairs<'a>(Vec<(Field, &'a str)>);

impl<'a> Pairs<'a> {
    /// Reads pairs, the first of which is part `first` of its string. `field` knows the dialect's keys.
    pub(super) fn read(
        pairs: impl Iterator<Item = Option<(&'a str, &'a str)>>,
        first: usize,
        field: impl Fn(&str, &str) -> Option<Field>,
    ) -> Result<Self, NotTargeting> {
        let mut values: Vec<(Field, &str)> = Vec::new();
        for (index, pair) in pairs.enumerate() {
            let known = pair.and_then(|(key, value)| Some((field(key, value)?, value)));
            let (field, value) = known.ok_or(NotTargeting::UnknownPart(first + index))?;
            if values.iter().any(|(said, _)| *said == field) {
                return Err(NotTargeting::Twice(field));
            }
            values.push((field, value));
        }
        Ok(Self(values))
    }

    pub(super) fn get(&self, field: Field) -> Option<&'a str> {
        self.0.iter().find_map(|(said, value)| (*said == field).then_some(*value))
    }

    pub(super) fn has(&self, field: Field) -> bool {
        self.get(field).is_some()
    }

    pub(super) fn number(&self, field: Field) -> Result<Option<u32>, NotTargeting> {
        self.get(field).map(|text| number(field, text)).transpose()
    }

    pub(super) fn country(&self) -> Result<Option<Country>, NotTargeting> {
        let malformed = |_| NotTargeting::Malformed(Field::Country);
        self.get(Field::Country).map(|code| code.parse().map_err(malformed)).transpose()
    }

    pub(super) fn session(&self) -> Result<Option<Session>, NotTargeting> {
        session(self.get(Field::SessionId), self.number(Field::SessionSeconds)?)
    }
}

pub(super) fn session(id: Option<&str>, seconds: Option<u32>) -> Result<Option<Session>, NotTargeting> {
    match (id, seconds) {
        (Some(id), seconds) => Ok(Some(Session { id: id.to_owned(), seconds })),
        (None, Some(_)) => Err(NotTargeting::LengthAlone),
        (None, None) => Ok(None),
    }
}

/// What is between two separators, two by two: `key-value-key-value`.
pub(super) fn two_by_two(text: &str) -> impl Iterator<Item = Option<(&str, &str)>> {
    let mut words = text.split('-');
    std::iter::from_fn(move || {
        let key = words.next()?;
        Some(words.next().map(|value| (key, value)))
    })
}

/// A pair as it is written; `None` where nothing is said.
pub(super) fn pair(separator: &str, field: Field, key: &str, value: Option<String>) -> Option<Segment> {
    Some(Segment { field, text: format!("{separator}{key}-{}", value?) })
}
