//! What the relay is told at its start.

use crate::{
    accounts::Accounts,
    limit::Rates,
    policy::{Origin, PublicHost},
    upstream::{Bases, Lookup, Network, Via},
};
use std::{
    net::{Ipv4Addr, SocketAddr},
    path::PathBuf,
    time::Duration,
};

/// Everything that can be told. [`Settings::default`] is what the command line gives without arguments.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Where to listen. An address that is not loopback needs `origins` and `public_hosts`.
    pub listen: SocketAddr,
    /// The folder with the app's files.
    pub app: Option<PathBuf>,
    /// Origins whose pages may call, beside the relay's own.
    pub origins: Vec<Origin>,
    /// Hosts under which a reverse proxy makes the relay known.
    pub public_hosts: Vec<PublicHost>,
    /// Stand-ins for the providers.
    pub bases: Bases,
    /// Networks that a provider's name may resolve to beside the open internet.
    pub allow_resolved: Vec<Network>,
    /// Keys that the relay holds.
    pub accounts: Accounts,
    /// The owner's own proxy before the providers.
    pub via: Option<Via>,
    /// How names are looked up.
    pub lookup: Lookup,
    /// How often a key may be used; `None`, without any limit, is for measuring against loopback upstreams.
    pub rates: Option<Rates>,
    /// How long things may take.
    pub times: Times,
    /// No log lines.
    pub quiet: bool,
}

/// How long things may take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Times {
    /// One call in all, with its wait in the queue.
    pub call: Duration,
    /// From the look-up of a provider's name to the encrypted connection.
    pub connect: Duration,
    /// A request's head, and between two requests on one connection; a request's body; and until a client takes more of its
    /// answer.
    pub request: Duration,
    /// Requests in flight after the signal to stop.
    pub stop: Duration,
    /// How long answers are kept for `/replies/`.
    pub keep: Duration,
    /// Until a wrong token or a wrong code is refused; one after the other.
    pub guess: Duration,
}

impl Default for Times {
    fn default() -> Self {
        Self {
            call: Duration::from_secs(30),
            connect: Duration::from_secs(5),
            request: Duration::from_secs(10),
            stop: Duration::from_secs(30),
            keep: Duration::from_secs(600),
            guess: Duration::from_millis(500),
        }
    }
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            listen: SocketAddr::from((Ipv4Addr::LOCALHOST, 8787)),
            app: None,
            origins: Vec::new(),
            public_hosts: Vec::new(),
            bases: Bases::default(),
            allow_resolved: Vec::new(),
            accounts: Accounts::default(),
            via: None,
            lookup: Lookup::system(),
            rates: Some(Rates::default()),
            times: Times::default(),
            quiet: false,
        }
    }
}

/// Settings that would open the relay to others than its owner.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unsafe {
    /// Others than this computer could reach it, and nothing says who they are.
    #[error(
        "--listen with an address that is not loopback needs --origin (whose pages may call) and --public-host (the name \
         that the TLS proxy in front of it has)"
    )]
    Open,
    /// Without a pace the provider would lock the key out.
    #[error("--unpaced is for measuring: every upstream has to be on this computer then")]
    Unpaced,
}

impl Settings {
    /// Refuses what would be of use to others than the owner.
    ///
    /// # Errors
    /// [`Unsafe`], with the sentence for the person at the command line.
    pub fn check(&self) -> Result<(), Unsafe> {
        if !self.listen.ip().is_loopback() && (self.origins.is_empty() || self.public_hosts.is_empty()) {
            return Err(Unsafe::Open);
        }
        if self.rates.is_none() && !self.bases.all_loopback() {
            return Err(Unsafe::Unpaced);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use api::Service;

    #[test]
    fn the_real_values() {
        let settings = Settings::default();
        assert_eq!(settings.listen.to_string(), "127.0.0.1:8787");
        assert_eq!(settings.rates, Some(Rates::default()));
        let seconds = |seconds| Duration::from_secs(seconds);
        let Times { call, connect, request, stop, keep, guess } = settings.times;
        assert_eq!(
            (call, connect, request, stop, keep),
            (seconds(30), seconds(5), seconds(10), seconds(30), seconds(600))
        );
        assert_eq!(guess, Duration::from_millis(500));
        assert_eq!(settings.check(), Ok(()));
    }

    #[test]
    fn another_address_needs_all_three() {
        let open = Settings { listen: "0.0.0.0:8787".parse().unwrap(), ..Settings::default() };
        let origins = vec!["https://user.github.io".parse().unwrap()];
        let public_hosts = vec!["relay.example.org".parse().unwrap()];
        assert_eq!(open.check(), Err(Unsafe::Open));
        assert_eq!(Settings { origins: origins.clone(), ..open.clone() }.check(), Err(Unsafe::Open));
        assert_eq!(Settings { public_hosts: public_hosts.clone(), ..open.clone() }.check(), Err(Unsafe::Open));
        assert_eq!(Settings { origins, public_hosts, ..open }.check(), Ok(()));
    }

    #[test]
    fn without_a_pace_only_on_this_computer() {
        let mut settings = Settings { rates: None, ..Settings::default() };
        assert_eq!(settings.check(), Err(Unsafe::Unpaced));
        let here = || "http://127.0.0.1:9000".parse().unwrap();
        settings.bases.replace(Service::Proxy6, here());
        settings.bases.replace(Service::SoaxGeo, here());
        settings.bases.replace(Service::SoaxPartner, here());
        assert_eq!(settings.check(), Err(Unsafe::Unpaced));
        settings.bases.replace(Service::SoaxChecker, here());
        assert_eq!(settings.check(), Ok(()));
    }
}
