//! The owner's own proxy before the providers, for networks that block them. Off unless asked for.

use super::{Connecting, base::is_loopback, resolver::Resolver};
use api::Secret;
use base64::{Engine, prelude::BASE64_STANDARD};
use http::{HeaderValue, Uri, uri::Authority};
use hyper_util::{
    client::legacy::connect::{
        HttpConnector,
        proxy::{SocksV5, Tunnel},
    },
    rt::TokioIo,
};
use percent_encoding::percent_decode_str;
use std::{
    error::Error,
    pin::Pin,
    str::FromStr,
    task::{Context, Poll},
};
use tokio::net::TcpStream;
use tower_service::Service;

/// A proxy. What goes through it is TLS to the provider: the proxy sees names, and no call.
#[derive(Clone, Debug)]
pub struct Via {
    proxy: Uri,
    protocol: Protocol,
}

/// How the proxy is spoken to, and what it wants to see first.
#[derive(Clone, Debug)]
enum Protocol {
    Http(Option<HeaderValue>),
    Socks5(Option<(String, Secret)>),
}

/// A text that is no proxy. Never shows it: there may be a password in it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no proxy: http:// or socks5://, perhaps user:password@, host and port, such as socks5://127.0.0.1:1080")]
pub struct NotVia;

impl FromStr for Via {
    type Err = NotVia;

    fn from_str(text: &str) -> Result<Self, NotVia> {
        let (scheme, rest) = text.split_once("://").ok_or(NotVia)?;
        let (user, authority) = match rest.rsplit_once('@') {
            Some((user, authority)) => (Some(user.split_once(':').ok_or(NotVia)?), authority),
            None => (None, rest),
        };
        let decode = |text| percent_decode_str(text).decode_utf8().map_err(|_| NotVia);
        let user = user.map(|(user, password)| Ok((decode(user)?, decode(password)?))).transpose()?;
        let protocol = match scheme {
            "http" => Protocol::Http(user.map(|(user, password)| basic(&user, &password)).transpose()?),
            "socks5" => Protocol::Socks5(user.map(|(user, password)| (user.into(), Secret::new(password)))),
            _ => return Err(NotVia),
        };
        let authority: Authority = authority.parse().map_err(|_| NotVia)?;
        if authority.host().is_empty() || authority.port().is_none() {
            return Err(NotVia);
        }
        // The scheme of the connection to the proxy itself.
        let proxy = Uri::builder().scheme("http").authority(authority).path_and_query("/").build();
        Ok(Self { proxy: proxy.map_err(|_| NotVia)?, protocol })
    }
}

fn basic(user: &str, password: &str) -> Result<HeaderValue, NotVia> {
    let credentials = BASE64_STANDARD.encode(format!("{user}:{password}"));
    let mut value = HeaderValue::try_from(format!("Basic {credentials}")).map_err(|_| NotVia)?;
    value.set_sensitive(true);
    Ok(value)
}

/// Opens a connection to where a URI points, not yet encrypted: straight, or through the owner's proxy.
#[derive(Clone)]
pub(super) struct Way {
    direct: HttpConnector<Resolver>,
    through: Option<Through>,
}

#[derive(Clone)]
enum Through {
    Http(Tunnel<HttpConnector>),
    Socks5(SocksV5<HttpConnector>),
}

/// The owner's proxy made no connection. Its cause may name the proxy, and so is not told.
#[derive(Debug, thiserror::Error)]
#[error("the proxy of --via makes no connection to the provider")]
pub(super) struct NoWay;

impl Way {
    pub(super) fn new(connecting: &Connecting) -> Self {
        let allowed = connecting.allow_resolved.as_slice().into();
        let resolver = Resolver { lookup: connecting.lookup.clone(), allowed };
        let mut direct = HttpConnector::new_with_resolver(resolver);
        direct.enforce_http(false);
        direct.set_nodelay(true);
        Self { direct, through: connecting.via.as_ref().map(Through::new) }
    }
}

impl Through {
    fn new(via: &Via) -> Self {
        let mut to_proxy = HttpConnector::new();
        to_proxy.set_nodelay(true);
        match &via.protocol {
            Protocol::Http(None) => Self::Http(Tunnel::new(via.proxy.clone(), to_proxy)),
            Protocol::Http(Some(basic)) => {
                Self::Http(Tunnel::new(via.proxy.clone(), to_proxy).with_auth(basic.clone()))
            }
            Protocol::Socks5(None) => Self::Socks5(SocksV5::new(via.proxy.clone(), to_proxy)),
            Protocol::Socks5(Some((user, password))) => Self::Socks5(
                SocksV5::new(via.proxy.clone(), to_proxy).with_auth(user.clone(), password.expose().to_owned()),
            ),
        }
    }
}

impl Service<Uri> for Way {
    type Response = TokioIo<TcpStream>;
    type Error = Box<dyn Error + Send + Sync>;
    type Future = Pin<Box<dyn Future<Output = Result<Self::Response, Self::Error>> + Send>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Self::Error>> {
        // All three connectors are ready at any time.
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, uri: Uri) -> Self::Future {
        match &mut self.through {
            // A stand-in on this computer is nothing that another's proxy could reach.
            Some(Through::Http(tunnel)) if !is_loopback(&uri) => {
                let connecting = tunnel.call(uri);
                Box::pin(async move { connecting.await.map_err(|_| NoWay.into()) })
            }
            Some(Through::Socks5(socks)) if !is_loopback(&uri) => {
                let connecting = socks.call(uri);
                Box::pin(async move { connecting.await.map_err(|_| NoWay.into()) })
            }
            _ => {
                let connecting = self.direct.call(uri);
                Box::pin(async move { Ok(connecting.await?) })
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn proxies() {
        for text in [
            "http://127.0.0.1:3128",
            "socks5://proxy.example.org:1080",
            "socks5://[2001:db8::1]:1080",
            "http://user:p%40ss@192.0.2.1:8000",
        ] {
            assert!(text.parse::<Via>().is_ok(), "{text}");
        }
        for text in [
            "127.0.0.1:3128",
            "https://127.0.0.1:3128",
            "socks4://127.0.0.1:1080",
            "http://127.0.0.1",
            "http://127.0.0.1:3128/path",
            "http://user@127.0.0.1:3128",
            "http://user:p%ff@127.0.0.1:3128",
            "http://:3128",
            "",
        ] {
            assert_eq!(text.parse::<Via>().err(), Some(NotVia), "{text}");
        }
    }

    #[test]
    fn its_password_is_not_shown() {
        for scheme in ["http", "socks5"] {
            let via: Via = format!("{scheme}://user:hush@192.0.2.1:8000").parse().unwrap();
            let shown = format!("{via:?}");
            assert!(!shown.contains("hush") && !shown.contains("dXNlcjpodXNo"), "{shown}");
        }
    }
}
