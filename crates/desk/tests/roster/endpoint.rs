//! Rows as proxies that programs connect to.

use crate::proxies::{NOW, proxy};
use connection::{Format, Scheme, write};
use desk::roster::Roster;
use proxy6::{Proxy, RowType, Version, VersionSeen};

fn written(format: Format, proxy: Proxy) -> Option<String> {
    let mut roster = Roster::default();
    roster.extend([&proxy]);
    write(format, &roster.row(0)?.endpoint()?).ok()
}

#[test]
fn one_connects_to_the_host_and_never_to_the_exit_address() {
    let ipv6 = proxy(11);
    assert_eq!(ipv6.ip, "2a00:1838:32:19f:45fb:2640::330");
    assert_eq!(written(Format::ColonSeparated, ipv6.clone()).as_deref(), Some("185.22.134.250:7330:5svBNZ:iagn2d"));
    assert_eq!(written(Format::Url, ipv6).as_deref(), Some("http://5svBNZ:iagn2d@185.22.134.250:7330"));
}

#[test]
fn each_type_has_its_scheme() {
    let url = |row_type| written(Format::Url, Proxy { row_type, ..proxy(11) });
    assert_eq!(url(RowType::Socks).as_deref(), Some("socks5://5svBNZ:iagn2d@185.22.134.250:7330"));
    assert_eq!(url(RowType::Auto).as_deref(), Some("http://5svBNZ:iagn2d@185.22.134.250:7330"));
    assert_eq!(url(RowType::Other("moon".to_owned())), None);
}

#[test]
fn mtproto_is_a_link_for_telegram_and_nothing_else() {
    let proxy = Proxy {
        version: VersionSeen::Known(Version::MtProto),
        row_type: RowType::Other("mtproto".to_owned()),
        user: String::new(),
        ..proxy(11)
    };
    let link = "tg://proxy?server=185.22.134.250&port=7330&secret=iagn2d";
    assert_eq!(written(Format::Telegram, proxy.clone()).as_deref(), Some(link));
    assert_eq!(written(Format::Url, proxy), None);
}

#[test]
fn what_else_is_known_goes_along() {
    let mut roster = Roster::default();
    roster.extend([&Proxy { comment: "shop".to_owned(), ..proxy(11) }]);
    let endpoint = roster.row(0).unwrap().endpoint().unwrap();
    assert_eq!((endpoint.scheme, endpoint.name.as_deref()), (Scheme::Http, Some("shop")));
    assert_eq!((endpoint.country, endpoint.expires), ("ru".parse().ok(), Some(NOW + 30 * 86_400)));
}
