//! Names into addresses, each of them checked before anything connects to it.

use super::address::{Network, is_global};
use hyper_util::client::legacy::connect::dns::Name;
use std::{
    fmt, io,
    net::{IpAddr, SocketAddr},
    pin::Pin,
    sync::Arc,
    task::{Context, Poll},
    vec,
};
use tower_service::Service;

type Addresses = Pin<Box<dyn Future<Output = io::Result<Vec<IpAddr>>> + Send>>;

/// How names are looked up: by the system, or by what a test puts in its place.
#[derive(Clone)]
pub struct Lookup(Arc<dyn Fn(String) -> Addresses + Send + Sync>);

impl Lookup {
    /// The system's resolver.
    pub fn system() -> Self {
        Self::by(
            |name| async move { Ok(tokio::net::lookup_host((name, 0)).await?.map(|address| address.ip()).collect()) },
        )
    }

    /// Another way.
    pub fn by<F>(lookup: impl Fn(String) -> F + Send + Sync + 'static) -> Self
    where
        F: Future<Output = io::Result<Vec<IpAddr>>> + Send + 'static,
    {
        Self(Arc::new(move |name| Box::pin(lookup(name))))
    }
}

impl fmt::Debug for Lookup {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Lookup")
    }
}

/// Looks names up and hands out only those addresses that may be connected to. The connection is made to what was checked:
/// there is no second look-up that could answer otherwise.
#[derive(Clone, Debug)]
pub(super) struct Resolver {
    pub(super) lookup: Lookup,
    pub(super) allowed: Arc<[Network]>,
}

/// Why a name leads nowhere.
#[derive(Debug, thiserror::Error)]
pub(super) enum Unresolved {
    #[error("the provider's name cannot be resolved")]
    Failed(#[source] io::Error),
    #[error(
        "the provider's name resolves to {0}, which is no address of the open internet; if your resolver does that on \
         purpose, start the relay with --allow-resolved"
    )]
    NotGlobal(IpAddr),
    #[error("the provider's name has no address")]
    Empty,
}

impl Service<Name> for Resolver {
    type Response = vec::IntoIter<SocketAddr>;
    type Error = Unresolved;
    type Future = Pin<Box<dyn Future<Output = Result<Self::Response, Unresolved>> + Send>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Unresolved>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, name: Name) -> Self::Future {
        let found = self.lookup.0(name.as_str().to_owned());
        let allowed = self.allowed.clone();
        Box::pin(async move {
            let found = found.await.map_err(Unresolved::Failed)?;
            let may = |address: &IpAddr| {
                let canonical = address.to_canonical();
                is_global(*address) || allowed.iter().any(|network| network.contains(canonical))
            };
            // The connector puts the port in the place of 0.
            let addresses: Vec<_> = found.iter().filter(|it| may(it)).map(|ip| SocketAddr::new(*ip, 0)).collect();
            match found.first() {
                _ if !addresses.is_empty() => Ok(addresses.into_iter()),
                Some(address) => Err(Unresolved::NotGlobal(*address)),
                None => Err(Unresolved::Empty),
            }
        })
    }
}
