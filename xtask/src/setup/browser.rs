//! Chromium and its driver.

use std::path::PathBuf;

use crate::error::Error;
use crate::process;
use crate::setup::debian;

const WHAT: &str = "Chromium or its driver";

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
        debian::install(WHAT, &["chromium", "chromium-driver"])?;
        Self::find().ok_or_else(|| missing("apt-get installed them, and still they are not on the PATH."))
    }

    fn find() -> Option<Self> {
        Some(Self {
            chromium: process::on_path(&["chromium", "chromium-browser", "google-chrome"])?,
            driver: process::on_path(&["chromedriver"])?,
        })
    }
}

fn missing(remedy: &str) -> Error {
    Error::Missing { what: WHAT.to_owned(), remedy: remedy.to_owned() }
}
