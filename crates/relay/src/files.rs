//! The app's files, out of a folder or out of this program.
//!
//! A name with a hash in it never changes its content and is kept by browsers for ever; everything else is asked for
//! again, and answered by 304 where it has not changed.

#[cfg(feature = "embedded-app")]
mod embedded;
mod folder;

use crate::answer::{self, Body};
use bytes::Bytes;
use http::{HeaderMap, HeaderValue, Response, StatusCode, header};
use http_body_util::{Either, Full};
use std::path::PathBuf;

/// What the app's pages may load and call. `index.html` says the same for other servers; `frame-ancestors` only counts here.
const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
     img-src 'self' data:; font-src 'self'; manifest-src 'self'; worker-src 'self'; connect-src 'self' \
     https://proxy6.net https://px6.me https://px6.link https://api.soax.com https://partner.api.soax.com \
     https://checker.soax.com http://127.0.0.1:* http://localhost:*; base-uri 'none'; form-action 'none'; \
     frame-ancestors 'none'";

/// Where the app's files are.
#[derive(Clone, Debug)]
pub enum Files {
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
        let otherwise = Some(Self::Embedded);
        #[cfg(not(feature = "embedded-app"))]
        let otherwise = None;
        folder.map(Self::Folder).or(otherwise)
    }

    /// The file at a relative path of plain names; `None` where there is none.
    pub async fn get(&self, path: String, request: &HeaderMap) -> Option<Response<Body>> {
        let accepted = Accepted::of(request);
        let found = match self {
            Self::Folder(folder) => {
                let (folder, path) = (folder.clone(), path.clone());
                tokio::task::spawn_blocking(move || folder::find(&folder, &path, accepted)).await.ok()?.ok()?
            }
            #[cfg(feature = "embedded-app")]
            Self::Embedded => embedded::find(&path, accepted)?,
        };
        Some(respond(&path, found, request))
    }
}

fn respond(path: &str, found: Found, request: &HeaderMap) -> Response<Body> {
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
    headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(CONTENT_SECURITY_POLICY));
    answer::everywhere(headers);
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

/// Whether trunk put a hash of the content into the name: `app-0123456789abcdef.css`, `app-0123456789abcdef_bg.wasm`.
fn has_hash(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or_default();
    let Some((_, rest)) = name.rsplit_once('-') else { return false };
    let hash = rest.split(['.', '_']).next().unwrap_or_default();
    hash.len() == 16 && hash.bytes().all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte))
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
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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
    fn names_with_a_hash() {
        for path in
            ["proxydeck-0123456789abcdef.js", "a/proxydeck-0123456789abcdef_bg.wasm", "my-app-fedcba9876543210.css"]
        {
            assert!(has_hash(path), "{path}");
        }
        for path in [
            "index.html",
            "boot.js",
            "sw.js",
            "sandbox_worker_bg.wasm",
            "a-b.js",
            "proxydeck-0123456789abcde.js",
            "proxydeck-0123456789abcdeg.js",
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
