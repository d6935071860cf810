//! Chromium and its driver.

use std::path::PathBuf;
use std::process::Command;

use crate::error::Error;
use crate::process;
use crate::progress;

const REMEDY: &str = "See that the network is there and the package lists are in order, and type\n    \
                      apt-get update && apt-get install chromium chromium-driver";

/// The browser that tests are run in.
#[derive(Debug)]
pub struct Browser {
    pub chromium: PathBuf,
    pub driver: PathBuf,
}

impl Browser {
    /// Finds the browser on the PATH; as root on Debian, installs it.
    ///
    /// # Errors
    /// [`Error::Missing`] with the sentence to type, [`Error::Install`] when apt fails.
    pub fn install() -> Result<Self, Error> {
        if let Some(browser) = Self::find() {
            return Ok(browser);
        }
        if process::on_path(&["apt-get"]).is_none() {
            return Err(missing(
                "Install both in the same version, so that `chromium` and `chromedriver` can be typed.",
            ));
        }
        if process::output(Command::new("id").arg("-u"))? != "0" {
            return Err(missing("Type\n    sudo apt-get update && sudo apt-get install chromium chromium-driver"));
        }
        progress::say("installing Debian's chromium and chromium-driver");
        apt_get(&["update"])?;
        apt_get(&["install", "--yes", "--no-install-recommends", "chromium", "chromium-driver"])?;
        Self::find().ok_or_else(|| missing("apt-get installed them, and still they are not on the PATH."))
    }

    fn find() -> Option<Self> {
        Some(Self {
            chromium: process::on_path(&["chromium", "chromium-browser", "google-chrome"])?,
            driver: process::on_path(&["chromedriver"])?,
        })
    }
}

fn apt_get(arguments: &[&str]) -> Result<(), Error> {
    process::run_quietly(Command::new("apt-get").args(arguments).env("DEBIAN_FRONTEND", "noninteractive"), |_| ())
        .map_err(|cause| Error::Install {
            what: "Chromium and its driver".to_owned(),
            cause: Box::new(cause),
            remedy: REMEDY,
        })
}

fn missing(remedy: &str) -> Error {
    Error::Missing { what: "Chromium or its driver".to_owned(), remedy: remedy.to_owned() }
}
