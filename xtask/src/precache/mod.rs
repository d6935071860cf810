//! The service worker of a build: it lists every file of it, under a version that is a hash of them all.

use std::fs;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::path::{Path, PathBuf};

use serde_json::json;

use crate::error::Error;

/// The worker without a list.
const SCRIPT: &str = include_str!("sw.js");
/// What the worker is called.
pub const NAME: &str = "sw.js";
/// Where public/boot.js looks for it.
const TAG: &str = "data-js=";
/// Pictures beside names: they come when they are seen, and the name stands there without them.
const LEFT_OUT: [&str; 1] = ["flags"];

/// Writes the worker into the build, and its name into the page. The last step of a build: nothing may change after it.
///
/// # Errors
/// [`Error::File`], and [`Error::Content`] where the page has no place for its name.
pub fn place(dist: &Path) -> Result<(), Error> {
    let page = dist.join("index.html");
    let text = fs::read_to_string(&page).map_err(Error::file("read", &page))?;
    let Some(named) = naming(&text) else {
        return Err(Error::Content { path: page, problem: "has no place for the service worker's name".to_owned() });
    };
    fs::write(&page, named).map_err(Error::file("write", &page))?;
    let mut files = Vec::new();
    collect(dist, Path::new(""), &mut files)?;
    files.sort();
    let mut hasher = DefaultHasher::new();
    SCRIPT.hash(&mut hasher);
    for (name, content) in &files {
        (name, content).hash(&mut hasher);
    }
    let names: Vec<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
    let script = script_for(&names, &format!("{:016x}", hasher.finish()));
    let path = dist.join(NAME);
    fs::write(&path, script).map_err(Error::file("write", path))
}

fn naming(page: &str) -> Option<String> {
    page.contains(TAG).then(|| page.replacen(TAG, &format!("data-worker=\"{NAME}\" {TAG}"), 1))
}

fn script_for(files: &[&str], version: &str) -> String {
    let script = SCRIPT.replacen("const VERSION = \"\";", &format!("const VERSION = {};", json!(version)), 1);
    script.replacen("const FILES = [];", &format!("const FILES = {};", json!(files)), 1)
}

/// Names with slashes, whatever the system, and contents.
fn collect(dist: &Path, below: &Path, files: &mut Vec<(String, Vec<u8>)>) -> Result<(), Error> {
    let folder = dist.join(below);
    for entry in fs::read_dir(&folder).map_err(Error::file("read", &folder))? {
        let entry = entry.map_err(Error::file("read", &folder))?;
        let path: PathBuf = below.join(entry.file_name());
        let name = path.iter().map(|part| part.to_string_lossy()).collect::<Vec<_>>().join("/");
        if name == NAME || name.starts_with('.') || LEFT_OUT.contains(&name.as_str()) {
            continue;
        }
        if entry.path().is_dir() {
            collect(dist, &path, files)?;
        } else {
            let content = fs::read(entry.path()).map_err(Error::file("read", entry.path()))?;
            files.push((name, content));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_worker_lists_the_files_and_the_page_names_the_worker() {
        let script = script_for(&["boot.js", "pages-1/pages.js"], "00ff");
        assert!(script.contains("const VERSION = \"00ff\";\nconst FILES = [\"boot.js\",\"pages-1/pages.js\"];"));
        let page = r#"<script type="module" src="boot.js" data-js="./app-1.js" data-wasm="./app-1_bg.wasm"></script>"#;
        let named = naming(page).unwrap();
        assert!(named.contains(r#"src="boot.js" data-worker="sw.js" data-js="./app-1.js""#), "{named}");
        assert_eq!(naming("<p>"), None);
    }

    #[test]
    fn another_content_is_another_version() {
        let folder = std::env::temp_dir().join(format!("proxydeck-precache-{}", std::process::id()));
        let written = |content: &str| {
            fs::create_dir_all(folder.join("flags")).unwrap();
            fs::write(folder.join("index.html"), "<script data-js=\"a.js\">").unwrap();
            fs::write(folder.join("a.js"), content).unwrap();
            fs::write(folder.join("flags/fr.svg"), "").unwrap();
            place(&folder).unwrap();
            fs::read_to_string(folder.join(NAME)).unwrap()
        };
        let (one, same, other) = (written("1"), written("1"), written("2"));
        fs::remove_dir_all(&folder).unwrap();
        assert_eq!(one, same);
        assert_ne!(one, other);
        assert!(one.contains(r#"const FILES = ["a.js","index.html"];"#), "{one}");
    }
}
