//! Filters in links.

use crate::proxies::proxy;
use desk::roster::{Filter, Roster};

#[test]
fn logins_and_passwords_stay_out_of_links() {
    let mut roster = Roster::default();
    roster.extend([&proxy(11)]);
    let shared = |text: &str| Filter::parse(text).unwrap().without_logins(&roster).to_string();
    for text in
        ["5svBNZ", "iagn2d", "IAGN2D", "5svBNZ:iagn2d", "185.22.134.250:7330:5svBNZ:iagn2d", "http://5svBNZ:iagn2d@x"]
    {
        assert_eq!(shared(&format!("country:ru {text} shop")), "country:ru shop", "{text}");
    }
    for text in ["185.22.134.250:7330", "2a00:1838:32", "comment:iagn2d", "\"my shop\"", ""] {
        assert_eq!(shared(text), text);
    }
}
