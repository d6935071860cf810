//! The programs that read connection strings: Debian's packages, and Python's and Node's in the user's cache.

use std::fs;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::error::Error;
use crate::process;
use crate::progress;
use crate::setup::{debian, npm, once};
use crate::workspace::Workspace;

const WHAT: &str = "What the tests of connection strings need";

/// Where the consumers are.
#[derive(Debug)]
pub struct Consumers {
    /// A Python with the packages of `consumers/requirements.txt`.
    pub python: PathBuf,
    /// The packages of `consumers/package.json`.
    pub node_modules: PathBuf,
}

impl Consumers {
    /// Finds them, or installs them: Debian's as root, the others once for each list of their versions.
    ///
    /// # Errors
    /// [`Error::Missing`] with the sentence to type, [`Error::Install`], [`Error::File`].
    pub fn install(workspace: &Workspace) -> Result<Self, Error> {
        let lists = workspace.consumers();
        let missing: Vec<&str> = ["curl", "wget", "proxychains4", "python3"]
            .into_iter()
            .filter(|program| process::on_path(&[program]).is_none())
            .chain((!python_makes_environments()).then_some("python3-venv"))
            .collect();
        if !missing.is_empty() {
            debian::install(WHAT, &missing)?;
        }
        let requirements = lists.join("requirements.txt");
        let name = format!("consumers-python-{}", fingerprint(&requirements)?);
        let python = once::fill_once(workspace.tools(), &name, "installed", |partial, _build| {
            progress::say("installing the Python programs that read connection strings, once for all clones");
            fill_python(partial, &requirements)
        })?;
        let name = format!("consumers-node-{}", fingerprint(&lists.join("package-lock.json"))?);
        let node = once::fill_once(workspace.tools(), &name, "node_modules/.package-lock.json", |partial, _build| {
            progress::say("installing the Node programs that read connection strings, once for all clones");
            npm::install_apart(&lists, partial)
        })?;
        Ok(Self { python: python.join("bin/python"), node_modules: node.join("node_modules") })
    }
}

fn python_makes_environments() -> bool {
    let ask = Command::new("python3").args(["-c", "import venv, ensurepip"]).output();
    ask.is_ok_and(|answer| answer.status.success())
}

fn fill_python(folder: &Path, requirements: &Path) -> Result<(), Error> {
    let install = |command: &mut Command| {
        process::run_quietly(command, |_| ()).map_err(|cause| Error::Install {
            what: "The Python packages of consumers/requirements.txt".to_owned(),
            cause: Box::new(cause),
            remedy: "They come from PyPI: see that the network is there, and start again.",
        })
    };
    install(Command::new("python3").args(["-m", "venv"]).arg(folder))?;
    let pip = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--requirement"];
    install(Command::new(folder.join("bin/python")).args(pip).arg(requirements))?;
    // The folder gets another name; Python finds its packages from where it lies, and nothing else is used.
    let finished = folder.join("installed");
    fs::write(&finished, "").map_err(Error::file("write", &finished))
}

/// Tells one list of versions from the next.
fn fingerprint(list: &Path) -> Result<String, Error> {
    let text = fs::read(list).map_err(Error::file("read", list))?;
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    Ok(format!("{:016x}", hasher.finish()))
}
