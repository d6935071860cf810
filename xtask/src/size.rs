//! What the app costs to load.

mod heaviest;

use std::collections::BTreeSet;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use flate2::Compression;
use flate2::write::GzEncoder;
use serde_json::Value;

use crate::error::Error;
use crate::precache;
use crate::progress;
use crate::split;
use crate::workspace::Workspace;

/// A file that a browser may load; sizes in bytes.
#[derive(Debug)]
struct Asset {
    /// Below `dist/`.
    path: PathBuf,
    content: Vec<u8>,
    gzip: u64,
    first_load: bool,
}

/// How many of the heaviest crates and functions are told.
const TOLD: usize = 20;
/// The app as the linker made it, below the repository's root.
const LINKED: &str = "target/wasm32-unknown-unknown/wasm-release/proxydeck.wasm";

/// Prints the size of every file of the app as built for release, raw and compressed, and what its code is made of.
///
/// # Errors
/// [`Error::Missing`] when it is not built, [`Error::File`].
pub fn print(workspace: &Workspace) -> Result<(), Error> {
    let assets = measure(&workspace.dist())?;
    let width = assets.iter().map(|asset| asset.path.to_string_lossy().len()).max().unwrap_or_default();
    progress::line(format_args!("{:width$}  {:>9}  {:>9}  {:>9}  first load", "file", "raw", "gzip", "brotli"));
    let mut first_load_brotli = 0;
    for asset in &assets {
        let brotli = brotli_size(&asset.content).map_err(Error::file("compress", &asset.path))?;
        let (path, raw) = (asset.path.to_string_lossy(), asset.content.len());
        let first = if asset.first_load { "yes" } else { "" };
        first_load_brotli += if asset.first_load { brotli } else { 0 };
        progress::line(format_args!("{path:width$}  {raw:9}  {:9}  {brotli:9}  {first}", asset.gzip));
    }
    let gzip = first_load(&assets);
    progress::line(format_args!("{:width$}  {:>9}  {gzip:9}  {first_load_brotli:9}", "first load", ""));
    print_heaviest(&workspace.root().join(LINKED))
}

fn print_heaviest(linked: &Path) -> Result<(), Error> {
    let module = fs::read(linked).map_err(Error::file("read", linked))?;
    let problem = |error| Error::Content { path: linked.to_owned(), problem: format!("cannot be read: {error}") };
    let heaviest = heaviest::weigh(&module).map_err(problem)?;
    for (title, weights) in [("crates", heaviest.crates), ("functions", heaviest.functions)] {
        progress::line(format_args!("\nheaviest {title}, of all pages, before wasm-opt"));
        for (name, size) in weights.iter().take(TOLD) {
            progress::line(format_args!("{size:9}  {name}"));
        }
    }
    Ok(())
}

/// Holds the first load against `size-budget.json`. The end-to-end tests hold what Chromium really receives against the same number.
///
/// # Errors
/// [`Error::TooLarge`], and those of [`print`].
pub fn check(workspace: &Workspace) -> Result<(), Error> {
    let (measured, allowed) = (first_load(&measure(&workspace.dist())?), allowed(workspace)?);
    progress::line(format_args!("first load: {measured} bytes gzip of {allowed} allowed"));
    if measured > allowed { Err(Error::TooLarge { measured, allowed }) } else { Ok(()) }
}

fn first_load(assets: &[Asset]) -> u64 {
    assets.iter().filter(|asset| asset.first_load).map(|asset| asset.gzip).sum()
}

fn allowed(workspace: &Workspace) -> Result<u64, Error> {
    let path = workspace.root().join("size-budget.json");
    let text = fs::read_to_string(&path).map_err(Error::file("read", &path))?;
    let budget: Option<Value> = serde_json::from_str(&text).ok();
    budget
        .as_ref()
        .and_then(|budget| budget.get("firstLoadGzipBytes")?.as_u64())
        .ok_or(Error::Content { path, problem: "holds no whole number firstLoadGzipBytes".to_owned() })
}

fn measure(dist: &Path) -> Result<Vec<Asset>, Error> {
    if !dist.join("index.html").is_file() {
        return Err(Error::Missing {
            what: "The app as built for release".to_owned(),
            remedy: "Build it first: cargo xtask build".to_owned(),
        });
    }
    let mut assets = Vec::new();
    read_folder(dist, Path::new(""), &mut assets)?;
    assets.sort_by(|one, other| one.path.cmp(&other.path));
    mark_first_load(&mut assets);
    Ok(assets)
}

fn read_folder(dist: &Path, below: &Path, assets: &mut Vec<Asset>) -> Result<(), Error> {
    let folder = dist.join(below);
    for entry in fs::read_dir(&folder).map_err(Error::file("read", &folder))? {
        let entry = entry.map_err(Error::file("read", &folder))?;
        let path = below.join(entry.file_name());
        if entry.path().is_dir() {
            read_folder(dist, &path, assets)?;
        } else {
            let content = fs::read(entry.path()).map_err(Error::file("read", entry.path()))?;
            let gzip = gzip_size(&content).map_err(Error::file("compress", entry.path()))?;
            assets.push(Asset { path, content, gzip, first_load: false });
        }
    }
    Ok(())
}

