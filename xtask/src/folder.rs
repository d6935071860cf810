//! Folders as a whole.

use std::fs;
use std::path::Path;

use crate::error::Error;

/// Copies all that is in a folder into another, beside what is there.
///
/// # Errors
/// [`Error::File`].
pub fn copy(folder: &Path, into: &Path) -> Result<(), Error> {
    fs::create_dir_all(into).map_err(Error::file("create", into))?;
    for entry in fs::read_dir(folder).map_err(Error::file("read", folder))? {
        let entry = entry.map_err(Error::file("read", folder))?;
        let (source, target) = (entry.path(), into.join(entry.file_name()));
        if source.is_dir() {
            copy(&source, &target)?;
        } else {
            fs::copy(&source, &target).map_err(Error::file("copy", source))?;
        }
    }
    Ok(())
}
