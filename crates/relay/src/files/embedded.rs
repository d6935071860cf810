//! The app's files as the build script put them into this program.

use super::{Accepted, Found};
use bytes::Bytes;

/// A file, compressed where that makes it smaller.
struct File {
    path: &'static str,
    /// Another one for every content.
    tag: &'static str,
    identity: &'static [u8],
    brotli: Option<&'static [u8]>,
    gzip: Option<&'static [u8]>,
}

include!(concat!(env!("OUT_DIR"), "/app.rs"));

/// The file at that path, the smallest that is accepted.
pub(super) fn find(path: &str, accepted: Accepted) -> Option<Found> {
    let file = APP.iter().find(|file| file.path == path)?;
    let compressed = [("br", file.brotli.filter(|_| accepted.brotli)), ("gzip", file.gzip.filter(|_| accepted.gzip))];
    let compressed = compressed.into_iter().find_map(|(encoding, body)| Some((Some(encoding), body?)));
    let (encoding, body) = compressed.unwrap_or((None, file.identity));
    let tag = format!("\"{}-{}\"", file.tag, encoding.unwrap_or("identity"));
    Some(Found { body: Bytes::from_static(body), encoding, tag })
}
