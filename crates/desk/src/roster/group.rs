//! Groups of a view's rows, with counts.

use super::{
    Context, Roster, RowView, View,
    facet::{CommentWanted, CountryWanted, ExpiresWanted, Facet},
};
use crate::calendar::Day;
use api::Country;
use std::collections::HashMap;

/// By what rows are grouped.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum GroupBy {
    /// The country.
    Country,
    /// The comment.
    Comment,
    /// The day on which they expire, in the user's zone.
    ExpiryDay,
}

/// What the rows of a group have in common.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum GroupKey {
    /// The country, where the provider names one.
    Country(Option<Country>),
    /// The comment; may be empty.
    Comment(String),
    /// The day, where the provider names one.
    ExpiryDay(Option<Day>),
}

impl GroupKey {
    /// The facet that lets through this group and nothing else.
    pub fn facet(&self) -> Facet {
        match self {
            Self::Country(country) => Facet::Country(vec![country.map_or(CountryWanted::None, CountryWanted::Code)]),
            Self::Comment(comment) => Facet::Comment(CommentWanted::Exactly(comment.clone())),
            Self::ExpiryDay(day) => Facet::Expires(day.map_or(ExpiresWanted::Never, ExpiresWanted::On)),
        }
    }
}

/// Some rows of a view.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// What they have in common.
    pub key: GroupKey,
    /// Their numbers, in the view's order.
    pub rows: Vec<u32>,
}

impl Group {
    /// The groups of a view, in the order in which their first rows stand in it.
    pub fn of(roster: &Roster, view: &View, by: GroupBy, context: Context<'_>) -> Vec<Self> {
        let mut groups: Vec<Self> = Vec::new();
        let mut places: HashMap<u64, usize> = HashMap::new();
        for (&number, row) in view.rows().iter().zip(view.iter(roster)) {
            let place = *places.entry(by.number(row, context)).or_insert(groups.len());
            match groups.get_mut(place) {
                Some(group) => group.rows.push(number),
                None => groups.push(Self { key: by.key(row, context), rows: vec![number] }),
            }
        }
        groups
    }
}

impl GroupBy {
    fn key(self, row: RowView<'_>, context: Context<'_>) -> GroupKey {
        match self {
            Self::Country => GroupKey::Country(row.country()),
            Self::Comment => GroupKey::Comment(row.comment().to_owned()),
            Self::ExpiryDay => GroupKey::ExpiryDay(row.expires().map(|expires| Day::at(expires, context.zone))),
        }
    }

    /// A number that equal keys share, and different ones do not.
    fn number(self, row: RowView<'_>, context: Context<'_>) -> u64 {
        match self {
            Self::Country => row
                .country()
                .map_or(0, |country| country.lower().bytes().fold(0, |number, letter| number << 8 | u64::from(letter))),
            Self::Comment => u64::from(row.row.comment),
            Self::ExpiryDay => row
                .expires()
                .map_or(u64::MAX, |expires| u64::from(Day::at(expires, context.zone).number().cast_unsigned())),
        }
    }
}
