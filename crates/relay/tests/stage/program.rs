//! The program itself, as a process of its own.

use super::{Provider, TOKEN};
use std::{
    fs,
    io::{BufRead, BufReader, Read},
    net::SocketAddr,
    os::unix::fs::PermissionsExt,
    process::{Child, ChildStdout, Command, Stdio},
    sync::Once,
};

/// The program with both of its outputs caught; ended when dropped.
pub struct Program {
    child: Child,
    pub address: SocketAddr,
    out: BufReader<ChildStdout>,
}

impl Program {
    /// Starts this, and waits until it listens.
    pub fn listening(mut command: Command) -> Self {
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let mut out = BufReader::new(child.stdout.take().unwrap());
        let (mut line, mut token) = (String::new(), String::new());
        out.read_line(&mut line).unwrap();
        let address = line.trim_end().strip_prefix("listening on http://").unwrap_or_else(|| panic!("{line}"));
        out.read_line(&mut token).unwrap();
        assert_eq!(token, format!("the token is in {}\n", token_file()));
        Self { address: address.parse().unwrap(), child, out }
    }

    /// With this provider for everything.
    pub fn before(provider: &Provider, arguments: &[&str]) -> Self {
        let upstreams =
            ["proxy6", "soax-geo", "soax-partner", "soax-checker"].map(|name| format!("{name}={}", provider.url()));
        let mut all = vec!["--listen", "127.0.0.1:0"];
        all.extend(upstreams.iter().flat_map(|upstream| ["--upstream", upstream]));
        all.extend(arguments);
        Self::listening(command(&all))
    }

    /// Sends it a signal.
    pub fn signal(&self, signal: &str) {
        let sent = Command::new("kill").args([signal, &self.child.id().to_string()]).status().unwrap();
        assert!(sent.success());
    }

    /// Waits for its end; the rest of its two outputs.
    pub fn end(mut self) -> (bool, String, String) {
        let (mut out, mut err) = (String::new(), String::new());
        self.out.read_to_string(&mut out).unwrap();
        self.child.stderr.take().unwrap().read_to_string(&mut err).unwrap();
        (self.child.wait().unwrap().success(), out, err)
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The program with these arguments, and the token that [`super::Page::at`] sends.
pub fn command(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_proxydeck-relay"));
    command.args(arguments).args(["--token-file", &token_file()]);
    command
}

/// The file with that token.
pub fn token_file() -> String {
    let file = format!("{}/token-of-{}", env!("CARGO_TARGET_TMPDIR"), std::process::id());
    // Written once: a relay that starts meanwhile would find it empty.
    static WRITTEN: Once = Once::new();
    WRITTEN.call_once(|| {
        fs::write(&file, TOKEN).unwrap();
        fs::set_permissions(&file, fs::Permissions::from_mode(0o600)).unwrap();
    });
    file
}
