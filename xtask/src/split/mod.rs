//! The app in files: its core, and what brings the code of the pages.
//!
//! The division has to happen between the linker and wasm-bindgen, and trunk starts both. So this very program stands as
//! `wasm-bindgen` before the real one on trunk's PATH.

mod import_names;
mod packs;
mod stand_in;

use std::collections::BTreeMap;
use std::env;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::error::Error;
use crate::folder;
use crate::workspace::Workspace;

pub use stand_in::{is_called, run};

/// What brings the pages' files; its first lines list them.
pub const SCRIPT: &str = "pages.js";

/// The division of one build.
#[derive(Debug)]
pub struct Split {
    folder: PathBuf,
}

impl Split {
    /// Makes the stand-in.
    ///
    /// # Errors
    /// [`Error::File`].
    pub fn prepare(workspace: &Workspace) -> Result<Self, Error> {
        let split = Self { folder: workspace.root().join("target/split") };
        empty(&split.programs())?;
        for folder in [split.programs(), split.pages()] {
            fs::create_dir_all(&folder).map_err(Error::file("create", folder))?;
        }
        let this = env::current_exe().map_err(Error::file("find", "cargo xtask"))?;
        let stand_in = split.programs().join(format!("{}{}", stand_in::NAME, env::consts::EXE_SUFFIX));
        fs::copy(this, &stand_in).map_err(Error::file("write", stand_in))?;
        Ok(split)
    }

    /// Has a trunk, that will find the stand-in, build an app that can be divided.
    pub fn ask_of<'trunk>(&self, trunk: &'trunk mut Command) -> &'trunk mut Command {
        trunk.env(stand_in::FOLDER, self.pages()).args(["--features", "split"])
    }

    /// The folder of the stand-in.
    pub fn programs(&self) -> PathBuf {
        self.folder.join("bin")
    }

    /// Puts the pages' files beside the core.
    ///
    /// # Errors
    /// [`Error::File`].
    pub fn place(&self, dist: &Path) -> Result<(), Error> {
        folder::copy(&self.pages(), dist)
    }

    fn pages(&self) -> PathBuf {
        self.folder.join("dist")
    }
}

/// Leaves nothing of a folder.
fn empty(folder: &Path) -> Result<(), Error> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(Error::file("remove", folder)(error)),
        _ => Ok(()),
    }
}

/// The files that such a script lists for a page.
pub fn files_of(script: &str, page: &str) -> Vec<String> {
    let list = script.lines().find_map(|line| line.strip_prefix(stand_in::FILES)?.strip_suffix(';'));
    let files: BTreeMap<String, Vec<String>> =
        list.and_then(|list| serde_json::from_str(list).ok()).unwrap_or_default();
    let of_page = files.into_iter().filter(|(pages, _)| pages.split('_').any(|name| name == page));
    of_page.flat_map(|(_, files)| files).map(|file| format!("{file}.wasm")).collect()
}
