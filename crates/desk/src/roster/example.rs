//! Proxies for the tests of this folder.

use api::Secret;
use proxy6::{Proxy, ProxyId, RowType, Version, VersionSeen};

/// 2016-07-10 00:00:00 UTC.
pub(super) const NOW: i64 = 1_468_108_800;

/// The first row of the document's getproxy example (`proxy6.txt`, "Method getproxy") under another id.
pub(super) fn proxy(id: u64) -> Proxy {
    Proxy {
        id: ProxyId::new(id),
        ip: "2a00:1838:32:19f:45fb:2640::330".to_owned(),
        host: "185.22.134.250".to_owned(),
        port: 7330,
        user: "5svBNZ".to_owned(),
        password: Secret::new("iagn2d"),
        row_type: RowType::Http,
        country: "ru".parse().ok(),
        date: Some("2016-06-19 16:32:39".to_owned()),
        date_end: Some("2016-07-12 11:50:41".to_owned()),
        bought: Some(1_466_379_159),
        expires: Some(1_468_349_441),
        comment: String::new(),
        active: true,
        version: VersionSeen::Known(Version::Ipv6),
    }
}
