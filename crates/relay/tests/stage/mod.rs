//! A relay, a provider behind it and a page before it, all over real sockets of this computer.
#![allow(dead_code, unused_imports, reason = "each test file uses a part of the stage")]

mod page;
#[cfg(unix)]
mod program;
mod provider;
pub mod targets;

pub use page::{Page, Seen};
#[cfg(unix)]
pub use program::{Program, command, token_file};
pub use provider::{Act, Provider, ok};

use relay::{Bases, Relay, SERVICES, Settings, Times};
use std::{net::SocketAddr, sync::mpsc, thread, time::Duration};
use tokio::sync::oneshot;

/// What the tests' relays want to be told.
pub const TOKEN: &str = "00112233445566778899aabbccddeeff";

/// A relay on a thread of its own; it stops when dropped.
pub struct Stage {
    pub address: SocketAddr,
    /// The link that is printed at the start.
    pub link: Option<String>,
    /// Those that are printed later.
    pub links: mpsc::Receiver<String>,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<thread::JoinHandle<()>>,
}

impl Stage {
    /// Starts a relay on a free port.
    pub fn start(settings: Settings) -> Self {
        let (stop, stopped) = oneshot::channel();
        let (address, listening) = mpsc::channel();
        let (shown, links) = mpsc::channel();
        let settings = Settings { listen: SocketAddr::new(settings.listen.ip(), 0), ..settings };
        let thread = thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
            runtime.block_on(async {
                let show = Box::new(move |link: &str| drop(shown.send(link.to_owned())));
                let relay = Relay::bind(settings, TOKEN.parse().unwrap(), show).await.unwrap();
                address.send((relay.address(), relay.link())).unwrap();
                relay.run(async { drop(stopped.await) }).await;
            });
        });
        let (address, link) = listening.recv().unwrap();
        Self { address, link, links, stop: Some(stop), thread: Some(thread) }
    }

    /// A relay before this provider, without a pace.
    pub fn before(provider: &Provider) -> Self {
        Self::start(settings(provider))
    }

    /// The app's own page, with both test keys.
    pub fn page(&self) -> Page {
        Page::at(self.address)
    }

    /// Says that it should stop, and does not wait for it.
    pub fn stop(&mut self) {
        drop(self.stop.take());
    }

    /// Waits until it has stopped.
    pub fn stopped(mut self) {
        self.stop();
        self.thread.take().unwrap().join().unwrap();
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        self.stop();
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

/// What [`Seen::refusal`] says of a refusal.
pub fn refused(status: u16, word: &str, sent: &'static str) -> (u16, String, &'static str) {
    (status, word.to_owned(), sent)
}

/// Whether a page of another origin learns anything.
pub fn has_cors(seen: &Seen) -> bool {
    seen.headers.iter().any(|(name, _)| name.starts_with("access-control-"))
}

/// A relay that also knows one page elsewhere and one public host, and its provider.
pub fn known_elsewhere() -> (Stage, Provider) {
    let provider = Provider::doing(ok("{}"));
    let mut settings = settings(&provider);
    settings.origins.push("https://user.github.io".parse().unwrap());
    settings.public_hosts.push("relay.example.org".parse().unwrap());
    (Stage::start(settings), provider)
}

/// Settings with this provider in the place of all four services, without a pace, and with patience for a test.
pub fn settings(provider: &Provider) -> Settings {
    let mut bases = Bases::default();
    for (_, service) in SERVICES {
        bases.replace(service, provider.url().parse().unwrap());
    }
    let times = Times {
        call: Duration::from_secs(5),
        connect: Duration::from_secs(1),
        request: Duration::from_secs(2),
        stop: Duration::from_secs(5),
        keep: Duration::from_secs(60),
        guess: Duration::from_millis(1),
    };
    Settings { bases, times, rates: None, quiet: true, ..Settings::default() }
}
