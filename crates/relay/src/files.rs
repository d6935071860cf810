//! The app's files, out of a folder or out of this program.
//!
//! A name with a hash in it never changes its content and is kept by browsers for ever; everything else is asked for
//! again, and answered by 304 where it has not changed.

#[cfg(feature = "embedded-app")]
mod embedded;
mod folder;

use crate::{
    answer::{self, Body},
    refusal::Sent,
};
use bytes::Bytes;
use http::{HeaderMap, HeaderValue, Response, StatusCode, header};
use http_body_util::{Either, Full};
use std::path::PathBuf;

/// What the app's pages may load and call, where its index.html says nothing else: the same as in the repository's.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; \
     manifest-src 'self'; worker-src 'self'; connect-src 'self' https://proxy6.net https://px6.me https://px6.link \
     https://api.soax.com https://partner.api.soax.com https://checker.soax.com http://127.0.0.1:* http://localhost:*; \
     base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// The app's files, and the policy that each of them carries.
#[derive(Clone, Debug)]
pub struct Files {
    source: Source,
    policy: HeaderValue,
}

/// Where they are.
#[derive(Clone, Debug)]
enum Source {
    /// In this folder.
    Folder(PathBuf),
    /// In this program.
    #[cfg(feature = "embedded-app")]
    Embedded,
}

/// A file as it is sent.
struct Found {
    body: Bytes,
    encoding: Option<&'static str>,
    /// Another one for every content and encoding, in quotes.
    tag: String,
}

impl Files {
    /// Those of `folder`; without one those of this program, where it holds them.
    pub fn new(folder: Option<PathBuf>) -> Option<Self> {
        #[cfg(feature = "embedded-app")]
        let otherwise = Some(Source::Embedded);
        #[cfg(not(feature = "embedded-app"))]
        let otherwise = None;
        let source = folder.map(Source::Folder).or(otherwise)?;
        let policy = source.find("index.html", Accepted::default()).and_then(|index| policy(&index.body));
        Some(Self { source, policy: policy.unwrap_or_else(|| HeaderValue::from_static(POLICY)) })
    }

    /// The file at a relative path of plain names; `None` where there is none.
    pub async fn get(&self, path: String, request: &HeaderMap) -> Option<Response<Body>> {
        let accepted = Accepted::of(request);
        let found = {
            let (source, path) = (self.source.clone(), path.clone());
            tokio::task::spawn_blocking(move || source.find(&path, accepted)).await.ok()??
        };
        Some(respond(&path, found, request, self.policy.clone()))
    }
}

impl Source {
    fn find(&self, path: &str, accepted: Accepted) -> Option<Found> {
        match self {
            Self::Folder(folder) => folder::find(folder, path, accepted).ok(),
            #[cfg(feature = "embedded-app")]
            Self::Embedded => embedded::find(path, accepted),
        }
    }
}

/// The policy in a page's `<meta>`, and that nobody may frame it, which only counts in a header.
fn policy(page: &[u8]) -> Option<HeaderValue> {
    let page = std::str::from_utf8(page).ok()?;
    // Minified, the attributes stand the other way round and one of them has no quotes.
    let tag = page
        .split("<meta ")
        .find(|rest| rest.split('>').next().is_some_and(|tag| tag.contains("Content-Security-Policy")))?;
    let (_, rest) = tag.split_once("content=\"")?;
    let (policy, _) = rest.split_once('"')?;
    HeaderValue::from_str(&format!("{policy}; frame-ancestors 'none'")).ok()
}

fn respond(path: &str, found: Found, request: &HeaderMap, policy: HeaderValue) -> Response<Body> {
    let unchanged = request.get(header::IF_NONE_MATCH).is_some_and(|known| names(known, &found.tag));
    let body = if unchanged { Full::default() } else { Full::new(found.body) };
    let mut response = Response::new(Either::Left(body));
    let headers = response.headers_mut();
    if let Ok(tag) = HeaderValue::from_str(&found.tag) {
        headers.insert(header::ETAG, tag);
    }
    let kept = if has_hash(path) { "public, max-age=31536000, immutable" } else { "no-cache" };
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(kept));
    headers.insert(header::VARY, HeaderValue::from_static("Accept-Encoding"));
    headers.insert(header::CONTENT_SECURITY_POLICY, policy);
    answer::everywhere(headers, Sent::No);
    if unchanged {
        *response.status_mut() = StatusCode::NOT_MODIFIED;
        return response;
    }
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(content_type(path)));
    if let Some(encoding) = found.encoding {
        headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static(encoding));
    }
    response
}

