//! A query, taken apart parameter by parameter.

use crate::{BadRequest, BadValue};
use std::str::FromStr;

/// The parameters of a query that nobody has taken yet.
pub(crate) struct Query(Vec<(String, Option<String>)>);

impl Query {
    pub(crate) fn parse(text: &str) -> Result<Self, BadRequest> {
        let parameters = api::query::parse(text)?;
        let mut names: Vec<&str> = parameters.iter().map(|(name, _)| name.as_str()).collect();
        names.sort_unstable();
        match names.windows(2).find(|pair| matches!(pair, [one, other] if one == other)) {
            Some([name, ..]) => Err(BadRequest::Duplicate((*name).to_owned())),
            _ => Ok(Self(parameters)),
        }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(crate) fn optional<T>(&mut self, name: &'static str) -> Result<Option<T>, BadRequest>
    where
        T: FromStr<Err: Into<BadValue>>,
    {
        let Some(value) = self.take(name) else { return Ok(None) };
        let read = value.unwrap_or_default().parse();
        read.map(Some).map_err(|problem: T::Err| BadRequest::Value { parameter: name, problem: problem.into() })
    }

    pub(crate) fn required<T>(&mut self, name: &'static str) -> Result<T, BadRequest>
    where
        T: FromStr<Err: Into<BadValue>>,
    {
        self.optional(name)?.ok_or(BadRequest::Missing(name))
    }

    /// A parameter whose presence alone counts.
    pub(crate) fn flag(&mut self, name: &'static str) -> Result<bool, BadRequest> {
        match self.take(name) {
            None => Ok(false),
            Some(value) if value.as_deref().unwrap_or_default().is_empty() => Ok(true),
            Some(_) => Err(BadRequest::Value { parameter: name, problem: BadValue::Flag }),
        }
    }

    /// One of two parameters, and not both.
    pub(crate) fn one_of<A, B, T>(
        &mut self,
        (first, from_first): (&'static str, fn(A) -> T),
        (second, from_second): (&'static str, fn(B) -> T),
    ) -> Result<T, BadRequest>
    where
        A: FromStr<Err: Into<BadValue>>,
        B: FromStr<Err: Into<BadValue>>,
    {
        match (self.optional(first)?, self.optional(second)?) {
            (Some(value), None) => Ok(from_first(value)),
            (None, Some(value)) => Ok(from_second(value)),
            (Some(_), Some(_)) => Err(BadRequest::Both(first, second)),
            (None, None) => Err(BadRequest::Neither(first, second)),
        }
    }

    /// Everything has been taken.
    pub(crate) fn finish(&self) -> Result<(), BadRequest> {
        match self.0.first() {
            None => Ok(()),
            Some((name, _)) => Err(BadRequest::UnknownParameter(name.clone())),
        }
    }

    fn take(&mut self, name: &str) -> Option<Option<String>> {
        let index = self.0.iter().position(|(own, _)| own == name)?;
        Some(self.0.swap_remove(index).1)
    }
}
