//! The sockets: from binding to the last request's end.

use crate::{
    connections::Connections,
    files::Files,
    http::Exchange,
    limit::Pace,
    pairing::{Pairing, ShowLink},
    patience::Patience,
    policy::Policy,
    replies::Replies,
    settings::{Settings, Unsafe},
    token::{NoRandom, Token},
    upstream::{Connecting, NoTls, Upstream},
};
use hyper::{server::conn::http1, service::service_fn};
use hyper_util::{
    rt::{TokioIo, TokioTimer},
    server::graceful::GracefulShutdown,
};
use std::{convert::Infallible, io, net::SocketAddr, path::PathBuf, sync::Arc, time::Duration};
use tokio::{net::TcpListener, sync::mpsc, time};

/// The largest head of a request, in bytes: the numbers of two thousand proxies fit into its query.
const HEAD_LIMIT: usize = 32 << 10;
/// What a connection buffers at most, in bytes: a whole head and a little more.
const BUFFER: usize = HEAD_LIMIT + (8 << 10);
/// The largest answer of a provider, in bytes.
const REPLY_LIMIT: usize = 8 << 20;

/// A relay that listens.
pub struct Relay {
    listener: TcpListener,
    address: SocketAddr,
    exchange: Arc<Exchange>,
    unused: mpsc::Receiver<()>,
}

/// Why the relay does not start.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// The settings would open it to others.
    #[error(transparent)]
    Unsafe(#[from] Unsafe),
    /// The app's folder is not there.
    #[error("--app {0:?} is no folder")]
    NoApp(PathBuf),
    /// The address cannot be listened on.
    #[error("cannot listen on {0}: {1}")]
    Bind(SocketAddr, #[source] io::Error),
    /// See [`NoRandom`].
    #[error(transparent)]
    NoRandom(#[from] NoRandom),
    /// See [`NoTls`].
    #[error(transparent)]
    NoTls(#[from] NoTls),
}

impl Relay {
    /// Listens, and answers nobody yet. Whoever has the token may call; `show_link` is given the next link whenever one was used.
    ///
    /// # Errors
    /// [`StartError`], with the sentence for the person at the command line.
    pub async fn bind(settings: Settings, token: Token, show_link: ShowLink) -> Result<Self, StartError> {
        settings.check()?;
        if let Some(folder) = settings.app.as_ref().filter(|folder| !folder.is_dir()) {
            return Err(StartError::NoApp(folder.clone()));
        }
        let connecting = Connecting {
            lookup: settings.lookup,
            allow_resolved: settings.allow_resolved,
            via: settings.via,
            limit: settings.times.connect,
        };
        let upstream = Upstream::new(settings.bases, &connecting, REPLY_LIMIT)?;
        let bind_error = |error| StartError::Bind(settings.listen, error);
        let listener = TcpListener::bind(settings.listen).await.map_err(bind_error)?;
        let address = listener.local_addr().map_err(bind_error)?;
        let (in_use, unused) = mpsc::channel(1);
        let policy = Policy::new(address, &settings.origins, &settings.public_hosts, token.clone());
        let exchange = Exchange {
            pairing: Pairing::new(token, policy.home().to_owned(), settings.times.guess, show_link)?,
            policy: policy.holding(settings.accounts),
            pace: Pace::new(settings.rates),
            upstream,
            replies: Replies::new(settings.times.keep),
            files: Files::new(settings.app),
            times: settings.times,
            quiet: settings.quiet,
            _in_use: in_use,
        };
        Ok(Self { listener, address, exchange: Arc::new(exchange), unused })
    }

    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// The link that pairs a page first; `None` where there is no app to open.
    pub fn link(&self) -> Option<String> {
        self.exchange.files.is_some().then(|| self.exchange.pairing.link())
    }

    /// Answers requests until `stop`; then takes no more, and ends when those in flight have, or after
    /// [`crate::Times::stop`].
    pub async fn run(self, stop: impl Future<Output = ()>) {
        let Self { listener, exchange, mut unused, .. } = self;
        let (limit, patience) = (exchange.times.stop, exchange.times.request);
        let connections = Connections::default();
        let graceful = GracefulShutdown::new();
        let mut http = http1::Builder::new();
        http.timer(TokioTimer::new())
            .header_read_timeout(exchange.times.request)
            .max_header_size(HEAD_LIMIT)
            .max_buf_size(BUFFER);
        let mut stop = std::pin::pin!(stop);
        loop {
            let accepted = tokio::select! {
                accepted = listener.accept() => accepted,
                () = &mut stop => break,
            };
            let Ok((socket, peer)) = accepted else {
                // Out of file descriptors, most likely: some connection has to end first.
                time::sleep(Duration::from_millis(50)).await;
                continue;
            };
            let Some(counted) = connections.admit(peer.ip()) else { continue };
            // An answer is one write; waiting for more would only delay it.
            let _ = socket.set_nodelay(true);
            let exchange = exchange.clone();
            let service = service_fn(move |request| {
                let exchange = exchange.clone();
                async move { Ok::<_, Infallible>(exchange.serve(request).await) }
            });
            let socket = Patience::with(socket, patience);
            let connection = graceful.watch(http.serve_connection(TokioIo::new(socket), service));
            tokio::spawn(async move {
                // A client that breaks its connection off is its own business.
                let _ = connection.await;
                drop(counted);
            });
        }
        drop(listener);
        drop(exchange);
        let _ = time::timeout(limit, async {
            graceful.shutdown().await;
            while unused.recv().await.is_some() {}
        })
        .await;
    }
}
