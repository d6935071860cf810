//! Completing the filter's text.

use crate::proxies::proxy;
use desk::roster::{Filter, Roster, completions};
use proxy6::Proxy;

fn complete(text: &str) -> Vec<String> {
    let mut roster = Roster::default();
    let with = |id, country: &str, comment: &str| Proxy {
        country: country.parse().ok(),
        comment: comment.to_owned(),
        ..proxy(id)
    };
    roster.extend(&[with(1, "ru", "shop"), with(2, "de", "Shop two"), with(3, "dk", ""), with(4, "de", "shop")]);
    completions(text, &roster)
}

#[test]
fn names_of_facets() {
    assert_eq!(complete("co"), ["country:", "comment:"]);
    assert_eq!(complete("192.0 EXP"), ["192.0 expires:"]);
    assert!(complete("").is_empty() && complete("shop ").is_empty() && complete("192").is_empty());
}

#[test]
fn values_that_there_are() {
    assert_eq!(complete("country:"), ["country:de", "country:dk", "country:ru"]);
    assert_eq!(complete("x country:D"), ["x country:de", "x country:dk"]);
    assert_eq!(complete("country:de,r"), ["country:de,ru"]);
    assert_eq!(complete("comment:sh"), ["comment:\"Shop two\"", "comment:shop"]);
    assert_eq!(complete("state:ex"), ["state:expiring", "state:expired"]);
    assert_eq!(complete("type:socks"), Vec::<String>::new());
}

#[test]
fn what_is_offered_is_understood() {
    for text in ["country:", "type:", "version:", "state:", "comment:", "expires:"] {
        let offered = complete(text);
        assert!(!offered.is_empty(), "{text}");
        for offered in offered {
            assert!(Filter::parse(&offered).is_ok(), "{offered}");
        }
    }
}
