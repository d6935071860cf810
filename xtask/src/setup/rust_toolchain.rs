//! What rustup adds to the toolchain in use: a nightly beside it, and the tools of LLVM.

use std::path::Path;
use std::process::Command;

use crate::error::Error;
use crate::process;
use crate::progress;
use crate::workspace::Workspace;

const REMEDY: &str = "It comes from static.rust-lang.org through rustup: see that the network is there, and that `rustup` \
                      is on the PATH (https://rustup.rs).";

/// Installs a toolchain by its full name, unless rustup has it.
///
/// # Errors
/// [`Error::Start`] without rustup, and [`Error::Install`].
pub fn install(name: &str) -> Result<(), Error> {
    let installed = process::output(Command::new("rustup").args(["toolchain", "list"]))?;
    if installed.lines().any(|line| line.starts_with(name)) {
        return Ok(());
    }
    let mut rustup = Command::new("rustup");
    rustup.args(["toolchain", "install", name, "--profile", "minimal", "--no-self-update"]);
    add(format!("the toolchain {name}"), &mut rustup)
}

/// Adds the tools of LLVM to the toolchain of this repository, unless they are there.
///
/// # Errors
/// [`Error::Start`] without rustup, and [`Error::Install`].
pub fn install_llvm_tools(workspace: &Workspace) -> Result<(), Error> {
    let libraries =
        process::output(Command::new("rustc").current_dir(workspace.root()).args(["--print", "target-libdir"]))?;
    let program = format!("llvm-profdata{}", std::env::consts::EXE_SUFFIX);
    if Path::new(&libraries).parent().is_some_and(|folder| folder.join("bin").join(program).is_file()) {
        return Ok(());
    }
    let mut rustup = Command::new("rustup");
    rustup.current_dir(workspace.root()).args(["component", "add", "llvm-tools"]);
    add("the component llvm-tools".to_owned(), &mut rustup)
}

fn add(what: String, rustup: &mut Command) -> Result<(), Error> {
    progress::say(format_args!("installing {what}"));
    process::run(rustup).map_err(|cause| Error::Install { what, cause: Box::new(cause), remedy: REMEDY })
}
