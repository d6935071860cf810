//! What comes from the npm registry.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::error::Error;
use crate::process;
use crate::progress;
use crate::setup::once;
use crate::workspace::Workspace;

const OLDEST_NODE: u32 = 20;
const NODE_REMEDY: &str = "Install Node.js 20 or newer with its npm (https://nodejs.org, or your system's packages) and \
                           start again.";
const REMEDY: &str = "It comes from the npm registry: see that the network is there, and start again.";

/// The folder that holds wasm-opt, installed by version unless it is there.
///
/// # Errors
/// [`Error::Missing`] without Node.js or npm, [`Error::Install`] when npm fails.
pub fn install_binaryen(workspace: &Workspace, version: &str) -> Result<PathBuf, Error> {
    Ok(install(workspace, "binaryen", version, "bin/wasm-opt")?.join("bin"))
}

/// The folder of a package, installed by version unless it is there with its file `finished`.
///
/// # Errors
/// [`Error::Missing`] without Node.js or npm, [`Error::Install`] when npm fails.
pub fn install(workspace: &Workspace, package: &str, version: &str, finished: &str) -> Result<PathBuf, Error> {
    let name = format!("{package}-{version}");
    let inside = format!("node_modules/{package}");
    let folder = once::fill_once(workspace.tools(), &name, &format!("{inside}/{finished}"), |partial, _build| {
        require_node()?;
        progress::say(format_args!("installing {package} {version}, once for all clones of this repository"));
        let mut npm = npm()?;
        npm.current_dir(partial).args(["install", &format!("{package}@{version}"), "--prefix"]).arg(partial);
        process::run(&mut npm).map_err(|cause| Error::Install {
            what: format!("{package} {version}"),
            cause: Box::new(cause),
            remedy: REMEDY,
        })
    })?;
    Ok(folder.join(inside))
}

/// Brings the `node_modules` of a folder to what its `package-lock.json` says.
///
/// # Errors
/// [`Error::Missing`] without Node.js or npm, [`Error::Install`] when npm fails, [`Error::File`].
pub fn install_packages(folder: &Path) -> Result<(), Error> {
    require_node()?;
    let lock = folder.join("package-lock.json");
    let wanted = fs::read(&lock).map_err(Error::file("read", &lock))?;
    let installed = folder.join("node_modules/.installed-lock.json");
    if fs::read(&installed).is_ok_and(|lock| lock == wanted) {
        return Ok(());
    }
    let what = format!("the npm packages of {}", folder.file_name().unwrap_or_default().display());
    progress::say(format_args!("installing {what}"));
    // Playwright would download a browser of its own.
    process::run(npm()?.current_dir(folder).arg("ci").env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"))
        .map_err(|cause| Error::Install { what, cause: Box::new(cause), remedy: REMEDY })?;
    fs::write(&installed, wanted).map_err(Error::file("write", &installed))
}

/// Installs what `lists/package-lock.json` says into another folder.
///
/// # Errors
/// [`Error::Missing`] without Node.js or npm, [`Error::Install`] when npm fails, [`Error::File`].
pub fn install_apart(lists: &Path, folder: &Path) -> Result<(), Error> {
    require_node()?;
    for name in ["package.json", "package-lock.json"] {
        let list = lists.join(name);
        fs::copy(&list, folder.join(name)).map_err(Error::file("copy", list))?;
    }
    process::run(npm()?.current_dir(folder).arg("ci")).map_err(|cause| Error::Install {
        what: format!("the packages of {}", lists.display()),
        cause: Box::new(cause),
        remedy: REMEDY,
    })
}

fn npm() -> Result<Command, Error> {
    let npm = process::on_path(&["npm"])
        .ok_or_else(|| Error::Missing { what: "npm".to_owned(), remedy: NODE_REMEDY.to_owned() })?;
    let mut command = Command::new(npm);
    // No package here needs a script of its own to be installed.
    command.args(["--no-audit", "--no-fund", "--no-update-notifier", "--ignore-scripts", "--loglevel=error"]);
    Ok(command)
}

fn require_node() -> Result<(), Error> {
    let node = process::on_path(&["node"])
        .ok_or_else(|| Error::Missing { what: "Node.js".to_owned(), remedy: NODE_REMEDY.to_owned() })?;
    let version = process::output(Command::new(node).arg("--version"))?;
    if major(&version).is_some_and(|major| major >= OLDEST_NODE) {
        return Ok(());
    }
    Err(Error::Missing {
        what: format!("A Node.js that is new enough (this one is {version})"),
        remedy: NODE_REMEDY.to_owned(),
    })
}

fn major(version: &str) -> Option<u32> {
    version.strip_prefix('v')?.split('.').next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_major_version_is_read_as_node_prints_it() {
        assert_eq!(major("v20.20.2"), Some(20));
        assert_eq!(major("v9.0.0"), Some(9));
        assert_eq!(major("20"), None);
    }
}
