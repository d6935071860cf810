//! Measuring, side by side with what others have written.

use std::process::Command;

use crate::error::Error;
use crate::process;
use crate::programs::{self, Programs};
use crate::progress;
use crate::workspace::Workspace;

/// Builds the relay for release and measures it beside nginx, haproxy, caddy and cors-anywhere, on loopback. It takes some minutes, and says
/// something only on a calm machine of two cores or more. Needs Debian's packages, which it installs when root, and Python.
///
/// # Errors
/// [`Error::Start`] and [`Error::Failed`]; the programs' own words stand above.
pub fn relay(workspace: &Workspace) -> Result<(), Error> {
    progress::say("building the relay");
    let relay = Programs::build(workspace, &["--package", "relay", "--release"])?.path(programs::RELAY)?.to_owned();
    let (scripts, folder) = (workspace.root().join("bench/relay"), workspace.root().join("target/bench/relay"));
    progress::say("bringing what it is measured beside");
    process::run(Command::new("bash").arg(scripts.join("setup.sh")).arg(&folder))?;
    progress::say("measuring");
    process::run(Command::new("python3").arg(scripts.join("bench.py")).arg(&folder).arg(&relay))
}
