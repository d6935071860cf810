//! The text of a release, smaller: scripts without their names and spaces (trunk cannot shorten what wasm-bindgen writes), and one
//! style sheet in place of one for each subject, since what they share compresses only within a file.

use std::ffi::OsString;
use std::fs;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::error::Error;
use crate::process;
use crate::setup::{ESBUILD, npm};
use crate::workspace::Workspace;

/// Rewrites a build in place. The script that brings the pages' code stays as it is: its first lines are read by others.
///
/// # Errors
/// [`Error::Missing`] and [`Error::Install`] of esbuild, [`Error::Failed`] when it cannot read a script, [`Error::File`].
pub fn minify(workspace: &Workspace, dist: &Path) -> Result<(), Error> {
    scripts(workspace, dist)?;
    let page = dist.join("index.html");
    let text = fs::read_to_string(&page).map_err(Error::file("read", &page))?;
    fs::write(&page, with_one_style_sheet(&text, dist)?).map_err(Error::file("write", page))
}

/// The scripts at the top of a build, each under its own name.
fn scripts(workspace: &Workspace, dist: &Path) -> Result<(), Error> {
    let program = npm::install(workspace, "esbuild", ESBUILD, "bin/esbuild")?.join("bin/esbuild");
    let mut esbuild = Command::new(process::on_path(&["node"]).unwrap_or_else(|| "node".into()));
    esbuild.arg(program).args(["--minify", "--allow-overwrite", "--log-level=error", "--charset=utf8"]);
    let mut folder = OsString::from("--outdir=");
    folder.push(dist);
    esbuild.arg(folder);
    for entry in fs::read_dir(dist).map_err(Error::file("read", dist))? {
        let path = entry.map_err(Error::file("read", dist))?.path();
        if path.extension().is_some_and(|extension| extension == "js") {
            esbuild.arg(path);
        }
    }
    process::run(&mut esbuild)
}

/// The page with its style sheets as one, in their order, which is written into the build in their place.
fn with_one_style_sheet(page: &str, dist: &Path) -> Result<String, Error> {
    let links = style_sheets(page);
    let mut style = String::new();
    let mut paths: Vec<PathBuf> = Vec::new();
    for (_, name) in &links {
        let path = dist.join(name);
        style.push_str(&fs::read_to_string(&path).map_err(Error::file("read", &path))?);
        paths.push(path);
    }
    let mut hasher = DefaultHasher::new();
    style.hash(&mut hasher);
    let name = format!("style-{:016x}.css", hasher.finish());
    let path = dist.join(&name);
    fs::write(&path, style).map_err(Error::file("write", path))?;
    for path in paths {
        fs::remove_file(&path).map_err(Error::file("remove", path))?;
    }
    let mut one = page.to_owned();
    for (place, (link, _)) in links.iter().enumerate() {
        let link_to_all = format!("<link href=./{name} rel=stylesheet>");
        one = one.replacen(link, if place == 0 { &link_to_all } else { "" }, 1);
    }
    Ok(one)
}

/// The page's links to its own style sheets, and the files that they name.
fn style_sheets(page: &str) -> Vec<(&str, &str)> {
    let tags = page.match_indices("<link ").filter_map(|(start, _)| page.get(start..)?.split_inclusive('>').next());
    tags.filter(|tag| attribute(tag, "rel") == Some("stylesheet"))
        .filter_map(|tag| Some((tag, attribute(tag, "href")?.trim_start_matches("./"))))
        .collect()
}

fn attribute<'tag>(tag: &'tag str, name: &str) -> Option<&'tag str> {
    let (_, value) = tag.split_once(&format!(" {name}="))?;
    value.split([' ', '>']).next().map(|value| value.trim_matches('"'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn style_sheets_are_found_however_trunk_writes_them_and_nothing_else_is() {
        let page = "<title>P</title><link href=icon.svg rel=icon type=image/svg+xml>\
                    <link data-integrity=none href=./tokens-1.css rel=stylesheet><p>x</p>\
                    <link rel=\"stylesheet\" href=\"./ui-2.css\">\
                    <link crossorigin href=./app.js rel=modulepreload>";
        let files: Vec<_> = style_sheets(page).into_iter().map(|(_, file)| file).collect();
        assert_eq!(files, ["tokens-1.css", "ui-2.css"]);
    }

    #[test]
    fn one_style_sheet_takes_the_place_of_all_in_their_order() {
        let dist = std::env::temp_dir().join(format!("proxydeck-minify-{}", std::process::id()));
        fs::create_dir_all(&dist).unwrap();
        fs::write(dist.join("b.css"), "p{color:red}").unwrap();
        fs::write(dist.join("a.css"), "p{color:blue}").unwrap();
        let page = "<link href=./b.css rel=stylesheet><link href=./a.css rel=stylesheet><link href=x.svg rel=icon>";
        let page = with_one_style_sheet(page, &dist).unwrap();
        let left: Vec<_> = fs::read_dir(&dist).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        let [name] = left.as_slice() else { panic!("{left:?}") };
        assert_eq!(fs::read_to_string(dist.join(name)).unwrap(), "p{color:red}p{color:blue}");
        let link = format!("<link href=./{} rel=stylesheet><link href=x.svg rel=icon>", name.to_str().unwrap());
        assert_eq!(page, link);
        fs::remove_dir_all(dist).unwrap();
    }
}
