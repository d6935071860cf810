//! Asking SOAX: typed requests over the way of the moment.

use super::accounts::{SoaxPackage, accounts};
use super::connection::{Connection, connection};
use super::trouble::Trouble;
use crate::transport::{self, Carrier, NoReply, NotSent, Urgency};
use api::{Call, Effect, Endpoint, Reply, Service};
use leptos::prelude::*;
use soax::{
    Credentials, Failure,
    checker::{self, IpInfo},
};

/// The SOAX package in use, and the way to it, as they were when this was made.
#[derive(Clone)]
pub struct Soax {
    package: SoaxPackage,
    geo: Carrier,
    partner: Carrier,
    checker: Carrier,
    connection: Connection,
}

impl Soax {
    /// The package in use; `None` where there is none. Reactive.
    pub fn current() -> Option<Self> {
        Some(Self::of(accounts().soax()?))
    }

    /// That package. Reactive.
    pub fn of(package: SoaxPackage) -> Self {
        let connection = connection();
        let to = |service| connection.to_soax(service);
        let (geo, partner, checker) = (to(Service::SoaxGeo), to(Service::SoaxPartner), to(Service::SoaxChecker));
        Self { package, geo, partner, checker, connection }
    }

    fn carrier(&self, service: Service) -> &Carrier {
        match service {
            Service::SoaxGeo => &self.geo,
            Service::SoaxChecker => &self.checker,
            Service::SoaxPartner | Service::Proxy6 => &self.partner,
        }
    }

    /// The package.
    pub fn package(&self) -> &SoaxPackage {
        &self.package
    }

    /// Whether what changes the whitelist may be sent. Reactive.
    pub fn may_change(&self) -> bool {
        self.connection.may_change(&self.partner, self.package.account_number())
    }

    /// Asks, once.
    ///
    /// # Errors
    /// [`Trouble`].
    pub async fn ask<R>(&self, request: &R, urgency: Urgency) -> Result<R::Response, Trouble>
    where
        R: Endpoint<Credentials = Credentials, Failure = Failure>,
    {
        let call = request.call(&self.package.credentials());
        if call.effect != Effect::Reads && !untrack(|| self.may_change()) {
            return Err(NoReply::NotSent(NotSent::Untested).into());
        }
        let carrier = self.carrier(call.service);
        let reply = transport::carry(&call, carrier, self.connection.pace(), urgency, None).await?;
        let response = request.read(&reply)?;
        if call.function == "ip-list" {
            self.connection.has_answered(carrier, self.package.account_number());
        }
        Ok(response)
    }

    /// Asks SOAX's checker where this very request seems to come from: over a relay, the computer on which the relay runs.
    ///
    /// # Errors
    /// [`Trouble`].
    pub async fn whoami(&self) -> Result<IpInfo, Trouble> {
        let call = checker::Request.call(&());
        let carrier = self.carrier(call.service);
        let reply = transport::carry(&call, carrier, self.connection.pace(), Urgency::Person, None).await?;
        Ok(checker::Request.read(&reply)?)
    }

    /// Whether this is the sandbox's.
    pub fn in_sandbox(&self) -> bool {
        self.partner == Carrier::Sandbox
    }

    /// Carries a journalled call, once. Only the journal does this.
    ///
    /// # Errors
    /// [`NoReply`].
    pub(super) async fn transmit(&self, call: &Call, id: &str) -> Result<Reply, NoReply> {
        if !untrack(|| self.may_change()) {
            return Err(NoReply::NotSent(NotSent::Untested));
        }
        let carrier = self.carrier(call.service);
        transport::carry(call, carrier, self.connection.pace(), Urgency::Person, Some(id)).await
    }

    /// Asks the relay for the answer that it kept.
    pub(super) async fn recall(&self, call: &Call, id: &str) -> Option<Result<Reply, NoReply>> {
        let carrier = self.carrier(call.service);
        transport::recall(call, carrier, self.connection.pace(), id).await
    }
}
