//! The countries' flags, from the npm package flag-icons, which the app fetches one by one as they come into view.

use std::fs;
use std::path::Path;

use crate::error::Error;
use crate::setup::npm;
use crate::workspace::Workspace;

/// Its licence is MIT and goes with the flags.
const FLAG_ICONS: &str = "7.5.0";

/// Puts the flags where trunk copies them from, unless they are there. Without them the app shows the countries' codes.
///
/// # Errors
/// [`Error::Missing`] without Node.js or npm, [`Error::Install`] when npm fails, [`Error::File`].
pub fn place(workspace: &Workspace) -> Result<(), Error> {
    let package = npm::install(workspace, "flag-icons", FLAG_ICONS, "LICENSE")?;
    let place = workspace.root().join("public/flags");
    fs::create_dir_all(&place).map_err(Error::file("create", &place))?;
    // Last, so that it stands for the whole.
    let licence = place.join("LICENSE");
    if licence.is_file() {
        return Ok(());
    }
    let flags = package.join("flags/4x3");
    for entry in fs::read_dir(&flags).map_err(Error::file("read", &flags))? {
        let flag = entry.map_err(Error::file("read", &flags))?.path();
        if is_of_a_country(&flag)
            && let Some(name) = flag.file_name()
        {
            let picture = fs::read_to_string(&flag).map_err(Error::file("read", &flag))?;
            let copy = place.join(name);
            fs::write(&copy, with_a_size(&picture)).map_err(Error::file("write", &copy))?;
        }
    }
    let source = package.join("LICENSE");
    fs::copy(&source, &licence).map_err(Error::file("copy", &source)).map(|_| ())
}

/// Without a size of its own, Firefox draws a picture on no canvas.
fn with_a_size(picture: &str) -> String {
    picture.replacen("<svg ", r#"<svg width="640" height="480" "#, 1)
}

/// Parts of countries, and what is none, have longer names than a country's two letters.
fn is_of_a_country(flag: &Path) -> bool {
    flag.file_stem().is_some_and(|code| code.len() == 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_flag_has_a_size() {
        let flag = r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 480"/>"#;
        let sized = r#"<svg width="640" height="480" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 480"/>"#;
        assert_eq!(with_a_size(flag), sized);
    }

    #[test]
    fn a_country_has_two_letters() {
        assert!(is_of_a_country(Path::new("4x3/de.svg")));
        assert!(!is_of_a_country(Path::new("4x3/gb-eng.svg")));
        assert!(!is_of_a_country(Path::new("4x3/asean.svg")));
    }
}
