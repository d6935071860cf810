//! Where each service is: the providers' own hosts, or a loopback stand-in.

use api::Service;
use http::Uri;
use std::{collections::HashMap, net::IpAddr, str::FromStr};

/// Scheme, host and port of an upstream, without a slash at the end: a provider's own, or one on this computer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Base(String);

/// A text that is no upstream.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotBase {
    /// Not scheme, host and port.
    #[error("is no upstream: scheme, host and port and nothing after them, such as http://127.0.0.1:9000")]
    Form,
    /// Neither a provider's own host nor an address of this computer.
    #[error(
        "is neither the provider's own nor on this computer: give a loopback address, such as http://127.0.0.1:9000"
    )]
    NotLoopback,
}

impl Base {
    /// As [`api::Call::url`] wants it.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether it is an address of this computer.
    pub fn is_loopback(&self) -> bool {
        self.0.parse().is_ok_and(|uri| is_loopback(&uri))
    }
}

impl FromStr for Base {
    type Err = NotBase;

    fn from_str(text: &str) -> Result<Self, NotBase> {
        let own = |base: &str| base == text;
        let soax = [Service::SoaxGeo, Service::SoaxPartner, Service::SoaxChecker].map(soax::base);
        if soax.into_iter().any(own) || proxy6::Host::ALL.map(proxy6::Host::base).into_iter().any(own) {
            return Ok(Self(text.to_owned()));
        }
        let uri: Uri = text.parse().map_err(|_| NotBase::Form)?;
        let (Some(scheme), Some(authority)) = (uri.scheme_str(), uri.authority()) else { return Err(NotBase::Form) };
        // The text itself has to be no more than these two: no path, no query, no user.
        if !matches!(scheme, "http" | "https") || text != format!("{scheme}://{authority}") || text.contains('@') {
            return Err(NotBase::Form);
        }
        if is_loopback(&uri) { Ok(Self(text.to_owned())) } else { Err(NotBase::NotLoopback) }
    }
}

/// Only an address counts: what the name `localhost` means is up to the resolver.
pub(super) fn is_loopback(uri: &Uri) -> bool {
    let host = uri.host().unwrap_or_default().trim_start_matches('[').trim_end_matches(']');
    host.parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
}

/// The services as `--upstream` names them.
pub const SERVICES: [(&str, Service); 4] = [
    ("proxy6", Service::Proxy6),
    ("soax-geo", Service::SoaxGeo),
    ("soax-partner", Service::SoaxPartner),
    ("soax-checker", Service::SoaxChecker),
];

/// The base of every service.
#[derive(Clone, Debug, Default)]
pub struct Bases(HashMap<Service, Base>);

impl Bases {
    /// Puts another upstream in the place of a provider's own.
    pub fn replace(&mut self, service: Service, base: Base) {
        self.0.insert(service, base);
    }

    /// The service's base; `host` counts for Proxy6 alone, and only where it is not replaced.
    pub fn of(&self, service: Service, host: proxy6::Host) -> &str {
        match (self.0.get(&service), service) {
            (Some(base), _) => base.as_str(),
            (None, Service::Proxy6) => host.base(),
            (None, Service::SoaxGeo | Service::SoaxPartner | Service::SoaxChecker) => soax::base(service),
        }
    }

    /// Every upstream that is not the provider's own.
    pub fn stand_ins(&self) -> impl Iterator<Item = (&'static str, &Base)> {
        SERVICES.into_iter().filter_map(|(name, service)| Some((name, self.0.get(&service)?)))
    }

    /// Whether no call can leave this computer.
    pub fn all_loopback(&self) -> bool {
        SERVICES.iter().all(|(_, service)| self.0.get(service).is_some_and(Base::is_loopback))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_providers_own_and_this_computer() {
        for text in [
            "http://127.0.0.1:9000",
            "https://127.0.0.1:9443",
            "http://[::1]:9000",
            "http://127.8.8.8",
            "https://px6.me",
        ] {
            assert_eq!(text.parse::<Base>().as_ref().map(Base::as_str), Ok(text));
        }
        assert!("http://[::1]:9000".parse::<Base>().unwrap().is_loopback());
        assert!(!"https://px6.me".parse::<Base>().unwrap().is_loopback());
    }

    #[test]
    fn nothing_else() {
        for (text, why) in [
            ("http://px6.me", NotBase::NotLoopback),
            ("http://localhost:9000", NotBase::NotLoopback),
            ("http://192.0.2.1:9000", NotBase::NotLoopback),
            ("http://0.0.0.0:9000", NotBase::NotLoopback),
            ("http://[::]:9000", NotBase::NotLoopback),
            ("http://169.254.169.254", NotBase::NotLoopback),
            ("http://127.0.0.1.example.org", NotBase::NotLoopback),
            ("http://127.0.0.1:9000/", NotBase::Form),
            ("http://127.0.0.1:9000/api", NotBase::Form),
            ("http://127.0.0.1:9000?a", NotBase::Form),
            ("http://user@127.0.0.1:9000", NotBase::Form),
            ("ftp://127.0.0.1:9000", NotBase::Form),
            ("127.0.0.1:9000", NotBase::Form),
            ("", NotBase::Form),
        ] {
            assert_eq!(text.parse::<Base>(), Err(why), "{text}");
        }
    }

    #[test]
    fn the_hosts_are_constants() {
        let mut bases = Bases::default();
        assert_eq!(bases.of(Service::Proxy6, proxy6::Host::Px6Me), "https://px6.me");
        assert_eq!(bases.of(Service::SoaxGeo, proxy6::Host::Px6Me), "https://api.soax.com");
        assert_eq!(bases.of(Service::SoaxPartner, proxy6::Host::Px6Me), "https://partner.api.soax.com");
        assert_eq!(bases.of(Service::SoaxChecker, proxy6::Host::Px6Me), "https://checker.soax.com");
        bases.replace(Service::Proxy6, "http://127.0.0.1:9000".parse().unwrap());
        assert_eq!(bases.of(Service::Proxy6, proxy6::Host::Px6Me), "http://127.0.0.1:9000");
        assert_eq!(bases.of(Service::SoaxGeo, proxy6::Host::Px6Me), "https://api.soax.com");
    }
}
