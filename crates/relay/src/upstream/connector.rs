//! The way to a provider: resolved and checked, connected, encrypted, all within one limit of time.

use super::{Connecting, via::Way};
use http::Uri;
use hyper_rustls::{HttpsConnector, HttpsConnectorBuilder};
use std::{
    error::Error,
    pin::Pin,
    task::{Context, Poll},
    time::Duration,
};
use tokio::time::timeout;
use tower_service::Service;

type Https = HttpsConnector<Way>;

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
    pub(super) fn new(connecting: &Connecting) -> Result<Self, NoTls> {
        let https = HttpsConnectorBuilder::new()
            .with_provider_and_webpki_roots(rustls::crypto::ring::default_provider())
            .map_err(|error| NoTls(error.to_string()))?
            // Plain HTTP is for loopback stand-ins; every other base is a constant that begins with https.
            .https_or_http()
            .enable_http1()
            .wrap_connector(Way::new(connecting));
        Ok(Self { https, limit: connecting.limit })
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::upstream::Lookup;
    use std::{
        net::{IpAddr, TcpListener},
        sync::{Arc, Mutex},
    };

    /// A name whose look-up answers this first, that next, and then nothing.
    fn flipping(first: &[&str], next: &[&str]) -> Lookup {
        let parse = |answer: &[&str]| answer.iter().map(|text| text.parse().unwrap()).collect::<Vec<IpAddr>>();
        let answers = Arc::new(Mutex::new(vec![parse(next), parse(first)]));
        Lookup::by(move |_| {
            let answer = answers.lock().unwrap().pop().unwrap_or_default();
            async move { Ok(answer) }
        })
    }

    fn connector(lookup: Lookup, allowed: &str) -> Connector {
        let allow_resolved = vec![allowed.parse().unwrap()];
        Connector::new(&Connecting { lookup, allow_resolved, via: None, limit: Duration::from_secs(5) }).unwrap()
    }

    fn connect(connector: &Connector, port: u16) -> Result<(), String> {
        let uri = format!("http://proxy6.example:{port}/").parse().unwrap();
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        let causes = |error: &(dyn Error + 'static)| {
            std::iter::successors(Some(error), |error| (*error).source()).map(ToString::to_string).collect()
        };
        runtime.block_on(async { connector.clone().call(uri).await }).map(drop).map_err(|error| causes(&*error))
    }

    fn connected(listener: &TcpListener) -> bool {
        listener.set_nonblocking(true).unwrap();
        listener.accept().is_ok()
    }

    #[test]
    fn what_was_checked_is_what_is_connected_to() {
        let listener = TcpListener::bind("127.0.0.7:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let connector = connector(flipping(&["127.0.0.7"], &["127.0.0.8"]), "127.0.0.7/32");
        assert_eq!(connect(&connector, port), Ok(()));
        assert!(connected(&listener));
        let error = connect(&connector, port).unwrap_err();
        assert!(error.contains("127.0.0.8, which is no address of the open internet"), "{error}");
    }

    #[test]
    fn of_several_addresses_only_the_good_ones_are_used() {
        let good = TcpListener::bind("127.0.0.9:0").unwrap();
        let port = good.local_addr().unwrap().port();
        let bad = TcpListener::bind(("127.0.0.8", port)).unwrap();
        let connector = connector(flipping(&["127.0.0.8", "127.0.0.9"], &[]), "127.0.0.9/32");
        assert_eq!(connect(&connector, port), Ok(()));
        assert!(connected(&good) && !connected(&bad));
    }
}
