//! The parameters that several methods take, and the error that each has when it is wrong.

use super::{
    refusal::Refusal,
    stock::Stock,
    version::{Protocol, Version},
};
use crate::request::Query;
use std::collections::BTreeSet;

/// The longest comment, in characters.
const LONGEST_DESCR: usize = 50;

pub(super) fn count(query: &Query) -> Result<u64, Refusal> {
    whole(query.get("count")).ok_or(Refusal::Count)
}

pub(super) fn period(query: &Query) -> Result<u64, Refusal> {
    whole(query.get("period")).ok_or(Refusal::Period)
}

/// A whole number from 1 that may be left out.
pub(super) fn whole_or(query: &Query, name: &str, otherwise: u64) -> Result<u64, Refusal> {
    match query.get(name) {
        None => Ok(otherwise),
        given => whole(given).ok_or(Refusal::Count),
    }
}

fn whole(text: Option<&str>) -> Option<u64> {
    let text = text.filter(|text| text.bytes().all(|byte| byte.is_ascii_digit()))?;
    text.parse().ok().filter(|number| *number >= 1)
}

/// A country that is sold, in lower case as the document writes it.
pub(super) fn country<'a>(query: &'a Query, stock: &Stock) -> Result<&'a str, Refusal> {
    query.get("country").filter(|country| stock.knows(country)).ok_or(Refusal::Country)
}

pub(super) fn version(query: &Query) -> Result<Version, Refusal> {
    match query.get("version") {
        None => Ok(Version::Ipv6),
        Some(digit) => Version::of_digit(digit).ok_or(Refusal::Version),
    }
}

pub(super) fn protocol(query: &Query) -> Result<Option<Protocol>, Refusal> {
    query.get("type").map(|word| Protocol::of_word(word).ok_or(Refusal::Protocol)).transpose()
}

/// The numbers of `ids`; `None` where the parameter is not filled in.
pub(super) fn ids(query: &Query) -> Result<Option<BTreeSet<u64>>, Refusal> {
    let Some(ids) = query.filled("ids") else {
        return Ok(None);
    };
    ids.split(',').map(|id| whole(Some(id)).ok_or(Refusal::Ids)).collect::<Result<_, _>>().map(Some)
}

/// A comment of at most 50 characters; `None` where the parameter is not there.
pub(super) fn descr<'a>(query: &'a Query, name: &str) -> Result<Option<&'a str>, Refusal> {
    match query.get(name) {
        Some(text) if text.chars().count() > LONGEST_DESCR => Err(Refusal::Descr),
        given => Ok(given),
    }
}
