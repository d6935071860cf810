//! Installing what is missing, never over the user's own.

pub mod browser;
mod cargo_tool;
pub mod consumers;
mod debian;
pub mod npm;
mod once;
pub mod proof_tools;
mod rust_toolchain;
mod wasm_target;

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::error::Error;
use crate::lock_file;
use crate::process;
use crate::workspace::Workspace;

pub use wasm_target::install as install_wasm_target;

/// The newest trunk that Rust 1.95 builds; see "Tools that work together" in docs/architecture.md.
const TRUNK: &str = "0.21.14";
/// Debian's own, 108, silently corrupts what wasm-bindgen writes today.
pub const BINARYEN: &str = "132";
/// That of the benches.
pub const ESBUILD: &str = "0.28.2";

/// The tools that build the app and run its tests in a browser.
#[derive(Debug)]
pub struct Tools {
    trunk: PathBuf,
    path: OsString,
}

impl Tools {
    /// Finds the wasm target, trunk, wasm-bindgen and wasm-opt in the cache, or installs them there.
    ///
    /// # Errors
    /// [`Error::Missing`] and [`Error::Install`], with what to install and how.
    pub fn install(workspace: &Workspace) -> Result<Self, Error> {
        wasm_target::install(workspace)?;
        // First, for it takes seconds, and the others minutes that would be for nothing without Node.js.
        let binaryen = npm::install_binaryen(workspace, BINARYEN)?;
        let trunk = cargo_tool::install(workspace, "trunk", &cargo_tool::TRUNK, TRUNK)?;
        let version = lock_file::version(workspace, "wasm-bindgen")?;
        let wasm_bindgen = cargo_tool::install(workspace, "wasm-bindgen", &cargo_tool::WASM_BINDGEN, &version)?;

        let path = preceded(env::var_os("PATH").unwrap_or_default(), &[&binaryen, &wasm_bindgen, &trunk])?;
        Ok(Self { trunk: trunk.join(format!("trunk{}", env::consts::EXE_SUFFIX)), path })
    }

    /// The same, with a folder of other programs before them.
    ///
    /// # Errors
    /// [`Error::Usage`] when such a folder cannot stand on the PATH.
    pub fn preceded_by(&self, folder: &Path) -> Result<Self, Error> {
        Ok(Self { trunk: self.trunk.clone(), path: preceded(self.path.clone(), &[folder])? })
    }

    /// Trunk, in the repository, with the other tools before the user's own.
    pub fn trunk(&self, workspace: &Workspace) -> Command {
        let mut command = Command::new(&self.trunk);
        command
            .current_dir(workspace.root())
            .env("PATH", &self.path)
            .env("TRUNK_OFFLINE", "true")
            .env("TRUNK_SKIP_VERSION_CHECK", "true")
            // After a compiler's error, trunk's own stack says nothing more.
            .env("RUST_LIB_BACKTRACE", "0");
        // Trunk takes NO_COLOR for a truth value and stops at the usual `1`.
        if env::var_os("NO_COLOR").is_some() {
            command.env("NO_COLOR", "true");
        }
        command
    }

    /// Cargo, in the repository, with wasm-bindgen's test runner before the user's own.
    pub fn cargo(&self, workspace: &Workspace) -> Command {
        let mut command = process::cargo(workspace.root());
        command.env("PATH", &self.path);
        command
    }
}

/// A PATH with folders put before what it had.
fn preceded(path: OsString, folders: &[&Path]) -> Result<OsString, Error> {
    let all = folders.iter().map(|folder| folder.to_path_buf()).chain(env::split_paths(&path));
    env::join_paths(all).map_err(|error| Error::Usage(format!("the PATH is odd: {error}")))
}
