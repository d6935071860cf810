//! What holds for every format.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)] // Tests may fail loudly.

use connection::{Endpoint, Format, Scheme, read, write};
use proptest::prelude::*;
use std::net::Ipv6Addr;

fn scheme() -> impl Strategy<Value = Scheme> {
    prop_oneof![Just(Scheme::Http), Just(Scheme::Https), Just(Scheme::Socks5), Just(Scheme::Socks5h)]
}

fn endpoint() -> impl Strategy<Value = Endpoint> {
    let host = prop_oneof![
        "[a-z0-9._-]{1,20}",
        any::<[u8; 4]>().prop_map(|[a, b, c, d]| format!("{a}.{b}.{c}.{d}")),
        any::<Ipv6Addr>().prop_map(|address| address.to_string()),
    ];
    (scheme(), host, 1..=u16::MAX, "\\PC{0,12}|.{0,12}", "\\PC{0,12}|.{0,12}")
        .prop_map(|(scheme, host, port, user, password)| Endpoint::new(scheme, host, port).with_login(&user, &password))
}

proptest! {
    #[test]
    fn what_is_written_is_read_back(endpoint in endpoint()) {
        for format in Format::ALL {
            if let Ok(text) = write(format, &endpoint) {
                prop_assert_eq!(read(format, &text, endpoint.scheme), Ok(endpoint.clone()), "{}", format);
            }
        }
        prop_assert!(write(Format::Url, &endpoint).is_ok());
    }

    #[test]
    fn reading_never_panics(text in "([a-z0-9.]{0,8}(:|@|/|%|#|\\[|\\]|://)?.?){0,8}", scheme in scheme()) {
        for format in Format::ALL {
            if let Ok(endpoint) = read(format, &text, scheme)
                && let Ok(written) = write(format, &endpoint)
            {
                let again = read(format, &written, scheme);
                prop_assert_eq!(again.map(|again| Endpoint { name: endpoint.name.clone(), ..again }), Ok(endpoint));
            }
        }
    }
}
