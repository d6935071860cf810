//! Tools that crates.io has.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::thread;
use std::time::Duration;

use crate::error::Error;
use crate::process;
use crate::progress;
use crate::setup::once;
use crate::workspace::Workspace;

const REMEDY: &str = "It is built from crates.io with a C compiler: see that the network is there and the compiler works \
                      (Debian: apt-get install gcc libc6-dev), and start again.";

/// How a tool is built.
#[derive(Debug)]
pub struct Recipe {
    pub package: &'static str,
    pub arguments: &'static [&'static str],
    pub environment: &'static [(&'static str, &'static str)],
    /// On two cores, for the sentence that asks for patience.
    pub minutes: u8,
}

/// Locked, with rustls for its TLS, and a third faster to build than as its authors release it.
pub const TRUNK: Recipe = Recipe {
    package: "trunk",
    arguments: &["--locked", "--no-default-features", "--features", "rustls"],
    environment: &[
        ("CARGO_PROFILE_RELEASE_LTO", "off"),
        ("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16"),
        ("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1"),
    ],
    minutes: 4,
};

/// Not locked: its lock file names a version that some mirrors of crates.io lack.
pub const WASM_BINDGEN: Recipe = Recipe { package: "wasm-bindgen-cli", arguments: &[], environment: &[], minutes: 2 };

/// The folder that holds the program `name`, installed by version unless it is there.
///
/// # Errors
/// [`Error::Missing`] without a C compiler, [`Error::Install`] when the build fails.
pub fn install(workspace: &Workspace, name: &str, recipe: &Recipe, version: &str) -> Result<PathBuf, Error> {
    let program = format!("bin/{name}{}", std::env::consts::EXE_SUFFIX);
    let folder = once::fill_once(workspace.tools(), &format!("{name}-{version}"), &program, |partial, build| {
        require_c_compiler()?;
        let what = format!("{name} {version}");
        progress::say(format_args!(
            "building {what}, once for all clones of this repository (about {} minutes)",
            recipe.minutes
        ));
        let report = Report::start(what.clone());
        // Outside the repository: its cargo configuration is not for the tools.
        process::run_quietly(
            process::cargo(workspace.tools())
                .args(["install", &format!("{}@{version}", recipe.package), "--root"])
                .arg(partial)
                .args(recipe.arguments)
                .envs(recipe.environment.iter().copied())
                .env("CARGO_TARGET_DIR", build)
                .env("CARGO_TERM_PROGRESS_WHEN", "never"),
            |line| report.see(line),
        )
        .map_err(|cause| Error::Install { what, cause: Box::new(cause), remedy: REMEDY })
    })?;
    Ok(folder.join("bin"))
}

fn require_c_compiler() -> Result<(), Error> {
    if std::env::var_os("CC").is_some() || process::on_path(&["cc", "gcc", "clang"]).is_some() {
        return Ok(());
    }
    Err(Error::Missing {
        what: "A C compiler".to_owned(),
        remedy: "Install one (Debian: apt-get install gcc libc6-dev) and start again.".to_owned(),
    })
}

/// Tells now and then how far a build has come, until it is dropped.
struct Report {
    compiled: Arc<AtomicUsize>,
    _dropped: Sender<()>,
}

impl Report {
    const EVERY: Duration = Duration::from_secs(20);

    fn start(what: String) -> Self {
        let compiled = Arc::new(AtomicUsize::new(0));
        let (sender, dropped) = mpsc::channel();
        let count = Arc::clone(&compiled);
        thread::spawn(move || {
            while dropped.recv_timeout(Self::EVERY) == Err(RecvTimeoutError::Timeout) {
                progress::say(format_args!("building {what}: {} crates so far", count.load(Ordering::Relaxed)));
            }
        });
        Self { compiled, _dropped: sender }
    }

    fn see(&self, line: &str) {
        if line.trim_start().starts_with("Compiling ") {
            self.compiled.fetch_add(1, Ordering::Relaxed);
        }
    }
}
