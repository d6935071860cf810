//! The command line.

use lexopt::prelude::*;
use relay::{Base, NotVia, SERVICES, Settings};
use std::{ffi::OsString, path::PathBuf, str::FromStr, time::Duration};

/// What `--help` prints: everything, on one screen.
pub const HELP: &str = "\
Carries Proxydeck's calls to Proxy6 and SOAX, and serves the app itself.

proxydeck-relay [--listen IP:PORT] [--app DIR] [--origin ORIGIN]…

  --listen IP:PORT       where to listen (127.0.0.1:8787; port 0 takes a free one)
  --app DIR              the folder with the app's files, as trunk builds it; else those that
                         were built into this program, if any
  --token-file FILE      the token that every call needs; drawn and kept there (mode 0600) where
                         there is none. Else ~/.local/state/proxydeck/relay-token
  --accounts FILE        accounts whose keys the relay holds (mode 0600), for X-Account: NAME
  --origin ORIGIN        pages of this origin may call, too (https://user.github.io); repeatable
  --public-host HOST     the name of the TLS proxy in front of the relay; repeatable.
                         A --listen that is not loopback needs this and --origin
  --allow-resolved CIDR  the providers' names may resolve to these addresses, which are none
                         of the open internet (198.18.0.0/15 with fake-IP resolvers); repeatable
  --via URL              your own proxy before the providers, for networks that block them:
                         http:// or socks5://, perhaps user:password@, host and port
  --upstream NAME=URL    a stand-in on this computer: scheme, loopback address and port;
                         NAME is proxy6, soax-geo, soax-partner or soax-checker; repeatable
  --timeout-ms N         a call takes so long at most (30000); for tests
  --unpaced              no limit per second; for measuring, with loopback upstreams only
  --quiet                no log line per request
  --help, --version

Each link that it prints pairs one page. Whoever calls it otherwise sends X-Proxydeck: 1,
X-Proxydeck-Token, and the Origin or Sec-Fetch-Site: same-origin; keys in X-Api-Key and
X-Package-Key. Keys are neither logged nor kept: a log line is time, route, status, duration.
Ends on SIGTERM or SIGINT, when the requests in flight have, after 30 seconds at most.
";

/// What the command line asks for.
#[derive(Debug)]
pub enum Wanted {
    /// The relay, so.
    Relay(Box<Start>),
    /// [`HELP`].
    Help,
    /// Name and version.
    Version,
}

/// How to start the relay.
#[derive(Debug, Default)]
pub struct Start {
    /// All that needs no file to be read.
    pub settings: Settings,
    /// Where the token is kept, if not in the usual place.
    pub token_file: Option<PathBuf>,
    /// The file with the keys that the relay holds.
    pub accounts: Option<PathBuf>,
}

/// Reads the arguments after the program's name.
pub fn parse(arguments: impl IntoIterator<Item = OsString>) -> Result<Wanted, lexopt::Error> {
    let mut start = Start::default();
    let settings = &mut start.settings;
    let mut parser = lexopt::Parser::from_args(arguments);
    while let Some(argument) = parser.next()? {
        match argument {
            Long("listen") => settings.listen = value(&mut parser, "--listen")?,
            Long("app") => settings.app = Some(parser.value()?.into()),
            Long("token-file") => start.token_file = Some(parser.value()?.into()),
            Long("accounts") => start.accounts = Some(parser.value()?.into()),
            Long("origin") => settings.origins.push(value(&mut parser, "--origin")?),
            Long("public-host") => settings.public_hosts.push(value(&mut parser, "--public-host")?),
            Long("allow-resolved") => settings.allow_resolved.push(value(&mut parser, "--allow-resolved")?),
            // Without the text: there may be a password in it.
            Long("via") => {
                settings.via =
                    Some(parser.value()?.string()?.parse().map_err(|error: NotVia| format!("--via: {error}"))?)
            }
            Long("upstream") => upstream(settings, &parser.value()?.string()?)?,
            Long("timeout-ms") => settings.times.call = Duration::from_millis(value(&mut parser, "--timeout-ms")?),
            Long("unpaced") => settings.rates = None,
            Long("quiet") => settings.quiet = true,
            Long("help") | Short('h') => return Ok(Wanted::Help),
            Long("version") | Short('V') => return Ok(Wanted::Version),
            _ => return Err(argument.unexpected()),
        }
    }
    Ok(Wanted::Relay(Box::new(start)))
}

fn value<T>(parser: &mut lexopt::Parser, option: &str) -> Result<T, lexopt::Error>
where
    T: FromStr<Err: std::fmt::Display>,
{
    let text = parser.value()?.string()?;
    text.parse().map_err(|error| format!("{option}: {text:?} {error}").into())
}

fn upstream(settings: &mut Settings, text: &str) -> Result<(), lexopt::Error> {
    let (name, url) = text.split_once('=').ok_or("--upstream: NAME=URL is wanted")?;
    let known = SERVICES.into_iter().find(|(known, _)| *known == name);
    let (_, service) = known.ok_or("--upstream: NAME is proxy6, soax-geo, soax-partner or soax-checker")?;
    let base: Base = url.parse().map_err(|error| format!("--upstream: {url:?} {error}"))?;
    settings.bases.replace(service, base);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use relay::{Rates, Times};

    fn settings(arguments: &[&str]) -> Result<Settings, String> {
        match parse(arguments.iter().map(OsString::from)) {
            Ok(Wanted::Relay(start)) => Ok(start.settings),
            Ok(other) => Err(format!("{other:?}")),
            Err(error) => Err(error.to_string()),
        }
    }

    #[test]
    fn nothing_at_all() {
        let settings = settings(&[]).unwrap();
        assert_eq!(settings.listen.to_string(), "127.0.0.1:8787");
        assert_eq!((settings.rates, settings.times), (Some(Rates::default()), Times::default()));
    }

    #[test]
    fn everything() {
        let settings = settings(&[
            "--listen=[::1]:0",
            "--app",
            "dist",
            "--origin",
            "https://user.github.io",
            "--origin=http://127.0.0.1:8080",
            "--public-host",
            "relay.example.org",
            "--allow-resolved",
            "198.18.0.0/15",
            "--upstream",
            "proxy6=http://127.0.0.1:9000",
            "--upstream",
            "soax-geo=http://[::1]:9001",
            "--timeout-ms",
            "250",
            "--unpaced",
            "--quiet",
        ])
        .unwrap();
        assert_eq!(settings.listen.to_string(), "[::1]:0");
        assert_eq!(settings.app, Some("dist".into()));
        assert_eq!(settings.origins.len(), 2);
        assert_eq!(settings.public_hosts.len(), 1);
        assert_eq!(settings.allow_resolved, ["198.18.0.0/15".parse().unwrap()]);
        let stand_ins: Vec<_> = settings.bases.stand_ins().map(|(name, base)| (name, base.as_str())).collect();
        assert_eq!(stand_ins, [("proxy6", "http://127.0.0.1:9000"), ("soax-geo", "http://[::1]:9001")]);
        assert_eq!(settings.times.call, Duration::from_millis(250));
        assert_eq!((settings.rates, settings.quiet), (None, true));
    }

    #[test]
    fn what_is_wrong_is_said() {
        for (arguments, said) in [
            (&["--listen", "localhost:8787"][..], "--listen: \"localhost:8787\" invalid socket address"),
            (&["--origin", "*"], "--origin: \"*\" names no page in particular"),
            (
                &["--upstream", "proxy6=http://192.0.2.1"],
                "--upstream: \"http://192.0.2.1\" is neither the provider's own",
            ),
            (&["--upstream", "proxy7=http://127.0.0.1:1"], "--upstream: NAME is proxy6"),
            (&["--upstream", "proxy6"], "--upstream: NAME=URL"),
            (&["--allow-resolved", "198.18.0.0"], "--allow-resolved: \"198.18.0.0\" is no network"),
            (&["--fast"], "invalid option '--fast'"),
            (&["dist"], "unexpected argument \"dist\""),
        ] {
            let error = settings(arguments).unwrap_err();
            assert!(error.starts_with(said), "{error}");
        }
    }

    #[test]
    fn help_fits_on_one_screen() {
        assert!(HELP.lines().count() <= 30);
        assert!(HELP.lines().all(|line| line.chars().count() <= 96));
    }
}
