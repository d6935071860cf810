//! Programs that come from Debian's packages.

use std::process::Command;

use crate::error::Error;
use crate::process;
use crate::progress;

/// Installs packages as root on Debian and its like.
///
/// # Errors
/// [`Error::Missing`] with the sentence to type where this is no Debian or nobody is root, [`Error::Install`] when apt fails.
pub fn install(what: &str, packages: &[&str]) -> Result<(), Error> {
    let missing = |remedy| Error::Missing { what: what.to_owned(), remedy };
    let names = packages.join(" ");
    if process::on_path(&["apt-get"]).is_none() {
        return Err(missing(format!("Install what Debian's packages {names} hold.")));
    }
    if process::output(Command::new("id").arg("-u"))? != "0" {
        return Err(missing(format!("Type\n    sudo apt-get update && sudo apt-get install {names}")));
    }
    progress::say(format_args!("installing Debian's {names}"));
    for words in [&["update"][..], &[&["install", "--yes", "--no-install-recommends"], packages].concat()] {
        let mut apt = Command::new("apt-get");
        apt.args(words).env("DEBIAN_FRONTEND", "noninteractive");
        process::run_quietly(&mut apt, |_| ()).map_err(|cause| Error::Install {
            what: what.to_owned(),
            cause: Box::new(cause),
            remedy: "See that the network is there and the package lists are in order (apt-get update).",
        })?;
    }
    Ok(())
}
