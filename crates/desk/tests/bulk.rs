//! What it costs to extend many proxies.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test fails by panicking"
)]

#[path = "roster/proxies.rs"]
#[allow(dead_code, reason = "it is the roster's, and has more than is needed here")]
mod proxies;

use api::Money;
use desk::bulk::{Cost, Extension, Part, Replacement};
use desk::roster::Roster;
use proxies::proxy;
use proxy6::{Comment, Count, Proxy, ProxyId, Version, VersionSeen};

fn roster(versions: impl IntoIterator<Item = VersionSeen>) -> Roster {
    let mut roster = Roster::default();
    let proxies: Vec<Proxy> = (1..).zip(versions).map(|(id, version)| Proxy { version, ..proxy(id) }).collect();
    roster.extend(&proxies);
    roster
}

/// An IPv6 proxy costs 1, a shared one 2, one's own IPv4 10; from 200 proxies on, half of it.
fn price(version: Version, count: Count) -> Option<Money> {
    let one = match version {
        Version::Ipv6 => 10,
        Version::Ipv4Shared => 20,
        Version::Ipv4 => 100,
        Version::MtProto => return None,
    };
    let tenths = if count.get() >= 200 { one / 2 } else { one } * count.get();
    Money::whole(i64::from(tenths)).shared_among(10)
}

const IPV6: VersionSeen = VersionSeen::Known(Version::Ipv6);
const IPV4: VersionSeen = VersionSeen::Known(Version::Ipv4);

#[test]
fn each_call_is_of_one_version() {
    let roster = roster([IPV6, IPV4, IPV6, IPV4]);
    let extension = Extension::of(roster.iter());
    let sent: Vec<String> = extension.calls().map(ToString::to_string).collect();
    assert_eq!(sent, ["2,4", "1,3"]);
    let wanted = |version| (version, Count::new(2).unwrap());
    assert_eq!(extension.prices_wanted(), [wanted(Version::Ipv4), wanted(Version::Ipv6)]);
    let part = |version, whole| Part { version, proxies: 2, least: Money::whole(whole), most: Money::whole(whole) };
    assert_eq!(
        extension.cost(price),
        Some(Cost { parts: vec![part(IPV4, 20), part(IPV6, 2)], least: Money::whole(22), most: Money::whole(22) })
    );
}

#[test]
fn what_was_extended_since_the_list_was_looked_at_is_told() {
    let mut roster = Roster::default();
    let expires = [Some(1_000_000), Some(1_000_000), Some(1_000_000), None];
    let proxies: Vec<Proxy> = (1..).zip(expires).map(|(id, expires)| Proxy { expires, ..proxy(id) }).collect();
    roster.extend(&proxies);
    let extension = Extension::of(roster.iter());
    let day = 86_400;
    let now = |ends: [Option<i64>; 4]| extension.extended_meanwhile((1..).map(ProxyId::new).zip(ends));
    assert_eq!(now(expires), []);
    // Another way of rounding, an end that is not told, and one that was not.
    assert_eq!(now([Some(1_000_000 + day / 4), None, Some(1_000_000 - 9 * day), Some(2_000_000)]), []);
    let (day_later, month_later) = (1_000_000 + day, 1_000_000 + 30 * day);
    assert_eq!(
        now([Some(day_later), Some(month_later), Some(1_000_000), None]),
        [(ProxyId::new(1), day_later), (ProxyId::new(2), month_later)]
    );
    assert_eq!(extension.extended_meanwhile([(ProxyId::new(9), Some(9_000_000))]), []);
}

#[test]
fn a_version_that_is_not_told_has_two_prices() {
    let roster = roster([VersionSeen::Ipv4OrShared, IPV6]);
    let extension = Extension::of(roster.iter());
    assert_eq!(extension.prices_wanted().len(), 3);
    let cost = extension.cost(price).unwrap();
    assert_eq!((cost.least, cost.most), (Money::whole(3), Money::whole(11)));
}

#[test]
fn every_call_is_priced_by_itself() {
    // 200 for 0.5 each, 200 for 0.5 each, and the last 50 for 1 each.
    let roster = roster(std::iter::repeat_n(IPV6, 450));
    let extension = Extension::of(roster.iter());
    assert_eq!(extension.calls().count(), 3);
    assert_eq!(extension.prices_wanted().len(), 2);
    let cost = extension.cost(price).unwrap();
    assert_eq!(cost.least, Money::whole(250));
    assert_eq!(cost.parts.len(), 1);
    assert_eq!(cost.parts[0].proxies, 450);
}

#[test]
fn a_missing_price_leaves_the_cost_open() {
    let roster = roster([IPV6, VersionSeen::Known(Version::MtProto)]);
    assert_eq!(Extension::of(roster.iter()).cost(price), None);
}

#[test]
fn a_text_is_replaced_in_every_comment_that_holds_it() {
    let mut roster = Roster::default();
    let comments = ["shop 1", "shop 2", "Shop 3", "", "shop shop"];
    roster.extend(
        &(1..)
            .zip(comments)
            .map(|(id, comment)| Proxy { comment: comment.to_owned(), ..proxy(id) })
            .collect::<Vec<_>>(),
    );
    let replaced = |find: &str, with: &str| Replacement::of(roster.iter(), find, with);
    let texts = |replacement: &Replacement| -> Vec<(String, usize)> {
        let text = |comment: &Option<Comment>| comment.as_ref().map_or("", Comment::as_str).to_owned();
        replacement.groups.iter().map(|(new, ids)| (text(new), ids.len())).collect()
    };
    let own =
        |texts: &[(&str, usize)]| texts.iter().map(|(text, count)| ((*text).to_owned(), *count)).collect::<Vec<_>>();

    let store = replaced("shop", "store");
    assert_eq!(texts(&store), own(&[("store 1", 1), ("store 2", 1), ("store store", 1)]));
    assert_eq!((store.changed(), store.unchanged, store.refused), (3, 2, 0));
    assert_eq!(store.examples.first(), Some(&("shop 1".to_owned(), "store 1".to_owned())));

    assert_eq!(texts(&replaced("shop shop", "")), own(&[("", 1)]));
    assert_eq!(texts(&replaced(" 1", " 2")), own(&[("shop 2", 1)]));
    assert_eq!(replaced("", "x").changed(), 0);
    assert_eq!(replaced("shop", "shop").changed(), 0);
    let long = replaced("shop", &"x".repeat(30));
    assert_eq!((long.changed(), long.refused), (2, 1));
}