fn gzip_size(content: &[u8]) -> std::io::Result<u64> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(content)?;
    Ok(encoder.finish()?.len() as u64)
}

fn brotli_size(content: &[u8]) -> std::io::Result<u64> {
    let mut compressed = Vec::new();
    brotli::BrotliCompress(&mut &content[..], &mut compressed, &brotli::enc::BrotliEncoderParams::default())?;
    Ok(compressed.len() as u64)
}

/// The page whose first load counts.
const PAGE: &str = "proxies";

/// Marks index.html and the files with the code of one page, and from there on every file that a page, style sheet or
/// script among them names.
fn mark_first_load(assets: &mut [Asset]) {
    let mut pending = vec![PathBuf::from("index.html")];
    pending.extend(assets.iter().filter(|asset| asset.path.ends_with(split::SCRIPT)).flat_map(files_of_page));
    while let Some(path) = pending.pop() {
        // It comes after the app runs, and names every file there is.
        if path == Path::new(precache::NAME) {
            continue;
        }
        let Some(asset) = assets.iter_mut().find(|asset| asset.path == path && !asset.first_load) else { continue };
        asset.first_load = true;
        let is_text =
            path.extension().is_some_and(|extension| ["html", "css", "js"].iter().any(|text| extension == *text));
        if is_text {
            let folder = path.parent().unwrap_or(Path::new(""));
            pending
                .extend(names(&String::from_utf8_lossy(&asset.content)).into_iter().map(|name| resolve(folder, name)));
        }
    }
}

/// The files that the script which brings pages' code lists for that one.
fn files_of_page(script: &Asset) -> Vec<PathBuf> {
    let text = String::from_utf8_lossy(&script.content);
    let files = split::files_of(&text, PAGE);
    files.into_iter().map(|file| script.path.with_file_name(file)).collect()
}

/// Whatever could name a file: an attribute's value, a string, what stands in `url()`.
fn names(text: &str) -> BTreeSet<&str> {
    let between = |letter: char| letter.is_whitespace() || "\"'`()<>=,;".contains(letter);
    text.split(between).filter(|name| !name.is_empty()).collect()
}

/// The path below `dist/` that a reference from a file in `folder` means.
fn resolve(folder: &Path, reference: &str) -> PathBuf {
    let reference = reference.split(['?', '#']).next().unwrap_or_default();
    let mut path = folder.to_owned();
    for part in reference.trim_start_matches('/').split('/') {
        match part {
            "" | "." => {}
            ".." => {
                path.pop();
            }
            part => path.push(part),
        }
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asset(path: &str, content: &str) -> Asset {
        Asset { path: path.into(), content: content.into(), gzip: 10, first_load: false }
    }

    #[test]
    fn the_first_load_is_what_the_page_names_and_what_that_names() {
        let mut assets = [
            asset(
                "app-1.js",
                "import { copy } from './snippets/copy-2/inline0.js'; import * as pages from './pages-3/pages.js'",
            ),
            asset("app-1_bg.wasm", "\"flags/fr.svg\""),
            asset("boot.js", ""),
            asset("flags/fr.svg", ""),
            asset(
                "index.html",
                "<link href=\"./style/base.css\"><script src=boot.js data-worker=\"sw.js\" data-js=\"./app-1.js\" \
                data-wasm=\"./app-1_bg.wasm\"></script><script src=\"boot.js\"></script>",
            ),
            asset("snippets/copy-2/inline0.js", ""),
            asset("style/base.css", "@import url(tokens.css); @import '../style/field.css?v=1';"),
            asset("style/field.css", ""),
            asset(
                "pages-3/pages.js",
                "const FILES = {\"buy_proxies\":[\"chunk_1\",\"split_buy_proxies\"],\"home\":[\"split_home\"]};\n",
            ),
            asset("pages-3/chunk_1.wasm", ""),
            asset("pages-3/split_buy_proxies.wasm", ""),
            asset("pages-3/split_home.wasm", ""),
            asset("style/tokens.css", ""),
            asset("sw.js", "const FILES = [\"flags/fr.svg\", \"worker.js\"];"),
            asset("worker.js", ""),
        ];
        mark_first_load(&mut assets);
        let later: Vec<_> = assets.iter().filter(|asset| !asset.first_load).map(|asset| asset.path.as_path()).collect();
        assert_eq!(later, ["flags/fr.svg", "pages-3/split_home.wasm", "sw.js", "worker.js"].map(Path::new));
        assert_eq!(first_load(&assets), 110);
    }

    #[test]
    fn gzip_is_what_gzip_would_write() {
        // RFC 1952: ten bytes of header and eight of trailer around the compressed data.
        let size = gzip_size(&[b'a'; 100_000]).unwrap();
        assert!((18..200).contains(&size), "{size}");
    }
}
