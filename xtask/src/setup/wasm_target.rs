//! The standard library for wasm32.

use std::path::Path;
use std::process::Command;

use crate::error::Error;
use crate::process;
use crate::progress;
use crate::workspace::Workspace;

const TARGET: &str = "wasm32-unknown-unknown";
const REMEDY: &str = "It comes from static.rust-lang.org through rustup: see that the network is there, and type\n    \
                      rustup target add wasm32-unknown-unknown\nWithout rustup, install it as your Rust came \
                      (Debian: libstd-rust-dev-wasm32).";

/// Adds the target to the toolchain in use, unless it is there.
///
/// # Errors
/// [`Error::Install`].
pub fn install(workspace: &Workspace) -> Result<(), Error> {
    let folder = process::output(Command::new("rustc").current_dir(workspace.root()).args([
        "--print",
        "target-libdir",
        "--target",
        TARGET,
    ]))?;
    if Path::new(&folder).is_dir() {
        return Ok(());
    }
    progress::say(format_args!("adding the target {TARGET} to the Rust toolchain in use"));
    process::run(Command::new("rustup").current_dir(workspace.root()).args(["target", "add", TARGET])).map_err(
        |cause| Error::Install { what: format!("the target {TARGET}"), cause: Box::new(cause), remedy: REMEDY },
    )
}