fn names(known: &HeaderValue, tag: &str) -> bool {
    let known = known.to_str().unwrap_or_default();
    known.split(',').any(|one| matches!(one.trim(), "*") || one.trim().trim_start_matches("W/") == tag)
}

/// Whether a hash of the content is in the path: trunk puts one into names (`app-0123456789abcdef.css`,
/// `app-0123456789abcdef_bg.wasm`), and `cargo xtask build` into that of the pages' folder (`pages-0123456789abcdef/`).
fn has_hash(path: &str) -> bool {
    let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
    let name =
        name.rsplit_once('-').is_some_and(|(_, rest)| is_hash(rest.split(['.', '_']).next().unwrap_or_default()));
    name || folder.strip_prefix("pages-").is_some_and(is_hash)
}

/// 64 bits as hexadecimal digits; trunk leaves zeros at the front out.
fn is_hash(text: &str) -> bool {
    (12..=16).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte))
}

fn extension(path: &str) -> &str {
    path.rsplit_once('.').map_or("", |(_, extension)| extension)
}

fn content_type(path: &str) -> &'static str {
    match extension(path) {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "wasm" => "application/wasm",
        "json" | "map" => "application/json",
        "webmanifest" => "application/manifest+json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "webp" => "image/webp",
        "woff2" => "font/woff2",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

/// The encodings that a browser accepts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Accepted {
    brotli: bool,
    gzip: bool,
}

impl Accepted {
    fn of(request: &HeaderMap) -> Self {
        let accepts = |encoding: &str| {
            let values = request.get_all(header::ACCEPT_ENCODING).into_iter().filter_map(|value| value.to_str().ok());
            let mut codings = values.flat_map(|value| value.split(','));
            codings.any(|coding| {
                let (name, quality) = coding.split_once(';').unwrap_or((coding, ""));
                let refused = quality.trim().strip_prefix("q=").and_then(|q| q.parse().ok()) == Some(0.0);
                name.trim().eq_ignore_ascii_case(encoding) && !refused
            })
        };
        Self { brotli: accepts("br"), gzip: accepts("gzip") }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_policy_is_the_pages_own_and_the_repositorys_where_it_has_none() {
        let page = include_bytes!("../../../index.html");
        assert_eq!(policy(page).unwrap(), POLICY);
        let minified = b"<!doctype html><html lang=en><meta charset=utf-8><meta content=\"default-src 'none'\" \
            http-equiv=Content-Security-Policy><meta content=\"width=device-width,initial-scale=1\" name=viewport><title>";
        assert_eq!(policy(minified).unwrap(), "default-src 'none'; frame-ancestors 'none'");
        assert_eq!(policy(b"<!doctype html><title>none</title>"), None);
    }

    #[test]
    fn names_with_a_hash() {
        for path in [
            "proxydeck-0123456789abcdef.js",
            "a/proxydeck-0123456789abcdef_bg.wasm",
            "my-app-fedcba9876543210.css",
            "journal-c5bd87397fd032f.css",
            "pages-0123456789abcdef/pages.js",
            "pages-0123456789abcdef/chunk_1.wasm",
        ] {
            assert!(has_hash(path), "{path}");
        }
        for path in [
            "index.html",
            "boot.js",
            "sw.js",
            "sandbox_worker_bg.wasm",
            "a-b.js",
            "proxydeck-0123456789a.js",
            "proxydeck-0123456789abcdef0.js",
            "proxydeck-0123456789abcdeg.js",
            "icon-192.png",
            "pages-3/pages.js",
            "pages-0123456789abcdeg/pages.js",
            "old/pages-0123456789abcdef/pages.js",
            "proxydeck-0123456789ABCDEF.js",
            "app-0123456789abcdef/sw.js",
        ] {
            assert!(!has_hash(path), "{path}");
        }
    }

    #[test]
    fn accepted_encodings() {
        let accepted = |value: &'static str| {
            let mut headers = HeaderMap::new();
            headers.insert(header::ACCEPT_ENCODING, HeaderValue::from_static(value));
            let Accepted { brotli, gzip } = Accepted::of(&headers);
            (brotli, gzip)
        };
        assert_eq!(accepted("gzip, deflate, br, zstd"), (true, true));
        assert_eq!(accepted("GZIP;q=0.5"), (false, true));
        assert_eq!(accepted("br;q=0, gzip;q=0.0"), (false, false));
        assert_eq!(accepted("identity"), (false, false));
    }
}
