//! SOAX as its document (`docs/api/soax.md`) and its practice (`docs/api/soax-in-practice.md`) describe it: the Geo Data
//! API, the whitelist of the Partner API, the checker, and the targeting strings. No I/O: a request makes an [`api::Call`],
//! and reads the [`api::Reply`] that somebody else carried.
#![warn(missing_docs)]

mod any_request;
pub mod checker;
mod connection_type;
mod credentials;
mod failure;
pub mod geo;
mod parameters;
pub mod partner;
pub mod targeting;
#[cfg(test)]
mod testing;

pub use any_request::AnyRequest;
pub use connection_type::{ConnectionType, NotConnectionType};
pub use credentials::Credentials;
pub use failure::{ErrorKind, Failure, Refusal};
pub use parameters::BadRequest;

use api::Service;

/// Scheme and host of a service, without a slash at its end (`soax.md`, "Базовые URL"; `soax-in-practice.md`, "Checker").
///
/// [`Service::Proxy6`] is no service of SOAX: it gets a name under `.invalid` (RFC 2606), which resolves nowhere, so that
/// no key can reach a host that it is not meant for.
pub const fn base(service: Service) -> &'static str {
    match service {
        Service::SoaxGeo => "https://api.soax.com",
        Service::SoaxPartner => "https://partner.api.soax.com",
        Service::SoaxChecker => "https://checker.soax.com",
        Service::Proxy6 => "https://not-soax.invalid",
    }
}

#[cfg(test)]
mod tests {
    use super::base;
    use api::Service;

    #[test]
    fn the_documents_base_urls() {
        assert_eq!(base(Service::SoaxGeo), "https://api.soax.com");
        assert_eq!(base(Service::SoaxPartner), "https://partner.api.soax.com");
        assert_eq!(base(Service::SoaxChecker), "https://checker.soax.com");
        assert!(base(Service::Proxy6).ends_with(".invalid"));
    }
}
