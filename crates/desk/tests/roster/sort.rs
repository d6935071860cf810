//! The order of rows.

use crate::proxies::{any_proxy, looking, proxy};
use desk::roster::{Column, Filter, NotSortKey, Roster, SortKey, View};
use proptest::prelude::*;
use proxy6::{Proxy, VersionSeen};
use std::{cmp::Ordering, net::IpAddr};

fn sorted(proxies: &[Proxy], keys: &[SortKey]) -> Vec<u64> {
    let mut roster = Roster::default();
    roster.extend(proxies);
    let filter = Filter::default();
    looking(|context| View::new(&roster, &filter, keys, context).iter(&roster).map(|row| row.id().get()).collect())
}

/// A column's value as a text or number that sorts as the column does; none where it is empty.
#[derive(PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Value {
    Number(i64),
    Address(IpAddr, u16),
    Text(String, u16),
}

fn value(proxy: &Proxy, column: Column) -> Option<Value> {
    let number = |number: i64| Some(Value::Number(number));
    let text = |text: &str| (!text.is_empty()).then(|| Value::Text(text.to_ascii_lowercase(), 0));
    let address = |text: &str, port| match text.parse() {
        Ok(address) => Some(Value::Address(address, port)),
        Err(_) => (!text.is_empty()).then(|| Value::Text(text.to_owned(), port)),
    };
    match column {
        Column::State => looking(|context| {
            let left = proxy.expires.map_or(i64::MAX, |at| at - context.now);
            number(if !proxy.active || left <= 0 { 2 } else { i64::from(left < 259_200) })
        }),
        Column::Country => proxy.country.map(|country| match country.lower() {
            "de" => Value::Text("германия".to_owned(), 0),
            "ru" => Value::Text("россия".to_owned(), 0),
            "us" => Value::Text("соединенные штаты".to_owned(), 0),
            "ci" => Value::Text("кот-д’ивуар".to_owned(), 0),
            other => Value::Text(other.to_owned(), 0),
        }),
        Column::Version => number(match proxy.version {
            VersionSeen::Known(version) => i64::from(version.number()) * 10,
            VersionSeen::Ipv4OrShared => 35,
        }),
        Column::Type => text(proxy.row_type.name()),
        Column::Host => address(&proxy.host, proxy.port),
        Column::Port => number(proxy.port.into()),
        Column::User => text(&proxy.user),
        Column::Password => text(proxy.password.expose()),
        Column::Ip => address(&proxy.ip, 0),
        // Of the comments in these tests, lower case and `ё` → `е`, `ö` → `o`, `ß` → `ss` are all there is to fold.
        Column::Comment => (!proxy.comment.is_empty())
            .then(|| Value::Text(proxy.comment.to_lowercase().replace('ё', "е").replace("größe", "grosse"), 0)),
        Column::Bought => proxy.bought.map(Value::Number),
        Column::Expires => proxy.expires.map(Value::Number),
        Column::Id => number(proxy.id.get().cast_signed()),
    }
}

fn compare(a: &Proxy, b: &Proxy, key: SortKey) -> Ordering {
    match (value(a, key.column), value(b, key.column)) {
        (None, None) => Ordering::Equal,
        (None, Some(_)) => Ordering::Greater,
        (Some(_), None) => Ordering::Less,
        (Some(a), Some(b)) if key.descending => b.cmp(&a),
        (Some(a), Some(b)) => a.cmp(&b),
    }
}

proptest! {
    #[test]
    fn sorted_as_a_stable_sort_by_all_keys_would(
        proxies in prop::collection::vec(any_proxy(1..40), 0..30),
        keys in prop::collection::vec((prop::sample::select(Column::ALL.to_vec()), any::<bool>()), 0..4),
    ) {
        let keys: Vec<SortKey> = keys.into_iter().map(|(column, descending)| SortKey { column, descending }).collect();
        let mut list: Vec<Proxy> = Vec::new();
        for proxy in proxies {
            if list.iter().all(|known| known.id != proxy.id) {
                list.push(proxy);
            }
        }
        let ids = sorted(&list, &keys);
        list.sort_by(|a, b| keys.iter().map(|&key| compare(a, b, key)).find(|o| o.is_ne()).unwrap_or(Ordering::Equal));
        prop_assert_eq!(ids, list.iter().map(|proxy| proxy.id.get()).collect::<Vec<_>>());
    }
}

#[test]
fn addresses_sort_by_number_and_empty_cells_come_last() {
    let with_ip = |id, ip: &str| Proxy { ip: ip.to_owned(), ..proxy(id) };
    let list = [with_ip(1, "192.0.2.100"), with_ip(2, ""), with_ip(3, "192.0.2.9"), with_ip(4, "2001:db8::1")];
    assert_eq!(sorted(&list, &[SortKey::ascending(Column::Ip)]), [3, 1, 4, 2]);
    assert_eq!(sorted(&list, &[SortKey::descending(Column::Ip)]), [4, 1, 3, 2]);
}

#[test]
fn equal_rows_keep_their_order_in_both_directions() {
    let list = [proxy(3), proxy(1), proxy(2)];
    assert_eq!(sorted(&list, &[SortKey::ascending(Column::Host)]), [3, 1, 2]);
    assert_eq!(sorted(&list, &[SortKey::descending(Column::Host)]), [3, 1, 2]);
}

#[test]
fn as_it_stands_in_links() {
    for column in Column::ALL {
        for key in [SortKey::ascending(column), SortKey::descending(column)] {
            assert_eq!(key.to_string().parse(), Ok(key));
        }
    }
    assert_eq!("-expires".parse(), Ok(SortKey::descending(Column::Expires)));
    for text in ["", "-", "--expires", "Expires", "key"] {
        assert_eq!(text.parse::<SortKey>(), Err(NotSortKey), "{text}");
    }
}

#[test]
fn presses_of_headings() {
    let after = |presses: &[(Column, bool)]| {
        let press = |keys: Vec<SortKey>, &(column, beside): &(Column, bool)| SortKey::pressed(&keys, column, beside);
        let keys = presses.iter().fold(Vec::new(), press);
        keys.iter().map(ToString::to_string).collect::<Vec<_>>().join(",")
    };
    let (country, expires) = (Column::Country, Column::Expires);
    assert_eq!(after(&[(country, false)]), "country");
    assert_eq!(after(&[(country, false), (country, false)]), "-country");
    assert_eq!(after(&[(country, false), (country, false), (country, false)]), "");
    assert_eq!(after(&[(country, false), (expires, false)]), "expires");
    assert_eq!(after(&[(country, false), (expires, true)]), "country,expires");
    assert_eq!(after(&[(country, false), (expires, true), (country, true)]), "-country,expires");
    assert_eq!(after(&[(country, false), (expires, true), (country, true), (country, true)]), "expires");
    assert_eq!(after(&[(country, false), (expires, true), (expires, false)]), "expires");
}
