//! The app's build for release beside the steps before it: its last minute is one program's, on one core.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use crate::error::Error;
use crate::process;
use crate::progress;
use crate::setup::Tools;
use crate::workspace::Workspace;

/// A build that was begun.
pub struct BuildBeside {
    command: Command,
    child: Child,
    /// What it says, which would stand between the words of others.
    said: PathBuf,
}

impl BuildBeside {
    /// Begins the build. The tools are installed before, so that no other step installs them at the same time.
    ///
    /// # Errors
    /// Those of installing the tools, [`Error::File`], and [`Error::Start`].
    pub fn begin(workspace: &Workspace) -> Result<Self, Error> {
        Tools::install(workspace)?;
        let folder = workspace.root().join("target");
        fs::create_dir_all(&folder).map_err(Error::file("create", &folder))?;
        let said = folder.join("build-beside.txt");
        let file = File::create(&said).map_err(Error::file("create", &said))?;
        let second = file.try_clone().map_err(Error::file("write", &said))?;
        let own = std::env::current_exe().map_err(Error::file("find", Path::new("xtask")))?;
        // The tests have their own times to keep; the build takes what they leave.
        let mut command = match process::on_path(&["nice"]) {
            Some(nice) => {
                let mut command = Command::new(nice);
                command.args(["-n", "5"]).arg(own);
                command
            }
            None => Command::new(own),
        };
        command.arg("build").current_dir(workspace.root());
        command.stdin(Stdio::null()).stdout(file).stderr(second);
        let child = command.spawn().map_err(process::start_error(&command))?;
        progress::say("the app is built beside the next steps");
        Ok(Self { command, child, said })
    }

    /// Waits for its end, and prints what it said.
    ///
    /// # Errors
    /// [`Error::Failed`] where it did not build, and [`Error::File`].
    pub fn end(mut self) -> Result<(), Error> {
        let status = self.child.wait().map_err(process::start_error(&self.command))?;
        let said = fs::read(&self.said).map_err(Error::file("read", &self.said))?;
        progress::line(String::from_utf8_lossy(&said).trim_end());
        process::succeeded(&self.command, status)
    }
}

impl Drop for BuildBeside {
    fn drop(&mut self) {
        // After its end there is nothing left to stop.
        let _ = self.child.kill();
    }
}
