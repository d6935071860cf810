//! The app in the program itself: built with `PROXYDECK_DIST` naming tests/app.
#![cfg(feature = "embedded-app")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test's failure"
)]

mod stage;

use stage::{Page, Provider, Stage, settings};
use std::{fs, io::Read};

const SCRIPT: &str = "script-0123456789abcdef.js";

fn visitor(stage: &Stage) -> Page {
    Page::at(stage.address).without("Origin").without("X-Proxydeck").without("X-Proxydeck-Token")
}

fn original(path: &str) -> Vec<u8> {
    fs::read(format!("{}/tests/app/{path}", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

fn decoded(encoding: &str, body: &[u8]) -> Vec<u8> {
    let mut plain = Vec::new();
    match encoding {
        "br" => brotli::BrotliDecompress(&mut &body[..], &mut plain).unwrap(),
        "gzip" => drop(flate2::read::GzDecoder::new(body).read_to_end(&mut plain).unwrap()),
        other => panic!("{other}"),
    }
    plain
}

#[test]
fn it_needs_no_folder() {
    let stage = Stage::before(&Provider::away());
    assert!(stage.link.is_some());
    for (path, file) in [("/", "index.html"), ("/index.html", "index.html"), ("/tiny.txt", "tiny.txt")] {
        let seen = visitor(&stage).get(path);
        assert_eq!((seen.status, seen.body), (200, original(file)), "{path}");
    }
    for path in ["/nothing", "/../app/index.html", "/app/index.html", "/.hidden"] {
        assert_eq!(visitor(&stage).get(path).status, 404, "{path}");
    }
}

#[test]
fn compressed_when_it_was_built_and_smaller_for_it() {
    let stage = Stage::before(&Provider::away());
    for (accepted, encoding) in [("gzip, deflate, br", "br"), ("gzip", "gzip"), ("br;q=0, gzip", "gzip")] {
        let seen = visitor(&stage).with("Accept-Encoding", accepted).get("/");
        assert_eq!(seen.header("content-encoding"), Some(encoding));
        assert!(seen.body.len() < original("index.html").len());
        assert_eq!(decoded(encoding, &seen.body), original("index.html"));
    }
    let tiny = visitor(&stage).with("Accept-Encoding", "gzip, br").get("/tiny.txt");
    assert_eq!((tiny.header("content-encoding"), tiny.text()), (None, "a"));
}

#[test]
fn kept_for_ever_by_a_hashed_name_and_asked_for_again_by_any_other() {
    let stage = Stage::before(&Provider::away());
    let hashed = visitor(&stage).get(&format!("/{SCRIPT}"));
    assert_eq!(hashed.header("cache-control"), Some("public, max-age=31536000, immutable"));
    let page = visitor(&stage).get("/");
    assert_eq!(page.header("cache-control"), Some("no-cache"));
    let policy = page.header("content-security-policy").unwrap();
    assert!(policy.contains("default-src 'none'") && policy.contains("frame-ancestors 'none'"), "{policy}");
    let tag = page.header("etag").unwrap();
    let again = visitor(&stage).with("If-None-Match", tag).get("/");
    assert_eq!((again.status, again.body.len()), (304, 0));
    let zipped = visitor(&stage).with("If-None-Match", tag).with("Accept-Encoding", "gzip").get("/");
    assert_eq!(zipped.status, 200, "another encoding is another content");
}

#[test]
fn a_folder_goes_before() {
    let app = Some(concat!(env!("CARGO_MANIFEST_DIR"), "/src").into());
    let stage = Stage::start(relay::Settings { app, ..settings(&Provider::away()) });
    assert_eq!(visitor(&stage).get("/lib.rs").status, 200);
    assert_eq!(visitor(&stage).get("/tiny.txt").status, 404);
}
