//! Facets by a press: what a row has in a column becomes the filter for it.

use super::{groups, list::List};
use crate::session::words::Words;
use desk::roster::{Facet, GroupKey, RowView};
use proxy6::{RowType, VersionSeen};

/// The deeds of the buttons, in the order of the columns.
pub const DEEDS: [&str; 5] = ["only-country", "only-version", "only-type", "only-comment", "only-day"];

/// The facet that a deed on a row is about; `None` where there is nothing to filter by.
pub fn facet(list: List, proxy: RowView<'_>, deed: &str) -> Option<Facet> {
    match deed {
        "only-version" => match proxy.version() {
            VersionSeen::Known(version) => Some(Facet::Version(vec![version])),
            VersionSeen::Ipv4OrShared => None,
        },
        "only-type" => match proxy.row_type() {
            RowType::Other(_) => None,
            known => Some(Facet::Type(vec![known])),
        },
        _ => group(list, proxy, deed).map(|group| group.facet()),
    }
}

/// What the row has there, in words.
pub fn name(list: List, proxy: RowView<'_>, deed: &str, words: Words) -> String {
    match deed {
        "only-version" => (words.proxies.version_seen)(proxy.version()).to_owned(),
        "only-type" => (words.proxies.type_name)(&proxy.row_type()),
        _ => group(list, proxy, deed).map(|group| groups::name(&group, words)).unwrap_or_default(),
    }
}

fn group(list: List, proxy: RowView<'_>, deed: &str) -> Option<GroupKey> {
    match deed {
        "only-country" => Some(GroupKey::Country(proxy.country())),
        "only-comment" => Some(GroupKey::Comment(proxy.comment().to_owned())),
        "only-day" => Some(GroupKey::ExpiryDay(proxy.expires().map(|expires| list.day(expires)))),
        _ => None,
    }
}
