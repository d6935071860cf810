//! The app's files.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test's failure"
)]

mod stage;

use relay::Settings;
use stage::{Page, Provider, Stage, settings};
use std::{
    fs,
    io::Read,
    path::PathBuf,
    sync::atomic::{AtomicUsize, Ordering},
    time::{Duration, SystemTime},
};

const HASHED: &str = "proxydeck-0123456789abcdef";
/// The folder that `cargo xtask build` puts the pages' code into.
const PAGES: &str = "pages-0123456789abcdef";
const SCRIPT: &str = "export default () => {}; // the same again and again and again and again";

/// A folder of its own, removed when dropped.
struct Folder(PathBuf);

impl Folder {
    fn new() -> Self {
        static COUNT: AtomicUsize = AtomicUsize::new(0);
        let name = format!("relay-{}-{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
        let folder = Self(PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name));
        fs::create_dir_all(folder.0.join("app/flags")).unwrap();
        fs::create_dir_all(folder.0.join("app").join(PAGES)).unwrap();
        for (path, content) in [
            ("secret.txt", "secret"),
            ("app/index.html", "<!doctype html><title>Proxydeck</title>"),
            ("app/.hidden", "hidden"),
            ("app/flags/de.svg", "<svg/>"),
            ("app/boot.js", SCRIPT),
            ("app/icon.png", "not really a picture"),
            ("app/manifest.webmanifest", "{}"),
            ("app/what.ever", "?"),
            (&format!("app/{HASHED}.js"), SCRIPT),
            (&format!("app/{HASHED}.css"), "a{}"),
            (&format!("app/{HASHED}_bg.wasm"), "\0asm"),
            (&format!("app/{PAGES}/pages.js"), SCRIPT),
            (&format!("app/{PAGES}/split_buy.wasm"), "\0asm"),
        ] {
            folder.write(path, content.as_bytes());
        }
        folder
    }

    fn write(&self, path: &str, content: &[u8]) {
        fs::write(self.0.join(path), content).unwrap();
    }

