//! The app and the relay on this machine.

use std::io::{BufRead, BufReader, ErrorKind};
use std::net::{SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::thread;
use std::time::Duration;
use std::{env, io};

use crate::app::{self, Profile};
use crate::error::Error;
use crate::process;
use crate::programs::{self, Programs};
use crate::progress;
use crate::setup::Tools;
use crate::workspace::Workspace;

/// How to serve.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// Where the relay listens.
    pub listen: SocketAddr,
    /// Build without optimising, and the app again on every change.
    pub dev: bool,
    /// Open the page in the user's browser, where there is a desktop.
    pub open: bool,
}

/// Installs what is missing, builds, and serves until Ctrl-C.
///
/// # Errors
/// [`Error::Taken`] before anything is built; then whatever installing, building and serving run into.
pub fn serve(workspace: &Workspace, options: &Options) -> Result<(), Error> {
    require_free(options.listen)?;
    let tools = Tools::install(workspace)?;
    let (profile, dist) =
        if options.dev { (Profile::Dev, workspace.dev_dist()) } else { (Profile::Release, workspace.dist()) };
    app::build(workspace, &tools, profile)?;
    let relay = build_relay(workspace, profile)?;
    // Built for release, the relay holds the app itself.
    let folder = options.dev.then_some(dist.as_path());

    let interrupted = watch_for_interrupt()?;
    let (relay, link) = start_relay(workspace, &relay, options.listen, folder)?;
    let mut running = Running(vec![relay]);
    if options.dev {
        running.0.push(start_rebuilding(workspace, &tools, &dist)?);
    }
    progress::say(format_args!("open Proxydeck by this link: {link} (Ctrl-C stops it)"));
    if options.open {
        open_in_browser(&link);
    }
    running.wait_until(&interrupted)
}

/// Minutes of building would be for nothing.
fn require_free(address: SocketAddr) -> Result<(), Error> {
    match TcpListener::bind(address) {
        Ok(_) => Ok(()),
        Err(error) if error.kind() == ErrorKind::AddrInUse => Err(Error::Taken { address }),
        Err(source) => Err(Error::Listen { address, source }),
    }
}

fn build_relay(workspace: &Workspace, profile: Profile) -> Result<PathBuf, Error> {
    match profile {
        Profile::Release => programs::relay_with_app(workspace),
        Profile::Dev => {
            progress::say("building the relay");
            Programs::build(workspace, &["--package", "relay"])?.path(programs::RELAY).map(Path::to_owned)
        }
    }
}

/// Starts the relay and returns the link that pairs the first tab with it.
fn start_relay(
    workspace: &Workspace,
    relay: &Path,
    listen: SocketAddr,
    folder: Option<&Path>,
) -> Result<(Program, String), Error> {
    let mut command = Command::new(relay);
    command.current_dir(workspace.root()).args(["--listen", &listen.to_string()]);
    if let Some(folder) = folder {
        command.arg("--app").arg(folder);
    }
    let mut relay = Program::start("the relay", command.stdout(Stdio::piped()))?;
    let (said, first_link) = mpsc::channel();
    if let Some(output) = relay.child.stdout.take() {
        thread::spawn(move || {
            for line in BufReader::new(output).lines().map_while(Result::ok) {
                // Nobody listens any more once the first link is known.
                if let Some(link) = line.strip_prefix("open ") {
                    let _ = said.send(link.to_owned());
                }
                progress::line(format_args!("relay: {line}"));
            }
        });
    }
    match first_link.recv() {
        Ok(link) => Ok((relay, link)),
        // Its output has ended, so it has too, or is about to.
        Err(_) => Err(Error::Ended { program: relay.name, status: relay.wait()? }),
    }
}

fn start_rebuilding(workspace: &Workspace, tools: &Tools, dist: &Path) -> Result<Program, Error> {
    let mut trunk = tools.trunk(workspace);
    Program::start("trunk watch", trunk.args(["watch", "--dist"]).arg(dist))
}

fn watch_for_interrupt() -> Result<Receiver<()>, Error> {
    let (sender, receiver) = mpsc::channel();
    ctrlc::set_handler(move || {
        // The receiver is gone when the task has ended by itself.
        let _ = sender.send(());
    })?;
    Ok(receiver)
}

/// Opens the page where there is a desktop; the link stands in the terminal either way.
fn open_in_browser(link: &str) {
    let opener = match env::consts::OS {
        "macos" => "open",
        _ if env::var_os("DISPLAY").is_some() || env::var_os("WAYLAND_DISPLAY").is_some() => "xdg-open",
        _ => return,
    };
    let opened = Command::new(opener).arg(link).stdout(Stdio::null()).stderr(Stdio::null()).spawn();
    if let Err(error) = opened {
        progress::say(format_args!("`{opener}` does not open it here: {error}"));
    }
}

/// A program that goes on until it is told to end.
#[derive(Debug)]
struct Program {
    name: &'static str,
    child: Child,
}

impl Program {
    fn start(name: &'static str, command: &mut Command) -> Result<Self, Error> {
        let typed = process::typed(command);
        let started = command.stdin(Stdio::null()).spawn();
        Ok(Self { name, child: started.map_err(|source| Error::Start { command: typed, source })? })
    }

    fn wait(&mut self) -> Result<ExitStatus, Error> {
        self.child.wait().map_err(|source| self.lost(source))
    }

    fn ended(&mut self) -> Result<Option<ExitStatus>, Error> {
        self.child.try_wait().map_err(|source| self.lost(source))
    }

    fn lost(&self, source: io::Error) -> Error {
        Error::Start { command: self.name.to_owned(), source }
    }
}

/// What runs together and ends together.
struct Running(Vec<Program>);

impl Running {
    /// Returns when the person has had enough.
    ///
    /// # Errors
    /// [`Error::Ended`] when one of the programs ends by itself.
    fn wait_until(&mut self, interrupted: &Receiver<()>) -> Result<(), Error> {
        const MOMENT: Duration = Duration::from_millis(200);
        loop {
            if interrupted.recv_timeout(MOMENT) != Err(RecvTimeoutError::Timeout) {
                return Ok(());
            }
            for program in &mut self.0 {
                let Some(status) = program.ended()? else { continue };
                // Ctrl-C reaches it too, and perhaps first.
                if interrupted.recv_timeout(MOMENT).is_ok() {
                    return Ok(());
                }
                return Err(Error::Ended { program: program.name, status });
            }
        }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        for program in &mut self.0 {
            // It may have ended already, by the same Ctrl-C.
            let _ = program.child.kill();
            let _ = program.child.wait();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_taken_port_is_told_before_anything_is_built() {
        let other = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = other.local_addr().unwrap();
        let error = require_free(address).unwrap_err();
        assert!(matches!(error, Error::Taken { .. }));
        assert!(error.to_string().starts_with(&format!("{address} is taken")), "{error}");

        drop(other);
        require_free(address).unwrap();
    }
}
