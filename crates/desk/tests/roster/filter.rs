//! Which rows a filter lets through.

use crate::proxies::{NOW, any_proxy, looking, proxy};
use desk::roster::{BadFacet, Context, FacetName, Filter, Group, GroupBy, GroupKey, Roster, View};
use proptest::prelude::*;
use proxy6::{Proxy, RowType, Version, VersionSeen};

fn found(proxies: &[Proxy], filter: &str) -> Vec<u64> {
    let mut roster = Roster::default();
    roster.extend(proxies);
    let filter = Filter::parse(filter).unwrap();
    looking(|context| View::new(&roster, &filter, &[], context).iter(&roster).map(|row| row.id().get()).collect())
}

/// Case- and diacritics-blind for the letters in these tests.
fn plain(text: &str) -> String {
    let lower = text.to_lowercase();
    lower.replace('ё', "е").replace(['ö', 'ô'], "o").replace('ß', "ss")
}

/// What each column of a row says, without its password.
fn columns(proxy: &Proxy) -> Vec<String> {
    let country = proxy.country.map_or(vec![], |country| match country.lower() {
        "de" => vec!["германия", "germany"],
        "ru" => vec!["россия", "russia"],
        "us" => vec!["соединенные штаты", "united states"],
        "ci" => vec!["кот-д’ивуар", "cote d’ivoire"],
        _ => vec![],
    });
    let version = match proxy.version {
        VersionSeen::Known(Version::Ipv4) => "ipv4",
        VersionSeen::Known(Version::Ipv4Shared) => "ipv4 shared",
        VersionSeen::Known(Version::MtProto) => "mtproto",
        VersionSeen::Known(Version::Ipv6) => "ipv6",
        VersionSeen::Ipv4OrShared => "ipv4 or ipv4 shared",
    };
    let row_type = match proxy.row_type.name() {
        "http" => "https",
        "socks" => "socks5",
        other => other,
    };
    let mut columns = vec![
        proxy.ip.clone(),
        format!("{}:{}:{}", proxy.host, proxy.port, proxy.user),
        version.to_owned(),
        row_type.to_owned(),
        state(proxy).to_owned(),
        proxy.comment.clone(),
    ];
    columns.extend(country.into_iter().map(str::to_owned));
    columns.iter().map(|column| plain(column)).collect()
}

fn state(proxy: &Proxy) -> &'static str {
    match proxy.expires.map(|expires| expires - NOW) {
        _ if !proxy.active => "истек",
        Some(left) if left <= 0 => "истек",
        Some(left) if left < 3 * 86_400 => "expiring",
        _ => "active",
    }
}

