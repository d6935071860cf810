//! Every writer over the hard cases. What is expected stands in `golden/`, a file for each format, made after the source that its
//! first line names and never out of our own writers.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)] // Tests may fail loudly.

use connection::{Endpoint, Format, Scheme, write};
use std::{collections::BTreeMap, fs, path::Path};

const HARD: [(char, &str); 17] = [
    (':', "colon"),
    ('@', "at"),
    ('/', "slash"),
    ('#', "hash"),
    ('?', "question mark"),
    ('%', "percent"),
    ('+', "plus"),
    (' ', "space"),
    ('"', "quotation mark"),
    ('\'', "apostrophe"),
    ('\\', "backslash"),
    ('`', "backtick"),
    ('$', "dollar"),
    (',', "comma"),
    (';', "semicolon"),
    ('\n', "newline"),
    ('é', "e acute"),
];

fn endpoint(scheme: Scheme, host: &str, port: u16, user: &str, password: &str) -> Endpoint {
    Endpoint::new(scheme, host, port).with_login(user, password)
}

/// The cases by the names that they have in the files.
fn cases() -> Vec<(String, Endpoint)> {
    let http = |user: &str, password: &str| endpoint(Scheme::Http, "192.0.2.7", 8000, user, password);
    let at = |scheme, host, port| endpoint(scheme, host, port, "user", "pass");
    let mut cases = vec![("a login".to_owned(), http("user", "pass"))];
    for (character, name) in HARD {
        let hard = format!("a{character}b");
        cases.push((format!("{name} in the password"), http("user", &hard)));
        cases.push((format!("{name} in the user"), http(&hard, "pass")));
    }
    let others = [
        ("no login", http("", "")),
        ("a user without a password", http("user", "")),
        ("a password without a user", http("", "pass")),
        ("a password of 255 bytes", http("user", &"x".repeat(255))),
        ("a user of 255 bytes", http(&"u".repeat(255), "pass")),
        ("a formula in the password", http("user", "=1+1")),
        ("an apostrophe at the beginning of the password", http("user", "'x")),
        ("an IPv6 host", at(Scheme::Http, "2001:db8::7", 8000)),
        ("a name as the host", at(Scheme::Http, "proxy.soax.com", 8000)),
        ("HTTPS", at(Scheme::Https, "192.0.2.7", 8000)),
        ("SOCKS5", at(Scheme::Socks5, "192.0.2.7", 1080)),
        ("SOCKS5 with names looked up by the proxy", at(Scheme::Socks5h, "192.0.2.7", 1080)),
        ("SOCKS5 with a colon in the user", endpoint(Scheme::Socks5, "192.0.2.7", 1080, "a:b", "pass")),
        ("SOCKS5 over IPv6", at(Scheme::Socks5, "2001:db8::7", 1080)),
        ("MTProto", endpoint(Scheme::MtProto, "192.0.2.7", 8000, "", "dd00112233")),
    ];
    cases.extend(others.map(|(name, endpoint)| (name.to_owned(), endpoint)));
    cases
}

/// What stands under each case of a file.
fn golden(format: Format) -> BTreeMap<String, String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/golden/{format}.txt"));
    let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let text = text.strip_suffix('\n').unwrap();
    let (source, cases) = text.split_once("\n\n## ").unwrap();
    assert!(source.starts_with("Source: ") && source.len() > 20, "{format} names its source");
    cases
        .split("\n## ")
        .map(|case| case.split_once('\n').unwrap())
        .map(|(name, text)| (name.to_owned(), text.to_owned()))
        .collect()
}

#[test]
fn every_format_writes_what_its_source_says() {
    let mut wrong = vec![];
    for format in Format::ALL {
        let expected = golden(format);
        assert_eq!(expected.len(), cases().len(), "{format} has every case");
        for (name, endpoint) in cases() {
            let written = write(format, &endpoint).unwrap_or_else(|refused| format!("refused: {:?}", refused.field));
            if expected[&name] != written {
                wrong.push(format!("{format}, {name}:\nexpected {}\nwritten  {written}", expected[&name]));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}
