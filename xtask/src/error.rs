//! What can go wrong, said so that a person knows what to do next.

use std::io;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::ExitStatus;

use thiserror::Error;

/// Why a task did not finish.
#[derive(Debug, Error)]
pub enum Error {
    /// The command line was not understood.
    #[error("{0}")]
    Usage(String),
    /// Started by hand, not by cargo.
    #[error("start this program as `cargo xtask`: it finds the repository through cargo")]
    NotFromCargo,
    /// Neither a cache folder nor a home folder is known.
    #[error("no place for the tools: set HOME, or XDG_CACHE_HOME to a folder of your own")]
    NoCache,
    /// Something that xtask cannot install itself.
    #[error("{what} is missing. {remedy}")]
    Missing { what: String, remedy: String },
    /// An installation was tried and failed.
    #[error("{what} could not be installed: {cause}\n{remedy}")]
    Install { what: String, cause: Box<Error>, remedy: &'static str },
    /// A program could not be started.
    #[error("`{command}` did not start: {source}")]
    Start { command: String, source: io::Error },
    /// A program ran and failed; its own words stand above.
    #[error("`{command}` failed ({status})")]
    Failed { command: String, status: ExitStatus },
    /// A file or folder refused.
    #[error("cannot {action} {}: {source}", path.display())]
    File { action: &'static str, path: PathBuf, source: io::Error },
    /// A file does not hold what it should.
    #[error("{} {problem}", path.display())]
    Content { path: PathBuf, problem: String },
    /// Cargo built, but not the program that is needed.
    #[error("cargo built no program `{0}`")]
    NotBuilt(String),
    /// The address to serve on cannot be had.
    #[error(
        "{address} is taken by another program: stop that one, or choose another port with `--listen 127.0.0.1:PORT`"
    )]
    Taken { address: SocketAddr },
    /// The address to serve on cannot be had, for another reason.
    #[error("cannot listen on {address}: {source}")]
    Listen { address: SocketAddr, source: io::Error },
    /// One of the programs that serve ended by itself.
    #[error("{program} ended ({status}); its own words stand above")]
    Ended { program: &'static str, status: ExitStatus },
    /// The system refuses to tell of Ctrl-C.
    #[error("cannot watch for Ctrl-C: {0}")]
    Signals(#[from] ctrlc::Error),
    /// More bytes than a first visit may cost.
    #[error("the first load is {measured} bytes gzip, {} more than the {allowed} of size-budget.json", measured - allowed)]
    TooLarge { measured: u64, allowed: u64 },
}

impl From<lexopt::Error> for Error {
    fn from(error: lexopt::Error) -> Self {
        Self::Usage(format!("{error} (`cargo xtask help` lists what there is)"))
    }
}

impl Error {
    /// Wraps an I/O error with what was being done to which path.
    pub fn file(action: &'static str, path: impl Into<PathBuf>) -> impl FnOnce(io::Error) -> Self {
        let path = path.into();
        move |source| Self::File { action, path, source }
    }
}
