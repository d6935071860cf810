//! One folder per tool and version, whole or absent.

use std::fs::{self, File, TryLockError};
use std::path::{Path, PathBuf};

use crate::error::Error;
use crate::progress;

/// Fills `tools/name` unless it holds the file `finished` already, and returns that folder.
///
/// `fill` is given a folder beside it, renamed when whole, so that what an interrupted installation leaves is not taken
/// for a finished one; and a second folder to build in, removed in any case. Clones that install at the same time wait
/// for each other.
///
/// # Errors
/// [`Error::File`], and whatever `fill` returns.
pub fn fill_once(
    tools: &Path,
    name: &str,
    finished: &str,
    fill: impl FnOnce(&Path, &Path) -> Result<(), Error>,
) -> Result<PathBuf, Error> {
    let folder = tools.join(name);
    if folder.join(finished).is_file() {
        return Ok(folder);
    }
    fs::create_dir_all(tools).map_err(Error::file("create", tools))?;
    let _held = lock(&tools.join(".lock"))?;
    if folder.join(finished).is_file() {
        return Ok(folder);
    }

    let partial = tools.join(format!("{name}.partial"));
    let build = tools.join(format!("{name}.build"));
    for leftover in [&folder, &partial, &build] {
        remove(leftover)?;
    }
    fs::create_dir(&partial).map_err(Error::file("create", &partial))?;
    let filled = fill(&partial, &build);
    remove(&build)?;
    if let Err(error) = filled {
        remove(&partial)?;
        return Err(error);
    }
    if !partial.join(finished).is_file() {
        return Err(Error::Content { path: partial, problem: format!("was filled without {finished}") });
    }
    fs::rename(&partial, &folder).map_err(Error::file("rename to its final name", &partial))?;
    Ok(folder)
}

/// Holds the lock until the file is dropped; the system frees it when the process dies.
fn lock(path: &Path) -> Result<File, Error> {
    let file = File::create(path).map_err(Error::file("create", path))?;
    match file.try_lock() {
        Ok(()) => return Ok(file),
        Err(TryLockError::WouldBlock) => progress::say("waiting for another clone that is installing tools"),
        Err(TryLockError::Error(source)) => return Err(Error::file("lock", path)(source)),
    }
    file.lock().map_err(Error::file("lock", path))?;
    Ok(file)
}

fn remove(folder: &Path) -> Result<(), Error> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(Error::file("remove", folder)(error)),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicU32, Ordering};
    use std::{env, process, thread};

    use super::*;

    /// A folder of the test's own, gone when the test ends.
    struct Scratch(PathBuf);

    impl Scratch {
        fn new(name: &str) -> Self {
            let folder = env::temp_dir().join(format!("proxydeck-once-{}-{name}", process::id()));
            fs::create_dir_all(&folder).unwrap();
            Self(folder)
        }

        fn names(&self) -> Vec<String> {
            let entries = fs::read_dir(&self.0).unwrap();
            let mut names: Vec<_> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
            names.sort();
            names
        }
    }

    impl Drop for Scratch {
        fn drop(&mut self) {
            let _ = fs::remove_dir_all(&self.0);
        }
    }

    fn write_tool(partial: &Path, build: &Path) -> Result<(), Error> {
        fs::create_dir(build).unwrap();
        fs::write(build.join("object"), "of no further use").unwrap();
        fs::write(partial.join("tool"), "works").unwrap();
        Ok(())
    }

    #[test]
    fn a_tool_is_installed_once_and_its_build_folder_goes() {
        let scratch = Scratch::new("once");
        let folder = fill_once(&scratch.0, "tool-1", "tool", write_tool).unwrap();
        assert_eq!(fs::read_to_string(folder.join("tool")).unwrap(), "works");
        assert_eq!(scratch.names(), [".lock", "tool-1"]);

        let again = fill_once(&scratch.0, "tool-1", "tool", |_, _| panic!("it is there already")).unwrap();
        assert_eq!(again, folder);
    }

    #[test]
    fn a_failed_installation_leaves_nothing_that_looks_finished() {
        let scratch = Scratch::new("failed");
        let error = fill_once(&scratch.0, "tool-1", "tool", |partial, build| {
            write_tool(partial, build)?;
            Err(Error::NoCache)
        });
        assert!(matches!(error, Err(Error::NoCache)));
        assert_eq!(scratch.names(), [".lock"]);
    }

    #[test]
    fn what_an_interrupted_installation_left_is_replaced() {
        let scratch = Scratch::new("interrupted");
        for leftover in ["tool-1.partial", "tool-1.build", "tool-1"] {
            fs::create_dir(scratch.0.join(leftover)).unwrap();
            fs::write(scratch.0.join(leftover).join("half"), "").unwrap();
        }
        let folder = fill_once(&scratch.0, "tool-1", "tool", write_tool).unwrap();
        assert!(folder.join("tool").is_file() && !folder.join("half").exists());
        assert_eq!(scratch.names(), [".lock", "tool-1"]);
    }

    #[test]
    fn clones_that_install_at_once_install_once() {
        let scratch = Scratch::new("at-once");
        let fills = AtomicU32::new(0);
        thread::scope(|scope| {
            for _ in 0..4 {
                scope.spawn(|| {
                    fill_once(&scratch.0, "tool-1", "tool", |partial, build| {
                        fills.fetch_add(1, Ordering::SeqCst);
                        write_tool(partial, build)
                    })
                    .unwrap()
                });
            }
        });
        assert_eq!(fills.load(Ordering::SeqCst), 1);
    }
}
