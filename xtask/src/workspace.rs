//! Where everything lies.

use std::env;
use std::path::{Path, PathBuf};

use crate::error::Error;

/// The repository and the user's cache folder.
#[derive(Debug)]
pub struct Workspace {
    root: PathBuf,
    tools: PathBuf,
}

impl Workspace {
    /// Finds the repository through cargo, and the cache folder as the XDG base directory specification says.
    ///
    /// # Errors
    /// [`Error::NotFromCargo`] and [`Error::NoCache`].
    pub fn find() -> Result<Self, Error> {
        let package = env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from).ok_or(Error::NotFromCargo)?;
        let root = package.parent().ok_or(Error::NotFromCargo)?.to_owned();
        let cache = env::var_os("XDG_CACHE_HOME")
            .map(PathBuf::from)
            .filter(|folder| folder.is_absolute())
            .or_else(|| env::home_dir().map(|home| home.join(".cache")))
            .ok_or(Error::NoCache)?;
        Ok(Self { root, tools: cache.join("proxydeck/tools") })
    }

    /// The repository.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The tools of every clone, by name and version.
    pub fn tools(&self) -> &Path {
        &self.tools
    }

    /// The app as built for release.
    pub fn dist(&self) -> PathBuf {
        self.root.join("dist")
    }

    /// The app as built by `serve --dev`, apart, so that `dist` never holds an unoptimised app.
    pub fn dev_dist(&self) -> PathBuf {
        self.root.join("target/dist-dev")
    }

    /// The end-to-end tests.
    pub fn end_to_end(&self) -> PathBuf {
        self.root.join("e2e")
    }

    /// The tests with real programs.
    pub fn consumers(&self) -> PathBuf {
        self.root.join("consumers")
    }
}
