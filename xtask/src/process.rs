//! Running other programs.

use std::collections::VecDeque;
use std::env;
use std::ffi::OsStr;
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Stdio};

use crate::error::Error;

/// Cargo, with this repository as its folder.
pub fn cargo(folder: &Path) -> Command {
    let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.current_dir(folder).stdin(Stdio::null());
    command
}

/// Runs a program that speaks for itself.
///
/// # Errors
/// [`Error::Start`] and [`Error::Failed`].
pub fn run(command: &mut Command) -> Result<(), Error> {
    let status = command.stdin(Stdio::null()).status().map_err(start_error(command))?;
    succeeded(command, status)
}

/// Runs a program and hands over what it writes to standard output, line by line, as it comes.
///
/// # Errors
/// [`Error::Start`] when it does not start; how it ended is for the caller to judge.
pub fn stream(command: &mut Command, mut each_line: impl FnMut(&str)) -> Result<ExitStatus, Error> {
    let mut child = command.stdin(Stdio::null()).stdout(Stdio::piped()).spawn().map_err(start_error(command))?;
    if let Some(output) = child.stdout.take() {
        lines(output, &mut each_line).map_err(start_error(command))?;
    }
    child.wait().map_err(start_error(command))
}

/// Runs a program that says much, and prints the end of it only when it fails. `each_line` sees every line of its
/// standard error.
///
/// # Errors
/// [`Error::Start`] and [`Error::Failed`].
pub fn run_quietly(command: &mut Command, mut each_line: impl FnMut(&str)) -> Result<(), Error> {
    const KEPT_LINES: usize = 40;

    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(start_error(command))?;
    let mut end = VecDeque::with_capacity(KEPT_LINES);
    if let Some(output) = child.stderr.take() {
        lines(output, |line| {
            each_line(line);
            if end.len() == KEPT_LINES {
                end.pop_front();
            }
            end.push_back(line.to_owned());
        })
        .map_err(start_error(command))?;
    }
    let status = child.wait().map_err(start_error(command))?;
    if !status.success() {
        for line in end {
            eprintln!("{line}");
        }
    }
    succeeded(command, status)
}

/// What a program writes to standard output, without the white space around it.
///
/// # Errors
/// [`Error::Start`] and [`Error::Failed`].
pub fn output(command: &mut Command) -> Result<String, Error> {
    let output = command.stdin(Stdio::null()).stderr(Stdio::inherit()).output().map_err(start_error(command))?;
    succeeded(command, output.status)?;
    Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// The first of these programs that the PATH has.
pub fn on_path(names: &[&str]) -> Option<PathBuf> {
    names.iter().find_map(|name| all_on_path(name).next())
}

/// The programs of that name that the PATH has, in its order.
pub fn all_on_path(name: &str) -> impl Iterator<Item = PathBuf> {
    let file = format!("{name}{}", env::consts::EXE_SUFFIX);
    let path = env::var_os("PATH").unwrap_or_default();
    let folders: Vec<_> = env::split_paths(&path).collect();
    folders.into_iter().map(move |folder| folder.join(&file)).filter(|file| file.is_file())
}

/// How a person would type it.
pub fn typed(command: &Command) -> String {
    let words: Vec<_> =
        std::iter::once(command.get_program()).chain(command.get_args()).map(OsStr::to_string_lossy).collect();
    words.join(" ")
}

/// Judges how a program ended.
///
/// # Errors
/// [`Error::Failed`].
pub fn succeeded(command: &Command, status: ExitStatus) -> Result<(), Error> {
    if status.success() { Ok(()) } else { Err(Error::Failed { command: typed(command), status }) }
}

fn lines(output: impl Read, mut each_line: impl FnMut(&str)) -> std::io::Result<()> {
    let mut reader = BufReader::new(output);
    let mut bytes = Vec::new();
    while reader.read_until(b'\n', &mut bytes)? > 0 {
        each_line(String::from_utf8_lossy(&bytes).trim_end_matches(['\r', '\n']));
        bytes.clear();
    }
    Ok(())
}

/// What is said of a program that does not start.
pub fn start_error(command: &Command) -> impl FnOnce(std::io::Error) -> Error + use<> {
    let command = typed(command);
    move |source| Error::Start { command, source }
}
