//! Building the app with trunk.

use std::path::Path;

use crate::error::Error;
use crate::flags;
use crate::minify::minify;
use crate::precache;
use crate::process;
use crate::progress;
use crate::relay_origin;
use crate::setup::Tools;
use crate::split::Split;
use crate::workspace::Workspace;
use crate::world_map;

/// How the app is built.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Profile {
    /// Small, and the pages in files of their own, into `dist/`.
    Release,
    /// Quickly, into `target/dist-dev/`.
    Dev,
}

/// Builds the app.
///
/// # Errors
/// [`Error::Start`] and [`Error::Failed`]; the compiler's own words stand above. [`Error::File`], and what [`flags::place`],
/// [`world_map::place`], [`minify()`] and [`relay_origin::named`] run into.
pub fn build(workspace: &Workspace, tools: &Tools, profile: Profile) -> Result<(), Error> {
    // Trunk has it written into the page, after minutes.
    relay_origin::named()?;
    fetch(workspace)?;
    flags::place(workspace)?;
    world_map::place(workspace)?;
    match profile {
        Profile::Release => {
            progress::say("building the app for release");
            let split = Split::prepare(workspace)?;
            let mut trunk = tools.preceded_by(&split.programs())?.trunk(workspace);
            trunk.args(["build", "--release", "--dist"]).arg(workspace.dist());
            process::run(split.ask_of(&mut trunk))?;
            split.place(&workspace.dist())?;
            minify(workspace, &workspace.dist())?;
            precache::place(&workspace.dist())
        }
        Profile::Dev => {
            progress::say("building the app, not optimised");
            process::run(tools.trunk(workspace).args(["build", "--dist"]).arg(workspace.dev_dist()))
        }
    }
}

/// Builds the Proxies table by itself for release, into a folder; `page` is the page that it stands on.
///
/// # Errors
/// As [`build`].
pub fn build_table(workspace: &Workspace, tools: &Tools, page: &Path, folder: &Path) -> Result<(), Error> {
    fetch(workspace)?;
    flags::place(workspace)?;
    progress::say("building the table for release");
    process::run(
        tools.trunk(workspace).arg("build").arg(page).args(["--release", "--filehash", "false", "--dist"]).arg(folder),
    )
}

/// Brings the crates of the lock file, for trunk without a network makes cargo do without one too.
fn fetch(workspace: &Workspace) -> Result<(), Error> {
    let targets = ["--target", "wasm32-unknown-unknown", "--target", "host-tuple"];
    process::run(process::cargo(workspace.root()).arg("fetch").args(targets))
}
