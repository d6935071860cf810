//! One documented function of a provider.

use crate::{Call, Reply};

/// A typed request to one documented function: it turns itself into a [`Call`], and reads the [`Reply`] to it.
pub trait Endpoint {
    /// What the provider wants to see before it answers.
    type Credentials;
    /// The typed reply.
    type Response;
    /// The provider's refusal, or a reply that cannot be read.
    type Failure;

    /// The call in the form that the provider's document gives it.
    fn call(&self, credentials: &Self::Credentials) -> Call;

    /// Reads the reply.
    ///
    /// # Errors
    /// The provider's refusal, or [`crate::Unreadable`] with the raw body.
    fn read(&self, reply: &Reply) -> Result<Self::Response, Self::Failure>;
}
