//! What Cargo.lock pins.

use std::fs;

use crate::error::Error;
use crate::workspace::Workspace;

/// The version of a package in Cargo.lock.
///
/// # Errors
/// [`Error::File`], and [`Error::Content`] when the lock file does not name the package.
pub fn version(workspace: &Workspace, package: &str) -> Result<String, Error> {
    let path = workspace.root().join("Cargo.lock");
    let text = fs::read_to_string(&path).map_err(Error::file("read", &path))?;
    match version_in(&text, package) {
        Some(version) => Ok(version.to_owned()),
        None => Err(Error::Content { path, problem: format!("names no package {package}") }),
    }
}

fn version_in<'lock>(text: &'lock str, package: &str) -> Option<&'lock str> {
    let mut lines = text.lines();
    lines.find(|line| value(line, "name") == Some(package))?;
    value(lines.next()?, "version")
}

fn value<'lock>(line: &'lock str, key: &str) -> Option<&'lock str> {
    line.strip_prefix(key)?.strip_prefix(" = \"")?.strip_suffix('"')
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOCK: &str = r#"
version = 4

[[package]]
name = "wasm-bindgen-futures"
version = "0.4.53"

[[package]]
name = "wasm-bindgen"
version = "0.2.130"
source = "registry"
dependencies = [
 "cfg-if",
]
"#;

    #[test]
    fn the_version_is_that_of_the_package_of_exactly_this_name() {
        assert_eq!(version_in(LOCK, "wasm-bindgen"), Some("0.2.130"));
        assert_eq!(version_in(LOCK, "wasm-bindgen-futures"), Some("0.4.53"));
        assert_eq!(version_in(LOCK, "wasm"), None);
        assert_eq!(version_in(LOCK, "cfg-if"), None);
    }
}
