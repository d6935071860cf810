//! How calls travel now: mode, relay, Proxy6's host, pace; and which ways have proven that their answers can be read.

use super::preferences::PreferencesSignal;
use crate::browser::{page, storage};
use crate::lasting::Lasting;
use crate::transport::{
    Carrier, Pace,
    pairing::{self, NotPaired},
};
use api::{Secret, Service};
pub use desk::accounts::AccountNumber;
use desk::preferences::Mode;
use leptos::prelude::*;

/// Where the relay listens when nobody says otherwise.
const RELAY: &str = "http://127.0.0.1:8787";
/// Tests write their own pace here; see CONTRIBUTING.md.
const PACE: &str = "proxydeck.pace";

/// The way to the providers.
#[derive(Clone, Copy)]
pub struct Connection {
    preferences: PreferencesSignal,
    pace: StoredValue<Pace>,
    readable: Lasting<Vec<(Carrier, AccountNumber)>>,
    pairings: Lasting<u32>,
}

impl Connection {
    /// Puts the context in place.
    pub fn provide(preferences: PreferencesSignal) {
        let pace = storage::read_fields(PACE).and_then(|pace| {
            let milliseconds = |name| pace.get(name)?.parse().ok();
            Some(Pace {
                proxy6: milliseconds("proxy6")?,
                soax: milliseconds("soax")?,
                timeout: milliseconds("timeout")?,
            })
        });
        let pace = pace.unwrap_or_default();
        provide_context(Self {
            preferences,
            pace: StoredValue::new(pace),
            readable: Lasting::new(Vec::new()),
            pairings: Lasting::new(0),
        });
    }

    /// The mode, reactively.
    pub fn mode(self) -> Mode {
        let otherwise = || if page::looks_served_by_relay() { Mode::Relay } else { Mode::Direct };
        self.preferences.with(|chosen| chosen.mode).unwrap_or_else(otherwise)
    }

    /// The relay's origin, reactively.
    pub fn relay(self) -> String {
        let otherwise = || if page::looks_served_by_relay() { page::origin() } else { RELAY.to_owned() };
        self.preferences.with(|chosen| chosen.relay.clone()).unwrap_or_else(otherwise)
    }

    /// Whether this tab has the relay's token, reactively.
    pub fn is_paired(self) -> bool {
        self.pairings.track();
        pairing::token(&self.relay()).is_some()
    }

    /// How often this tab was paired, reactively: the way to the providers is another one then.
    pub fn pairings(self) -> u32 {
        self.pairings.get()
    }

    /// Pairs this tab with the relay, if that is its token.
    ///
    /// # Errors
    /// [`NotPaired`]
    pub async fn pair(self, token: &Secret) -> Result<(), NotPaired> {
        pairing::pair(&untrack(|| self.relay()), token).await?;
        self.pairings.update(|pairings| *pairings += 1);
        Ok(())
    }

    /// Proxy6's host, reactively.
    pub fn proxy6_host(self) -> proxy6::Host {
        let chosen = self.preferences.with(|chosen| chosen.proxy6_host.as_deref().and_then(|name| name.parse().ok()));
        chosen.unwrap_or_default()
    }

    /// The pace and the time allowed.
    pub fn pace(self) -> Pace {
        self.pace.get_value()
    }

    /// The way of a Proxy6 call over that host, reactively.
    pub fn to_proxy6(self, host: proxy6::Host) -> Carrier {
        match self.mode() {
            Mode::Direct => Carrier::Direct { base: host.base().to_owned() },
            Mode::Relay => Carrier::Relay { origin: self.relay(), upstream: Some(host.name()) },
            Mode::Sandbox => Carrier::Sandbox,
        }
    }

    /// The way of a SOAX call, reactively.
    pub fn to_soax(self, service: Service) -> Carrier {
        match self.mode() {
            Mode::Direct => Carrier::Direct { base: soax::base(service).to_owned() },
            Mode::Relay => Carrier::Relay { origin: self.relay(), upstream: None },
            Mode::Sandbox => Carrier::Sandbox,
        }
    }

    /// This way has answered a read of that account, and the answer could be read.
    pub fn has_answered(self, carrier: &Carrier, account: AccountNumber) {
        let proof = (carrier.clone(), account);
        if !self.readable.with_untracked(|readable| readable.contains(&proof)) {
            self.readable.update(|readable| readable.push(proof));
        }
    }

    /// Whether what changes anything may be sent that way: without CORS headers a browser sends the request and hides the
    /// answer. Reactive.
    pub fn may_change(self, carrier: &Carrier, account: AccountNumber) -> bool {
        self.readable.with(|readable| readable.contains(&(carrier.clone(), account)))
    }
}

/// The context, for a component's first line.
pub fn connection() -> Connection {
    expect_context()
}
