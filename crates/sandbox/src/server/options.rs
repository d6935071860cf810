//! The command line.

use crate::{Shape, parse_instant};
use lexopt::{Arg, Parser, ValueExt};
use std::{ffi::OsString, net::SocketAddr};

/// What `--help` says.
pub const USAGE: &str = "\
proxydeck-sandbox: Proxy6 and SOAX on one loopback port, for tests and for trying things out

usage: proxydeck-sandbox --listen 127.0.0.1:PORT [options]

  --listen ADDRESS:PORT   a loopback address; port 0 takes a free one
  --shape SHAPE           documented (default) or practice: the form of the replies
  --seed NUMBER           what stock, addresses and passwords follow from (default 1)
  --clock INSTANT         where the clock starts, such as 2026-01-31T12:00:00Z (default now)
  --cors                  answer as if the providers allowed every page to read them; they do not

Proxy6 key: px6-test-key. SOAX key: soax-test-key, packages package12345 (wifi) and package67890 (mobile).
Faults, state, clock and ledger: /admin/, described in the README of the crate.
";

/// How to serve.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// A loopback address.
    pub listen: SocketAddr,
    /// The form of the replies.
    pub shape: Shape,
    /// What stock, addresses and passwords follow from.
    pub seed: u64,
    /// Where the clock starts, in Unix milliseconds; the system's clock where there is none.
    pub clock: Option<i64>,
    /// Whether replies carry CORS headers.
    pub cors: bool,
}

/// What the command line asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// Its own description.
    Help,
    /// A server.
    Serve(Options),
}

/// A command line that asks for nothing that there is.
#[derive(Debug, thiserror::Error)]
pub enum NotOptions {
    /// An option or value that does not exist.
    #[error(transparent)]
    Unknown(#[from] lexopt::Error),
    /// There is no `--listen`.
    #[error("--listen is missing")]
    NoListen,
    /// An address that other machines reach.
    #[error("{0} is no loopback address")]
    NotLoopback(SocketAddr),
}

impl Wanted {
    /// Reads the arguments after the program's name.
    ///
    /// # Errors
    /// [`NotOptions`].
    pub fn parse(arguments: impl IntoIterator<Item = OsString>) -> Result<Self, NotOptions> {
        let mut parser = Parser::from_args(arguments);
        let mut listen: Option<SocketAddr> = None;
        let (mut shape, mut seed, mut clock, mut cors) = (Shape::Documented, 1, None, false);
        while let Some(argument) = parser.next()? {
            match argument {
                Arg::Long("listen") => listen = Some(parser.value()?.parse()?),
                Arg::Long("shape") => shape = parser.value()?.parse_with(read_shape)?,
                Arg::Long("seed") => seed = parser.value()?.parse()?,
                Arg::Long("clock") => clock = Some(parser.value()?.parse_with(parse_instant)?),
                Arg::Long("cors") => cors = true,
                Arg::Short('h') | Arg::Long("help") => return Ok(Self::Help),
                other => return Err(other.unexpected().into()),
            }
        }
        let listen = listen.ok_or(NotOptions::NoListen)?;
        if !listen.ip().is_loopback() {
            return Err(NotOptions::NotLoopback(listen));
        }
        Ok(Self::Serve(Options { listen, shape, seed, clock, cors }))
    }
}

fn read_shape(text: &str) -> Result<Shape, &'static str> {
    match text {
        "documented" => Ok(Shape::Documented),
        "practice" => Ok(Shape::Practice),
        _ => Err("a shape is documented or practice"),
    }
}

#[cfg(test)]
mod tests {
    use super::{NotOptions, Options, Wanted};
    use crate::Shape;

    fn parse(line: &str) -> Result<Wanted, NotOptions> {
        Wanted::parse(line.split_ascii_whitespace().map(Into::into))
    }

    #[test]
    fn everything_can_be_said() {
        let wanted =
            parse("--listen 127.0.0.1:0 --shape practice --seed 7 --clock 1970-01-01T00:00:01Z --cors").unwrap();
        let listen = "127.0.0.1:0".parse().unwrap();
        let options = Options { listen, shape: Shape::Practice, seed: 7, clock: Some(1000), cors: true };
        assert_eq!(wanted, Wanted::Serve(options));
    }

    #[test]
    fn only_loopback_is_listened_on() {
        assert!(matches!(parse("--listen 0.0.0.0:8080"), Err(NotOptions::NotLoopback(_))));
        assert!(matches!(parse("--listen [::1]:0"), Ok(Wanted::Serve(_))));
        assert!(matches!(parse("--seed 1"), Err(NotOptions::NoListen)));
        for line in ["--listen here", "--shape other", "--clock now", "--seed -1", "--port 1", "stray"] {
            assert!(matches!(parse(line), Err(NotOptions::Unknown(_))), "{line}");
        }
    }
}
