//! Files that only their owner may read: the token, and the keys that the relay holds.

use std::{
    fs::{self, File, OpenOptions},
    io::{self, Read, Write},
    path::{Path, PathBuf},
    process, thread,
};

/// Longer is some other file.
const LONGEST: u64 = 64 << 10;

/// Why such a file is of no use. Never shows what stands in it.
#[derive(Debug, thiserror::Error)]
#[error("{}: {why}", path.display())]
pub struct Unusable {
    path: PathBuf,
    why: String,
}

impl Unusable {
    /// What is wrong with the file at this path.
    pub fn new(path: &Path, why: impl ToString) -> Self {
        Self { path: path.to_owned(), why: why.to_string() }
    }
}

/// A file's text, and whether others on this computer could read it until now.
#[derive(Debug, PartialEq, Eq)]
pub struct Content {
    /// The text.
    pub text: String,
    /// Its mode was wider than 0600, which it is from now on.
    pub was_open: bool,
}

/// Reads the file at `path`; `None` where there is none.
///
/// # Errors
/// [`Unusable`] where it cannot be read, or cannot be closed to others.
pub fn read(path: &Path) -> Result<Option<Content>, Unusable> {
    let failed = |error: io::Error| Unusable::new(path, error);
    let file = match File::open(path) {
        Ok(file) => file,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(failed(error)),
    };
    let about = file.metadata().map_err(failed)?;
    if !about.is_file() || about.len() > LONGEST {
        return Err(Unusable::new(path, "is no file of at most 64 KiB"));
    }
    let was_open = close_to_others(&file).map_err(|error| {
        Unusable::new(path, format!("others can read it, and its mode cannot be made 0600 ({error})"))
    })?;
    let mut text = String::new();
    file.take(LONGEST).read_to_string(&mut text).map_err(failed)?;
    Ok(Some(Content { text, was_open }))
}

/// Writes a new file at `path`, whole or not at all; one that has come first stays.
///
/// # Errors
/// [`Unusable`]
pub fn create(path: &Path, text: &str) -> Result<(), Unusable> {
    let failed = |error: io::Error| Unusable::new(path, error);
    if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        fs::create_dir_all(folder).map_err(failed)?;
    }
    // Written beside it and linked into place: two relays that start at once agree on one file, and neither reads half of it.
    let mut beside = path.as_os_str().to_owned();
    beside.push(format!(".{}-{:?}", process::id(), thread::current().id()));
    let beside = PathBuf::from(beside);
    let written = new_file(&beside).and_then(|mut file| file.write_all(text.as_bytes()));
    let linked = written.and_then(|()| fs::hard_link(&beside, path));
    let removed = fs::remove_file(&beside);
    match linked {
        Ok(()) => removed.map_err(failed),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
        Err(error) => Err(failed(error)),
    }
}

#[cfg(unix)]
fn new_file(path: &Path) -> io::Result<File> {
    use std::os::unix::fs::OpenOptionsExt;
    OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)
}

#[cfg(not(unix))]
fn new_file(path: &Path) -> io::Result<File> {
    // The folder of a user's own data is closed to others there.
    OpenOptions::new().write(true).create_new(true).open(path)
}

#[cfg(unix)]
fn close_to_others(file: &File) -> io::Result<bool> {
    use std::os::unix::fs::PermissionsExt;
    let mode = file.metadata()?.permissions().mode();
    if mode & 0o077 == 0 {
        return Ok(false);
    }
    file.set_permissions(fs::Permissions::from_mode(mode & 0o700))?;
    Ok(true)
}

#[cfg(not(unix))]
fn close_to_others(_: &File) -> io::Result<bool> {
    Ok(false)
}
