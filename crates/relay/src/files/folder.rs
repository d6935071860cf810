//! The app's files out of a folder. It is read at every request, so that a rebuilt app is there at once.

use super::{Accepted, Found, extension};
use bytes::Bytes;
use flate2::{Compression, write::GzEncoder};
use std::{
    fs,
    io::{self, Write as _},
    path::Path,
    time::{SystemTime, UNIX_EPOCH},
};

/// The file at a relative path of plain names.
///
/// # Errors
/// Whatever reading it runs into; it may not be there.
pub(super) fn find(folder: &Path, path: &str, accepted: Accepted) -> io::Result<Found> {
    // Symbolic links are followed, but not out of the folder.
    let root = folder.canonicalize()?;
    let file = root.join(path).canonicalize()?;
    let about = fs::metadata(&file)?;
    if !file.starts_with(&root) || !about.is_file() {
        return Err(io::ErrorKind::NotFound.into());
    }
    let modified = about.modified()?;
    for (encoding, suffix, _) in ENCODINGS.into_iter().filter(|(_, _, accepts)| accepts(accepted)) {
        let mut sibling = file.clone().into_os_string();
        sibling.push(suffix);
        // One that is older than the file was made from another build.
        if fs::metadata(&sibling).and_then(|about| about.modified()).is_ok_and(|made| made >= modified) {
            return Ok(found(fs::read(sibling)?, Some(encoding), modified));
        }
    }
    let body = fs::read(&file)?;
    if accepted.gzip && compresses_well(path) {
        return Ok(found(gzip(&body)?, Some("gzip"), modified));
    }
    Ok(found(body, None, modified))
}

type Accepts = fn(Accepted) -> bool;

/// Compressed siblings that a build may have put beside a file, the smaller first.
const ENCODINGS: [(&str, &str, Accepts); 2] =
    [("br", ".br", |accepted| accepted.brotli), ("gzip", ".gz", |accepted| accepted.gzip)];

fn gzip(body: &[u8]) -> io::Result<Vec<u8>> {
    // At every request: what a smaller file would save on the way, making it would cost several times over.
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(body)?;
    encoder.finish()
}

/// With a tag that tells builds and encodings apart.
fn found(body: Vec<u8>, encoding: Option<&'static str>, modified: SystemTime) -> Found {
    let modified = modified.duration_since(UNIX_EPOCH).unwrap_or_default().as_nanos();
    let tag = format!("\"{modified:x}-{:x}-{}\"", body.len(), encoding.unwrap_or("identity"));
    Found { body: Bytes::from(body), encoding, tag }
}

/// Images and fonts are compressed already.
fn compresses_well(path: &str) -> bool {
    matches!(extension(path), "html" | "js" | "mjs" | "css" | "wasm" | "json" | "map" | "webmanifest" | "svg" | "txt")
}
