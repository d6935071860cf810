//! The tools of `cargo xtask prove`, by version.

use std::env;
use std::path::Path;
use std::process::Command;

use crate::error::Error;
use crate::process;
use crate::setup::cargo_tool::{self, Recipe};
use crate::setup::{preceded, rust_toolchain};
use crate::workspace::Workspace;

pub const CARGO_FUZZ: &str = "0.13.2";
pub const CARGO_MUTANTS: &str = "27.1.0";
pub const CARGO_LLVM_COV: &str = "0.9.1";
/// libFuzzer's coverage needs a nightly compiler.
pub const NIGHTLY: &str = "nightly-2026-05-20";

/// `cargo fuzz` with the nightly compiler, in the repository.
///
/// # Errors
/// [`Error::Install`] and [`Error::Missing`].
pub fn cargo_fuzz(workspace: &Workspace) -> Result<Command, Error> {
    rust_toolchain::install(NIGHTLY)?;
    let folder = cargo_tool::install(workspace, "cargo-fuzz", &recipe("cargo-fuzz"), CARGO_FUZZ)?;
    let mut command = Command::new("rustup");
    command.current_dir(workspace.root()).args(["run", NIGHTLY, "cargo", "fuzz"]);
    // Cargo names itself and its compiler to what it starts, and these are the stable ones.
    for name in ["CARGO", "RUSTC", "RUSTUP_TOOLCHAIN"] {
        command.env_remove(name);
    }
    on_path(command, &folder)
}

/// The name of the machine that the nightly compiler builds for.
///
/// # Errors
/// [`Error::Start`], [`Error::Failed`], and [`Error::Missing`] where the compiler does not say.
pub fn host() -> Result<String, Error> {
    rust_toolchain::install(NIGHTLY)?;
    let said = process::output(Command::new("rustup").args(["run", NIGHTLY, "rustc", "--version", "--verbose"]))?;
    let host = said.lines().find_map(|line| line.strip_prefix("host: "));
    host.map(str::to_owned).ok_or_else(|| Error::Missing {
        what: "The name of this machine".to_owned(),
        remedy: "`rustc -vV` says it where the compiler works.".to_owned(),
    })
}

/// `cargo mutants`, in the repository.
///
/// # Errors
/// [`Error::Install`] and [`Error::Missing`].
pub fn cargo_mutants(workspace: &Workspace) -> Result<Command, Error> {
    let folder = cargo_tool::install(workspace, "cargo-mutants", &recipe("cargo-mutants"), CARGO_MUTANTS)?;
    let mut command = process::cargo(workspace.root());
    command.arg("mutants");
    on_path(command, &folder)
}

/// `cargo llvm-cov`, in the repository.
///
/// # Errors
/// [`Error::Install`] and [`Error::Missing`].
pub fn cargo_llvm_cov(workspace: &Workspace) -> Result<Command, Error> {
    rust_toolchain::install_llvm_tools(workspace)?;
    let folder = cargo_tool::install(workspace, "cargo-llvm-cov", &recipe("cargo-llvm-cov"), CARGO_LLVM_COV)?;
    let mut command = process::cargo(workspace.root());
    command.arg("llvm-cov");
    on_path(command, &folder)
}

/// Locked, and faster to build than as their authors release them: they wait for cargo most of the time.
const fn recipe(package: &'static str) -> Recipe {
    Recipe {
        package,
        arguments: &["--locked"],
        environment: &[
            ("CARGO_PROFILE_RELEASE_LTO", "off"),
            ("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16"),
            ("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1"),
        ],
        minutes: 2,
    }
}

fn on_path(mut command: Command, folder: &Path) -> Result<Command, Error> {
    command.env("PATH", preceded(env::var_os("PATH").unwrap_or_default(), &[folder])?);
    Ok(command)
}
