//! Proxies to test with: few values in each column, so that they meet often.

use api::Secret;
use desk::calendar::Zone;
use desk::roster::{Context, Lexicon, State};
use proptest::prelude::*;
use proxy6::{Proxy, ProxyId, RowType, Version, VersionSeen};

/// 2026-07-10 12:00:00 UTC.
pub const NOW: i64 = 1_783_684_800;

/// The first row of the document's getproxy example (`proxy6.txt`, "Method getproxy"), with another id and expiry.
pub fn proxy(id: u64) -> Proxy {
    Proxy {
        id: ProxyId::new(id),
        ip: "2a00:1838:32:19f:45fb:2640::330".to_owned(),
        host: "185.22.134.250".to_owned(),
        port: 7330,
        user: "5svBNZ".to_owned(),
        password: Secret::new("iagn2d"),
        row_type: RowType::Http,
        country: "ru".parse().ok(),
        date: None,
        date_end: None,
        bought: Some(NOW - 86_400),
        expires: Some(NOW + 30 * 86_400),
        comment: String::new(),
        active: true,
        version: VersionSeen::Known(Version::Ipv6),
    }
}

pub fn lexicon() -> Lexicon {
    let mut lexicon = Lexicon::default();
    for (code, names) in [
        ("de", ["Германия", "Germany"]),
        ("ru", ["Россия", "Russia"]),
        ("us", ["Соединенные Штаты", "United States"]),
        ("ci", ["Кот-д’Ивуар", "Côte d’Ivoire"]),
    ] {
        lexicon.name_country(code.parse().unwrap(), names);
    }
    lexicon.name_state(State::Expired, "Истёк");
    lexicon
}

/// Calls `look` with the context of 2026-07-10 12:00 UTC, seen from a zone two hours ahead.
pub fn looking<T>(look: impl FnOnce(Context<'_>) -> T) -> T {
    look(Context { now: NOW, zone: &Zone::fixed(7_200), lexicon: &lexicon() })
}

pub fn any_proxy(ids: std::ops::Range<u64>) -> impl Strategy<Value = Proxy> {
    let addresses =
        prop::sample::select(vec!["192.0.2.1", "192.0.2.12", "198.51.100.7", "2001:db8::1", "2001:db8::a2", ""]);
    let hosts = prop::sample::select(vec!["192.0.2.1", "192.0.2.12", "198.51.100.7", "proxy.example"]);
    let users =
        prop::sample::select(vec!["", "ada", "Ada", "b0b", "a-very-long-user-name", "a-very-long-user-nama", "зоя"]);
    let passwords = prop::sample::select(vec!["ada", "s3cret", "S3CRET", "п"]);
    let types = prop::sample::select(vec!["http", "socks", "auto", "mtproto", ""]);
    let countries = prop::sample::select(vec!["de", "ru", "us", "ci", "zz", "none"]);
    let comments = prop::sample::select(vec!["", "shop", "Shop 2", "ЩЁТ", "größe", "12"]);
    let versions = prop::sample::select(vec![
        VersionSeen::Known(Version::Ipv4),
        VersionSeen::Known(Version::Ipv4Shared),
        VersionSeen::Known(Version::MtProto),
        VersionSeen::Known(Version::Ipv6),
        VersionSeen::Ipv4OrShared,
    ]);
    let moments = || prop::option::weighted(0.9, (-4..40_i64).prop_map(|steps| NOW + steps * 21_600));
    (
        (ids, addresses, hosts, prop::sample::select(vec![80_u16, 800, 7330, 65_535]), users, passwords),
        (types, countries, comments, versions, moments(), moments(), prop::bool::weighted(0.9)),
    )
        .prop_map(
            |((id, ip, host, port, user, password), (row_type, country, comment, version, bought, expires, active))| {
                Proxy {
                    id: ProxyId::new(id),
                    ip: ip.to_owned(),
                    host: host.to_owned(),
                    port,
                    user: user.to_owned(),
                    password: Secret::new(password),
                    row_type: row_type.to_owned().into(),
                    country: country.parse().ok(),
                    bought,
                    expires,
                    comment: comment.to_owned(),
                    active,
                    version,
                    ..proxy(id)
                }
            },
        )
}
