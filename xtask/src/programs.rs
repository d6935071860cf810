//! Building the native programs: the relay, and the providers' sandbox as a server.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::error::Error;
use crate::process;
use crate::progress;
use crate::workspace::Workspace;

pub const RELAY: &str = "proxydeck-relay";
pub const SANDBOX: &str = "proxydeck-sandbox";

/// What every native build and test selects, so that they share what they compile.
pub const NATIVE: [&str; 5] = ["--workspace", "--exclude", "proxydeck", "--features", "sandbox/server"];

/// Builds the relay for release with the app of `dist/` in it: one file that is the whole product.
///
/// # Errors
/// [`Error::Start`] and [`Error::Failed`]; the compiler's own words stand above.
pub fn relay_with_app(workspace: &Workspace) -> Result<PathBuf, Error> {
    progress::say("building the relay with the app in it");
    let selection = ["--package", "relay", "--release", "--features", "relay/embedded-app"];
    Programs::build(workspace, &selection)?.path(RELAY).map(Path::to_owned)
}

/// Where cargo put the programs it built, by name.
#[derive(Debug)]
pub struct Programs(BTreeMap<String, PathBuf>);

impl Programs {
    /// Builds the programs of a selection of packages.
    ///
    /// # Errors
    /// [`Error::Start`] and [`Error::Failed`]; the compiler's own words stand above.
    pub fn build(workspace: &Workspace, selection: &[&str]) -> Result<Self, Error> {
        let mut cargo = process::cargo(workspace.root());
        cargo.args(["build", "--bins", "--message-format=json-render-diagnostics"]).args(selection);
        let mut built = BTreeMap::new();
        let status = process::stream(&mut cargo, |line| built.extend(executable(line)))?;
        process::succeeded(&cargo, status)?;
        Ok(Self(built))
    }

    /// The program of that name.
    ///
    /// # Errors
    /// [`Error::NotBuilt`].
    pub fn path(&self, name: &str) -> Result<&Path, Error> {
        self.0.get(name).map(PathBuf::as_path).ok_or_else(|| Error::NotBuilt(name.to_owned()))
    }
}

/// The program that a line of cargo's messages tells of.
fn executable(message: &str) -> Option<(String, PathBuf)> {
    let message: Value = serde_json::from_str(message).ok()?;
    if message.get("reason")? != "compiler-artifact" {
        return None;
    }
    let name = message.get("target")?.get("name")?.as_str()?;
    let path = message.get("executable")?.as_str()?;
    Some((name.to_owned(), path.into()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_program_is_read_from_cargos_messages() {
        let program = r#"{"reason":"compiler-artifact","package_id":"relay","target":{"kind":["bin"],"crate_types":["bin"],
            "name":"proxydeck-relay"},"filenames":["/t/debug/proxydeck-relay"],"executable":"/t/debug/proxydeck-relay"}"#;
        assert_eq!(
            executable(program),
            Some(("proxydeck-relay".to_owned(), PathBuf::from("/t/debug/proxydeck-relay")))
        );
        let library = r#"{"reason":"compiler-artifact","target":{"kind":["lib"],"name":"relay"},"executable":null}"#;
        assert_eq!(executable(library), None);
        assert_eq!(executable(r#"{"reason":"build-finished","success":true}"#), None);
        assert_eq!(executable("warning: text"), None);
    }
}