/// The term as it is typed, and whether it holds on a row.
type Expected = (&'static str, fn(&Proxy) -> bool);

fn word_holds(word: &str, proxy: &Proxy) -> bool {
    let (word, password) = (plain(word), plain(proxy.password.expose()));
    let code = proxy.country.is_some_and(|country| country.lower() == word);
    let line = plain(&format!("{}:{}:{}:{password}", proxy.host, proxy.port, proxy.user));
    columns(proxy).iter().any(|column| column.contains(&word))
        || code
        || password == word
        || word.contains(':') && line.contains(&word)
        || proxy.id.get().to_string() == word
}

const WORDS: [&str; 24] = [
    "1",
    "12",
    "192.0.2.1",
    ".2.",
    "ADA",
    "b0b",
    "s3cret",
    "ada:s3c",
    ":80:",
    "7330:",
    "2001:DB8",
    "зоя",
    "щет",
    "GRÖSSE",
    "germ",
    "cote",
    "герма",
    "de",
    "shared",
    "ipv4",
    "socks5",
    "истек",
    "nothing-like-it",
    "п",
];

const FACETS: [Expected; 18] = [
    ("country:de", |p| p.country.is_some_and(|c| c.lower() == "de")),
    ("COUNTRY:RU,none", |p| p.country.is_none_or(|c| c.lower() == "ru")),
    ("country:unit", |p| p.country.is_some_and(|c| c.lower() == "us")),
    ("country:штат", |p| p.country.is_some_and(|c| c.lower() == "us")),
    ("country:oire", |_| false),
    ("country:ivoire", |p| p.country.is_some_and(|c| c.lower() == "ci")),
    ("type:socks", |p| p.row_type == RowType::Socks),
    ("type:https,auto", |p| matches!(p.row_type, RowType::Http | RowType::Auto)),
    ("version:4", |p| matches!(p.version, VersionSeen::Known(Version::Ipv4) | VersionSeen::Ipv4OrShared)),
    ("version:6,5", |p| matches!(p.version, VersionSeen::Known(Version::Ipv6 | Version::MtProto))),
    ("state:active", |p| matches!(state(p), "active" | "expiring")),
    ("state:expiring,expired", |p| matches!(state(p), "истек" | "expiring")),
    ("comment:SHOP", |p| plain(&p.comment).contains("shop")),
    ("comment:=\"Shop 2\"", |p| p.comment == "Shop 2"),
    ("comment:=", |p| p.comment.is_empty()),
    ("expires:<3d", |p| p.expires.is_some_and(|at| NOW < at && at < NOW + 3 * 86_400)),
    ("expires:>12h", |p| p.expires.is_some_and(|at| at > NOW + 12 * 3_600)),
    // 2026-07-11 in the zone of the tests is 2026-07-10 22:00 to 2026-07-11 22:00 UTC.
    ("expires:2026-07-11", |p| p.expires.is_some_and(|at| (NOW + 36_000..NOW + 122_400).contains(&at))),
];

proptest! {
    #[test]
    fn a_row_stays_where_every_term_holds(
        proxies in prop::collection::vec(any_proxy(1..40), 0..30),
        words in prop::sample::subsequence(WORDS.to_vec(), 0..3),
        facets in prop::sample::subsequence((0..FACETS.len()).collect::<Vec<_>>(), 0..3),
    ) {
        let mut list: Vec<Proxy> = Vec::new();
        for proxy in proxies {
            list.retain(|known| known.id != proxy.id);
            list.push(proxy);
        }
        let mut terms = words.clone();
        terms.extend(facets.iter().map(|&facet| FACETS[facet].0));
        let expected = list.iter().filter(|proxy| {
            words.iter().all(|word| word_holds(word, proxy)) && facets.iter().all(|&facet| FACETS[facet].1(proxy))
        });
        let expected: Vec<u64> = expected.map(|proxy| proxy.id.get()).collect();
        prop_assert_eq!(found(&list, &terms.join(" ")), expected, "{:?}", terms);
    }

    #[test]
    fn what_is_written_is_read_back(text in r#"[a-c ":=,<é]*|(country|comment|state):[a-d"=, é]*( |"[a-c "]*")*"#) {
        if let Ok(filter) = Filter::parse(&text) {
            prop_assert_eq!(Filter::parse(&filter.to_string()), Ok(filter.clone()), "{}", filter);
        }
    }

    #[test]
    fn reading_never_panics(text in ".*", facet in prop::sample::select(FacetName::ALL.to_vec())) {
        let _ = Filter::parse(&format!("{}:{text}", facet.word()));
    }

    #[test]
    fn a_groups_facet_finds_the_group(
        proxies in prop::collection::vec(any_proxy(1..40), 0..30),
        by in prop::sample::select(vec![GroupBy::Country, GroupBy::Comment, GroupBy::ExpiryDay]),
    ) {
        let mut roster = Roster::default();
        roster.extend(&proxies);
        let view = |filter: &Filter, context: Context<'_>| View::new(&roster, filter, &[], context);
        looking(|context| {
            let groups = Group::of(&roster, &view(&Filter::default(), context), by, context);
            assert_eq!(groups.iter().map(|group| group.rows.len()).sum::<usize>(), roster.len());
            for group in groups {
                let mut filter = Filter::default();
                filter.toggle(group.key.facet());
                let filter = Filter::parse(&filter.to_string()).unwrap();
                assert_eq!(view(&filter, context).rows(), group.rows, "{:?}", group.key);
            }
        });
    }
}

#[test]
fn a_pasted_connection_string_finds_its_row_and_part_of_a_password_does_not() {
    let other = Proxy { port: 7331, ..proxy(2) };
    let list = [proxy(1), other];
    assert_eq!(found(&list, "185.22.134.250:7330:5svBNZ:iagn2d"), [1]);
    assert_eq!(found(&list, "7331:5SVBNZ:iagn"), [2]);
    assert_eq!(found(&list, "iagn2d"), [1, 2]);
    assert_eq!(found(&list, "agn2d"), [0; 0]);
}

#[test]
fn rows_far_from_one_another_are_found() {
    let marked = [0, 63, 64, 65, 127, 128, 192, 250, 299];
    let comment = |id| if marked.contains(&id) { "here".to_owned() } else { String::new() };
    let list: Vec<Proxy> = (0..300).map(|id| Proxy { comment: comment(id), ..proxy(id) }).collect();
    assert_eq!(found(&list, "comment:here"), marked);
    assert_eq!(found(&list, "here"), marked);
    let user = |id| if marked.contains(&id) { "9~9".to_owned() } else { "anna".to_owned() };
    let list: Vec<Proxy> = (0..300).map(|id| Proxy { user: user(id), ..proxy(id) }).collect();
    assert_eq!((found(&list, "~"), found(&list, "~9")), (marked.to_vec(), marked.to_vec()));
    assert_eq!(found(&list, "~8"), Vec::<u64>::new());
}

#[test]
fn a_country_is_read_back_as_it_was_folded() {
    for text in ["country:\"fra \u{31c}\"", "country:ñone", "country:\" none\u{301} \"", "country:DÉ"] {
        let filter = Filter::parse(text).unwrap();
        assert_eq!(Filter::parse(&filter.to_string()), Ok(filter), "{text}");
    }
    assert!(Filter::parse("country:\"\u{301}\"").is_err());
}

#[test]
fn dates_are_found_from_the_month_on() {
    assert_eq!(found(&[proxy(1)], "2026-08-09"), [1]);
    assert_eq!(found(&[proxy(1)], "2026-08"), [1]);
    assert_eq!(found(&[proxy(1)], "2026-09"), [0; 0]);
    assert_eq!(found(&[proxy(1)], "2026-"), [0; 0]);
}

#[test]
fn a_bad_facet_is_named() {
    let bad = |facet, value: &str| Err(BadFacet { facet, value: value.to_owned() });
    for (text, error) in [
        ("shop country:", bad(FacetName::Country, "")),
        ("type:http,ftp", bad(FacetName::Type, "ftp")),
        ("version:7", bad(FacetName::Version, "7")),
        ("state:gone x", bad(FacetName::State, "gone")),
        ("expires:<3w", bad(FacetName::Expires, "<3w")),
        ("expires:2026-02-30", bad(FacetName::Expires, "2026-02-30")),
        ("expires:<-1d", bad(FacetName::Expires, "<-1d")),
        ("country:de,,fr", bad(FacetName::Country, "")),
    ] {
        assert_eq!(Filter::parse(text), error, "{text}");
    }
    assert_eq!(bad(FacetName::Type, "ftp").unwrap_err().to_string(), "type:ftp is not understood");
}

#[test]
fn without_a_facet() {
    let filter = Filter::parse("shop country:de type:socks country:ru").unwrap();
    assert_eq!(filter.without(FacetName::Country).to_string(), "shop type:socks");
    assert_eq!(filter.without(FacetName::Expires), filter);
}

#[test]
fn a_bad_facet_spoils_nothing_else() {
    assert_eq!(Filter::parse_readable("shop country: type:socks"), Filter::parse("shop type:socks").unwrap());
    assert_eq!(Filter::parse_readable("expires:soon"), Filter::default());
    assert_eq!(Filter::parse_readable("shop"), Filter::parse("shop").unwrap());
}

#[test]
fn clicks_on_facets() {
    let german = GroupKey::Country("de".parse().ok()).facet();
    let mut filter = Filter::parse("shop country:fr").unwrap();
    filter.toggle(german.clone());
    assert_eq!(filter.to_string(), "shop country:de");
    filter.toggle(german);
    assert_eq!(filter.to_string(), "shop");
}