    fn stage(&self) -> Stage {
        let provider = Provider::away();
        Stage::start(Settings { app: Some(self.0.join("app")), ..settings(&provider) })
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// Somebody who just opens the address.
fn visitor(stage: &Stage) -> Page {
    Page::at(stage.address)
        .without("Origin")
        .without("X-Proxydeck")
        .without("X-Proxydeck-Token")
        .without("X-Api-Key")
        .without("X-Package-Key")
}

fn gunzip(body: &[u8]) -> String {
    let mut text = String::new();
    flate2::read::GzDecoder::new(body).read_to_string(&mut text).unwrap();
    text
}

#[test]
fn each_has_its_type_and_how_long_it_keeps() {
    let folder = Folder::new();
    let stage = folder.stage();
    let (asked_again, for_ever) = ("no-cache", "public, max-age=31536000, immutable");
    for (path, kind, kept) in [
        ("/", "text/html; charset=utf-8", asked_again),
        ("/index.html", "text/html; charset=utf-8", asked_again),
        ("/boot.js", "text/javascript; charset=utf-8", asked_again),
        ("/flags/de.svg", "image/svg+xml", asked_again),
        ("/icon.png", "image/png", asked_again),
        ("/manifest.webmanifest", "application/manifest+json", asked_again),
        ("/what.ever", "application/octet-stream", asked_again),
        (&format!("/{HASHED}.js"), "text/javascript; charset=utf-8", for_ever),
        (&format!("/{HASHED}.css"), "text/css; charset=utf-8", for_ever),
        (&format!("/{HASHED}_bg.wasm"), "application/wasm", for_ever),
        (&format!("/{PAGES}/pages.js"), "text/javascript; charset=utf-8", for_ever),
        (&format!("/{PAGES}/split_buy.wasm"), "application/wasm", for_ever),
    ] {
        let seen = visitor(&stage).get(path);
        assert_eq!(seen.status, 200, "{path}");
        assert_eq!((seen.header("content-type"), seen.header("cache-control")), (Some(kind), Some(kept)), "{path}");
    }
    assert_eq!(visitor(&stage).get("/?utm=1").text(), "<!doctype html><title>Proxydeck</title>");
}

#[test]
fn the_policy_stands_on_every_one() {
    let folder = Folder::new();
    let seen = visitor(&folder.stage()).get("/");
    for (name, value) in [
        (
            "content-security-policy",
            "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; \
             manifest-src 'self'; worker-src 'self'; connect-src 'self' https://proxy6.net https://px6.me \
             https://px6.link https://api.soax.com https://partner.api.soax.com https://checker.soax.com \
             http://127.0.0.1:* http://localhost:*; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
        ),
        ("x-content-type-options", "nosniff"),
        ("referrer-policy", "no-referrer"),
        ("cross-origin-resource-policy", "same-origin"),
        ("x-proxydeck-upstream", "unsent"),
    ] {
        assert_eq!(seen.header(name), Some(value));
    }
}

#[test]
fn what_has_not_changed_is_not_sent_again() {
    let folder = Folder::new();
    let stage = folder.stage();
    let tag = visitor(&stage).get("/boot.js").header("etag").unwrap().to_owned();
    for known in [tag.clone(), format!("W/{tag}"), format!("\"other\", {tag}"), "*".to_owned()] {
        let seen = visitor(&stage).with("If-None-Match", &known).get("/boot.js");
        assert_eq!((seen.status, seen.body.len()), (304, 0), "{known}");
        assert_eq!(seen.header("etag"), Some(tag.as_str()));
    }
    assert_eq!(visitor(&stage).with("If-None-Match", "\"other\"").get("/boot.js").status, 200);
    folder.write("app/boot.js", b"export default 1");
    let rebuilt = visitor(&stage).with("If-None-Match", &tag).get("/boot.js");
    assert_eq!((rebuilt.status, rebuilt.text()), (200, "export default 1"));
}

#[test]
fn compressed_for_who_accepts_it() {
    let folder = Folder::new();
    let stage = folder.stage();
    let plain = visitor(&stage).get("/boot.js");
    assert_eq!((plain.text(), plain.header("content-encoding")), (SCRIPT, None));
    assert_eq!(plain.header("vary"), Some("Accept-Encoding"));
    let zipped = visitor(&stage).with("Accept-Encoding", "gzip, br").get("/boot.js");
    assert_eq!(zipped.header("content-encoding"), Some("gzip"));
    assert_eq!(gunzip(&zipped.body), SCRIPT);
    assert_ne!(plain.header("etag"), zipped.header("etag"));
    let picture = visitor(&stage).with("Accept-Encoding", "gzip, br").get("/icon.png");
    assert_eq!(picture.header("content-encoding"), None);
}

#[test]
fn compressed_beforehand_where_the_build_did_that() {
    let folder = Folder::new();
    let stage = folder.stage();
    folder.write("app/boot.js.br", b"as brotli");
    folder.write("app/boot.js.gz", b"as gzip");
    for (accepted, encoding, body) in [
        ("gzip, deflate, br, zstd", Some("br"), "as brotli"),
        ("gzip", Some("gzip"), "as gzip"),
        ("br;q=0, gzip", Some("gzip"), "as gzip"),
        ("zstd", None, SCRIPT),
    ] {
        let seen = visitor(&stage).with("Accept-Encoding", accepted).get("/boot.js");
        assert_eq!((seen.header("content-encoding"), seen.text()), (encoding, body), "{accepted}");
        assert_eq!(seen.header("content-type"), Some("text/javascript; charset=utf-8"));
    }
    // Those of an older build do not count.
    let newer = SystemTime::now() + Duration::from_secs(10);
    fs::File::options().write(true).open(folder.0.join("app/boot.js")).unwrap().set_modified(newer).unwrap();
    let seen = visitor(&stage).with("Accept-Encoding", "gzip, br").get("/boot.js");
    assert_eq!(gunzip(&seen.body), SCRIPT);
}

#[test]
fn a_head_has_no_body() {
    let folder = Folder::new();
    let seen = visitor(&folder.stage()).send("HEAD /boot.js");
    assert_eq!((seen.status, seen.body.len()), (200, 0));
    assert_eq!(seen.header("content-length"), Some(SCRIPT.len().to_string().as_str()));
}

#[test]
fn nothing_outside_the_folder_and_nothing_hidden() {
    let folder = Folder::new();
    let stage = folder.stage();
    #[cfg(unix)]
    std::os::unix::fs::symlink(folder.0.join("secret.txt"), folder.0.join("app/link.txt")).unwrap();
    for path in [
        "/../secret.txt",
        "/%2e%2e/secret.txt",
        "/..%2fsecret.txt",
        "/flags/../../secret.txt",
        "/./../secret.txt",
        "/flags/..%5c..%5csecret.txt",
        "/link.txt",
        "/.hidden",
        "/flags",
        "/flags/",
        "/flags/fr.svg",
        "/boot.js/",
        "/boot.js/a",
        "/boot.js%00.png",
        "/nothing",
    ] {
        let seen = visitor(&stage).get(path);
        assert_eq!((seen.status, seen.word().as_str()), (404, "not-found"), "{path}");
    }
}

#[cfg(not(feature = "embedded-app"))]
#[test]
fn without_a_folder_there_are_no_pages() {
    let stage = Stage::before(&Provider::away());
    let seen = visitor(&stage).get("/");
    assert_eq!((seen.status, seen.word().as_str()), (404, "not-found"));
    assert!(seen.text().contains("--app"), "{}", seen.text());
}
