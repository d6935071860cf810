//! What holds for every format.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)] // Tests may fail loudly.

use connection::{Endpoint, Format, List, Scheme, Template, Verdict, Writer, read, write};
use proptest::{collection::vec, option, prelude::*};
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

/// With a name, a country and an end.
fn full_endpoint() -> impl Strategy<Value = Endpoint> {
    let expires = -62_135_596_800..=253_402_300_799_i64;
    (endpoint(), option::of("\\PC{1,8}"), option::of("[a-z]{2}"), option::of(expires)).prop_map(
        |(endpoint, name, country, expires)| Endpoint {
            name,
            country: country.map(|country| country.parse().unwrap()),
            expires,
            ..endpoint
        },
    )
}

/// What the formats with escaping carry whole: every endpoint that a program other than Telegram can use.
const ESCAPING: [Format; 3] = [Format::SingBox, Format::Clash, Format::Xray];

proptest! {
    #[test]
    fn what_is_written_is_read_back(endpoint in endpoint()) {
        for format in Format::ALL.into_iter().filter(|format| format.is_read()) {
            if let Ok(text) = write(format, &endpoint) {
                prop_assert_eq!(read(format, &text, endpoint.scheme), Ok(endpoint.clone()), "{}", format);
            }
        }
        // HTTP itself ends a user name at its first colon.
        let http = matches!(endpoint.scheme, Scheme::Http | Scheme::Https);
        let sayable = !(http && endpoint.login().is_some_and(|(user, _)| user.contains(':')));
        for format in ESCAPING {
            prop_assert_eq!(write(format, &endpoint).is_ok(), sayable, "{}", format);
        }
    }

    #[test]
    fn a_line_stays_one_line(endpoint in endpoint()) {
        for format in Format::ALL.into_iter().filter(|format| format.is_read()) {
            if let Ok(text) = write(format, &endpoint) {
                prop_assert!(!text.contains(['\n', '\r']), "{}: {:?}", format, text);
                prop_assert_eq!(text.trim(), &text, "{}", format);
            }
        }
    }

    #[test]
    fn files_of_many_are_read_back(endpoints in vec(full_endpoint(), 0..6)) {
        for format in [Format::Csv, Format::Json, Format::JsonLines] {
            let mut writer = Writer::new(format);
            let written: Vec<_> = endpoints.iter().filter(|endpoint| writer.push(endpoint).is_ok()).cloned().collect();
            prop_assert!(format == Format::Csv || written.len() == endpoints.len());
            let text = writer.finish();
            let lines = List::new(&text, Scheme::Http, &[]);
            let read: Vec<_> = lines.map(|line| match line.verdict {
                Verdict::Read { endpoint, .. } => endpoint,
                other => panic!("{format}: {other:?} in {text}"),
            }).collect();
            prop_assert_eq!(read, written, "{}", format);
        }
    }

    /// Whatever reading it is, the one that was written is among the ways to read it.
    #[test]
    fn a_pasted_line_is_recognised(endpoint in endpoint()) {
        for format in Format::ALL.into_iter().filter(|format| format.is_read()) {
            let Ok(text) = write(format, &endpoint) else { continue };
            // A name that is no address may be taken for a user, where the user looks like an address.
            if !endpoint.host.contains(['.', ':']) || text.starts_with('#') {
                continue;
            }
            let line = List::new(&text, endpoint.scheme, &[format]).next().unwrap();
            match line.verdict {
                Verdict::Read { endpoint: read, .. } => prop_assert_eq!(&read, &endpoint, "{}: {}", format, text),
                other => prop_assert!(false, "{format}: {other:?} for {text}"),
            }
        }
    }

    #[test]
    fn json_files_are_json(endpoints in vec(full_endpoint(), 0..4)) {
        let files = [Format::Json, Format::SingBox, Format::Xray, Format::FoxyProxyJson, Format::ZeroOmega, Format::AdsPower];
        for format in files {
            let mut writer = Writer::new(format);
            for endpoint in &endpoints {
                let _ = writer.push(endpoint);
            }
            let text = writer.finish();
            prop_assert!(serde_json::from_str::<serde_json::Value>(&text).is_ok(), "{}: {}", format, text);
        }
    }

    #[test]
    fn reading_never_panics(text in "([a-z0-9.]{0,8}(:|@|/|%|#|,|;|\"|\\n|\\[|\\]|\\{|\\}|://|tg://socks\\?)?.?){0,8}", scheme in scheme()) {
        for format in Format::ALL {
            if let Ok(endpoint) = read(format, &text, scheme)
                && let Ok(written) = write(format, &endpoint)
            {
                let again = read(format, &written, scheme);
                prop_assert_eq!(again.map(|again| Endpoint { name: endpoint.name.clone(), ..again }), Ok(endpoint));
            }
        }
        let _ = List::new(&text, scheme, &[]).count();
        let _ = List::new(&format!("host,port,user\n{text}"), scheme, &[]).count();
    }

    #[test]
    fn templates_never_panic(text in "([a-z :]{0,6}(\\{|\\}|\\\\n|\\{host\\}|\\{password:(url|json|bare)\\})?){0,6}", endpoint in full_endpoint()) {
        if let Ok(template) = text.parse::<Template>() {
            let _ = template.write(&endpoint);
        }
    }
}
