//! What a proof was led for: files, told from their later selves by a number.

use std::collections::hash_map::DefaultHasher;
use std::fs;
use std::hash::{Hash as _, Hasher as _};
use std::path::{Path, PathBuf};

use crate::error::Error;

/// A number of the files under these folders that are wanted; of a folder that is a file, of itself. The same as long as they
/// hold the same, the tests at their ends aside.
///
/// # Errors
/// [`Error::File`].
pub fn number(folders: &[PathBuf], wanted: impl Fn(&Path) -> bool) -> Result<String, Error> {
    let mut files = Vec::new();
    for folder in folders {
        collect(folder, &mut files)?;
    }
    files.retain(|file| wanted(file));
    files.sort();
    // Its keys are constants: the number stays from run to run, which is all that is asked of it.
    let mut hasher = DefaultHasher::new();
    for file in files {
        without_tests(&fs::read(&file).map_err(Error::file("read", &file))?).hash(&mut hasher);
    }
    Ok(format!("{:016x}", hasher.finish()))
}

/// Whether a file holds tests alone: changing one gives a survivor another chance, and takes nothing from what was caught.
pub fn holds_tests(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name == "tests.rs") || path.components().any(|part| part.as_os_str() == "tests")
}

/// A file without the module of its tests, which is no part of any program and stands last.
fn without_tests(file: &[u8]) -> &[u8] {
    const TESTS: &[u8] = b"\n#[cfg(test)]\nmod tests";
    let end = file.windows(TESTS.len()).position(|window| window == TESTS);
    end.and_then(|end| file.get(..end)).unwrap_or(file)
}

fn collect(path: &Path, files: &mut Vec<PathBuf>) -> Result<(), Error> {
    if path.is_file() {
        files.push(path.to_owned());
        return Ok(());
    }
    for entry in fs::read_dir(path).map_err(Error::file("read", path))? {
        collect(&entry.map_err(Error::file("read", path))?.path(), files)?;
    }
    Ok(())
}

/// Writes a note of `docs/proof`.
///
/// # Errors
/// [`Error::File`].
pub fn write(path: &Path, text: &str) -> Result<(), Error> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(Error::file("create", folder))?;
    }
    fs::write(path, text).map_err(Error::file("write", path))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tests_are_told_from_code() {
        assert!(holds_tests(Path::new("crates/a/tests/b.rs")) && holds_tests(Path::new("crates/a/src/b/tests.rs")));
        assert!(!holds_tests(Path::new("crates/a/src/b.rs")));
    }

    #[test]
    fn the_tests_of_a_file_are_no_part_of_its_program() {
        let code = "//! A file.\n\nfn a() {}\n";
        let with_tests = format!("{code}\n#[cfg(test)]\nmod tests {{\n    fn b() {{}}\n}}\n");
        assert_eq!(without_tests(with_tests.as_bytes()), code.as_bytes());
        assert_eq!(without_tests(code.as_bytes()), code.as_bytes());
    }

    #[test]
    fn a_file_s_content_and_not_its_place_counts() {
        let folder = std::env::temp_dir().join(format!("proxydeck-source-{}", std::process::id()));
        let file = folder.join("a/b.rs");
        let of = |text: &str| {
            write(&file, text).unwrap();
            number(std::slice::from_ref(&folder), |path| path.extension().is_some_and(|ending| ending == "rs")).unwrap()
        };
        let first = of("one");
        assert_ne!(of("two"), first);
        write(&folder.join("notes.md"), "else").unwrap();
        assert_eq!(of("one"), first);
        fs::remove_dir_all(&folder).unwrap();
    }
}
