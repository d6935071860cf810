//! The way to a provider: resolved and checked, connected, encrypted, all within one limit of time.

use super::resolver::{Lookup, Resolver};
use crate::upstream::address::Network;
use http::Uri;
use hyper_rustls::{HttpsConnector, HttpsConnectorBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use std::{
    error::Error,
    pin::Pin,
    task::{Context, Poll},
    time::Duration,
};
use tokio::time::timeout;
use tower_service::Service;

type Https = HttpsConnector<HttpConnector<Resolver>>;

/// A connector whose whole work, from the name to the encrypted connection, takes so long at most.
#[derive(Clone)]
pub(super) struct Connector {
    https: Https,
    limit: Duration,
}

/// The connection was not there in time.
#[derive(Debug, thiserror::Error)]
#[error("no connection to the provider in time")]
pub(super) struct TooSlow;

/// The cryptography cannot do what TLS needs: never with the provider that is compiled in.
#[derive(Debug, thiserror::Error)]
#[error("TLS cannot be set up: {0}")]
pub struct NoTls(String);

impl Connector {
    pub(super) fn new(lookup: Lookup, allowed: &[Network], limit: Duration) -> Result<Self, NoTls> {
        let mut http = HttpConnector::new_with_resolver(Resolver { lookup, allowed: allowed.into() });
        http.enforce_http(false);
        http.set_nodelay(true);
        let https = HttpsConnectorBuilder::new()
            .with_provider_and_webpki_roots(rustls::crypto::ring::default_provider())
            .map_err(|error| NoTls(error.to_string()))?
            // Plain HTTP is for loopback stand-ins; every other base is a constant that begins with https.
            .https_or_http()
            .enable_http1()
            .wrap_connector(http);
        Ok(Self { https, limit })
    }
}

impl Service<Uri> for Connector {
    type Response = <Https as Service<Uri>>::Response;
    type Error = Box<dyn Error + Send + Sync>;
    type Future = Pin<Box<dyn Future<Output = Result<Self::Response, Self::Error>> + Send>>;

    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), Self::Error>> {
        self.https.poll_ready(context)
    }

    fn call(&mut self, uri: Uri) -> Self::Future {
        let connecting = timeout(self.limit, self.https.call(uri));
        Box::pin(async move { connecting.await.map_err(|_| TooSlow)? })
    }
}
